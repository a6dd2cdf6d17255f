"""Persons and tasks of three sizes, beside the minimum cost flow of OR-tools and the assignment of scipy.

The peers get our points: only finding the matching is theirs. Where persons take several shifts, they have no say:
neither knows overlapping times.
"""

import json
import random
import subprocess
import sys

import numpy as np

from bench.methods.measuring import Case, run
from miteinander.methods.matching import Person, Question, Task, Weights, Window, score
from miteinander.methods.matching.assignment import checked, solve

DAY = 24 * 60
SKILLS = ("Erste Hilfe", "Führerschein", "Kochen", "Vorlesen", "Technik", "Zeugnis")
TOPICS = ("Natur", "Kinder", "Ältere", "Sport", "Kultur", "Technik", "Sprache", "Fest")


def made(persons: int, tasks: int, *, shifts: int = 1, seed: int = 1) -> Question:
    """A made-up town of 10 km: most can on some days of the week; tasks of two to four hours in four weeks."""
    chance = random.Random(seed)
    return Question(
        tuple(_person(f"p{at}", chance, shifts) for at in range(persons)),
        tuple(_task(f"t{at}", chance) for at in range(tasks)),
        Weights(pause_minutes=30),
    )


def _some(chance: random.Random, words: tuple[str, ...], share: float) -> frozenset[str]:
    return frozenset(word for word in words if chance.random() < share)


def _place(chance: random.Random) -> tuple[float, float]:
    return 48.7 + chance.random() * 0.09, 9.1 + chance.random() * 0.135


def _person(name: str, chance: random.Random, shifts: int) -> Person:
    days = chance.sample(range(7), chance.choice([0, 3, 4, 5]))
    free = tuple(Window(day * DAY, (day + 1) * DAY, weekly=True) for day in days)
    return Person(
        name,
        position=_place(chance),
        reach_km=chance.choice([4.0, 8.0, 15.0]),
        skills=_some(chance, SKILLS, 0.4),
        wishes=frozenset(chance.sample(TOPICS, 2)),
        excluded=_some(chance, TOPICS, 0.03),
        available=free,
        shifts=chance.randint(1, shifts),
    )


def _task(name: str, chance: random.Random) -> Task:
    start = 739_500 * DAY + chance.randrange(28) * DAY + chance.randrange(8, 19) * 60
    return Task(
        name,
        position=_place(chance),
        start=start,
        end=start + chance.choice([120, 180, 240]),
        places=chance.randint(1, 8),
        needs=_some(chance, SKILLS, 0.08),
        helpful=_some(chance, SKILLS, 0.25),
        topics=frozenset(chance.sample(TOPICS, 2)),
    )


def ours(question: Question) -> str:
    scores = score(question)
    matching = solve(question, scores)
    checked(question, scores, matching.pairs)
    proof = "optimal" if matching.optimal else f"at most {matching.bound}"
    return f"{matching.value} points, {proof}, {int((scores.points > 0).sum())} possible pairs"


def scipy(points_and_places: tuple[np.ndarray, np.ndarray]) -> str:
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - a peer

    points, places = points_and_places
    worth = points[:, np.repeat(np.arange(len(places)), places)]
    return f"{worth[linear_sum_assignment(worth, maximize=True)].sum()} points"


def flow(points_and_places: tuple[np.ndarray, np.ndarray]) -> str:
    """OR-tools brings a HiGHS of its own that cannot be loaded beside another: a process of its own, start included."""
    asked = json.dumps([held.tolist() for held in points_and_places])
    run_ = subprocess.run([sys.executable, "-c", FLOW], input=asked, capture_output=True, text=True, check=False)
    return run_.stdout.strip() or "OR-tools is not installed"


FLOW = """
import json, sys, time
import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
points, places = map(np.array, json.load(sys.stdin))
persons, tasks = points.shape
begin = time.process_time()
network, (person, task) = SimpleMinCostFlow(), np.nonzero(points)
every, work = np.arange(persons), np.arange(tasks)
add = network.add_arcs_with_capacity_and_unit_cost
add(2 + person, 2 + persons + task, np.ones_like(person), -points[person, task])
add(0 * every, 2 + every, 0 * every + 1, 0 * every)
add(2 + every, 0 * every + 1, 0 * every + 1, 0 * every)
add(2 + persons + work, 0 * work + 1, places, 0 * work)
network.set_nodes_supplies([0, 1], [persons, -persons])
network.solve()
print(f"{-network.optimal_cost()} points, of it {time.process_time() - begin:.3f} s search")
"""


def case(persons: int, tasks: int, *, shifts: int = 1) -> Case:
    question = made(persons, tasks, shifts=shifts)
    size = f"{persons} x {tasks}" + (f", up to {shifts} shifts" if shifts > 1 else "")
    asked = score(question).points, np.array([task.places for task in question.tasks])
    peers = (
        {}
        if shifts > 1
        else {"scipy (search only)": lambda _: scipy(asked), "OR-tools (with its start)": lambda _: flow(asked)}
    )
    return Case(size, persons * tasks, lambda: question, ours, peers)


def main() -> None:
    run("matching", [case(200, 40), case(1000, 200), case(5000, 600)])
    run("matching, several shifts", [case(200, 40, shifts=3), case(1000, 200, shifts=3), case(3000, 400, shifts=3)])


if __name__ == "__main__":
    main()
