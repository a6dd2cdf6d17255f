"""What the one page of a meeting shows, in a fixed number of queries."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from miteinander.ground.inventory import Text
from miteinander.meetings.choices import MeetingStatus, Stage
from miteinander.meetings.formats import AgendaFormat, format_of
from miteinander.meetings.models import AgendaItem, GuidingQuestion, Meeting, PreparatoryLink, Session
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.roles.actor import Actor


@dataclass(frozen=True)
class AgendaLine:
    """One item as every page shows it: planned time struck when it is another one now."""

    item: AgendaItem
    format: AgendaFormat
    state: str  # past, now, next or later; empty when it is not the day
    takes_questions: bool = False

    @property
    def now(self) -> bool:
        return self.state == "now"

    @property
    def page_label(self) -> Text:
        """What its page is good for now."""
        return _("Ask a question") if self.takes_questions else self.format.page_label

    @property
    def has_kind(self) -> bool:
        """Tell whether naming the kind says more than the title does."""
        return not self.format.is_break and self.format.label.casefold() not in self.item.title.casefold()


@dataclass(frozen=True)
class RoundLine:
    """A round of the barcamp with its rooms and topics, once they are placed."""

    number: int
    begins_at: datetime
    ends_at: datetime
    sessions: Sequence[tuple[str, str]]  # room, topic


@dataclass(frozen=True)
class MeetingPage:
    """The page of a meeting before, on and after the day."""

    meeting: Meeting
    stage: Stage
    questions: Sequence[GuidingQuestion]
    links: Sequence[PreparatoryLink]
    agenda: Sequence[AgendaLine]
    siblings: Sequence[Meeting]
    rounds: Sequence[RoundLine]
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
    """Return the items with their place in the day: three queries, however many items."""
    items = list(meeting.agenda_items.select_related("fishbowl").prefetch_related("speakers", "materials"))
    if meeting.stage(at) != Stage.TODAY:
        return [AgendaLine(item, format_of(item.format), "") for item in items]
    upcoming = next((item for item in items if item.starts_at > at), None)
    return [
        AgendaLine(item, format_of(item.format), _state(item, upcoming, at), _takes_questions(item, at))
        for item in items
    ]


def _takes_questions(item: AgendaItem, at: datetime) -> bool:
    return hasattr(item, "fishbowl") and item.fishbowl.takes_questions(at)


def _state(item: AgendaItem, upcoming: AgendaItem | None, at: datetime) -> str:
    if item.starts_at <= at < item.ends_at:
        return "now"
    if item == upcoming:
        return "next"
    return "past" if item.ends_at <= at else "later"


def meeting_page(meeting: Meeting, *, by: Actor, at: datetime) -> MeetingPage:
    """Gather the page; the number of queries does not grow with agenda, sessions or registrations."""
    stage = meeting.stage(at)
    return MeetingPage(
        meeting=meeting,
        stage=stage,
        questions=list(meeting.guiding_questions.select_related("origin")),
        links=list(meeting.preparatory_links.all()) if stage == Stage.BEFORE else [],
        agenda=agenda_of(meeting, at=at),
        siblings=_siblings(meeting),
        rounds=_rounds(meeting) if stage != Stage.BEFORE else [],
        shows_hybrid_link=stage != Stage.AFTER and bool(meeting.hybrid_url) and is_registered(meeting, by),
        takes_registrations=meeting.registration_is_open(at),
    )


def is_registered(meeting: Meeting, by: Actor) -> bool:
    """Tell whether this actor comes to the meeting: by account, by registration link or by joining on the day."""
    found = Q(pk__in=[])
    if by.person is not None:
        found |= Q(person=by.person)
    if by.link is not None:
        found |= Q(pk=by.link.object_id)
    joined = by.link is not None and by.link.purpose == PARTICIPANT_LINK
    return joined or (bool(found) and meeting.registrations.holding_seats().filter(found).exists())


def _siblings(meeting: Meeting) -> list[Meeting]:
    public = Meeting.objects.public().filter(series_id=meeting.series_id)
    return list(public.only("pk", "slug", "title", "starts_at").order_by("starts_at"))


def _rounds(meeting: Meeting) -> list[RoundLine]:
    placed = Session.objects.filter(round__barcamp__meeting=meeting).order_by("round__number", "room__position")
    columns = ("round__number", "round__starts_at", "round__minutes", "room__name", "pitch__title")
    return [
        RoundLine(number, starts_at, starts_at + timedelta(minutes=minutes), [(row[3], row[4]) for row in rows])
        for (number, starts_at, minutes), rows in groupby(placed.values_list(*columns), key=itemgetter(0, 1, 2))
    ]


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
