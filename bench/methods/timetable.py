"""The timetable on three sizes, beside conference-scheduler, the flip chart, and CP-SAT asked without a plan to start.

conference-scheduler knows no persons, so it gets the most wanted topics that the places hold, their demand and hosts.
What it and the flip chart leave open, who attends what, is chosen for them in the best way.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations

from bench.methods.measuring import Case, run
from miteinander.methods.timetable import Event, Person, Phase, Room, Topic, propose
from miteinander.methods.timetable.board import compile_board
from miteinander.methods.timetable.plan import count
from miteinander.methods.timetable.proof import has_solver, prove
from miteinander.methods.timetable.search import greedy
from miteinander.methods.timetable.seating import wishes_met
from miteinander.methods.timetable.state import State

try:
    import pulp
    from conference_scheduler import scheduler
    from conference_scheduler.lp_problem import objective_functions
    from conference_scheduler.resources import Event as Talk
    from conference_scheduler.resources import Slot
except ImportError:
    scheduler = None


@dataclass(frozen=True, slots=True)
class Size:
    persons: int
    topics: int
    phases: int
    rooms: int

    def __str__(self) -> str:
        return f"{self.persons} persons, {self.topics} topics, {self.phases} x {self.rooms}"


SIZES = (Size(40, 30, 3, 8), Size(100, 60, 4, 10), Size(300, 120, 6, 15))


def make_event(size: Size, seed: int = 1) -> Event:
    """A made-up event: 4 to 8 wishes each, few topics draw many, every topic has a host, rooms from large to small."""
    chance = random.Random(seed)
    pull = [1 / (at + 1) ** 0.8 for at in range(size.topics)]
    persons = []
    for person in range(size.persons):
        wanted, many = set(), chance.randint(4, 8)
        while len(wanted) < many:
            wanted.add(f"t{chance.choices(range(size.topics), pull)[0]}")
        persons.append(Person(f"p{person}", frozenset(wanted)))
    topics = [Topic(f"t{at}", hosts=frozenset({f"p{chance.randrange(size.persons)}"})) for at in range(size.topics)]
    largest = size.persons // 3
    rooms = tuple(Room(f"r{at}", seats=max(8, largest - largest * at // size.rooms)) for at in range(size.rooms))
    return Event(tuple(Phase(str(at)) for at in range(size.phases)), rooms, tuple(topics), tuple(persons))


def popular(event: Event) -> list[str]:
    """The topics that the places hold, the most wanted first."""
    wanted = Counter(topic for person in event.persons for topic in person.interests)
    ordered = sorted((topic.id for topic in event.topics), key=lambda topic: (-wanted[topic], topic))
    return ordered[: len(event.phases) * len(event.rooms)]


def wishes(event: Event, phase_of: dict[str, int]) -> str:
    """Count the wishes that topics in phases meet, with the rooms by size and the attendance chosen well."""
    board = compile_board(event)
    number = [phase_of.get(topic.id, -1) for topic in event.topics]
    return f"{State(board, number).total() // event.weights.wish} wishes"


def ours(event: Event) -> str:
    found = propose(event)
    return f"{count(event, found).wishes_met} wishes, {'proven' if found.proven else f'at most {found.wishes_bound}'}"


def flip_chart(event: Event) -> str:
    """Hang the most wanted topics in order, room by room, without looking at persons."""
    return wishes(event, {topic: at % len(event.phases) for at, topic in enumerate(popular(event))})


def only_greedy(event: Event) -> str:
    board = compile_board(event)
    return f"{State(board, greedy(board)).total() // event.weights.wish} wishes"


def exact_alone(event: Event) -> str:
    """CP-SAT with an empty plan as hint and its usual limit."""
    board = compile_board(event)
    proof = prove(board, [[] for _ in event.phases], seconds=60)
    met = sum(wishes_met(board, s, placed) for s, placed in enumerate(proof.placed or []))
    return f"{met} wishes, {proof.status}"


def conference_scheduler(event: Event) -> str:
    """Place the same number of topics with its goal for seats."""
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    slots = [
        Slot(room.id, start + timedelta(hours=at), 25, room.seats, phase.id)
        for at, phase in enumerate(event.phases)
        for room in event.rooms
    ]
    wanted = Counter(topic for person in event.persons for topic in person.interests)
    placed = popular(event)
    talks = {topic: Talk(topic, 25, wanted[topic]) for topic in placed}
    for one, other in combinations(placed, 2):
        if event.topic_by_id[one].hosts & event.topic_by_id[other].hosts:
            talks[one].add_unavailability(talks[other])
            talks[other].add_unavailability(talks[one])
    found = scheduler.solution(
        list(talks.values()),
        slots,
        objective_function=objective_functions.efficiency_capacity_demand_difference,
        solver=pulp.PULP_CBC_CMD(msg=False),
    )
    return wishes(event, {placed[talk]: slot // len(event.rooms) for talk, slot in found})


def peers(size: Size) -> dict[str, Callable[[Event], str]]:
    found: dict[str, Callable[[Event], str]] = {"flip chart": flip_chart, "greedy alone": only_greedy}
    if has_solver():
        found["CP-SAT alone"] = exact_alone
    if scheduler is not None and size.topics <= 60:  # noqa: PLR2004 - it takes minutes on more
        found["conference-scheduler"] = conference_scheduler
    return found


def main() -> None:
    cases = [
        Case(str(size), size.persons * size.topics, lambda size=size: make_event(size), ours, peers(size), repeats=1)
        for size in SIZES
    ]
    run("timetable", cases)
