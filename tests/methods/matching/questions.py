"""Questions to try the matching on: made from a seed, and the best value of a small one by trying everything."""

import random
from itertools import combinations

from hypothesis import strategies as st

from miteinander.methods.matching import Person, Question, Scores, Task, Weights, Window

DAY = 24 * 60
BEGIN = 739_500 * DAY
"""A Sunday in 2025, far from year 1, as files have it."""
SKILLS = ("Erste Hilfe", "Führerschein", "Zeugnis", "Kochen")
TOPICS = ("Natur", "Kinder", "Ältere", "Technik")


@st.composite
def questions(draw: st.DrawFn, persons: int = 8, tasks: int = 6) -> Question:
    """Any question up to a size: overlapping times, several shifts, minimum staffing, missing positions."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    return seeded(chance, chance.randint(0, persons), chance.randint(0, tasks))


def seeded(chance: random.Random, persons: int, tasks: int, *, most: int = 3, minimum: bool = True) -> Question:
    weights = Weights(pause_minutes=chance.choice([0, 0, 30]))
    return Question(
        tuple(_person(f"p{at}", chance, most) for at in range(persons)),
        tuple(_task(f"t{at}", chance, minimum=minimum) for at in range(tasks)),
        weights,
        str(chance.randint(0, 99)),
    )


def best_by_trying(question: Question, scores: Scores) -> int:
    """Return the largest sum of points of any allowed matching, person by person over every choice of tasks."""
    bundles = [_bundles(question, at, scores) for at in range(len(question.persons))]
    states: dict[tuple[int, ...], int] = {(0,) * len(question.tasks): 0}
    for offered in bundles:
        after: dict[tuple[int, ...], int] = {}
        for filled, value in states.items():
            for chosen, points in offered:
                now = tuple(count + (at in chosen) for at, count in enumerate(filled))
                if all(count <= task.places for count, task in zip(now, question.tasks, strict=True)):
                    after[now] = max(after.get(now, -1), value + points)
        states = after
    return max(
        value
        for filled, value in states.items()
        if all(not n or n >= t.minimum for n, t in zip(filled, question.tasks, strict=True))
    )


def _bundles(question: Question, person: int, scores: Scores) -> list[tuple[tuple[int, ...], int]]:
    possible = [at for at in range(len(question.tasks)) if scores.points[person, at] > 0]
    sizes = range(min(question.persons[person].shifts, len(possible)) + 1)
    every = [chosen for size in sizes for chosen in combinations(possible, size)]
    return [(c, sum(int(scores.points[person, at]) for at in c)) for c in every if not clash(question, c)]


def clash(question: Question, chosen: tuple[int, ...]) -> bool:
    """Return whether two of the tasks cannot be done by one person."""
    pause = question.weights.pause_minutes
    for one, other in combinations([question.tasks[at] for at in chosen], 2):
        if one.start is None or other.start is None:
            continue
        if one.start < other.end + pause and other.start < one.end + pause:
            return True
    return False


def _person(name: str, chance: random.Random, most: int) -> Person:
    days = [Window(BEGIN + day * DAY, BEGIN + (day + 1) * DAY) for day in range(3) if chance.random() < 0.6]
    weekly = [Window(6 * DAY, 7 * DAY, weekly=True)] if chance.random() < 0.3 else []
    return Person(
        name,
        position=(48.7 + chance.random() / 5, 9 + chance.random() / 5) if chance.random() < 0.8 else None,
        reach_km=chance.choice([None, 3.0, 10.0]),
        skills=frozenset(word for word in SKILLS if chance.random() < 0.5),
        wishes=frozenset(word for word in TOPICS if chance.random() < 0.3),
        excluded=frozenset(word for word in TOPICS if chance.random() < 0.1),
        available=tuple(days + weekly) if chance.random() < 0.4 else (),
        shifts=chance.randint(0, most),
    )


def _task(name: str, chance: random.Random, *, minimum: bool) -> Task:
    places = chance.randint(0, 4)
    start = BEGIN + chance.randrange(3) * DAY + chance.randrange(8, 18) * 60 if chance.random() < 0.8 else None
    return Task(
        name,
        position=(48.7 + chance.random() / 5, 9 + chance.random() / 5) if chance.random() < 0.8 else None,
        start=start,
        end=None if start is None else start + chance.choice([60, 120, 300]),
        places=places,
        minimum=chance.randint(0, places) if minimum else 0,
        needs=frozenset(word for word in SKILLS if chance.random() < 0.15),
        helpful=frozenset(word for word in SKILLS if chance.random() < 0.3),
        topics=frozenset(word for word in TOPICS if chance.random() < 0.4),
        urgency=chance.choice([0, 0, 0, 15]),
    )
