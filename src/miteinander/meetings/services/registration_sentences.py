"""What parties are told, sentence by sentence: the same words for e-mail and for printed letters."""

from collections.abc import Callable

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.meetings.choices import NoticeKind, RegistrationState
from miteinander.meetings.models import Registration
from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.registration_facts import moment_in_words, waiting_place, when

Lines = list[str]


def link_words(registration: Registration, kind: NoticeKind) -> str:
    if kind == NoticeKind.PROVISIONAL:
        return _("Confirm here:")
    if not registration.is_active or kind == NoticeKind.MEETING_CANCELLED:
        return _("How your registration stands:")
    return _("View, change or cancel your registration:")


def facts(registration: Registration) -> Lines:
    meeting = registration.meeting
    place = place_line(meeting)
    lines = [_("When: %(when)s") % {"when": when(meeting)}]
    if place:
        lines.append(_("Where: %(where)s") % {"where": place})
    lines.append(_("Registered: %(persons)s") % {"persons": persons(registration.seats)})
    lines += _understood(registration) if registration.is_provisional else []
    if meeting.hybrid_url and registration.state == RegistrationState.CONFIRMED and not registration.is_provisional:
        lines.append(_("To take part from afar: %(url)s") % {"url": meeting.hybrid_url})
    return lines


def _understood(registration: Registration) -> Lines:
    """What was read in free words, for the sender to compare. What somebody needs stays behind the link."""
    names = [name for name in registration.attendees.order_by("position").values_list("name", flat=True) if name]
    lines = [_("Names: %(names)s") % {"names": ", ".join(names)}] if names else []
    lines += [_("From: %(origin)s") % {"origin": registration.origin}] if registration.origin else []
    if hasattr(registration, "needs"):
        lines.append(_("We noted what you need; you see it behind the link."))
    return lines


def persons(count: int) -> str:
    return ngettext("one person", "%(count)s people", count) % {"count": apnumber(count)}


def _confirmed(registration: Registration) -> tuple[str, Lines]:
    words = ngettext(
        "you are registered: your seat is reserved. We look forward to seeing you.",
        "you are registered: %(count)s seats are reserved for you. We look forward to seeing you.",
        registration.seats,
    )
    lines = [words % {"count": apnumber(registration.seats)}]
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


def _promoted(registration: Registration) -> tuple[str, Lines]:
    words = ngettext(
        "you have moved up from the waiting list: your seat is reserved. We look forward to seeing you.",
        "you have moved up from the waiting list: %(count)s seats are reserved for you. We look forward to seeing you.",
        registration.seats,
    )
    lines = [words % {"count": apnumber(registration.seats)}]
    lines += [_("If you cannot come any more, please cancel: somebody else will be glad about the seat.")]
    return _("You have a seat"), lines


def _provisional(registration: Registration) -> tuple[str, Lines]:
    until = moment_in_words(registration.verify_by) if registration.verify_by else ""
    has_seat, seats = registration.state == RegistrationState.CONFIRMED, registration.seats
    held = ngettext("One seat is held for you.", "%(count)s seats are held for you.", seats)
    lines = [
        _("thank you for your letter. We understood: you want to register %(persons)s.")
        % {"persons": persons(registration.seats)},
        held % {"count": capfirst(str(apnumber(seats)))}
        if has_seat
        else _("All seats are taken: we hold a place on the waiting list."),
        _(
            "Please look whether we understood you and confirm by %(until)s with the link “Confirm here”. "
            "There you can also correct everything."
        )
        % {"until": until},
    ]
    return _("Please confirm your registration"), lines


def _already(_registration: Registration) -> tuple[str, Lines]:
    lines = [_("this address is already registered. Nothing was registered twice and nothing was changed.")]
    lines += [_("With the link below you see how things stand and can change everything.")]
    return _("Your registration"), lines


def otherwise(registration: Registration, asked: int) -> Lines:
    """The letter of somebody who is registered speaks of another number of people."""
    numbers = {"asked": persons(asked), "known": persons(registration.seats)}
    words = _("you write of %(asked)s; registered so far: %(known)s. Nothing has been changed yet.") % numbers
    return [words, _("Please change it with the link below, or the office will contact you.")]


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


WORDS: dict[NoticeKind, Callable[[Registration], tuple[str, Lines]]] = {
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
