"""What a documentation contains: gathered once, as plain facts that can be frozen and told in any language.

No participant is named: people appear as organisations, and a name that slipped into a text gives way to one.
"""

from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from miteinander.ground.dates import day_words
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import FindingKind, QuestionState
from miteinander.meetings.models import Finding, Meeting, Session
from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.documentation_material import Gathered, gather
from miteinander.meetings.reads.documentation_names import Unnamed, unnamed
from miteinander.meetings.reads.harvest import PLENARY_KINDS, kind_plural

Content = dict[str, Any]
SCHEMA = 2
DISCUSSED = {QuestionState.ANSWERED, QuestionState.TAKEN}


def content_of(meeting: Meeting, *, foreword: str = "") -> Content:
    """Gather the documentation as it stands now; the same state of the meeting always gives the same content."""
    return content_and_names(meeting, foreword=foreword)[0]


def content_and_names(meeting: Meeting, *, foreword: str = "") -> tuple[Content, Unnamed]:
    """Gather the documentation, and what became of the names in its texts."""
    at_hand, names = _at_hand(meeting)
    sessions, organisations = _sessions(at_hand, names), _organisations(at_hand)
    content = {
        "schema": SCHEMA,
        "head": _head(meeting),
        "foreword": _paragraphs(foreword),
        "questions": at_hand.questions,
        "agenda": [_agenda_item(item) for item in at_hand.agenda],
        "fishbowl": _fishbowl(at_hand, names),
        "sessions": sessions,
        **_harvested(at_hand, names),
        "organisations": organisations,
        "method": _method(at_hand, sessions, organisations),
    }
    return content, names


def findings_content(meeting: Meeting) -> Content:
    """Return only what the page of results shows, for a look before the review."""
    return _harvested(*_at_hand(meeting))


def _at_hand(meeting: Meeting) -> tuple[Gathered, Unnamed]:
    at_hand = gather(meeting)
    with override("de"):  # what stands for a name is part of the text, and the texts are German
        return at_hand, unnamed(at_hand)


def _harvested(at_hand: Gathered, names: Unnamed) -> Content:
    return {
        "headings": at_hand.headings,
        "findings": [_finding(finding, names) for finding in at_hand.findings],
        "weighting": {
            "each": at_hand.dots_per_person,
            "phone": sum(one.phone_dots for one in at_hand.findings),
            "paper": sum(one.hands_counted for one in at_hand.findings),
        },
    }


def _finding(finding: Finding, names: Unnamed) -> Content:
    """Return one finding as it is published; `due_on` stays a date that can be compared."""
    return {
        "number": finding.number,
        "kind": finding.kind,
        "text": names.clear(finding.text),
        "group": finding.group.title if finding.group else "",
        "weight": finding.weight,
        "phone_dots": finding.phone_dots,
        "phones": finding.phones,
        "hands_counted": finding.hands_counted,
        "from_session": _slot(finding.session, names) if finding.session else None,
        "from_question": names.clear(finding.fishbowl_question.text) if finding.fishbowl_question else "",
        "question": finding.guiding_question.text if finding.guiding_question else "",
        "owner": names.clear(finding.owner),
        "due_on": finding.due_on.isoformat() if finding.due_on else "",
    }


def _slot(session: Session, names: Unnamed) -> Content:
    return {
        "number": session.round.number,
        "room": session.room.name,
        "title": names.clear(session.pitch.title),
    }


def _head(meeting: Meeting) -> Content:
    return {
        "title": meeting.title,
        "subtitle": meeting.subtitle,
        "series": meeting.series.title if meeting.series.title != meeting.title else "",
        "network": meeting.network.name,
        "starts_at": meeting.starts_at.astimezone(UTC).isoformat(),
        "ends_at": meeting.ends_at.astimezone(UTC).isoformat(),
        "place": place_line(meeting),
    }


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _agenda_item(item: Content) -> Content:
    who = ((one["name"], one["organisation"]) for one in item["speakers"])
    return {
        "starts_at": item["starts_at"],
        "minutes": item["minutes"],
        "is_approximate": item["is_approximate"],
        "title": item["title"],
        "kind": item["format"],
        "room": item["place"],
        "text": item["description"],
        "speakers": [f"{name} ({organisation})" if organisation else name for name, organisation in who],
        "materials": item["materials"],
    }


