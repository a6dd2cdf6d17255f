"""What a barcamp plan is asked of: topic cards, rounds, rooms, wishes and rules.

Everything is frozen and uses plain strings as ids, so a problem can be built from a database, a file or by
hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from miteinander.methods.ids import refuse_repeated
from miteinander.methods.trouble import MethodError

LARGEST = 100_000
"""No figure of a problem may be larger: persons, seats, weights."""


class ProblemError(MethodError):
    """The question contradicts itself."""


class PinError(ProblemError):
    """Two pinned topics exclude each other; the caller can name them in its own language."""

    def __init__(self, first: str, second: str, *, de: str, en: str) -> None:
        super().__init__(de=de, en=en)
        self.first = first
        self.second = second


class Place(NamedTuple):
    """One field of the wall: a round and a room, both by id."""

    round: str
    room: str


@dataclass(frozen=True, slots=True)
class Round:
    """A working phase in which every room holds at most one session."""

    id: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A room; ``seats`` None means nobody has counted them, and it never counts as overfull."""

    id: str
    label: str = ""
    seats: int | None = None
    step_free: bool = False


@dataclass(frozen=True, slots=True)
class Pitch:
    """A topic card on its way to the wall.

    ``interested``: ids of the persons who marked "I will come"; ``hosts``: ids of those who hold the session
    and so want to be in it too; ``extra``: further marks nobody can name (hands counted, dots on paper), in
    persons: they count for seats and precedence, never for clashes. ``pinned``: stays exactly there.
    ``before``: where the previous plan had it.
    """

    id: str
    title: str = ""
    interested: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    extra: int = 0
    step_free: bool = False
    pinned: Place | None = None
    before: Place | None = None

    @property
    def audience(self) -> frozenset[str]:
        """Everybody known by id who wants to be in the room."""
        return self.interested | self.hosts

    @property
    def interest(self) -> int:
        """Persons who want to be in the room, hosts and uncounted hands included."""
        return len(self.audience) + self.extra


@dataclass(frozen=True, slots=True)
class Apart:
    """Two topics to keep out of one round: ``hard`` always, else as if ``weight`` persons wanted both."""

    first: str
    second: str
    weight: int = 1
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """Points lost per unit; the order of the goals is the order of the figures.

    ``parked`` per interested person of a parked topic (a topic nobody marked counts as one), ``clash`` per
    person and session missed, ``overflow`` per person above the seats, ``crowded`` per topic above the even
    share of a round, ``round_changed`` per topic that leaves its previous round or the wall, ``room_changed``
    per topic that changes only the room. A single mark is worth at most ten points, so by itself it takes no
    topic out of its round: a change has to pay for itself.
    """

    parked: int = 10
    clash: int = 5
    overflow: int = 3
    crowded: int = 1
    round_changed: int = 12
    room_changed: int = 4


