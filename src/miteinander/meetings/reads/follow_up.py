"""What the next meeting could take over from the findings of the one before, by one rule in the open.

1. An unanswered question becomes a guiding question as it stands; the heaviest first.
2. A challenge becomes the guiding question how to meet it; the heaviest first.
3. The heaviest idea becomes an input, the heaviest guardrail a fishbowl; all others become topics for the barcamp.
4. Commitments that fall due by the day of the meeting and are not settled become one item of the agenda.
5. Around it stands the usual frame of a day, unless there is a programme already; where no finding fills an input or
   a fishbowl, the usual one stands.
6. Topics that found no place in the barcamp become topics again.

The same findings always give the same proposals. Weight is dots by phone and on paper; equals stand by number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from miteinander.ground.clock import berlin_day
from miteinander.ground.dates import day_words
from miteinander.meetings.choices import AgendaFormatKey, Becomes, Decision, FindingKind, PitchState
from miteinander.meetings.formats import USUAL_DAY, format_of
from miteinander.meetings.models import CarriedItem, Finding, Meeting, Pitch
from miteinander.meetings.reads.harvest import origin_words, weight_words, weighted

LONGEST_TEXT, LONGEST_REASON = 400, 500
FIRST_QUESTION, FIRST_TOPIC, LEFT_TOPIC = 100, 1_000, 2_000  # positions: the day itself, questions, topics
MINUTES_A_COMMITMENT, FEWEST_MINUTES, MOST_MINUTES = 5, 15, 45
FILLED = {AgendaFormatKey.INPUT, AgendaFormatKey.FISHBOWL}  # what findings are talked about in
FRAME = [item for item in USUAL_DAY if item[0] not in FILLED]
FRAME_AT = (0, 10, 40, 60, 70, 80, 90)  # positions of the frame; between them stands what comes from findings
COMMITMENTS_AT, INPUT_AT, FISHBOWL_AT = 20, 30, 50
USUAL_INSTEAD = [  # what stands where no finding is talked about
    (place, next(item for item in USUAL_DAY if item[0] == form))
    for place, form in ((INPUT_AT, AgendaFormatKey.INPUT), (FISHBOWL_AT, AgendaFormatKey.FISHBOWL))
]


@dataclass(frozen=True)
class Proposal:
    """One thing the next meeting could take over, and why."""

    key: str
    position: int
    becomes: Becomes
    text: str
    reason: str
    format: str = ""
    minutes: int | None = None
    details: str = ""
    findings: tuple[Finding, ...] = ()


def proposals_for(meeting: Meeting) -> list[Proposal]:
    """Return what is new since the last time: nothing that was proposed before comes again, however it was decided."""
    before = list(meeting.carried_items.prefetch_related("findings"))
    with override("de"):
        open_ones = (
            [finding for finding in weighted(meeting.follows) if finding.resolved_at is None] if meeting.follows else []
        )
        known = {finding.pk for item in before for finding in item.findings.all()}
        new = [
            finding
            for finding in open_ones
            if finding.pk not in known and f"finding-{finding.number}" not in _keys(before)
        ]
        ideas = _ideas(new, before)
        return [
            *_frame(meeting, before, filled={one.format for one in ideas}),
            *_commitments(meeting, new),
            *_questions(new),
            *ideas,
            *_topics(meeting.follows, before),
        ]


def _keys(items: Iterable[CarriedItem]) -> set[str]:
    return {item.key for item in items}


def _frame(meeting: Meeting, before: Sequence[CarriedItem], *, filled: set[str]) -> list[Proposal]:
    if any(key.startswith("frame-") for key in _keys(before)) or meeting.agenda_items.exists():
        return []
    reason = _("the usual frame of a day")
    usual = [(place, item) for place, item in USUAL_INSTEAD if item[0] not in filled]
    return [
        Proposal(f"frame-{position}", position, Becomes.ITEM, str(title), reason, form, minutes)
        for position, (form, title, minutes) in sorted([*zip(FRAME_AT, FRAME, strict=True), *usual])
    ]


def _topics(earlier: Meeting | None, before: Sequence[CarriedItem]) -> list[Proposal]:
    """What was offered and found no place; who offered it is not carried on."""
    if earlier is None:
        return []
    left = Pitch.objects.filter(
        barcamp__meeting=earlier, state__in=(PitchState.PROPOSED, PitchState.PARKED), session=None
    )
    reason = _("a topic of %(day)s that found no place") % {"day": day_words(earlier.starts_at)}
    return [
        Proposal(
            f"pitch-{pitch.card_number}",
            LEFT_TOPIC + place,
            Becomes.TOPIC,
            pitch.title,
            reason,
            details=pitch.description,
        )
        for place, pitch in enumerate(left.order_by("card_number"))
        if f"pitch-{pitch.card_number}" not in _keys(before)
    ]


def _commitments(meeting: Meeting, new: Iterable[Finding]) -> list[Proposal]:
    day = berlin_day(meeting.starts_at)
    due = [one for one in new if one.kind == FindingKind.COMMITMENT and one.due_on and one.due_on <= day]
    if not due:
        return []
    due.sort(key=lambda one: (one.due_on, one.number))
    numbers = ", ".join(str(one.number) for one in sorted(due, key=lambda one: one.number))
    words = {"count": len(due), "numbers": numbers, "day": day_words(meeting.starts_at)}
    reason = ngettext(
        "from finding %(numbers)s: a commitment that falls due by %(day)s",
        "from findings %(numbers)s: %(count)d commitments that fall due by %(day)s",
        len(due),
    )
    minutes = min(MOST_MINUTES, max(FEWEST_MINUTES, MINUTES_A_COMMITMENT * len(due)))
    lines = [f"{one.text} ({one.owner}, {_('by %(due)s') % {'due': day_words(one.due_on or day)}})" for one in due]
    return [
        Proposal(
            f"commitments-{min(one.number for one in due)}",
            COMMITMENTS_AT,
            Becomes.ITEM,
            _("What became of the commitments"),
            _short(reason % words, LONGEST_REASON),
            AgendaFormatKey.INPUT,
            minutes,
            "\n".join(lines),
            tuple(due),
        )
    ]


def _questions(new: Iterable[Finding]) -> list[Proposal]:
    found = list(new)
    asked = [(one, one.text) for one in found if one.kind == FindingKind.OPEN_QUESTION]
    met = [
        (one, _("How do we meet this challenge: “%(challenge)s”?") % {"challenge": one.text.rstrip(".")})
        for one in found
        if one.kind == FindingKind.CHALLENGE
    ]
    return [
        _from_finding(finding, FIRST_QUESTION + place, Becomes.QUESTION, text)
        for place, (finding, text) in enumerate([*asked, *met])
    ]


def _ideas(new: Iterable[Finding], before: Iterable[CarriedItem]) -> list[Proposal]:
    found = [one for one in new if one.kind in {FindingKind.IDEA, FindingKind.GUARDRAIL}]
    filled = ("finding-", f"frame-{INPUT_AT}", f"frame-{FISHBOWL_AT}")
    given = {item.format for item in before if item.key.startswith(filled)}
    firsts = {
        FindingKind.IDEA: (INPUT_AT, AgendaFormatKey.INPUT, _("Input: %(text)s")),
        FindingKind.GUARDRAIL: (FISHBOWL_AT, AgendaFormatKey.FISHBOWL, _("In conversation: %(text)s")),
    }
    made = []
    for place, finding in enumerate(found):
        position, form, words = firsts[FindingKind(finding.kind)]
        if form in given:
            made.append(_from_finding(finding, FIRST_TOPIC + place, Becomes.TOPIC, finding.text))
        else:
            given.add(form)
            minutes = format_of(form).minutes
            made.append(
                _from_finding(
                    finding, position, Becomes.ITEM, words % {"text": finding.text}, form=form, minutes=minutes
                )
            )
    return made


def _from_finding(
    finding: Finding, position: int, becomes: Becomes, text: str, *, form: str = "", minutes: int | None = None
) -> Proposal:
    return Proposal(
        f"finding-{finding.number}",
        position,
        becomes,
        _short(text, LONGEST_TEXT),
        reason_of(finding),
        form,
        minutes,
        finding.text if becomes != Becomes.QUESTION else "",
        (finding,),
    )


def reason_of(finding: Finding) -> str:
    """Say in plain words where a proposal comes from."""
    words = {
        "number": finding.number,
        "kind": finding.get_kind_display(),
        "weight": weight_words(finding.weight),
        "origin": origin_words(finding),
    }
    return _short(_("from finding %(number)s (%(kind)s), %(weight)s; %(origin)s") % words, LONGEST_REASON)


def _short(text: str, most: int) -> str:
    return Truncator(text).chars(most)


@dataclass(frozen=True)
class TakeOver:
    """The page on which the office decides: what is proposed, by what it would become."""

    meeting: Meeting
    items: Sequence[CarriedItem]
    new: int

    @property
    def sections(self) -> list[tuple[str, str, list[CarriedItem]]]:
        titles = (
            (Becomes.QUESTION, _("Guiding questions")),
            (Becomes.ITEM, _("Programme")),
            (Becomes.TOPIC, _("Topics for the barcamp")),
        )
        found = [(kind, title, [item for item in self.items if item.becomes == kind]) for kind, title in titles]
        return [(str(kind), title, items) for kind, title, items in found if items]

    @property
    def open_count(self) -> int:
        return sum(item.decision == Decision.OPEN for item in self.items)


def take_over_of(meeting: Meeting) -> TakeOver:
    """Gather the page in a fixed number of queries."""
    items = meeting.carried_items.select_related("guiding_question", "agenda_item", "pitch")
    return TakeOver(meeting, list(items), len(proposals_for(meeting)))


def possible_predecessors(meeting: Meeting) -> list[Meeting]:
    """Return the earlier meetings of the series on which nothing builds yet."""
    earlier = Meeting.objects.filter(series_id=meeting.series_id, starts_at__lt=meeting.starts_at, followed_by=None)
    return list(earlier.exclude(pk=meeting.pk).order_by("-starts_at"))
