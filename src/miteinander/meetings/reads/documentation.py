"""What a documentation contains: gathered once, in German, as plain data that can be frozen, shown and printed.

No participant is named: people appear as organisations, and a name that slipped into a text gives way to one.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from miteinander.ground.dates import day_words
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import FindingKind, PitchState, QuestionState
from miteinander.meetings.formats import format_of
from miteinander.meetings.models import AgendaItem, Attendee, Finding, FishbowlQuestion, Meeting, Pitch, Session
from miteinander.meetings.reads.agenda_sheets import clock, day_line
from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.documentation_names import Unnamed, unnamed
from miteinander.meetings.reads.harvest import (
    PLENARY_KINDS,
    harvest_of,
    kind_plural,
    origin_words,
    weighted,
    weighting_words,
)
from miteinander.meetings.reads.plan import round_name

Content = dict[str, Any]
SCHEMA = 1


def content_of(meeting: Meeting, *, foreword: str = "") -> Content:
    """Gather the documentation as it stands now; the same state of the meeting always gives the same content."""
    with override("de"):
        names = unnamed(meeting)
        findings = weighted(meeting)
        sessions = _sessions(meeting, names)
        organisations = _organisations(meeting)
        return {
            "schema": SCHEMA,
            "head": _head(meeting),
            "foreword": _paragraphs(foreword),
            "questions": [question.text for question in meeting.guiding_questions.all()],
            "agenda": _agenda(meeting),
            "fishbowl": _fishbowl(meeting, names),
            "sessions": sessions,
            "headings": [group.title for group in meeting.finding_groups.all()],
            "findings": [finding_content(finding, names) for finding in findings],
            "weighting": weighting_words(harvest_of(meeting), findings),
            "organisations": organisations,
            "method": _method(meeting, findings, sessions, organisations),
            "replaced_names": names.replaced,
        }


def finding_content(finding: Finding, names: Unnamed) -> Content:
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
        "origin": names.clear(origin_words(finding)),
        "question": finding.guiding_question.text if finding.guiding_question else "",
        "owner": names.clear(finding.owner),
        "due_on": finding.due_on.isoformat() if finding.due_on else "",
    }


def findings_content(meeting: Meeting) -> Content:
    """Return only what the page of results shows, for a look before the review."""
    with override("de"):
        names, findings = unnamed(meeting), weighted(meeting)
        return {
            "headings": [group.title for group in meeting.finding_groups.all()],
            "findings": [finding_content(finding, names) for finding in findings],
            "weighting": weighting_words(harvest_of(meeting), findings),
        }


def _head(meeting: Meeting) -> Content:
    return {
        "title": meeting.title,
        "subtitle": meeting.subtitle,
        "series": meeting.series.title if meeting.series.title != meeting.title else "",
        "network": meeting.network.name,
        "day": day_line(meeting),
        "hours": f"{clock(meeting.starts_at)} bis {clock(meeting.ends_at)} Uhr",
        "place": place_line(meeting),
    }


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _agenda(meeting: Meeting) -> list[Content]:
    items = meeting.agenda_items.prefetch_related("speakers", "materials")
    return [_agenda_item(item) for item in items]


def _agenda_item(item: AgendaItem) -> Content:
    form = format_of(item.format)
    about = _("approx.") + " " if item.is_approximate else ""
    return {
        "time": about + clock(item.starts_at),
        "until": "" if form.ends_open else clock(item.ends_at),
        "title": item.title,
        "format": "" if form.is_break else capfirst(form.label),
        "is_break": form.is_break,
        "room": item.place,
        "text": item.description,
        "speakers": [
            f"{who.name} ({who.organisation})" if who.organisation else who.name for who in item.speakers.all()
        ],
        "materials": [{"title": material.title, "url": material.url} for material in item.materials.all()],
    }


def _fishbowl(meeting: Meeting, names: Unnamed) -> list[Content]:
    """Every question that was not set aside; who asked is not said."""
    found = FishbowlQuestion.objects.filter(fishbowl__meeting=meeting).exclude(state=QuestionState.SET_ASIDE)
    return [
        {
            "text": names.clear(question.text),
            "about": question.input.title if question.input else "",
            "notes": names.clear(question.notes),
            "answered": question.state in {QuestionState.ANSWERED, QuestionState.TAKEN},
        }
        for question in found.select_related("input")
    ]


def _sessions(meeting: Meeting, names: Unnamed) -> list[Content]:
    found = Session.objects.filter(pitch__barcamp__meeting=meeting).select_related("pitch", "round", "room")
    return [
        {
            "number": str(number),
            "title": names.clear(session.pitch.title),
            "round": round_name(session.round),
            "when": f"{clock(session.round.starts_at)}–{clock(session.round.ends_at)}",
            "room": session.room.name,
            "what": names.clear(session.what),
            "so_what": names.clear(session.so_what),
            "now_what": names.clear(session.now_what),
            "who": names.clear(session.who_goes_on),
        }
        for number, session in enumerate(found.order_by("round__number", "room__position"), start=1)
    ]


def _organisations(meeting: Meeting) -> list[list[Any]]:
    """Who was there, by organisation only; without any check-in, who was registered."""
    came = Attendee.objects.filter(meeting=meeting, check_in__isnull=False)
    people = came if came.exists() else Attendee.objects.filter(registration__in=meeting.registrations.holding_seats())
    fields = ("registration__organisation", "registration__municipality__name")
    counts: dict[str, int] = {}
    for organisation, town, count in people.values_list(*fields).annotate(count=Count("pk")).order_by(*fields):
        name = organisation or town or _("not stated")
        counts[name] = counts.get(name, 0) + count
    return [[name, counts[name]] for name in sorted(counts, key=str.casefold)]


def _method(
    meeting: Meeting, findings: Sequence[Finding], sessions: Sequence[Content], organisations: Iterable[list[Any]]
) -> list[str]:
    """Say in figures how this came about: who was there, what was proposed on which channel, how it was weighed."""
    topics = list(Pitch.objects.filter(barcamp__meeting=meeting).exclude(state=PitchState.DRAFT).values_list("channel"))
    promises = sum(finding.kind == FindingKind.COMMITMENT for finding in findings)
    figures = {
        "people": sum(count for _name, count in organisations),
        "topics": len(topics),
        "topics_on_paper": sum(channel == Channel.PAPER for (channel,) in topics),
        "sessions": len(sessions),
        "with_result": sum(any(one[part] for part in ("what", "so_what", "now_what")) for one in sessions),
        "findings": len(findings) - promises,
        "promises": promises,
    }
    lines = [_("People who were there: %(people)d.") % figures] if figures["people"] else []
    if figures["topics"]:
        lines.append(_("Topics proposed: %(topics)d, of these on paper: %(topics_on_paper)d.") % figures)
        lines.append(_("Sessions: %(sessions)d, of these with a result written down: %(with_result)d.") % figures)
    words = _("Findings of the plenary: %(findings)d, commitments: %(promises)d. Each says where it comes from.")
    lines.append(words % figures)
    lines.append(_("Channels count the same: what was said, written on paper or typed on a phone stands side by side."))
    return lines


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
