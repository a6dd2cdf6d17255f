"""At the door: scans and ticks become check-ins, whoever just comes is let in, mistakes are taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day
from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import MAY_ENTER, MeetingStatus, RegistrationState, ScanOutcome
from miteinander.meetings.codes import as_typed
from miteinander.meetings.models import Attendee, CheckIn, Meeting, Registration, UndoneScan
from miteinander.meetings.services.registration_party import attendees_of
from miteinander.meetings.services.registration_seats import hold, store_count
from miteinander.people.models import Person
from miteinander.places.reads import municipality_names
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

CLOCK_MAY_BE_AHEAD = timedelta(minutes=10)
LIST_STAYS_OPEN = timedelta(days=7)


@dataclass(frozen=True)
class Scan:
    """One badge read at the door; the nonce made by the device makes a repeat harmless."""

    nonce: UUID
    code: str
    scanned_at: datetime


@dataclass(frozen=True)
class WalkIn:
    """Somebody who comes without registration, in three fields."""

    nonce: UUID
    name: str
    scanned_at: datetime
    organisation: str = ""
    email: str = ""


@dataclass(frozen=True)
class ScanResult:
    """What became of a scan; for a second scan, who was first and when."""

    nonce: UUID
    outcome: ScanOutcome
    code: str = ""
    name: str = ""
    at: datetime | None = None
    by: str = ""


def record_scans(
    meeting: Meeting, scans: Sequence[Scan], *, by: Actor, channel: Channel = Channel.ON_SITE, at: datetime
) -> list[ScanResult]:
    """Check in whoever was scanned, each for itself: a bad entry among good ones changes nothing and says why."""
    require(by, "check_in.record", meeting, at=at)
    return [_record_scan(meeting, scan, by=by, channel=channel, at=at) for scan in scans]


def admit_walk_in(meeting: Meeting, guest: WalkIn, *, by: Actor, at: datetime) -> ScanResult:
    """Let somebody in who is not registered: a registration, a badge and a check-in in one go."""
    require(by, "check_in.record", meeting, at=at)
    is_undone = UndoneScan.objects.filter(nonce=guest.nonce).exists()
    if problem := ScanOutcome.UNDONE if is_undone else _untimely(meeting, guest.scanned_at, at):
        return ScanResult(guest.nonce, problem, name=guest.name)
    with transaction.atomic():
        held = hold(meeting)
        known = CheckIn.objects.select_related("attendee").filter(nonce=guest.nonce).first()
        if known is not None:
            return _seen(known, ScanOutcome.REPEATED, guest.nonce)
        _refuse_registered(held, guest.email)
        attendee = _enter(held, guest, at)
        check_in = _check_in(attendee, guest.nonce, guest.scanned_at, by=by, channel=Channel.ON_SITE, at=at)
        record(by, "admitted walk-in", attendee.registration, channel=Channel.ON_SITE, at=at, recorded_by=by.person)
    return _seen(check_in, ScanOutcome.CHECKED_IN, guest.nonce)


@transaction.atomic
def undo_check_in(attendee: Attendee, *, by: Actor, at: datetime) -> None:
    """Take a check-in back; its nonce stays known, so that a late repeat does not bring it again."""
    require(by, "check_in.record", attendee.meeting, at=at)
    check_in = CheckIn.objects.select_for_update().filter(attendee=attendee).first()
    if check_in is None:
        raise Refused(_("Nobody is checked in here."))
    UndoneScan.objects.create(meeting_id=attendee.meeting_id, nonce=check_in.nonce, undone_at=at)
    check_in.delete()
    if attendee.registration.state == RegistrationState.WALK_IN:
        attendee.registration.state = RegistrationState.CANCELLED
        attendee.registration.ended_at = at
        attendee.registration.save(update_fields=["state", "ended_at"])
    record(by, "took back check-in", attendee, channel=Channel.ON_SITE, at=at)


def _record_scan(meeting: Meeting, scan: Scan, *, by: Actor, channel: Channel, at: datetime) -> ScanResult:
    attendees = Attendee.objects.select_related("registration", "check_in__recorded_by")
    found = attendees.filter(badge_code=as_typed(scan.code))
    attendee = found.filter(meeting=meeting).first()
    if attendee is None:
        is_elsewhere = bool(as_typed(scan.code)) and found.exists()
        return _nothing(scan, ScanOutcome.WRONG_MEETING if is_elsewhere else ScanOutcome.UNKNOWN)
    if hasattr(attendee, "check_in"):
        return _second(attendee.check_in, scan)
    if problem := _problem(meeting, attendee, scan, at):
        return _nothing(scan, problem, attendee.name)
    try:
        with transaction.atomic():
            check_in = _check_in(attendee, scan.nonce, scan.scanned_at, by=by, channel=channel, at=at)
            record(by, "checked in", attendee, channel=channel, at=at)
    except IntegrityError:  # another device was faster by a breath, or the nonce belongs to somebody else
        first = CheckIn.objects.select_related("attendee", "recorded_by").filter(attendee=attendee).first()
        return _second(first, scan) if first else _nothing(scan, ScanOutcome.FORGED, attendee.name)
    return _seen(check_in, ScanOutcome.CHECKED_IN, scan.nonce)


def _check_in(
    attendee: Attendee, nonce: UUID, scanned_at: datetime, *, by: Actor, channel: Channel, at: datetime
) -> CheckIn:
    return CheckIn.objects.create(
        attendee=attendee,
        nonce=nonce,
        scanned_at=min(scanned_at, at),
        received_at=at,
        channel=channel,
        recorded_by=by.person,
    )


def _problem(meeting: Meeting, attendee: Attendee, scan: Scan, at: datetime) -> ScanOutcome | None:
    if attendee.registration.state not in MAY_ENTER:
        return ScanOutcome.NO_SEAT
    if UndoneScan.objects.filter(nonce=scan.nonce).exists():
        return ScanOutcome.UNDONE
    return _untimely(meeting, scan.scanned_at, at)


def _untimely(meeting: Meeting, scanned_at: datetime, at: datetime) -> ScanOutcome | None:
    if meeting.status != MeetingStatus.ANNOUNCED:
        return ScanOutcome.CANCELLED
    if at > meeting.ends_at + LIST_STAYS_OPEN:
        return ScanOutcome.LATE
    if scanned_at > at + CLOCK_MAY_BE_AHEAD:
        return ScanOutcome.WRONG_CLOCK
    if not berlin_day(meeting.starts_at) <= berlin_day(scanned_at) <= berlin_day(meeting.ends_at):
        return ScanOutcome.WRONG_DAY
    return None


def _refuse_registered(held: Meeting, email: str) -> None:
    known = held.registrations.active().filter(email__iexact=email).first() if email else None
    if known is not None:
        raise Refused(
            _("%(name)s is already registered with this e-mail address. Please look for the name in the list.")
            % {"name": known.name},
            field="email",
        )


def _enter(held: Meeting, guest: WalkIn, at: datetime) -> Attendee:
    held.arrivals += 1
    town = municipality_names().get(guest.organisation)
    registration = Registration.objects.create(
        meeting=held,
        arrival=held.arrivals,
        state=RegistrationState.WALK_IN,
        name=guest.name,
        municipality_id=town,
        organisation="" if town else guest.organisation,
        email=guest.email.lower(),
        channel=Channel.ON_SITE,
        registered_at=at,
    )
    store_count(held)
    (attendee,) = Attendee.objects.bulk_create(attendees_of(registration, [guest.name]))
    return attendee


def _second(first: CheckIn, scan: Scan) -> ScanResult:
    return _seen(first, ScanOutcome.REPEATED if first.nonce == scan.nonce else ScanOutcome.ALREADY, scan.nonce)


def _seen(check_in: CheckIn, outcome: ScanOutcome, nonce: UUID) -> ScanResult:
    attendee, clerk = check_in.attendee, check_in.recorded_by
    by = clerk.name if isinstance(clerk, Person) else ""
    return ScanResult(nonce, outcome, attendee.badge_code, attendee.name, check_in.scanned_at, by)


def _nothing(scan: Scan, outcome: ScanOutcome, name: str = "") -> ScanResult:
    return ScanResult(scan.nonce, outcome, as_typed(scan.code)[:40], name)
