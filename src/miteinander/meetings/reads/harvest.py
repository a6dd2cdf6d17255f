"""What the pages of the harvest show: findings under their headings, what they could come from, dots."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.meetings.choices import FindingKind
from miteinander.meetings.models import (
    CheckIn,
    DotCount,
    Finding,
    FindingGroup,
    FishbowlQuestion,
    Harvest,
    Meeting,
    Session,
)

Origin = Session | FishbowlQuestion
PLENARY_KINDS = tuple(kind for kind in FindingKind if kind != FindingKind.COMMITMENT)


@dataclass(frozen=True)
class Bundle:
    """Findings under one heading; no group means under none."""

    group: FindingGroup | None
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Source:
    """A session's result or the notes on a question, from which a finding can be taken over."""

    session: Session | None
    question: FishbowlQuestion | None
    parts: Sequence[tuple[str, str, str]]  # which part, the question it answers, its text
    taken: int  # how many findings came from here already

    @property
    def name(self) -> str:
        return session_words(self.session) if self.session else question_words(self.question)


@dataclass(frozen=True)
class Board:
    """The harvest as the organisers see it."""

    harvest: Harvest
    findings: Sequence[Finding]
    groups: Sequence[FindingGroup]
    origins: Sequence[Origin]
    sources: Sequence[Source]

    @cached_property
    def bundles(self) -> list[Bundle]:
        own = [Bundle(group, [one for one in self.findings if one.group_id == group.pk]) for group in self.groups]
        loose = [finding for finding in self.findings if finding.group_id is None]
        return [*own, Bundle(None, loose)] if loose else own

    @property
    def weighting(self) -> str:
        return weighting_words(self.harvest, self.findings)


def harvest_of(meeting: Meeting) -> Harvest:
    """Return the harvest, or what it is before anybody began it."""
    return Harvest.objects.filter(meeting=meeting).first() or Harvest(meeting=meeting)


def board_of(meeting: Meeting) -> Board:
    """Gather the page of the organisers in five queries, however many findings; four when the harvest came along."""
    shown, origins = ranking_of(meeting), origins_of(meeting)
    return replace(shown, origins=origins, sources=_sources(origins, shown.findings))


def ranking_of(meeting: Meeting) -> Board:
    """Gather the findings by weight under their headings, without what they come from."""
    harvest = getattr(meeting, "harvest", None) or Harvest(meeting=meeting)
    return Board(harvest, weighted(meeting), list(meeting.finding_groups.all()), origins=(), sources=())


def origins_of(meeting: Meeting) -> list[Origin]:
    """Return what a finding can come from: the sessions in the order of the wall, then the questions."""
    sessions = Session.objects.filter(pitch__barcamp__meeting=meeting).select_related("pitch", "round", "room")
    questions = FishbowlQuestion.objects.filter(fishbowl__meeting=meeting)
    return [*sessions.order_by("round__number", "room__position"), *questions]


def weighted(meeting: Meeting) -> list[Finding]:
    """Return the findings, the heaviest first; among equals in the order of their numbers."""
    found = meeting.findings.with_weight().with_origin()
    for finding in found:
        finding.meeting = meeting
    return sorted(found, key=lambda finding: (-finding.weight, finding.number))


def _sources(origins: Iterable[Origin], findings: Iterable[Finding]) -> list[Source]:
    """What has a result or notes, part by part, and how many findings came from it already."""
    taken = Counter(finding.session_id or finding.fishbowl_question_id for finding in findings)
    names = {
        "what": _("What did you talk about?"),
        "so_what": _("What does it mean?"),
        "now_what": _("What happens next?"),
        "who_goes_on": _("Who goes on with it?"),
        "notes": _("Notes"),
    }
    sources = []
    for one in origins:
        parts = [(part, name, getattr(one, part)) for part, name in names.items() if getattr(one, part, "")]
        session, question = (one, None) if isinstance(one, Session) else (None, one)
        if parts:
            sources.append(Source(session, question, parts, taken[one.pk]))
    return sources


def session_words(session: Session | None) -> str:
    """Say where and when a session was."""
    if session is None:
        return ""
    return slot_words(session.round.number, session.room.name, session.pitch.title)


def slot_words(number: int, room: str, title: str) -> str:
    return _("Round %(number)s, %(room)s: “%(title)s”") % {"number": number, "room": room, "title": title}


def question_words(question: FishbowlQuestion | None) -> str:
    return fishbowl_words(question.text) if question else ""


