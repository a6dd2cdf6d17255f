"""The barcamp plan on three sizes, beside conference-scheduler and the flip chart: CPU time, clashes, missing seats.

conference-scheduler knows no parked topics and no persons, so it gets the topics that our plan places, their demand,
the hosts and the step-free needs; its goal is its own one for seats. The flip chart hangs the most wanted topics in
order, room by room.
"""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations

from miteinander.methods.barcamp import Pitch, Plan, Problem, Room, Round, count, explain, propose
from miteinander.methods.barcamp.exact import lower_bound

try:
    import pulp
    from conference_scheduler import scheduler
    from conference_scheduler.lp_problem import objective_functions
    from conference_scheduler.resources import Event, Slot
except ImportError:
    scheduler = None


ONE_IN_TWENTY = 0.05


@dataclass(frozen=True, slots=True)
class Size:
    pitches: int
    rounds: int
    rooms: int
    persons: int
    wishes: int

    def __str__(self) -> str:
        return f"{self.pitches} topics, {self.rounds} x {self.rooms}, {self.persons} persons"


SIZES = (Size(30, 3, 8, 40, 3), Size(45, 3, 5, 200, 4), Size(150, 4, 12, 600, 5))


def make_problem(size: Size, seed: int = 1) -> Problem:
    """A made-up barcamp: few topics draw many, every topic has a host, one in twenty needs a step-free room."""
    chance = random.Random(seed)
    pull = [1 / (at + 1) ** 0.6 for at in range(size.pitches)]
    wanted: list[set[str]] = [set() for _ in range(size.pitches)]
    for person in range(size.persons):
        chosen: set[int] = set()
        while len(chosen) < size.wishes:
            chosen.add(chance.choices(range(size.pitches), pull)[0])
        for at in chosen:
            wanted[at].add(f"p{person}")
    pitches = tuple(
        Pitch(
            f"t{at}",
            interested=frozenset(persons),
            hosts=frozenset({f"p{chance.randrange(size.persons)}"}),
            step_free=chance.random() < ONE_IN_TWENTY,
        )
        for at, persons in enumerate(wanted)
    )
    rounds = tuple(Round(f"{at}") for at in range(size.rounds))
    rooms = tuple(Room(f"r{at}", seats=(60, 30, 20, 12)[at % 4], step_free=at % 3 != 1) for at in range(size.rooms))
    return Problem(pitches, rounds, rooms)


def flip_chart(problem: Problem) -> Plan:
    """Hang the most wanted topics in order, without looking at persons."""
    cards = sorted(problem.pitches, key=lambda pitch: -pitch.interest)
    return Plan(
        {p.id: None for p in problem.pitches} | {p.id: at for p, at in zip(cards, problem.places, strict=False)}
    )


def peer(problem: Problem, ours: Plan) -> Plan:
    """Ask conference-scheduler to place the same topics."""
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    starts = {round_.id: start + timedelta(hours=at) for at, round_ in enumerate(problem.rounds)}
    slots = [
        Slot(place.room, starts[place.round], 25, problem.room_by_id[place.room].seats, place.round)
        for place in problem.places
    ]
    placed = [pitch for pitch in problem.pitches if ours.places[pitch.id]]
    events = {pitch.id: Event(pitch.id, 25, pitch.interest) for pitch in placed}
    for pitch in placed:
        if pitch.step_free:
            events[pitch.id].add_unavailability(*(s for s in slots if not problem.room_by_id[s.venue].step_free))
    for one, other in combinations(placed, 2):
        if other.id in problem.enemies[one.id]:
            events[one.id].add_unavailability(events[other.id])
            events[other.id].add_unavailability(events[one.id])  # said once, it holds for half of the room pairs
    found = scheduler.solution(
        list(events.values()),
        slots,
        objective_function=objective_functions.efficiency_capacity_demand_difference,
        solver=pulp.PULP_CBC_CMD(msg=False),
    )
    at = {placed[event].id: problem.places[slot] for event, slot in found}
    return Plan({pitch.id: at.get(pitch.id) for pitch in problem.pitches})


def timed(work: Callable[[], Plan]) -> tuple[Plan, float]:
    """Return the plan and the CPU seconds of this process and of the solvers it starts."""
    begin = sum(os.times()[:4])
    plan = work()
    return plan, sum(os.times()[:4]) - begin


def row(name: str, problem: Problem, plan: Plan, seconds: float) -> str:
    totals = count(problem, plan)
    return (
        f"  {name:22} {seconds:6.2f} s CPU   parked marks {totals.marks_parked:5}   clashes {totals.clashes:4}   "
        f"missing seats {totals.overflow:4}   host twice {totals.host_clashes:2}   points {totals.points}"
    )


def main() -> None:
    print("barcamp: a proposed plan")
    if scheduler is None:
        print("  (conference-scheduler is not installed: only our own figures)")
    for size in SIZES:
        problem = make_problem(size)
        ours, seconds = timed(lambda problem=problem: propose(problem))
        print(f" {size}; no plan below {lower_bound(problem)} points")
        print(row("ours", problem, ours, seconds))
        follow_up = problem.with_previous(ours.places)
        again, seconds = timed(lambda follow_up=follow_up: propose(follow_up))
        print(row("ours, planned again", follow_up, again, seconds))
        print(row("flip chart", problem, *timed(lambda problem=problem: flip_chart(problem))))
        if scheduler is not None:
            print(row("conference-scheduler", problem, *timed(lambda p=problem, o=ours: peer(p, o))))
        _, seconds = timed(lambda p=problem, o=ours: (explain(p, o), o)[1])
        print(f"  {'explaining ours':22} {seconds:6.2f} s CPU")


if __name__ == "__main__":
    main()
