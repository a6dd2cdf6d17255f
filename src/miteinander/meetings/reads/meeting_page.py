"""What the one page of a meeting shows, in a fixed number of queries."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from miteinander.ground.clock import in_berlin
from miteinander.ground.inventory import Text
from miteinander.meetings.choices import MeetingStatus, Stage
from miteinander.meetings.formats import AgendaFormat, format_of
from miteinander.meetings.models import AgendaItem, Meeting
from miteinander.meetings.reads.page_rows import (
    ItemRow,
    LinkLine,
    MaterialLine,
    QuestionLine,
    RoundLine,
    SiblingLine,
    SpeakerLine,
    page_rows,
)
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.roles.actor import Actor


@dataclass(frozen=True)
class AgendaLine:
    """One item as every page shows it: planned time struck when it is another one now."""

    item: AgendaItem
    format: AgendaFormat
    state: str  # past, now, next or later; empty when it is not the day
    speakers: Sequence[SpeakerLine]
    materials: Sequence[MaterialLine]
    takes_questions: bool = False

    @property
    def now(self) -> bool:
        return self.state == "now"

    @property
    def page_label(self) -> Text:
        """What its page is good for now."""
        return _("Ask a question") if self.takes_questions else self.format.page_label

    @cached_property
    def kind(self) -> str:
        """The kind in words, when it says more than the title does."""
        label = str(self.format.label)
        says_more = not self.format.is_break and label.casefold() not in self.item.title.casefold()
        return label[:1].upper() + label[1:] if says_more else ""

    @cached_property
    def begins(self) -> datetime:
        return in_berlin(self.item.starts_at)


@dataclass(frozen=True)
class MeetingPage:
    """The page of a meeting before, on and after the day."""

    meeting: Meeting
    stage: Stage
    questions: Sequence[QuestionLine]
    links: Sequence[LinkLine]
    agenda: Sequence[AgendaLine]
    siblings: Sequence[SiblingLine]
    rounds: Sequence[RoundLine]
    has_results: bool
    shows_hybrid_link: bool
    takes_registrations: bool

    @property
    def current(self) -> AgendaLine | None:
        return next((line for line in self.agenda if line.state == "now"), None)

    @property
    def following(self) -> AgendaLine | None:
        return next((line for line in self.agenda if line.state == "next"), None)

    @property
    def is_late(self) -> bool:
        return any(line.item.is_late for line in self.agenda)


def agenda_of(meeting: Meeting, *, at: datetime) -> list[AgendaLine]:
    """Return the items with their place in the day: one query, however many items."""
    return _lines(meeting, page_rows(meeting).items, at)


def _lines(meeting: Meeting, rows: Sequence[ItemRow], at: datetime) -> list[AgendaLine]:
    is_today = meeting.stage(at) == Stage.TODAY
    upcoming = next((row.item for row in rows if row.item.starts_at > at), None)
    return [
        AgendaLine(
            item=row.item,
            format=format_of(row.item.format),
            state=_state(row.item, upcoming, at) if is_today else "",
            speakers=row.speakers,
            materials=row.materials,
            takes_questions=is_today and row.fishbowl is not None and row.fishbowl.takes_questions(at),
        )
        for row in rows
    ]


def _state(item: AgendaItem, upcoming: AgendaItem | None, at: datetime) -> str:
    if item.starts_at <= at < item.ends_at:
        return "now"
    if item == upcoming:
        return "next"
    return "past" if item.ends_at <= at else "later"


def meeting_page(meeting: Meeting, *, by: Actor, at: datetime) -> MeetingPage:
    """Gather the page; the number of queries does not grow with agenda, sessions or registrations."""
    stage, rows = meeting.stage(at), page_rows(meeting)
    return MeetingPage(
        meeting=meeting,
        stage=stage,
        questions=rows.questions,
        links=rows.links if stage == Stage.BEFORE else [],
        agenda=_lines(meeting, rows.items, at),
        siblings=rows.siblings,
        rounds=rows.rounds if stage != Stage.BEFORE else [],
        has_results=rows.has_results,
        shows_hybrid_link=stage != Stage.AFTER and bool(meeting.hybrid_url) and is_registered(meeting, by),
        takes_registrations=meeting.registration_is_open(at),
    )


def is_registered(meeting: Meeting, by: Actor) -> bool:
    """Tell whether this actor comes to the meeting: by account, by registration link or by joining on the day."""
    if by.person is None and by.link is None:
        return False
    if by.link is not None and by.link.purpose == PARTICIPANT_LINK:
        return True
    theirs = Q(person=by.person) if by.person is not None else Q()
    if by.link is not None:
        theirs |= Q(pk=by.link.object_id)
    return meeting.registrations.holding_seats().filter(theirs).exists()


def event_data(meeting: Meeting) -> SafeString:
    """Return the meeting as schema.org Event in JSON-LD; no text can close the element it stands in."""
    cancelled = meeting.status == MeetingStatus.CANCELLED
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.title,
        "startDate": meeting.starts_at.isoformat(),
        "endDate": meeting.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
        "eventAttendanceMode": _attendance(meeting),
        "url": settings.BASE_URL + reverse("meeting", args=[meeting.slug]),
        "location": _location(meeting),
        "organizer": {"@type": "Organization", "name": meeting.network.office_name or meeting.network.name},
        "maximumAttendeeCapacity": meeting.capacity,
        "description": meeting.subtitle or meeting.invitation[:300],
    }
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)  # noqa: S308  # every sign that means something to HTML was replaced just above


def _attendance(meeting: Meeting) -> str:
    mode = "Mixed" if meeting.hybrid_url and meeting.town else "Online" if meeting.hybrid_url else "Offline"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _location(meeting: Meeting) -> dict[str, object]:
    if not (meeting.place_name or meeting.town):
        return {"@type": "VirtualLocation", "url": settings.BASE_URL + reverse("meeting", args=[meeting.slug])}
    return {
        "@type": "Place",
        "name": meeting.place_name or meeting.town,
        "isAccessibleForFree": True,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": meeting.street,
            "postalCode": meeting.postcode,
            "addressLocality": meeting.town,
            "addressCountry": "DE",
        },
    }