def fishbowl_words(text: str) -> str:
    return _("Fishbowl: “%(question)s”") % {"question": text}


def origin_words(finding: Finding) -> str:
    """Answer "where does this come from?" in one line."""
    return joined_origin(session_words(finding.session), question_words(finding.fishbowl_question))


def joined_origin(*parts: str) -> str:
    return "; ".join(filter(None, parts)) or _("Plenary")


def weight_words(count: int) -> str:
    return ngettext("%(count)d dot", "%(count)d dots", count) % {"count": count}


def weighting_words(harvest: Harvest, findings: Sequence[Finding]) -> str:
    """Say how the order came about, in figures that can be added up."""
    phone, paper = sum(one.phone_dots for one in findings), sum(one.hands_counted for one in findings)
    return weighting_line(harvest.dots_per_person, phone, paper)


def weighting_line(each: int, phone: int, paper: int) -> str:
    if not phone + paper:
        return ""
    counted = {"each": weight_words(each), "phone": phone, "paper": paper, "all": phone + paper}
    return (
        _("Everybody had %(each)s: %(phone)d were given on a screen, %(paper)d counted by hand, %(all)d together.")
        % counted
    )


def turnout_words(meeting: Meeting, findings: Sequence[Finding]) -> str:
    """Say how many phones gave dots beside how many people came: whoever joins twice is seen here."""
    if not any(one.phone_dots for one in findings):
        return ""
    phones = DotCount.objects.filter(finding__meeting=meeting).values("participant").distinct().count()
    present = CheckIn.objects.filter(attendee__meeting=meeting).count()
    words = ngettext(
        "Dots came from %(phones)d device; %(present)d people are checked in.",
        "Dots came from %(phones)d devices; %(present)d people are checked in.",
        phones,
    )
    return words % {"phones": phones, "present": present}


@dataclass(frozen=True)
class OwnDot:
    """A finding as one participant sees it: the dots they gave."""

    finding: Finding
    given: int
    can_add: bool

    @property
    def marks(self) -> range:
        return range(self.given)

    @property
    def one_less(self) -> int:
        return self.given - 1

    @property
    def one_more(self) -> int:
        return self.given + 1


@dataclass(frozen=True)
class Ballot:
    """The dots page of one participant."""

    harvest: Harvest
    bundles: Sequence[tuple[str, Sequence[OwnDot]]]
    given: int

    @property
    def left(self) -> int:
        return max(0, self.harvest.dots_per_person - self.given)


def ballot_of(meeting: Meeting, participant: UUID | None) -> Ballot:
    """Return the findings under their headings with one's own dots, in the order of the printed sheet."""
    harvest = harvest_of(meeting)
    dots = DotCount.objects.filter(finding__meeting=meeting)
    own = dict(dots.filter(participant_id=participant).values_list("finding", "count")) if participant else {}
    given = sum(own.values())
    can_add = given < harvest.dots_per_person
    bundles = [
        (name, [OwnDot(finding, own.get(finding.pk, 0), can_add) for finding in findings])
        for name, findings in printed_order(meeting)
    ]
    return Ballot(harvest, bundles, given)


def printed_order(meeting: Meeting) -> list[tuple[str, list[Finding]]]:
    """Findings to be weighed as they stand on the wall: under the plenary's headings, else by kind, then by number.

    Commitments are promises, not opinions: nobody weighs them.
    """
    return as_printed(meeting.findings.with_origin(), list(meeting.finding_groups.all()))


def as_printed(findings: Iterable[Finding], groups: Sequence[FindingGroup]) -> list[tuple[str, list[Finding]]]:
    opinions = (one for one in findings if one.kind != FindingKind.COMMITMENT)
    found = sorted(opinions, key=lambda one: one.number)
    if groups:
        named = [(group.title, [one for one in found if one.group_id == group.pk]) for group in groups]
        named.append((_("Without heading"), [one for one in found if one.group_id is None]))
    else:
        named = [(kind_plural(kind), [one for one in found if one.kind == kind]) for kind in PLENARY_KINDS]
    return [(name, findings) for name, findings in named if findings]


def kind_plural(kind: str) -> str:
    """What a heading over findings of this kind is called."""
    return {
        FindingKind.CHALLENGE: _("Challenges"),
        FindingKind.GUARDRAIL: _("Guardrails"),
        FindingKind.IDEA: _("Ideas"),
        FindingKind.OPEN_QUESTION: _("Open questions"),
        FindingKind.COMMITMENT: _("Commitments"),
    }[FindingKind(kind)]
