"""Registering for a meeting, changing and cancelling it: the same verbs for every channel."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import MeetingStatus, NoticeKind, RegistrationState
from miteinander.meetings.models import Attendee, Meeting, Registration
from miteinander.meetings.models.registration import MAX_SEATS
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.registration_link import replace_link
from miteinander.meetings.services.registration_party import (
    Entry,
    Party,
    attendees_of,
    drafted,
    set_names,
    store_needs,
)
from miteinander.meetings.services.registration_seats import (
    hold,
    keep_count,
    link_expiry,
    require_before_start,
    store_count,
    take_place,
)
from miteinander.meetings.services.registration_telling import tell
from miteinander.meetings.services.waiting_list import fill_free_seats
from miteinander.people.services import first_link
from miteinander.roles.actor import Actor
from miteinander.roles.rules import allowed, require

ONE_PER_ADDRESS = "registration_once_per_email"
ONE_PER_FORM = "meetings_registration_pkey"


@dataclass(frozen=True)
class Registered:
    """What came of it; `is_new` is false when this address or this form was registered before."""

    registration: Registration
    is_new: bool


def register(meeting: Meeting, party: Party, entry: Entry) -> Registered:
    """Enter a party: it has seats if all of them are free, else it waits in the order of arrival.

    The same e-mail address or the same form a second time changes nothing and answers with what is there.
    """
    require_open(entry.by, meeting, at=entry.at)
    require_possible(meeting, party)
    try:
        with transaction.atomic():
            return Registered(_enter(meeting, party, entry), is_new=True)
    except IntegrityError as problem:
        known = _known(meeting, party, entry, problem)
        if known is None and _constraint(problem) == ONE_PER_FORM:  # sent again from the browser's history
            raise Refused(_("This registration has ended. You can register again.")) from problem
        if known is None:
            raise
    if known.email and entry.channel in {Channel.WEB, Channel.EMAIL}:
        tell(known, NoticeKind.ALREADY, at=entry.at, answers=entry.mail_id)
    return Registered(known, is_new=False)


def require_open(by: Actor, meeting: Meeting, *, at: datetime) -> None:
    """Ask the rule; somebody who comes too late is told so instead of "not allowed"."""
    if meeting.is_public and not allowed(by, "registration.submit", meeting, at=at):
        if meeting.status == MeetingStatus.CANCELLED:
            raise Refused(_("The meeting was cancelled. Nobody can register any more."))
        raise Refused(_("Registration has closed. Please call the network office: it can still enter you."))
    require(by, "registration.submit", meeting, at=at)


def require_possible(meeting: Meeting, party: Party) -> None:
    """Refuse what can never be fulfilled, before a number is taken."""
    if party.seats > min(MAX_SEATS, meeting.capacity):
        most = min(MAX_SEATS, meeting.capacity)
        raise Refused(
            ngettext(
                "At most %(most)d person fits into one registration.",
                "At most %(most)d persons fit into one registration. Please register the others separately.",
                most,
            )
            % {"most": most},
            field="seats",
        )


def _enter(meeting: Meeting, party: Party, entry: Entry) -> Registration:
    held, has_seats = take_place(meeting, party.seats)
    require_open(entry.by, held, at=entry.at)  # it may have closed while we waited for the lock
    made = drafted(held, party, entry, has_seats=has_seats, arrival=held.arrivals)
    made.save(force_insert=True)
    Attendee.objects.bulk_create(attendees_of(made, party.names))
    if party.needs:
        store_needs(made, party.needs)
    first_link(REGISTRATION_LINK, made.pk, expires_at=link_expiry(held), at=entry.at)
    record(entry.author, "registered", made, channel=entry.channel, at=entry.at, recorded_by=entry.clerk)
    if not has_seats and held.free_seats:
        fill_free_seats(held, at=entry.at)  # a group larger than what is left is asked at once
        store_count(held)
        made.refresh_from_db()
    if made.state != RegistrationState.OFFERED:
        tell(made, _first_letter(made), at=entry.at, answers=entry.mail_id)
    return made


def _first_letter(made: Registration) -> NoticeKind:
    if made.verify_by:
        return NoticeKind.PROVISIONAL
    return NoticeKind.CONFIRMED if made.state == RegistrationState.CONFIRMED else NoticeKind.WAITING


def _known(meeting: Meeting, party: Party, entry: Entry, problem: IntegrityError) -> Registration | None:
    """The registration that is there already; None for any other clash."""
    constraint = _constraint(problem)
    if constraint not in {ONE_PER_ADDRESS, ONE_PER_FORM}:
        return None
    same = Q(pk=entry.key) if constraint == ONE_PER_FORM else Q(email=party.email.strip().lower())
    return meeting.registrations.active().filter(same).select_related("meeting__network").first()


def _constraint(problem: IntegrityError) -> str:
    return str(getattr(getattr(problem.__cause__, "diag", None), "constraint_name", ""))


def cancel(registration: Registration, *, by: Actor, channel: Channel, at: datetime) -> Registration:
    """Give the seats back; they go on to those who wait in the same transaction. A second time changes nothing."""
    require(by, "registration.cancel", registration, at=at)
    require_before_start(registration.meeting, at)
    with transaction.atomic():
        held = hold(registration.meeting)
        registration.refresh_from_db()
        if not registration.is_active:
            return registration
        _end(held, registration, RegistrationState.CANCELLED, at=at)
        record_heard(by, "cancelled", registration, channel=channel, at=at)
        tell(registration, NoticeKind.CANCELLED, at=at)
        fill_free_seats(held, at=at)
        store_count(held)
    return registration


def confirm(registration: Registration, *, by: Actor, channel: Channel, at: datetime) -> Registration:
    """Confirm a registration that was read from a letter; also takes a "perhaps" back."""
    require(by, "registration.change", registration, at=at)
    with transaction.atomic():
        hold(registration.meeting)
        registration.refresh_from_db()
        if not registration.is_active or not (registration.is_provisional or registration.tentative):
            return registration
        registration.verified_at, registration.tentative = registration.verified_at or at, False
        registration.version += 1
        registration.save(update_fields=["verified_at", "tentative", "version"])
        record_heard(by, "confirmed", registration, channel=channel, at=at)
        has_seat = registration.state == RegistrationState.CONFIRMED
        tell(registration, NoticeKind.CONFIRMED if has_seat else NoticeKind.WAITING, at=at)
    return registration


def mark_tentative(registration: Registration, *, by: Actor, channel: Channel, at: datetime) -> None:
    """Note that somebody comes perhaps; the seat stays theirs until they say otherwise."""
    require(by, "registration.change", registration, at=at)
    with transaction.atomic():
        hold(registration.meeting)
        Registration.objects.filter(pk=registration.pk).update(tentative=True)
        record(by, "answered perhaps", registration, channel=channel, at=at)


def end_unconfirmed(meeting: Meeting, *, at: datetime) -> list[Registration]:
    """Let registrations go that were read from a letter and never confirmed; their seats go on."""
    require(Actor.system(), "registration.promote", meeting, at=at)
    with transaction.atomic():
        held = hold(meeting)
        ended = list(held.registrations.never_confirmed(at))
        for registration in ended:
            _end(held, registration, RegistrationState.EXPIRED, at=at)
            record(Actor.system(), "ended unconfirmed", registration, channel=Channel.SYSTEM, at=at)
            tell(registration, NoticeKind.PROVISIONAL_OVER, at=at)
        fill_free_seats(held, at=at)
        store_count(held)
    return ended


def change(
    registration: Registration,
    party: Party,
    *,
    by: Actor,
    channel: Channel,
    at: datetime,
    version: int,
    with_email: bool = False,
) -> Registration:
    """Change names, seats, needs and what is brought; more seats only as far as they are free.

    `with_email` also corrects the e-mail address: whoever had the old link by mistake loses it.
    """
    require(by, "registration.change", registration, at=at)
    require_before_start(registration.meeting, at)
    require_possible(registration.meeting, party)
    with transaction.atomic():
        held = hold(registration.meeting)
        registration.refresh_from_db()
        if registration.version != version:
            raise Stale(_("Somebody else changed this registration while you were writing."), theirs=registration)
        if not registration.is_active:
            raise Refused(_("This registration has ended. You can register again."))
        _change_seats(held, registration, party.seats, by=by, at=at)
        if with_email:
            _correct_email(held, registration, party.email.strip().lower(), at=at)
        _write(registration, party)
        record_heard(by, "changed", registration, channel=channel, at=at)
        tell(registration, NoticeKind.CHANGED, at=at)
        fill_free_seats(held, at=at)
        store_count(held)
    return registration


def _correct_email(held: Meeting, registration: Registration, email: str, *, at: datetime) -> None:
    if email == registration.email:
        return
    if email and held.registrations.active().filter(email=email).exists():
        raise Refused(_("This e-mail address is already registered."), field="email")
    registration.email = email
    replace_link(registration, at=at)


def _write(registration: Registration, party: Party) -> None:
    for field in ("name", "municipality_id", "organisation", "postal_address", "phone", "brings", "waits_together"):
        setattr(registration, field, getattr(party, field))
    registration.version += 1
    registration.save()
    set_names(registration, party.names)
    store_needs(registration, party.needs)


def _change_seats(held: Meeting, registration: Registration, seats: int, *, by: Actor, at: datetime) -> None:
    more = seats - registration.seats
    if not more:
        return
    if registration.state == RegistrationState.OFFERED:
        raise Refused(_("Please answer the offer first; then you can change the number of persons."), field="seats")
    if more > 0:
        require_open(by, held, at=at)
    if registration.state == RegistrationState.CONFIRMED:
        if more > held.free_seats:
            raise Refused(
                ngettext(
                    "Only %(free)d more seat is free. Please register further persons on their own: they then stand on "
                    "the waiting list.",
                    "Only %(free)d more seats are free. Please register further persons on their own: they then stand "
                    "on the waiting list.",
                    held.free_seats,
                )
                % {"free": held.free_seats},
                field="seats",
            )
        keep_count(held, more)
    registration.seats = seats


def _end(held: Meeting, registration: Registration, state: RegistrationState, *, at: datetime) -> None:
    keep_count(held, -registration.seats_held)
    registration.state, registration.ended_at = state, at
    registration.offered_seats = registration.offer_ends_at = None
    registration.version += 1
    registration.save(update_fields=["state", "ended_at", "offered_seats", "offer_ends_at", "version"])
