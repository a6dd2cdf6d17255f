"""Registration on paper: the sheet to fill in, certificates, and letters to those without e-mail."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from miteinander.ground.clock import in_berlin
from miteinander.ground.dates import day_words, weekday_words
from miteinander.meetings.choices import Need
from miteinander.meetings.models import Attendee, Meeting
from miteinander.meetings.reads.agenda_sheets import sheet_head
from miteinander.meetings.reads.registration_facts import mail_address, moment_in_words, when
from miteinander.printing import sheets


def registration_sheet(meeting: Meeting, *, at: datetime) -> sheets.RegistrationSheet:
    office = meeting.network
    return sheets.RegistrationSheet(
        **sheet_head(meeting, at=at),
        day=when(meeting),
        place=_place(meeting),
        deadline=moment_in_words(meeting.registration_ends_at),
        return_address=(office.office_name, *_lines(office.office_address)),
        email=mail_address(meeting),
        phone=office.office_phone,
        needs=tuple(str(need.label) for need in Need),
        link=sheets.Link(
            url=settings.BASE_URL + reverse("registration", args=[meeting.slug]),
            caption=_("Register on the internet"),
        ),
    )


def certificates(meeting: Meeting, present: Iterable[Attendee], *, at: datetime) -> sheets.Certificates:
    """A certificate for everybody who was there and whose name is known."""
    issued_on = day_words(at)
    start, end = (date_format(in_berlin(moment), "H:i") for moment in (meeting.starts_at, meeting.ends_at))
    return sheets.Certificates(
        **sheet_head(meeting, at=at),
        theme=meeting.subtitle,
        day=weekday_words(meeting.starts_at),
        hours=_("%(start)s to %(end)s") % {"start": start, "end": end},
        place=", ".join(_place(meeting)),
        issued=", ".join(part for part in (meeting.town, issued_on) if part),
        signatory=(meeting.network.office_name,),
        attendees=tuple(
            sheets.Attendee(name=attendee.name, organisation=attendee.registration.origin)
            for attendee in present
            if attendee.name
        ),
    )


def _place(meeting: Meeting) -> tuple[str, ...]:
    town = f"{meeting.postcode} {meeting.town}".strip()
    return tuple(part for part in (meeting.place_name, meeting.street, town) if part)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
