"""A list of people becomes registrations: every bad row is shown first, then all good ones are entered at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record_all
from miteinander.meetings.choices import NoticeKind, RegistrationState
from miteinander.meetings.models import Attendee, Meeting, Registration
from miteinander.meetings.models.registration import MAX_SEATS
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration_party import Entry, Party, attendees_of, drafted
from miteinander.meetings.services.registration_seats import hold, keep_count, link_expiry, store_count
from miteinander.meetings.services.registration_table import Row, read_table
from miteinander.meetings.services.registration_telling import tell_many
from miteinander.meetings.services.registration_twins import Roll, registered
from miteinander.meetings.services.waiting_list import fill_free_seats
from miteinander.people.services import first_links
from miteinander.places.reads import municipality_names
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

SALT = "meetings.registration.list"
KEPT_FOR = 24 * 3600  # seconds a preview can be taken over
LONGEST = {"name": 120, "organisation": 160, "phone": 40, "postal_address": 400, "brings": 2000}


@dataclass(frozen=True)
class BadRow:
    number: int
    name: str
    reason: str


@dataclass(frozen=True)
class KnownRow:
    """A row about somebody who is registered already."""

    number: int
    name: str
    registration: Registration


@dataclass(frozen=True)
class Preview:
    """What the list would do; nothing is stored yet."""

    parties: tuple[Party, ...]
    bad: tuple[BadRow, ...]
    known: tuple[KnownRow, ...]
    free_seats: int
    towns: Mapping[str, str]  # by key

    @property
    def people(self) -> int:
        return sum(party.seats for party in self.parties)

    @property
    def waiting(self) -> int:
        """About how many people would stand on the waiting list."""
        return max(0, self.people - self.free_seats)

    def origin_of(self, party: Party) -> str:
        """Where a party comes from, as it was read."""
        return ", ".join(filter(None, (party.organisation, self.towns.get(party.municipality_id or "", ""))))


@dataclass(frozen=True)
class TakenOver:
    confirmed: int
    waiting: int
    known: tuple[str, ...]  # who was registered already


def preview_list(meeting: Meeting, content: bytes, *, by: Actor, at: datetime) -> Preview:
    """Check every row; the rows that are fine can be taken over as they are shown."""
    require(by, "registration.list", meeting, at=at)
    names, roll = municipality_names(), registered(meeting)
    towns = {name.casefold(): key for name, key in names.items()}
    seen, numbers = Roll[Party](), dict[Party, int]()
    bad, known = [], []
    for row in read_table(content):
        party, reason = _checked(row, meeting, towns)
        if party is None:
            bad.append(BadRow(row.number, row.cells.get("name", ""), reason))
        elif there := roll.twin_of(party):
            known.append(KnownRow(row.number, party.name, there))
        elif twin := seen.twin_of(party):
            bad.append(BadRow(row.number, party.name, _("The same as row %(row)d.") % {"row": numbers[twin]}))
        else:
            seen.add(party)
            numbers[party] = row.number
    keys = {key: name for name, key in names.items()}
    return Preview(tuple(numbers), tuple(bad), tuple(known), max(0, meeting.free_seats), keys)


def sealed(meeting: Meeting, preview: Preview) -> str:
    """The good rows, signed, to travel with the page: nothing is stored on the way and nothing can be changed."""
    rows = [[getattr(party, field) for field in _FIELDS] for party in preview.parties]
    return signing.dumps({"meeting": str(meeting.pk), "rows": rows}, salt=SALT, compress=True)


def opened(meeting: Meeting, seal: str) -> list[Party]:
    try:
        content: dict[str, Any] = signing.loads(seal, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as problem:
        raise Refused(_("This preview is too old or incomplete. Please upload the list again.")) from problem
    if content["meeting"] != str(meeting.pk):
        raise Refused(_("This preview belongs to another meeting."))
    parties = [Party(**dict(zip(_FIELDS, row, strict=True))) for row in content["rows"]]
    return [replace(party, companions=tuple(party.companions)) for party in parties]


def take_over(meeting: Meeting, parties: Sequence[Party], *, by: Actor, at: datetime, writes: bool) -> TakenOver:
    """Enter all at once: one lock, one transaction. Who was registered meanwhile is left as they are."""
    require(by, "registration.list", meeting, at=at)
    require(by, "registration.submit", meeting, at=at)
    with transaction.atomic():
        held = hold(meeting)
        fresh, known = _divided(parties, registered(held))
        made = [_next(held, party, by, at) for party in fresh]
        Registration.objects.bulk_create(made, batch_size=500)
        people = [each for one, party in zip(made, fresh, strict=True) for each in attendees_of(one, party.names)]
        Attendee.objects.bulk_create(people, batch_size=1000)
        first_links(REGISTRATION_LINK, [one.pk for one in made], expires_at=link_expiry(held), at=at)
        record_all("registered", made, channel=Channel.PAPER, at=at, recorded_by=by.person)
        if writes:
            tell_many([(one, _letter(one)) for one in made], at=at)
        fill_free_seats(held, at=at)
        store_count(held)
    confirmed = sum(one.state == RegistrationState.CONFIRMED for one in made)
    return TakenOver(confirmed, len(made) - confirmed, tuple(party.name for party in known))


def _divided(parties: Sequence[Party], roll: Roll[Registration]) -> tuple[list[Party], list[Party]]:
    """Those who are new, and those who are registered already."""
    fresh: list[Party] = []
    known: list[Party] = []
    for party in parties:
        (known if roll.twin_of(party) else fresh).append(party)
    return fresh, known


_FIELDS = (
    "name", "seats", "companions", "municipality_id", "organisation", "email", "postal_address", "phone", "brings",
)  # fmt: skip


def _next(held: Meeting, party: Party, by: Actor, at: datetime) -> Registration:
    held.arrivals += 1
    has_seats = party.seats <= held.free_seats
    if has_seats:
        keep_count(held, party.seats)
    entry = Entry(by=by, channel=Channel.PAPER, at=at)
    return drafted(held, party, entry, has_seats=has_seats, arrival=held.arrivals)


def _letter(made: Registration) -> NoticeKind:
    return NoticeKind.CONFIRMED if made.state == RegistrationState.CONFIRMED else NoticeKind.WAITING


def _checked(row: Row, meeting: Meeting, towns: dict[str, str]) -> tuple[Party | None, str]:
    """The row as a party, or why not."""
    cells = row.cells
    if not cells.get("name"):
        return None, _("The name is missing.")
    for field, most in LONGEST.items():
        if len(cells.get(field, "")) > most:
            return None, _("“%(text)s…” is longer than %(most)d letters.") % {"text": cells[field][:30], "most": most}
    email = cells.get("email", "").lower()
    if email and not _is_address(email):
        return None, _("“%(email)s” is no e-mail address.") % {"email": email[:60]}
    companions = tuple(
        name.strip() for name in cells.get("companions", "").replace(";", "\n").splitlines() if name.strip()
    )
    number = cells.get("seats", str(len(companions) + 1))
    most = min(MAX_SEATS, meeting.capacity)
    if not number.isdecimal() or not len(companions) < int(number) <= most:
        return None, _("“%(number)s” people: there must be 1 to %(most)d, not fewer than named.") % {
            "number": number[:10],
            "most": most,
        }
    town = cells.get("municipality", "")
    key = towns.get(town.casefold().removeprefix("stadt ").removeprefix("gemeinde "))
    names = [cells.get("organisation", ""), "" if key else town]
    party = Party(
        name=cells["name"],
        seats=int(number),
        companions=companions,
        municipality_id=key,
        organisation=", ".join(filter(None, names))[:160],
        email=email,
        postal_address=cells.get("postal_address", ""),
        phone=cells.get("phone", ""),
        brings=cells.get("brings", ""),
    )
    return party, ""


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
