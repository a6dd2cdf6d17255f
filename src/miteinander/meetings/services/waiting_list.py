"""The waiting list: free seats go on in the order of arrival, in the same transaction that freed them.

The rule, as the pages tell it:
1. A free seat goes to the first party in the order of arrival that fits.
2. Until a week before the meeting a party that fits moves up at once. In the last week it is asked first and has
   half of the time that is left, at most 48 hours. In the last two hours nobody moves up any more.
3. A group for which not all seats are free is asked whether it takes those that are. Saying no, or nothing, keeps its
   place: it waits together, and the seats go to the next party that fits. Seats that become free while a group is
   being asked are its first.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import MeetingStatus, NoticeKind, RegistrationState
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.registration_party import keep_names
from miteinander.meetings.services.registration_seats import hold, keep_count, require_before_start, store_count
from miteinander.meetings.services.registration_telling import tell
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

ASKED_FIRST = timedelta(days=7)
LONGEST_OFFER = timedelta(hours=48)
LAST_OFFER = timedelta(hours=2)
STATE_FIELDS = ["state", "seats", "offered_seats", "offer_ends_at", "waits_together", "ended_at", "version"]


def offer_deadline(meeting: Meeting, at: datetime) -> datetime:
    """Until when an offer made now stands: 48 hours, or half of the time that is left when that is shorter."""
    return at + min(LONGEST_OFFER, (meeting.starts_at - at) / 2)


def fill_free_seats(held: Meeting, *, at: datetime) -> list[Registration]:
    """Give free seats of the locked meeting to those who wait; the caller stores the count."""
    if held.free_seats < 1 or held.status != MeetingStatus.ANNOUNCED or at > held.starts_at - LAST_OFFER:
        return []
    moved = []
    for party in held.registrations.in_line():
        if held.free_seats < 1:
            break
        in_reach = held.free_seats + party.seats_held
        if party.seats > in_reach and party.waits_together:
            continue
        keep_count(held, -party.seats_held)  # a group that was asked before gets a better offer
        if party.seats <= in_reach:
            moved.append(_move_up(held, party, party.seats, at=at))
        else:
            moved.append(_offer(held, party, in_reach, at=at))
    return moved


def accept_offer(
    registration: Registration, *, by: Actor, channel: Channel, at: datetime, coming: Collection[str] = ()
) -> Registration:
    """Take the offered seats; for a group these may be fewer than it asked for. A second click changes nothing.

    `coming` are the keys of those who come along, asked for when more people are named than there are seats.
    """
    require(by, "registration.answer_offer", registration, at=at)
    with transaction.atomic():
        hold(registration.meeting)
        registration.refresh_from_db()
        if registration.state == RegistrationState.CONFIRMED:
            return registration
        _require_offer(registration, at)
        registration.seats = registration.offered_seats or registration.seats
        keep_names(registration, coming)
        _set_state(registration, RegistrationState.CONFIRMED)
        record_heard(by, "accepted offer", registration, channel=channel, at=at)
        tell(registration, NoticeKind.CONFIRMED, at=at)
    return registration


def decline_offer(registration: Registration, *, by: Actor, channel: Channel, at: datetime) -> Registration:
    """Say no. A group that was offered fewer seats keeps its place and waits together; anybody else leaves."""
    require(by, "registration.answer_offer", registration, at=at)
    with transaction.atomic():
        held = hold(registration.meeting)
        registration.refresh_from_db()
        _require_offer(registration, at)
        _give_back(held, registration, at=at, unanswered=False)
        record_heard(by, "declined offer", registration, channel=channel, at=at)
        fill_free_seats(held, at=at)
        store_count(held)
    return registration


def end_offers(meeting: Meeting, *, at: datetime) -> list[Registration]:
    """Pass on offers of this meeting that nobody answered in time."""
    require(Actor.system(), "registration.promote", meeting, at=at)
    with transaction.atomic():
        held = hold(meeting)
        ended = list(held.registrations.offers_run_out(at))
        for registration in ended:
            _give_back(held, registration, at=at, unanswered=True)
            record(Actor.system(), "offer ended", registration, channel=Channel.SYSTEM, at=at)
            tell(registration, NoticeKind.OFFER_OVER, at=at)
        fill_free_seats(held, at=at)
        store_count(held)
    return ended


def _move_up(held: Meeting, party: Registration, seats: int, *, at: datetime) -> Registration:
    if held.starts_at - at < ASKED_FIRST:
        return _offer(held, party, seats, at=at)
    keep_count(held, seats)
    _set_state(party, RegistrationState.CONFIRMED)
    record(Actor.system(), "moved up", party, channel=Channel.SYSTEM, at=at)
    tell(party, NoticeKind.PROMOTED, at=at)
    return party


def _offer(held: Meeting, party: Registration, seats: int, *, at: datetime) -> Registration:
    keep_count(held, seats)
    party.offered_seats, party.offer_ends_at = seats, offer_deadline(held, at)
    party.state = RegistrationState.OFFERED
    party.version += 1
    party.save(update_fields=STATE_FIELDS)
    record(Actor.system(), "offered seats", party, channel=Channel.SYSTEM, at=at, note=str(seats))
    tell(party, NoticeKind.OFFERED, at=at)
    return party


def _give_back(held: Meeting, registration: Registration, *, at: datetime, unanswered: bool) -> None:
    offered = registration.offered_seats or 0
    keep_count(held, -offered)
    if offered < registration.seats:
        registration.waits_together = True
        _set_state(registration, RegistrationState.WAITING)
        return
    registration.ended_at = at
    _set_state(registration, RegistrationState.EXPIRED if unanswered else RegistrationState.CANCELLED)


def _set_state(registration: Registration, state: RegistrationState) -> None:
    registration.state = state
    registration.offered_seats = registration.offer_ends_at = None
    registration.version += 1
    registration.save(update_fields=STATE_FIELDS)


def _require_offer(registration: Registration, at: datetime) -> None:
    require_before_start(registration.meeting, at)
    if registration.state != RegistrationState.OFFERED or registration.offer_ends_at is None:
        raise Refused(_("There is no open offer for this registration any more."))
    if registration.offer_ends_at <= at:
        raise Refused(_("The time to answer is over; the seat goes to the next on the list."))
