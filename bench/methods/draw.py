"""The draw on made-up pools as towns see them, beside sortition-algorithms (maximin: its leximin needs Gurobi).

Four categories of 2, 5, 4 and 8 values, some groups answering more than others, quotas after the town. The large
published example is generated too: 2,000 people in two categories of two values for 200 seats.
"""

import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from typing import Any

import numpy as np

from bench.methods.measuring import Case, run
from miteinander.methods.draw.explanation import explain
from miteinander.methods.draw.problem import Person, Question, Quota, Rule
from miteinander.methods.draw.result import prepare

PEER = "sortition_algorithms"
SEVEN = (2, 4, 4, 5, 3, 2, 3)
FOUR = (2, 5, 4, 8)


def town(count: int, seats: int, sizes: tuple[int, ...], *, rule: Rule = "leximin") -> Question:
    """A pool in which some groups answered more than others; quotas follow the town, one seat more or less."""
    chance = np.random.default_rng(1)
    columns, quotas = [], []
    for at, size in enumerate(sizes):
        share = chance.dirichlet(np.ones(size) * 3)
        answered = share * np.exp(chance.normal(0, 0.5, size))
        columns.append(chance.choice(size, count, p=answered / answered.sum()))
        for value in range(size):
            wanted = share[value] * seats
            low = min(max(0, int(wanted) - 1), int((columns[at] == value).sum()))
            quotas.append(Quota(f"c{at}", f"v{value}", low, int(np.ceil(wanted)) + 1))
    rows = zip(*columns, strict=True)
    persons = tuple(Person(f"p{at}", tuple(f"v{value}" for value in row)) for at, row in enumerate(rows))
    return Question(persons, tuple(quotas), seats, rule)


def published(count: int, seats: int) -> Question:
    """The structure of the published generator: all but a few of a half think alike, both halves and views wanted."""
    half = count // 2
    rare = max(1, count // 200)
    persons = tuple(
        Person(str(at + 1), ("female" if at < half else "male", "liberal" if rare <= at < half else "conservative"))
        for at in range(count)
    )
    low = seats // 2 - max(1, seats // 20)
    values = (("gender", "female"), ("gender", "male"), ("leaning", "liberal"), ("leaning", "conservative"))
    return Question(persons, tuple(Quota(*value, low, seats) for value in values), seats)


def ours(question: Question) -> str:
    found = explain(prepare(question))
    proven = "" if found.exact else ", not proven"
    return f"{question.rule}: smallest chance {found.minimum:.4f}, Gini {found.gini:.4f}{proven}"


def peer(question: Question) -> str:
    with (
        warnings.catch_warnings(),
        redirect_stdout(StringIO()),
    ):  # its import warns, and nothing may warn where this room is only listed
        warnings.simplefilter("ignore")
        generation = import_module(f"{PEER}.committee_generation")
        held, pool = _as_the_peer_reads(question)
        found = generation.find_distribution_maximin(held, pool, question.seats, [])
    chances: dict[str, float] = dict.fromkeys((person.id for person in question.people), 0.0)
    for panel, share in zip(found[0], found[1], strict=True):
        for name in panel:
            chances[name] += share
    return f"maximin: smallest chance {min(chances.values()):.4f}"


def _as_the_peer_reads(question: Question) -> tuple[Any, Any]:
    head = ["feature", "value", "min", "max"]
    rows = [dict(zip(head, [q.category, q.value, str(q.low), str(q.high)], strict=True)) for q in question.quotas]
    features, people, settings = (import_module(f"{PEER}.{room}") for room in ("features", "people", "settings"))
    held = features.read_in_features(head, rows)[0]
    columns = ["nationbuilder_id", *question.categories]
    body = [dict(zip(columns, [p.id, *p.values], strict=True)) for p in question.people]
    options = settings.Settings(id_column="nationbuilder_id", columns_to_keep=[], check_same_address=False)
    return held, people.read_in_people(columns, body, held, options)[0]


def main() -> None:
    beside: dict[str, Callable[[Any], str]] = {"sortition-algorithms": peer} if find_spec(PEER) else {}
    run(
        "draw",
        [
            Case("published, 200 for 20", 200, lambda: published(200, 20), ours, beside),
            Case("published, 2,000 for 200", 2000, lambda: published(2000, 200), ours),
        ],
    )
    run(
        "draw",
        [
            Case("town, 150 for 22", 150, lambda: town(150, 22, FOUR), ours, beside),
            Case("town, 300 for 45", 300, lambda: town(300, 45, FOUR), ours, beside),
            Case("town, 500 for 75", 500, lambda: town(500, 75, FOUR), ours, repeats=1),
            Case("town, 240 for 30, 7 categories", 240, lambda: town(240, 30, SEVEN), ours, repeats=1),
        ],
    )
