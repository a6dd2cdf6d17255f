"""The timetable that was found: who is where, how many wishes that meets, and how good it is known to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from miteinander.methods.timetable.board import Board
from miteinander.methods.timetable.model import bits
from miteinander.methods.timetable.problem import Event, Place
from miteinander.methods.timetable.rooms import Placed
from miteinander.methods.timetable.seating import seat_all


@dataclass(frozen=True, slots=True)
class Totals:
    """What a timetable amounts to.

    ``wishes`` stated, ``wishes_met`` of them; ``placed`` topics; ``phase_changed`` topics that left their previous
    phase or lost their place, ``room_changed`` that only changed the room; ``points`` as ``Weights`` says.
    """

    wishes: int
    wishes_met: int
    topics: int
    placed: int
    phase_changed: int
    room_changed: int
    points: int


@dataclass(frozen=True)
class Timetable:
    """``places``: where each topic stands, None: nowhere. ``attends``: per person and phase the topic they are in.

    ``points_bound``, ``wishes_bound``: no plan has more. ``proven``: no plan has more points. ``method``: what found it
    ("greedy", "annealing", "exact"); ``solver``: how the exact search ended ("not needed", "skipped", "missing",
    "optimal", "feasible", "unknown", "cut", "failed"); ``cut``: the clock ended the annealing, so another run may
    differ.
    """

    places: Mapping[str, Place | None]
    attends: Mapping[str, Mapping[str, str]]
    points_bound: int
    wishes_bound: int
    proven: bool
    method: str
    solver: str
    cut: bool = False

    @cached_property
    def attendance(self) -> dict[str, list[str]]:
        """Persons in each topic that has a place, in their order."""
        found: dict[str, list[str]] = {topic: [] for topic, place in self.places.items() if place}
        for person, phases in self.attends.items():
            for topic in phases.values():
                found[topic].append(person)
        return found


def count(event: Event, timetable: Timetable) -> Totals:
    """Count what a timetable amounts to, from the places and the attendance alone."""
    met = sum(
        topic in event.person_by_id[person].interests
        for person, phases in timetable.attends.items()
        for topic in phases.values()
    )
    phase_changed = room_changed = 0
    for topic, place in timetable.places.items():
        before = event.previous.get(topic)
        if before and before.phase in event.phase_by_id:
            left = place is None or place.phase != before.phase
            phase_changed += left
            room_changed += not left and before.room in event.room_by_id and before != place
    weights = event.weights
    return Totals(
        wishes=sum(len(person.interests) for person in event.persons),
        wishes_met=met,
        topics=len(event.topics),
        placed=sum(place is not None for place in timetable.places.values()),
        phase_changed=phase_changed,
        room_changed=room_changed,
        points=weights.wish * met - weights.phase_changed * phase_changed - weights.room_changed * room_changed,
    )


def places_of(board: Board, plan: Sequence[Placed]) -> dict[str, Place | None]:
    """Return the places by id, None for topics that stand nowhere."""
    event = board.event
    found: dict[str, Place | None] = {topic.id: None for topic in event.topics}
    for phase, placed in zip(event.phases, plan, strict=True):
        for topic, space in placed:
            found[event.topics[topic].id] = Place(phase.id, event.rooms[space.room].id)
    return found


def attends_of(board: Board, plan: Sequence[Placed]) -> dict[str, dict[str, str]]:
    """Return per person what they attend in which phase; persons who attend nothing are left out."""
    event = board.event
    found: dict[str, dict[str, str]] = {person.id: {} for person in event.persons}
    for s, placed in enumerate(plan):
        for topic, _, persons in seat_all(board, s, placed):
            for p in bits(persons):
                found[event.persons[p].id][event.phases[s].id] = event.topics[topic].id
    return found
