"""Meetings as calendar files (RFC 5545): time zone by its IANA name, the same UID for ever, no attendees."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

import icalendar
from django.conf import settings
from django.db.models import Count, Max, Sum
from django.urls import reverse

from miteinander.ground.clock import in_berlin
from miteinander.meetings.choices import MeetingStatus
from miteinander.meetings.models import Meeting
from miteinander.places.models import Network

PRODUCT = "-//Miteinander//Treffen//DE"


def meeting_uid(meeting: Meeting) -> str:
    return f"{meeting.pk}@{settings.MAIL_DOMAIN}"


def calendar_of(meetings: Iterable[Meeting], *, name: str) -> bytes:
    """Return one calendar file; cancelled meetings stay in it and say so."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        calendar.add_component(event_of(meeting))
    calendar.add_missing_timezones()
    if not calendar.timezones:
        calendar.add_component(icalendar.Timezone.from_tzid("Europe/Berlin"))
    return bytes(calendar.to_ical())


def event_of(meeting: Meeting) -> icalendar.Event:
    """Return the meeting as an event; SEQUENCE rises when day, place or title change."""
    event = icalendar.Event()
    address = settings.BASE_URL + reverse("meeting", args=[meeting.slug])
    event.add("uid", meeting_uid(meeting))
    event.add("sequence", meeting.calendar_sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("dtstart", in_berlin(meeting.starts_at))
    event.add("dtend", in_berlin(meeting.ends_at))
    event.add("summary", meeting.title)
    event.add("location", place_line(meeting))
    event.add("description", "\n".join(filter(None, (meeting.subtitle, address))))
    event.add("url", address)
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    return event


def place_line(meeting: Meeting) -> str:
    town = f"{meeting.postcode} {meeting.town}".strip()
    return ", ".join(filter(None, (meeting.place_name, meeting.street, town)))


def network_meetings(network: Network | None) -> list[Meeting]:
    """Return what the public calendar of a network holds; a draft is never in it."""
    return list(Meeting.objects.public().filter(network=network).order_by("starts_at"))


def network_stamp(network: Network | None) -> str:
    """Return what changes with every change of the network's calendar, in one cheap query."""
    public = Meeting.objects.public().filter(network=network)
    parts = public.aggregate(Max("changed_at"), Count("pk"), Sum("version"))
    return _stamp(network and network.name, *parts.values())


def meeting_stamp(meeting: Meeting) -> str:
    return _stamp(meeting.pk, meeting.version, meeting.changed_at)


def _stamp(*parts: object) -> str:
    return sha256("|".join(map(str, (settings.BASE_URL, *parts))).encode()).hexdigest()[:20]
