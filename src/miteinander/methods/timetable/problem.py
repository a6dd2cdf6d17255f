"""What a timetable is asked of: persons with wishes, topics with hosts, rooms, phases, pins and the previous plan.

Everything is frozen and uses plain strings as ids, so a question can be built from a database, a file or by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from miteinander.methods.ids import refuse_repeated
from miteinander.methods.trouble import MethodError

LARGEST = 1_000_000
"""No figure of a question may be larger: seats, weights."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A phase and a room, both by id; ``room`` is empty where only the phase is meant (a pin to a phase)."""

    phase: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A working phase in which every room holds at most one topic."""

    id: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A room; ``seats`` in persons, None: nobody has counted them, and everybody fits."""

    id: str
    label: str = ""
    seats: int | None = None
    step_free: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that is held at most once.

    ``hosts``: persons who hold it; they may be strangers to the list of persons. ``step_free``: it needs a
    step-free room whoever comes. ``pinned``: stays in that phase and, where one is named, in that room.
    """

    id: str
    title: str = ""
    hosts: frozenset[str] = frozenset()
    step_free: bool = False
    pinned: Place | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person: topics they are interested in, phases they are absent in, whether they need step-free access."""

    id: str
    interests: frozenset[str] = frozenset()
    step_free: bool = False
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of the goal: ``wish`` per wish met, less ``phase_changed`` per topic that leaves its previous phase or
    loses its place, less ``room_changed`` per topic that only changes the room.

    A change of phase has to bring more than one wish, a change of room more than a fifth of one.
    """

    wish: int = 10
    phase_changed: int = 10
    room_changed: int = 2


@dataclass(frozen=True)
class Event:
    """The whole question. Raises MethodError when ids repeat, point nowhere, or pins exclude each other.

    ``closed``: rooms that are not open in a phase. ``previous``: where topics stood; what no longer exists in it
    is ignored. ``hosts_stay``: a host is bound to the own topic in its phase and takes a seat there; otherwise only
    a host who is interested in the own topic is.
    """

    phases: tuple[Phase, ...]
    rooms: tuple[Room, ...]
    topics: tuple[Topic, ...]
    persons: tuple[Person, ...]
    closed: frozenset[Place] = frozenset()
    previous: Mapping[str, Place | None] = field(default_factory=dict)
    hosts_stay: bool = False
    weights: Weights = field(default_factory=Weights)
    seed: int = 0

    def __post_init__(self) -> None:
        lists: tuple[tuple[str, Iterable[str]], ...] = (
            ("phases", [phase.id for phase in self.phases]),
            ("rooms", [room.id for room in self.rooms]),
            ("topics", [topic.id for topic in self.topics]),
            ("persons", [person.id for person in self.persons]),
        )
        for spot, ids in lists:
            refuse_repeated(spot, ids)
        self._refuse_bad_figures()
        self._refuse_strangers()

    @cached_property
    def phase_by_id(self) -> dict[str, Phase]:
        return {phase.id: phase for phase in self.phases}

    @cached_property
    def room_by_id(self) -> dict[str, Room]:
        return {room.id: room for room in self.rooms}

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.persons}

    @cached_property
    def step_free_topics(self) -> frozenset[str]:
        """Topics that need a step-free room: by themselves, or because a host needs it."""
        return frozenset(
            topic.id
            for topic in self.topics
            if topic.step_free or any(self.needs_step_free(host) for host in topic.hosts)
        )

    def needs_step_free(self, person: str) -> bool:
        return person in self.person_by_id and self.person_by_id[person].step_free

    def is_absent(self, person: str, phase: str) -> bool:
        return person in self.person_by_id and phase in self.person_by_id[person].absent

    def absent_hosts(self, topic: str, phase: str) -> list[str]:
        """Return the hosts of a topic who are not there in a phase."""
        return sorted(host for host in self.topic_by_id[topic].hosts if self.is_absent(host, phase))

    def _refuse_bad_figures(self) -> None:
        figures = [(f"rooms: {room.id}", "seats", room.seats) for room in self.rooms if room.seats is not None]
        weights = self.weights
        figures += [("weights", name, getattr(weights, name)) for name in ("wish", "phase_changed", "room_changed")]
        for spot, name, figure in figures:
            if not 0 <= figure <= LARGEST:
                raise MethodError(
                    de=f"In {spot} muss {name} eine Zahl von 0 bis {LARGEST} sein, nicht {figure}.",
                    en=f"In {spot}, {name} must be a number from 0 to {LARGEST}, not {figure}.",
                )
        if not weights.wish:
            raise MethodError(
                de="Das Gewicht wish muss mindestens 1 sein, sonst zählt kein Wunsch.",
                en="The weight wish must be at least 1, or no wish counts.",
            )

    def _refuse_strangers(self) -> None:
        for person in self.persons:
            _refuse_unknown(f"persons: {person.id}, interests", person.interests, self.topic_by_id)
            _refuse_unknown(f"persons: {person.id}, absent", person.absent, self.phase_by_id)
        for topic in self.topics:
            if topic.pinned:
                self._refuse_unknown_place(f"topics: {topic.id}, pinned", topic.pinned)
        for place in sorted(self.closed):
            self._refuse_unknown_place("closed", place)

    def _refuse_unknown_place(self, spot: str, place: Place) -> None:
        _refuse_unknown(spot, [place.phase], self.phase_by_id)
        if place.room:
            _refuse_unknown(spot, [place.room], self.room_by_id)


def _refuse_unknown(spot: str, named: Iterable[str], known: Mapping[str, object]) -> None:
    for name in sorted(named):
        if name not in known:
            raise MethodError(
                de=f"In {spot} steht {name}, aber das gibt es in der Datei nicht.",
                en=f"In {spot} stands {name}, but the file has no such thing.",
            )
