"""Parties without e-mail: the office calls them or posts a letter, and notes that it did."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import translation

from miteinander.ground.clock import berlin_day
from miteinander.ground.dates import day_words
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Meeting, Notice
from miteinander.meetings.services.registration_letters import compose
from miteinander.printing import sheets
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def note_told(notices: Iterable[Notice], meeting: Meeting, *, by: Actor, through: Channel, at: datetime) -> int:
    """Note that these parties were called or written to; a second time changes nothing."""
    require(by, "registration.list", meeting, at=at)
    count = 0
    with transaction.atomic():
        for notice in notices:
            open_one = Notice.objects.filter(pk=notice.pk, meeting=meeting, told_at=None)
            if open_one.update(told_at=at, told_by=through):
                record(by, "told", notice.registration, channel=through, at=at, note=notice.kind)
                count += 1
    return count


def letters(meeting: Meeting, notices: Iterable[Notice], *, at: datetime) -> sheets.Letters:
    """Everything that can go by post, one letter each, in the language of the party."""
    office = meeting.network
    written = [_letter(meeting, notice) for notice in notices if notice.registration.postal_address]
    return sheets.Letters(
        title=meeting.title,
        sender=office.office_name,
        made_on=berlin_day(at),
        accent=office.brand_colour,
        contact=" · ".join(part for part in (office.office_phone, office.office_email) if part),
        sender_address=tuple(line.strip() for line in office.office_address.splitlines() if line.strip()),
        day=day_words(at),
        letters=tuple(written),
    )


def _letter(meeting: Meeting, notice: Notice) -> sheets.Letter:
    registration = notice.registration
    registration.meeting = meeting
    with translation.override(registration.language):
        message = compose(registration, NoticeKind(notice.kind))
    lines = [line.strip() for line in registration.postal_address.splitlines() if line.strip()]
    named = lines and lines[0].casefold() == registration.name.casefold()
    return sheets.Letter(
        address=tuple(lines if named else [registration.name, *lines]),
        subject=message.subject,
        paragraphs=(*message.paragraphs, *message.facts),
        signature=(meeting.network.office_name,),
        link=sheets.Link(url=message.url, caption=message.link_words) if message.url else None,
    )
