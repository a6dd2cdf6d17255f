"""Events to try the timetable on: drawn from a seed, one to check by hand, and all plans of a small one."""

import itertools
import random
from collections.abc import Iterator

from hypothesis import strategies as st

from miteinander.methods.timetable import Event, Person, Phase, Place, Room, Topic
from miteinander.methods.timetable.board import compile_board
from miteinander.methods.timetable.rooms import rooms_changed
from miteinander.methods.timetable.seating import wishes_met

PHASES = (Phase("1", "Phase 1"), Phase("2", "Phase 2"))
HALL, STUDY = Room("saal", "Saal", 20, step_free=True), Room("stube", "Stube", 2)
GARDEN, MARKET, BIKE = Topic("garten", "Garten"), Topic("markt", "Markt"), Topic("rad", "Rad")


def person(name: str, *interests: str, **values: object) -> Person:
    return Person(name, frozenset(interests), **values)


HAND = (person("Ada", "garten", "rad"), person("Ben", "garten", "markt"), person("Cem", "garten", "markt"))


def hand(*topics: Topic, persons: tuple[Person, ...] = HAND, **rules: object) -> Event:
    """The example of the documentation: two phases, a step-free hall and a small room."""
    return Event(PHASES, (HALL, STUDY), topics or (GARDEN, MARKET, BIKE), persons, **rules)


@st.composite
def events(draw: st.DrawFn, largest: int = 10, *, previous: bool = True) -> Event:
    """Any event up to so many topics, from a drawn seed, with every kind of rule in it."""
    return seeded(random.Random(draw(st.integers(0, 2**32))), draw(st.integers(1, largest)), previous=previous)


def seeded(chance: random.Random, topics: int, *, previous: bool = True) -> Event:
    phases = tuple(Phase(str(at)) for at in range(chance.randint(1, 3)))
    rooms = tuple(_room(at, chance) for at in range(chance.randint(1, 3)))
    crowd = [f"p{at}" for at in range(chance.randint(1, 9))]
    hosts = [*crowd, "guest"]
    places = [Place(phase.id, room.id) for phase in phases for room in rooms]
    return Event(
        phases,
        rooms,
        tuple(_topic(at, chance, hosts) for at in range(topics)),
        tuple(_person(name, chance, topics, phases) for name in crowd),
        frozenset(chance.sample(places, 1)) if chance.random() < 0.2 else frozenset(),
        {f"t{at}": chance.choice([*places, None]) for at in range(topics)}
        if previous and chance.random() < 0.5
        else {},
        hosts_stay=chance.random() < 0.4,
    )


def with_pins(event: Event, chance: random.Random) -> Event:
    """Pin a topic that has no host to a place that is open, and another to a phase of its own."""
    loose = [topic for topic in event.topics if not topic.hosts and not topic.step_free]
    chosen = {topic.id: at for at, topic in enumerate(loose[: len(event.phases)])}
    pinned = []
    for topic in event.topics:
        pin = None
        if topic.id in chosen:
            phase = event.phases[chosen[topic.id]].id
            rooms = [room.id for room in event.rooms if Place(phase, room.id) not in event.closed]
            pin = Place(phase, chance.choice([*rooms, ""])) if rooms else None
        pinned.append(Topic(topic.id, topic.title, topic.hosts, topic.step_free, pin))
    return Event(
        event.phases, event.rooms, tuple(pinned), event.persons, event.closed, event.previous, event.hosts_stay
    )


def _room(at: int, chance: random.Random) -> Room:
    return Room(f"r{at}", seats=chance.choice([None, 1, 2, 3, 6]), step_free=chance.random() < 0.6)


def _topic(at: int, chance: random.Random, hosts: list[str]) -> Topic:
    many = chance.choice([0, 0, 1, 1, 2])
    return Topic(f"t{at}", "", frozenset(chance.sample(hosts, min(many, len(hosts)))), chance.random() < 0.15)


def _person(name: str, chance: random.Random, topics: int, phases: tuple[Phase, ...]) -> Person:
    interests = frozenset(f"t{at}" for at in range(topics) if chance.random() < 0.45)
    absent = frozenset({chance.choice(phases).id}) if chance.random() < 0.15 else frozenset()
    return Person(name, interests, chance.random() < 0.2, absent)


def most_points(event: Event) -> int:
    """The points of the best plan, by trying every one."""
    return max(_every_plan(event))


def _every_plan(event: Event) -> Iterator[int]:
    board = compile_board(event)
    spaces = [[*free, *pinned.values()] for free, pinned in zip(board.free, board.pinned_rooms, strict=True)]
    places = [(s, space) for s, open_spaces in enumerate(spaces) for space in open_spaces]
    for chosen in itertools.product([None, *places], repeat=board.topics):
        taken = [(place[0], place[1].room) for place in chosen if place]
        if len(taken) == len(set(taken)) and all(_may(board, t, place) for t, place in enumerate(chosen)):
            plan = [
                [(t, place[1]) for t, place in enumerate(chosen) if place and place[0] == s]
                for s in range(board.phases)
            ]
            if not any(_hosts_meet(board, [t for t, _ in placed]) for placed in plan):
                points = sum(
                    event.weights.wish * wishes_met(board, s, placed)
                    - event.weights.room_changed * rooms_changed(board, s, placed)
                    for s, placed in enumerate(plan)
                )
                yield points - sum(board.leaving[t][place[0] if place else -1] for t, place in enumerate(chosen))


def _may(board, t: int, place) -> bool:
    """Whether a topic may stand there, said again in the plainest way."""
    topic = board.event.topics[t]
    if place is None:
        return topic.pinned is None
    phase, room = board.event.phases[place[0]].id, board.event.rooms[place[1].room]
    if topic.pinned and topic.pinned not in {Place(phase), Place(phase, room.id)}:
        return False
    if Place(phase, room.id) in board.event.closed or board.event.absent_hosts(topic.id, phase):
        return False
    return room.step_free or topic.id not in board.event.step_free_topics


def _hosts_meet(board, topics: list[int]) -> bool:
    hosts = [host for t in topics for host in board.event.topics[t].hosts]
    return len(hosts) != len(set(hosts))
