"""The list at the door: who is expected, who is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from miteinander.meetings.choices import RegistrationState
from miteinander.meetings.models import Attendee, Meeting
from miteinander.meetings.reads.agenda_sheets import clock, day_line, sheet_head
from miteinander.printing.sheets import Badge, Badges, CheckInEntry, CheckInList, Link

ON_THE_LIST = (RegistrationState.CONFIRMED, RegistrationState.OFFERED, RegistrationState.WALK_IN)


@dataclass(frozen=True)
class DoorLine:
    """One person on the list at the door."""

    code: str
    name: str
    is_named: bool  # a companion whose name nobody said writes it on the badge
    party: str  # municipality or organisation
    is_walk_in: bool
    present_at: datetime | None
    present_by: str
    brings: str


def door_list(meeting: Meeting) -> list[DoorLine]:
    """Return everybody with a seat, by last name, in one query."""
    attendees = Attendee.objects.filter(meeting=meeting, registration__state__in=ON_THE_LIST)
    found = attendees.select_related("registration__municipality", "check_in__recorded_by")
    return [_line(attendee) for attendee in sorted(found, key=_by_last_name)]


def found_by(search: str, lines: Sequence[DoorLine]) -> list[DoorLine]:
    """Keep whom every word of the search fits: name, party or code."""
    wanted = search.casefold().split()
    return [line for line in lines if all(word in _haystack(line) for word in wanted)]


def _by_last_name(attendee: Attendee) -> tuple[str, str, int]:
    """Sort as on paper by the last word of the name; companions without a name stand behind their host."""
    name = (attendee.name or attendee.registration.name).casefold()
    return (name.split()[-1] if name.split() else "", name, attendee.position)


def _line(attendee: Attendee) -> DoorLine:
    registration = attendee.registration
    check_in = getattr(attendee, "check_in", None)
    town = registration.municipality
    companion = _("Companion of %(name)s (%(number)d)") % {"name": registration.name, "number": attendee.position + 1}
    return DoorLine(
        code=attendee.badge_code,
        name=attendee.name or companion,
        is_named=bool(attendee.name),
        party=town.name if town else registration.organisation,
        is_walk_in=registration.state == RegistrationState.WALK_IN,
        present_at=check_in.scanned_at if check_in else None,
        present_by=check_in.recorded_by.name if check_in and check_in.recorded_by else "",
        brings=registration.brings if attendee.position == 0 else "",
    )


def _haystack(line: DoorLine) -> str:
    return f"{line.name} {line.party} {line.code}".casefold()


def check_in_sheet(meeting: Meeting, *, at: datetime) -> CheckInList:
    """Return the list with tick boxes, in the order of the screen."""
    entries = tuple(
        CheckInEntry(name=line.name, organisation=line.party, note=line.code, is_present=line.present_at is not None)
        for line in door_list(meeting)
    )
    day = f"{day_line(meeting)}, {clock(meeting.starts_at)}"
    return CheckInList(**sheet_head(meeting, at=at), day=day, entries=entries)


def badge_sheet(meeting: Meeting, *, at: datetime) -> Badges:
    """Return the badges, eight to a sheet; the code leads its bearer into the day and the helper to the check-in."""
    badges = tuple(
        Badge(
            name=line.name if line.is_named else "",
            organisation=line.party,
            interest=line.brings[:80],
            link=Link(url=badge_url(meeting, line.code), code=line.code),
        )
        for line in door_list(meeting)
    )
    return Badges(**sheet_head(meeting, at=at), badges=badges)


def badge_url(meeting: Meeting, code: str) -> str:
    return settings.BASE_URL + reverse("day-badge", args=[meeting.slug, code])