def _fishbowl(at_hand: Gathered, names: Unnamed) -> list[Content]:
    """Every question that was not set aside; who asked is not said."""
    return [
        {
            "text": names.clear(question["text"]),
            "about": question["about"],
            "notes": names.clear(question["notes"]),
            "answered": question["state"] in DISCUSSED,
        }
        for question in at_hand.fishbowl
    ]


def _sessions(at_hand: Gathered, names: Unnamed) -> list[Content]:
    return [
        {
            "number": str(number),
            "title": names.clear(session["title"]),
            "in_round": session["round"],
            "starts_at": session["starts_at"],
            "minutes": session["minutes"],
            "room": session["room"],
            "what": names.clear(session["what"]),
            "so_what": names.clear(session["so_what"]),
            "now_what": names.clear(session["now_what"]),
            "who": names.clear(session["who_goes_on"]),
        }
        for number, session in enumerate(at_hand.sessions, start=1)
    ]


def _organisations(at_hand: Gathered) -> list[list[Any]]:
    """Who was there, by organisation only; without any check-in, who was registered. No name stands for not stated."""
    came = [guest for guest in at_hand.guests if guest.came]
    counts: dict[str, int] = {}
    for guest in came or (guest for guest in at_hand.guests if guest.holds_seat):
        counts[guest.origin] = counts.get(guest.origin, 0) + 1
    return [[name, counts[name]] for name in sorted(counts, key=lambda name: (not name, name.casefold()))]


def _method(at_hand: Gathered, sessions: Sequence[Content], organisations: Sequence[list[Any]]) -> Content:
    """Say in figures how this came about: who was there, what was proposed on which channel."""
    promises = sum(finding.kind == FindingKind.COMMITMENT for finding in at_hand.findings)
    return {
        "people": sum(count for _name, count in organisations),
        "topics": len(at_hand.topics),
        "topics_on_paper": at_hand.topics.count(Channel.PAPER),
        "sessions": len(sessions),
        "with_result": sum(any(one[part] for part in ("what", "so_what", "now_what")) for one in sessions),
        "findings": len(at_hand.findings) - promises,
        "promises": promises,
    }


def changed_parts(before: Content | None, after: Content) -> list[str]:
    """Name the parts in which two states of a documentation differ."""
    parts = {
        "head": _("title, day and place"),
        "foreword": _("foreword"),
        "questions": _("guiding questions"),
        "agenda": _("programme and material"),
        "fishbowl": _("questions of the fishbowl"),
        "sessions": _("sessions and results"),
        "headings": _("headings"),
        "findings": _("findings and commitments"),
        "weighting": _("weighting"),
        "organisations": _("participants"),
        "method": _("how it was made"),
    }
    return [name for part, name in parts.items() if (before or {}).get(part) != after.get(part)]


def chapters_of(content: Content) -> list[tuple[str, list[Content]]]:
    """Findings under the plenary's headings; what stands under none comes last, by kind. No commitments."""
    opinions = [one for one in content["findings"] if one["kind"] != FindingKind.COMMITMENT]
    headings = content["headings"]
    chapters = [(title, [one for one in opinions if one["group"] == title]) for title in headings]
    rest = [one for one in opinions if one["group"] not in set(headings)]
    chapters += [(kind_plural(kind), [one for one in rest if one["kind"] == kind]) for kind in PLENARY_KINDS]
    return [(title, found) for title, found in chapters if found]


def due_words(due_on: str) -> str:
    """Return a stored date as people read it."""
    return day_words(date.fromisoformat(due_on)) if due_on else ""
