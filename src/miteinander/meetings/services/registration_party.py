"""Who wants to come, as told through any channel, and how it is written down."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import ngettext

from miteinander.ground.ids import new_id
from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import Need, RegistrationState
from miteinander.meetings.models import Attendee, Meeting, Needs, Registration
from miteinander.meetings.services.acts import BY_A_CLERK
from miteinander.people.models import Person
from miteinander.roles.actor import Actor

BADGE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is read as another
BADGE_LENGTH = 8


@dataclass(frozen=True, kw_only=True)
class NeedsGiven:
    """What somebody needs; stored apart and only when something is needed."""

    kinds: frozenset[Need] = frozenset()
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.note)


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person or a group that wants to come."""

    name: str
    seats: int = 1
    companions: tuple[str, ...] = ()
    municipality_id: str | None = None
    organisation: str = ""
    email: str = ""
    postal_address: str = ""
    phone: str = ""
    brings: str = ""
    language: str = "de"
    waits_together: bool = False
    needs: NeedsGiven = NeedsGiven()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.companions)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How a registration came to us."""

    by: Actor
    channel: Channel
    at: datetime
    key: UUID | None = None  # made by the form: the same form sent twice is one registration
    verify_by: datetime | None = None
    tentative: bool = False
    mail_id: UUID | None = None  # the received letter it came by
    by_a_clerk: bool = False  # somebody writes down what somebody else said, on whatever channel

    @property
    def author(self) -> Actor:
        """Who registers: not the clerk who writes down what somebody else says."""
        return Actor.guest() if self.by_a_clerk or self.channel in BY_A_CLERK else self.by

    @property
    def clerk(self) -> Person | None:
        return None if self.author is self.by else self.by.person


def drafted(held: Meeting, party: Party, entry: Entry, *, has_seats: bool, arrival: int) -> Registration:
    """Return the row, not yet stored."""
    return Registration(
        id=entry.key or new_id(),
        meeting=held,
        arrival=arrival,
        state=RegistrationState.CONFIRMED if has_seats else RegistrationState.WAITING,
        seats=party.seats,
        waits_together=party.waits_together,
        name=party.name,
        municipality_id=party.municipality_id,
        organisation=party.organisation,
        email=party.email.strip().lower(),
        postal_address=party.postal_address,
        phone=party.phone,
        brings=party.brings,
        language=party.language,
        person=_owner(party, entry),
        channel=entry.channel,
        registered_at=entry.at,
        verify_by=entry.verify_by,
        tentative=entry.tentative,
    )


def _owner(party: Party, entry: Entry) -> Person | None:
    """The account whose registration this is: not when somebody signed in registers somebody else."""
    person = entry.author.person
    return person if person and (person.email or "").lower() == party.email.strip().lower() else None


def attendees_of(registration: Registration, names: Sequence[str]) -> list[Attendee]:
    """Return one row per seat, not yet stored; a seat whose name nobody said has none."""
    padded = [*names[: registration.seats], *[""] * (registration.seats - len(names))]
    return [
        Attendee(
            registration=registration,
            meeting_id=registration.meeting_id,
            position=position,
            name=name,
            badge_code=badge_code(),
        )
        for position, name in enumerate(padded)
    ]


def badge_code() -> str:
    return "".join(secrets.choice(BADGE_SIGNS) for _sign in range(BADGE_LENGTH))


def store_needs(registration: Registration, needs: NeedsGiven) -> None:
    """Keep what is needed, or remove what is needed no longer."""
    if not needs:
        Needs.objects.filter(registration=registration).delete()
        return
    ticked = {need.value: need in needs.kinds for need in Need}
    values = {"meeting_id": registration.meeting_id, "note": needs.note, **ticked}
    Needs.objects.update_or_create(registration=registration, defaults=values)


def keep_names(registration: Registration, coming: Collection[str]) -> None:
    """Let a party shrink to its seats: whoever registers stays, of the others those who were ticked."""
    first, *others = registration.attendees.order_by("position")
    named, most = [other for other in others if other.name], registration.seats - 1
    if most and len(named) > most:
        named = [other for other in named if str(other.pk) in coming]
        if not 0 < len(named) <= most:
            sentence = ngettext(
                "Please tick who comes along: one person.",
                "Please tick who comes along: at most %(most)d people.",
                most,
            )
            raise Refused(sentence % {"most": most}, field="coming")
    set_names(registration, [first.name, *(other.name for other in named[:most])])


def set_names(registration: Registration, names: Sequence[str]) -> None:
    """Let the rows of persons follow seats and names; whoever stays keeps the badge."""
    known = list(registration.attendees.order_by("position"))
    for attendee in known[registration.seats :]:
        attendee.delete()
    wanted = attendees_of(registration, names)
    for attendee, draft in zip(known, wanted, strict=False):
        if attendee.name != draft.name:
            attendee.name = draft.name
            attendee.save(update_fields=["name"])
    Attendee.objects.bulk_create(wanted[len(known) :])