@dataclass(frozen=True)
class Problem:
    """The whole question. Raises ProblemError when ids repeat, point nowhere, or pins exclude each other."""

    pitches: tuple[Pitch, ...]
    rounds: tuple[Round, ...]
    rooms: tuple[Room, ...]
    apart: tuple[Apart, ...] = ()
    closed: frozenset[Place] = frozenset()
    weights: Weights = field(default_factory=Weights)
    seed: int = 0

    def __post_init__(self) -> None:
        for spot, things in (("pitches", self.pitches), ("rounds", self.rounds), ("rooms", self.rooms)):
            refuse_repeated(spot, [thing.id for thing in things])
        self._refuse_bad_figures()
        self._refuse_strangers()
        self._refuse_colliding_pins()

    @cached_property
    def pitch_by_id(self) -> dict[str, Pitch]:
        return {pitch.id: pitch for pitch in self.pitches}

    @cached_property
    def room_by_id(self) -> dict[str, Room]:
        return {room.id: room for room in self.rooms}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All open fields of the wall, round by round."""
        every = (Place(round_.id, room.id) for round_ in self.rounds for room in self.rooms)
        return tuple(place for place in every if place not in self.closed)

    @cached_property
    def even_share(self) -> int:
        """Topics per round if all rounds were filled alike, rounded up."""
        return -(-min(len(self.pitches), len(self.places)) // max(1, len(self.rounds)))

    @cached_property
    def enemies(self) -> dict[str, frozenset[str]]:
        """Per topic the topics it must never share a round with: same host, or declared hard."""
        found: dict[str, set[str]] = {pitch.id: set() for pitch in self.pitches}
        by_host: dict[str, list[str]] = {}
        for pitch in self.pitches:
            for host in pitch.hosts:
                by_host.setdefault(host, []).append(pitch.id)
        for together in by_host.values():
            for one in together:
                found[one].update(together)
        for pair in self.apart:
            if pair.hard:
                found[pair.first].add(pair.second)
                found[pair.second].add(pair.first)
        return {name: frozenset(others - {name}) for name, others in found.items()}

    def with_previous(self, places: "dict[str, Place | None]") -> "Problem":
        """Return the same question after another plan; topics it did not know have no previous place."""
        return replace(self, pitches=tuple(replace(p, before=places.get(p.id)) for p in self.pitches))

    def _refuse_bad_figures(self) -> None:
        figures = [(f"extra, pitch {p.id}", p.extra) for p in self.pitches]
        figures += [(f"seats, room {r.id}", r.seats) for r in self.rooms if r.seats is not None]
        figures += [(f"weight, apart {a.first} {a.second}", a.weight) for a in self.apart]
        figures += [(f"weights, {name}", getattr(self.weights, name)) for name in Weights.__slots__]
        for name, figure in figures:
            if not 0 <= figure <= LARGEST:
                raise ProblemError(
                    de=f"Die Zahl {figure} ({name}) muss zwischen 0 und {LARGEST} liegen.",
                    en=f"The number {figure} ({name}) must lie between 0 and {LARGEST}.",
                )

    def _refuse_strangers(self) -> None:
        for pair in self.apart:
            for name in (pair.first, pair.second):
                if name not in self.pitch_by_id:
                    raise ProblemError(
                        de=f"Eine Regel hält das Thema {name} fern, aber dieses Thema gibt es nicht.",
                        en=f"A rule keeps pitch {name} apart, but there is no such pitch.",
                    )
            if pair.first == pair.second:
                raise ProblemError(
                    de=f"Das Thema {pair.first} lässt sich nicht von sich selbst trennen.",
                    en=f"Pitch {pair.first} cannot be kept apart from itself.",
                )
        for pitch in self.pitches:
            if pitch.pinned:
                self._refuse_pin(pitch, pitch.pinned)

    def _refuse_pin(self, pitch: Pitch, place: Place) -> None:
        rounds = {round_.id for round_ in self.rounds}
        if place.round not in rounds or place.room not in self.room_by_id:
            raise ProblemError(
                de=f"Das Thema {pitch.id} ist an Runde {place.round}, Raum {place.room} geheftet; das gibt es nicht.",
                en=f"Pitch {pitch.id} is pinned to {_name(place)}, which does not exist.",
            )
        if place in self.closed:
            raise ProblemError(
                de=f"Das Thema {pitch.id} ist an Runde {place.round}, Raum {place.room} geheftet, der zu ist.",
                en=f"Pitch {pitch.id} is pinned to {_name(place)}, which is closed.",
            )

    def _refuse_colliding_pins(self) -> None:
        pinned = [(pitch, pitch.pinned) for pitch in self.pitches if pitch.pinned]
        for index, (one, place) in enumerate(pinned):
            for other, other_place in pinned[:index]:
                if place == other_place:
                    raise PinError(
                        other.id,
                        one.id,
                        de=f"{other.id} und {one.id} sind beide an Runde {place.round}, Raum {place.room} geheftet.",
                        en=f"Pitches {other.id} and {one.id} are both pinned to {_name(place)}.",
                    )
                if place.round == other_place.round and other.id in self.enemies[one.id]:
                    raise PinError(
                        other.id,
                        one.id,
                        de=f"{other.id} und {one.id} dürfen nicht in einer Runde stehen, sind aber beide an Runde "
                        f"{place.round} geheftet.",
                        en=f"Pitches {other.id} and {one.id} must not share a round, "
                        f"but both are pinned to round {place.round}.",
                    )


@dataclass(frozen=True, slots=True)
class Plan:
    """An answer: every pitch id with its place, or None where the topic is parked."""

    places: dict[str, Place | None]

    def at(self) -> dict[Place, str]:
        """Return the wall: place to pitch id, free places missing."""
        return {place: pitch for pitch, place in self.places.items() if place}

    def in_round(self, round_id: str) -> list[str]:
        return [pitch for pitch, place in self.places.items() if place and place.round == round_id]


def previous_plan(problem: Problem) -> Plan | None:
    """Return what of the previous plan still stands, or None if there was none.

    Pins win over earlier places; of two topics that claim one place the first keeps it; places that are gone
    or closed, and topics that may no longer share a round, are read as parked.
    """
    if not any(pitch.before for pitch in problem.pitches):
        return None
    kept: dict[str, Place | None] = {p.id: p.pinned for p in problem.pitches}
    free = set(problem.places) - set(filter(None, kept.values()))
    for pitch in problem.pitches:
        if pitch.pinned or pitch.before not in free or pitch.before is None:
            continue
        if pitch.step_free and not problem.room_by_id[pitch.before.room].step_free:
            continue
        rivals = (kept[other] for other in problem.enemies[pitch.id])
        if not any(rival and rival.round == pitch.before.round for rival in rivals):
            kept[pitch.id] = pitch.before
            free.remove(pitch.before)
    return Plan(kept)


def marks(person_by_pitch: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Gather (pitch id, person id) rows, as a database gives them, into one set per pitch."""
    found: dict[str, set[str]] = {}
    for pitch, person in person_by_pitch:
        found.setdefault(pitch, set()).add(person)
    return {pitch: frozenset(persons) for pitch, persons in found.items()}


def _name(place: Place) -> str:
    return f"round {place.round}, room {place.room}"
