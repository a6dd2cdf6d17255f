"""Letters to parties: promised, still true, put into an envelope; the words stand in `registration_sentences`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.mail.services import Enclosure, MailingList, send_letter
from miteinander.meetings.choices import NoticeKind, RegistrationState
from miteinander.meetings.models import Registration
from miteinander.meetings.reads.registration_facts import (
    calendar_entry,
    link_of,
    mail_address,
)
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration_seats import link_expiry
from miteinander.meetings.services.registration_sentences import WORDS, facts, link_words, otherwise
from miteinander.people.services import issue_link

MOST_LETTERS_PER_HOUR = 3
IN_CALENDAR = {
    NoticeKind.CONFIRMED,
    NoticeKind.PROMOTED,
    NoticeKind.CANCELLED,
    NoticeKind.MEETING_CHANGED,
    NoticeKind.MEETING_CANCELLED,
}
REMINDERS = {NoticeKind.REMINDER_WEEK, NoticeKind.REMINDER_DAY}
ONLY_WHILE = {
    NoticeKind.CONFIRMED: RegistrationState.CONFIRMED,
    NoticeKind.PROMOTED: RegistrationState.CONFIRMED,
    NoticeKind.WAITING: RegistrationState.WAITING,
    NoticeKind.OFFERED: RegistrationState.OFFERED,
    NoticeKind.REMINDER_WEEK: RegistrationState.CONFIRMED,
    NoticeKind.REMINDER_DAY: RegistrationState.CONFIRMED,
}


@dataclass(frozen=True)
class Message:
    """A letter before it is put into an envelope or an e-mail."""

    subject: str
    paragraphs: tuple[str, ...]
    facts: tuple[str, ...]
    link_words: str
    url: str


def write_letter(
    registration_id: UUID, kind: NoticeKind, *, at: datetime, answers: UUID | None = None, asked: int = 0
) -> bool:
    """Write and queue one promised letter; false when meanwhile it would no longer be true.

    `asked` is the number of people the received letter speaks of, when it is not the number that is registered.
    """
    found = Registration.objects.select_related("meeting__network", "municipality")
    registration = found.filter(pk=registration_id).exclude(email="").first()
    if registration is None or not still_true(registration, kind) or _is_pestered(registration, kind, at):
        return False
    issue_link(REGISTRATION_LINK, registration.pk, expires_at=link_expiry(registration.meeting), at=at)  # may prolong
    with translation.override(registration.language):
        message = compose(registration, kind, asked=asked)
        send_letter(
            "meetings/registration",
            to=registration.email,
            to_name=registration.name,
            context={"message": message},
            language=registration.language,
            about=registration,
            reply_to=mail_address(registration.meeting),
            list_unsubscribe=_reminder_list(registration) if kind in REMINDERS else None,
            attachments=_calendar(registration, at) if kind in IN_CALENDAR and not registration.is_provisional else (),
            answers=IncomingMail.objects.filter(pk=answers).first() if answers else None,
            at=at,
        )
    return True


def still_true(registration: Registration, kind: NoticeKind) -> bool:
    """A letter is not sent when the state moved on between promise and writing."""
    if kind == NoticeKind.PROVISIONAL:
        return registration.is_provisional and registration.is_active
    return kind not in ONLY_WHILE or ONLY_WHILE[kind] == registration.state


def _is_pestered(registration: Registration, kind: NoticeKind, at: datetime) -> bool:
    """Whether somebody types in this address again and again, only to have letters sent to it."""
    if kind != NoticeKind.ALREADY:
        return False
    sent = OutgoingMail.objects.filter(object_id=registration.pk, created_at__gt=at - timedelta(hours=1))
    return sent.count() >= MOST_LETTERS_PER_HOUR


def compose(registration: Registration, kind: NoticeKind, *, asked: int = 0) -> Message:
    """Put the sentences together, in the language that is active."""
    subject, lines = WORDS[kind](registration)
    if asked not in {0, registration.seats}:
        lines = otherwise(registration, asked)
    with_facts = kind not in {NoticeKind.CANCELLED, NoticeKind.PROVISIONAL_OVER, NoticeKind.MEETING_CANCELLED}
    return Message(
        subject=f"{subject}: {registration.meeting.title}",
        paragraphs=(_("Good day %(name)s,") % {"name": registration.name}, *lines),
        facts=tuple(facts(registration)) if with_facts else (),
        link_words=link_words(registration, kind),
        url=link_of(registration),
    )


def _calendar(registration: Registration, at: datetime) -> tuple[Enclosure, ...]:
    method, content = calendar_entry(registration, at=at)
    return (Enclosure("treffen.ics", f"text/calendar; method={method}", content),)


def _reminder_list(registration: Registration) -> MailingList:
    return MailingList(
        f"reminders:{registration.meeting_id}", _("Reminders: %(title)s") % {"title": registration.meeting}
    )
