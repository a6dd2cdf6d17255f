"""What parties are told, in one set of sentences for e-mail and for printed letters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.mail.services import Enclosure, MailingList, send_letter
from miteinander.meetings.choices import NoticeKind, RegistrationState
from miteinander.meetings.models import Registration
from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.registration_facts import (
    calendar_entry,
    link_of,
    mail_address,
    moment_in_words,
    waiting_place,
    when,
)
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration_seats import link_expiry
from miteinander.people.services import issue_link

Lines = list[str]
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


def write_letter(registration_id: UUID, kind: NoticeKind, *, at: datetime, answers: UUID | None = None) -> bool:
    """Write and queue one promised letter; false when meanwhile it would no longer be true."""
    found = Registration.objects.select_related("meeting__network", "municipality")
    registration = found.filter(pk=registration_id).exclude(email="").first()
    if registration is None or not still_true(registration, kind) or _is_pestered(registration, kind, at):
        return False
    issue_link(REGISTRATION_LINK, registration.pk, expires_at=link_expiry(registration.meeting), at=at)  # may prolong
    with translation.override(registration.language):
        message = compose(registration, kind)
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


def compose(registration: Registration, kind: NoticeKind) -> Message:
    """Put the sentences together, in the language that is active."""
    subject, lines = _WORDS[kind](registration)
    with_facts = kind not in {NoticeKind.CANCELLED, NoticeKind.PROVISIONAL_OVER, NoticeKind.MEETING_CANCELLED}
    return Message(
        subject=f"{subject}: {registration.meeting.title}",
        paragraphs=(_("Good day %(name)s,") % {"name": registration.name}, *lines),
        facts=tuple(_facts(registration)) if with_facts else (),
        link_words=_("View, change or cancel your registration:"),
        url=link_of(registration),
    )


def _facts(registration: Registration) -> Lines:
    meeting = registration.meeting
    place = place_line(meeting)
    lines = [_("When: %(when)s") % {"when": when(meeting)}]
    if place:
        lines.append(_("Where: %(where)s") % {"where": place})
    lines.append(_("Registered: %(persons)s") % {"persons": persons(registration.seats)})
    if meeting.hybrid_url and registration.state == RegistrationState.CONFIRMED and not registration.is_provisional:
        lines.append(_("To take part from afar: %(url)s") % {"url": meeting.hybrid_url})
    return lines


def persons(count: int) -> str:
    return ngettext("%(count)d person", "%(count)d persons", count) % {"count": count}


def _confirmed(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("you are registered: your seat is reserved. We look forward to seeing you.")]
    lines += [_("If something comes up, please cancel: somebody else will be glad about the seat.")]
    return _("You are registered"), lines


def _waiting(registration: Registration) -> tuple[str, Lines]:
    place = waiting_place(registration)
    lines = [_("all seats are taken at the moment. You stand on the waiting list, and your place in it is safe.")]
    if place:
        lines.append(
            ngettext(
                "Your place: %(position)d. It is your turn when one more seat has become free.",
                "Your place: %(position)d. It is your turn when %(seats)d more seats have become free.",
                place.seats_needed,
            )
            % {"position": place.position, "seats": place.seats_needed}
        )
    lines.append(_("As soon as there is a seat for you, we let you know. You need not do anything until then."))
    return _("You are on the waiting list"), lines


def _offered(registration: Registration) -> tuple[str, Lines]:
    offered, wanted = registration.offered_seats or 0, registration.seats
    until = moment_in_words(registration.offer_ends_at) if registration.offer_ends_at else ""
    if offered < wanted:
        free = ngettext("one seat is free", "%(count)d seats are free", offered) % {"count": offered}
        lines = [
            _("%(free)s; you asked for %(wanted)d. Do some of you want to come, or do you wait together?")
            % {"free": free, "wanted": wanted},
            _("Please answer by %(until)s. If you say nothing, you wait together and keep your place.")
            % {"until": until},
        ]
    else:
        lines = [
            _("a seat has become free for you. Do you still want to come?"),
            _("Please answer by %(until)s; after that the seat goes to the next on the list.") % {"until": until},
        ]
    return _("Please answer: a seat is free"), lines


def _promoted(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("you have moved up from the waiting list: your seat is reserved. We look forward to seeing you.")]
    lines += [_("If you cannot come any more, please cancel: somebody else will be glad about the seat.")]
    return _("You have a seat"), lines


def _provisional(registration: Registration) -> tuple[str, Lines]:
    until = moment_in_words(registration.verify_by) if registration.verify_by else ""
    has_seat = registration.state == RegistrationState.CONFIRMED
    lines = [
        _("thank you for your letter. We understood: you want to register %(persons)s.")
        % {"persons": persons(registration.seats)},
        _("The seat is held for you.") if has_seat else _("All seats are taken: we hold a place on the waiting list."),
        _("Please confirm by %(until)s with the link below. There you can also correct everything.") % {"until": until},
    ]
    return _("Please confirm your registration"), lines


def _already(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("this address is already registered. Nothing was registered twice and nothing was changed.")]
    lines += [_("With the link below you see how things stand and can change everything.")]
    return _("Your registration"), lines


def _changed(_registration: Registration) -> tuple[str, Lines]:
    return _("Your registration was changed"), [_("your registration was changed. This is how it stands now:")]


def _cancelled(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("your registration is cancelled. Thank you for letting us know.")]
    lines += [_("Was that a mistake? Please register again; your old place cannot be kept.")]
    return _("Your registration is cancelled"), lines


def _offer_over(registration: Registration) -> tuple[str, Lines]:
    if registration.state == RegistrationState.WAITING:
        lines = [_("we have had no answer to our offer. You wait together and keep your place in the list.")]
        return _("You keep waiting together"), lines
    lines = [_("we have had no answer to our offer, so the seat went to the next on the list.")]
    lines += [_("If you still want to come, please register again.")]
    return _("The offer has run out"), lines


def _provisional_over(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("your registration was not confirmed, so we do not hold the seat any longer.")]
    lines += [_("If you want to come, please register again.")]
    return _("Your registration was not confirmed"), lines


def _reminder_week(registration: Registration) -> tuple[str, Lines]:
    return _("In one week"), [_("in one week we meet. Here is everything at a glance."), *_still_coming(registration)]


def _reminder_day(registration: Registration) -> tuple[str, Lines]:
    return _("Tomorrow"), [_("tomorrow we meet. Here is everything at a glance."), *_still_coming(registration)]


def _still_coming(registration: Registration) -> Lines:
    way = registration.meeting.travel_note
    if registration.tentative:
        question = _("You said you come perhaps. Please tell us with the link below whether you come.")
    else:
        question = _("Something came up? Please cancel with the link below.")
    return [way, question] if way else [question]


def _meeting_changed(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("something about the meeting has changed. Please look at day, time and place:")]
    return _("The meeting has changed"), lines


def _meeting_cancelled(registration: Registration) -> tuple[str, Lines]:
    lines = [_("unfortunately the meeting has to be cancelled. It does not take place.")]
    reason = registration.meeting.cancel_reason
    return _("The meeting is cancelled"), [*lines, reason] if reason else lines


_WORDS: dict[NoticeKind, Callable[[Registration], tuple[str, Lines]]] = {
    NoticeKind.CONFIRMED: _confirmed,
    NoticeKind.WAITING: _waiting,
    NoticeKind.OFFERED: _offered,
    NoticeKind.PROMOTED: _promoted,
    NoticeKind.PROVISIONAL: _provisional,
    NoticeKind.ALREADY: _already,
    NoticeKind.CHANGED: _changed,
    NoticeKind.CANCELLED: _cancelled,
    NoticeKind.OFFER_OVER: _offer_over,
    NoticeKind.PROVISIONAL_OVER: _provisional_over,
    NoticeKind.REMINDER_WEEK: _reminder_week,
    NoticeKind.REMINDER_DAY: _reminder_day,
    NoticeKind.MEETING_CHANGED: _meeting_changed,
    NoticeKind.MEETING_CANCELLED: _meeting_cancelled,
}


def _calendar(registration: Registration, at: datetime) -> tuple[Enclosure, ...]:
    method, content = calendar_entry(registration, at=at)
    return (Enclosure("treffen.ics", f"text/calendar; method={method}", content),)


def _reminder_list(registration: Registration) -> MailingList:
    return MailingList(
        f"reminders:{registration.meeting_id}", _("Reminders: %(title)s") % {"title": registration.meeting}
    )
