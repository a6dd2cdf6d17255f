"""What a party is told about its registration: its place in the list, the meeting in words, its calendar entry."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime

import icalendar
from django.conf import settings
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day, in_berlin
from miteinander.ground.dates import weekday_words
from miteinander.mail.handlers import address_for
from miteinander.meetings.choices import MeetingStatus, RegistrationState
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.reads.calendar import PRODUCT, event_of
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.people.models import SecretLink
from miteinander.people.services import token_of
from miteinander.printing.codes import qr_svg

MAIL_PREFIX = "treffen"


@dataclass(frozen=True)
class WaitingPlace:
    """Where a party stands in the list, and what has to happen until it is its turn."""

    position: int
    parties_before: int
    persons_before: int
    seats_needed: int


def waiting_place(registration: Registration) -> WaitingPlace | None:
    """Count those who came before, in one query; None for whoever does not wait."""
    if registration.state != RegistrationState.WAITING:
        return None
    before = Registration.objects.waiting().filter(meeting_id=registration.meeting_id, arrival__lt=registration.arrival)
    counted = before.order_by().aggregate(parties=Count("pk"), persons=Sum("seats"))
    persons = counted["persons"] or 0
    return WaitingPlace(
        position=counted["parties"] + 1,
        parties_before=counted["parties"],
        persons_before=persons,
        seats_needed=max(1, persons + registration.seats - registration.meeting.free_seats),
    )


@dataclass(frozen=True)
class OwnPage:
    """What somebody sees behind their own link."""

    registration: Registration
    place: WaitingPlace | None
    url: str
    qr: str  # a drawing, as a data address
    hybrid_url: str
    can_change: bool
    has_certificate: bool


def own_page(registration: Registration, token: str, *, at: datetime) -> OwnPage:
    """Gather the page; the row comes with its persons, see `with_everything`."""
    meeting, url = registration.meeting, own_address(registration.meeting, token)
    comes = registration.state == RegistrationState.CONFIRMED and not registration.is_provisional
    return OwnPage(
        registration=registration,
        place=waiting_place(registration),
        url=url,
        qr="data:image/svg+xml;base64," + b64encode(qr_svg(url).encode()).decode(),
        hybrid_url=meeting.hybrid_url if comes and at < meeting.ends_at else "",
        can_change=can_change(registration, at),
        has_certificate=any(hasattr(attendee, "check_in") for attendee in registration.attendees.all()),
    )


def can_change(registration: Registration, at: datetime) -> bool:
    """Whether there is still something to change: it has not ended, and the meeting has not begun."""
    meeting = registration.meeting
    return registration.is_active and at < meeting.starts_at and meeting.status != MeetingStatus.CANCELLED


def link_of(registration: Registration) -> str:
    """The address of the party's own page, as every letter carries it; empty once the link was revoked."""
    latest = SecretLink.objects.filter(purpose=REGISTRATION_LINK, object_id=registration.pk).order_by("-generation")
    link = latest.first()
    return own_address(registration.meeting, token_of(link)) if link and link.revoked_at is None else ""


def own_address(meeting: Meeting, token: str) -> str:
    return settings.BASE_URL + reverse("registration-own", args=[meeting.slug, token])


def mail_address(meeting: Meeting) -> str:
    """The meeting's own address: registers by free words and by calendar replies."""
    return address_for(MAIL_PREFIX, meeting.mail_token)


def when(meeting: Meeting) -> str:
    """Day and times as a sentence has them, e.g. "Dienstag, 21. Mai 2019, 09:30 bis 16:00 Uhr"."""
    start, end = in_berlin(meeting.starts_at), in_berlin(meeting.ends_at)
    words = {"day": weekday_words(start), "start": date_format(start, "H:i"), "end": date_format(end, "H:i")}
    if berlin_day(start) != berlin_day(end):
        return _("%(day)s, %(start)s o'clock, until %(last)s, %(end)s o'clock") % {**words, "last": weekday_words(end)}
    return _("%(day)s, %(start)s to %(end)s") % words


def moment_in_words(moment: datetime) -> str:
    local = in_berlin(moment)
    return _("%(day)s, %(time)s") % {"day": weekday_words(local), "time": date_format(local, "H:i")}


def calendar_entry(registration: Registration, *, at: datetime, for_download: bool = False) -> tuple[str, bytes]:
    """Return method and file: a request that calendar programs answer to the meeting's address, or a cancellation.

    A file to download only informs: programs refuse a request that did not come by mail.
    """
    meeting = registration.meeting
    comes = registration.is_active and meeting.status != MeetingStatus.CANCELLED
    method = "PUBLISH" if for_download else "REQUEST" if comes else "CANCEL"
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = event_of(meeting)
    event["DTSTAMP"] = icalendar.vDatetime(at.astimezone(UTC))  # of two entries alike, programs take the younger
    if not comes:
        event["STATUS"] = icalendar.vText("CANCELLED")
    office = icalendar.vCalAddress(f"mailto:{mail_address(meeting)}")
    office.params["CN"] = icalendar.vText(meeting.network.office_name or meeting.network.name)
    event.add("organizer", office)
    if not for_download:
        event.add("attendee", _guest(registration))
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return method, calendar.to_ical()


def _guest(registration: Registration) -> icalendar.vCalAddress:
    guest = icalendar.vCalAddress(f"mailto:{registration.email}")
    guest.params["CN"] = icalendar.vText(registration.name)
    guest.params["PARTSTAT"] = icalendar.vText(_answer(registration))
    guest.params["RSVP"] = icalendar.vText("TRUE")
    return guest


def _answer(registration: Registration) -> str:
    if registration.is_provisional or registration.state != RegistrationState.CONFIRMED:
        return "NEEDS-ACTION"
    return "TENTATIVE" if registration.tentative else "ACCEPTED"
