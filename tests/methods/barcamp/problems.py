"""Barcamps to try the planner on: drawn by hypothesis, made from a seed, and one small enough to check by hand."""

import random

from hypothesis import strategies as st

from miteinander.methods.barcamp import Apart, Pitch, Place, Problem, Room, Round

ROUNDS = (Round("1", "Runde 1"), Round("2", "Runde 2"))
HALL, STUDY = Room("saal", "Saal", 20, step_free=True), Room("stube", "Stube", 3)


def persons(*names: str) -> frozenset[str]:
    return frozenset(names)


def small(*pitches: Pitch, **rules: object) -> Problem:
    """Two rounds, a large step-free room and a small one."""
    return Problem(pitches, ROUNDS, (HALL, STUDY), **rules)


@st.composite
def problems(draw: st.DrawFn, largest: int = 12, *, pins: bool = True, previous: bool = True) -> Problem:
    """Any barcamp up to a size, from a drawn seed: hosts with several topics, pins, earlier places, closed places."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    problem = seeded(chance, largest=draw(st.integers(1, largest)), previous=previous)
    return with_pins(problem, chance) if pins else problem


def seeded(chance: random.Random, *, largest: int, previous: bool) -> Problem:
    count = chance.randint(1, largest)
    rounds = tuple(Round(str(number)) for number in range(chance.randint(1, 3)))
    rooms = tuple(_room(number, chance) for number in range(chance.randint(1, 3)))
    places = [Place(round_.id, room.id) for round_ in rounds for room in rooms]
    crowd = [f"p{number}" for number in range(chance.randint(1, 12))]
    pitches = tuple(_pitch(number, chance, crowd, places if previous else []) for number in range(count))
    closed = frozenset(chance.sample(places, 1)) if chance.random() < 0.2 else frozenset()
    return Problem(pitches, rounds, rooms, _apart(count, chance), closed)


def with_pins(problem: Problem, chance: random.Random) -> Problem:
    """Pin up to two topics, each to a place of its own in a round of its own."""
    rounds = chance.sample(problem.rounds, min(2, len(problem.rounds), len(problem.pitches)))
    pins = {}
    for round_, pitch in zip(rounds, chance.sample(problem.pitches, len(rounds)), strict=True):
        open_places = [place for place in problem.places if place.round == round_.id]
        if open_places and chance.random() < 0.5:
            pins[pitch.id] = chance.choice(open_places)
    pitches = tuple(changed(pitch, pinned=pins.get(pitch.id)) for pitch in problem.pitches)
    return Problem(pitches, problem.rounds, problem.rooms, problem.apart, problem.closed)


def changed(pitch: Pitch, **values: object) -> Pitch:
    return Pitch(**({name: getattr(pitch, name) for name in Pitch.__slots__} | values))


def _room(number: int, chance: random.Random) -> Room:
    return Room(f"r{number}", seats=chance.choice([None, 2, 4, 8]), step_free=chance.random() < 0.6)


def _pitch(number: int, chance: random.Random, crowd: list[str], places: list[Place]) -> Pitch:
    return Pitch(
        f"t{number}",
        interested=frozenset(person for person in crowd if chance.random() < 0.4),
        hosts=frozenset(chance.sample(crowd, 1)) if chance.random() < 0.7 else frozenset(),
        extra=chance.choice([0, 0, 3]),
        step_free=chance.random() < 0.15,
        before=chance.choice(places) if places and chance.random() < 0.4 else None,
    )


def _apart(count: int, chance: random.Random) -> tuple[Apart, ...]:
    if count == 1:
        return ()
    pairs = [chance.sample(range(count), 2) for _ in range(chance.randint(0, 2))]
    return tuple(
        Apart(f"t{one}", f"t{other}", weight=chance.randint(1, 4), hard=chance.random() < 0.3) for one, other in pairs
    )
