"""Pools to draw from: one small enough to check by hand, any by hypothesis, larger ones from a seed; and an oracle."""

import random
from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from miteinander.methods.draw.problem import Frame, Person, Question, Quota


def by_hand(order: str = "abcde", **changes: object) -> Question:
    """Two seats, a woman and a man, young and old: only {a, d}, {a, e} and {b, c} fit, each a third."""
    values = {"a": "w young", "b": "w old", "c": "m young", "d": "m old", "e": "m old"}
    people = tuple(Person(name, tuple(values[name].split())) for name in order)
    quotas = tuple(Quota(*pair.split(), 1, 1) for pair in ("sex w", "sex m", "age young", "age old"))
    return replace(Question(people, quotas, 2), **changes)


@st.composite
def questions(draw: st.DrawFn, *, most: int = 10) -> Question:
    """Any small question that has a panel: up to three categories, some people at one address."""
    return seeded(random.Random(draw(st.integers(0, 2**32))), most=most)


def seeded(chance: random.Random, *, most: int = 10) -> Question:
    """Quotas are built around a panel that exists, so there is one."""
    sizes = [chance.randint(2, 3) for _ in range(chance.randint(1, 3))]
    count = chance.randint(3, most)
    homes = [chance.choice(["", "", f"home {chance.randint(1, 3)}"]) for _ in range(count)]
    people = tuple(
        Person(f"p{at}", tuple(f"v{chance.randrange(size)}" for size in sizes), homes[at]) for at in range(count)
    )
    panel = _one_panel(people, chance)
    quotas = []
    for at, size in enumerate(sizes):
        for value in range(size):
            held = sum(person.values[at] == f"v{value}" for person in panel)
            slack = chance.choice([0, 0, 1])
            quotas.append(Quota(f"c{at}", f"v{value}", max(0, held - slack), held + chance.choice([0, slack])))
    return Question(people, tuple(quotas), len(panel))


def _one_panel(people: tuple[Person, ...], chance: random.Random) -> list[Person]:
    panel: list[Person] = []
    for person in chance.sample(people, chance.randint(1, len(people))):
        if not person.address or person.address not in {other.address for other in panel}:
            panel.append(person)
    return panel


def town(count: int, seats: int, sizes: list[int], *, seed: int = 1, slack: int = 1) -> Question:
    """A pool as towns see it: some groups answered more than others, and quotas follow the town, not the pool."""
    chance = np.random.default_rng(seed)
    columns, quotas = [], []
    for at, size in enumerate(sizes):
        share = chance.dirichlet(np.ones(size) * 3)
        answered = share * np.exp(chance.normal(0, 0.5, size))
        columns.append(chance.choice(size, count, p=answered / answered.sum()))
        for value in range(size):
            wanted = share[value] * seats
            low = min(max(0, int(wanted) - slack), int((columns[at] == value).sum()))
            quotas.append(Quota(f"c{at}", f"v{value}", low, int(np.ceil(wanted)) + slack))
    rows = zip(*columns, strict=True)
    people = tuple(Person(f"p{at}", tuple(f"v{value}" for value in row)) for at, row in enumerate(rows))
    return Question(people, tuple(quotas), seats)


def every_panel(frame: Frame) -> np.ndarray:
    """All panels as counts per kind, by trying everything."""
    tried = product(*(range(most + 1) for most in frame.most))
    return np.array(
        [panel for panel in tried if sum(panel) == frame.low[_seats(frame)] and frame.holds(np.array(panel))]
    )


def leximin_by_trying(frame: Frame) -> np.ndarray:
    """Leximin over all panels, kind by kind, without duals: whoever cannot rise alone is fixed (scipy's solver)."""
    share = every_panel(frame) / frame.people
    size = share.shape[1]
    fixed: dict[int, float] = {}
    while len(fixed) < size:
        level = _most(share, fixed, {at for at in range(size) if at not in fixed}, None)
        stuck = []
        for at in set(range(size)) - set(fixed):
            floor = {other: level for other in range(size) if other not in fixed}
            if _most(share, {**fixed, **floor}, set(), at) < level + 1e-7:
                stuck.append(at)
        fixed.update(dict.fromkeys(stuck, level))
    return np.array([fixed[at] for at in range(size)])


def _most(share: np.ndarray, floor: dict[int, float], rising: set[int], alone: int | None) -> float:
    """Return the largest common chance of the rising kinds, or of one alone, while the others keep their floor."""
    count, _ = share.shape
    rows = [np.append(-share[:, at], 0) for at in floor] + [np.append(-share[:, at], 1) for at in sorted(rising)]
    limits = [-least + 1e-10 for least in floor.values()] + [0.0] * len(rising)
    goal = np.append(np.zeros(count), -1.0) if alone is None else np.append(-share[:, alone], 0)
    one = np.append(np.ones(count), 0)[None]
    answer = linprog(goal, rows or None, limits or None, one, [1], bounds=[(0, None)] * count + [(0, 1)])
    return -answer.fun


def _seats(frame: Frame) -> int:
    return next(at for at, row in enumerate(frame.rows) if row.all() and frame.low[at] == frame.high[at])
