"""The opinion map beside red-dwarf: 20,000 to 225,000 votes, generated."""

from typing import Any

import numpy as np

from bench.methods.measuring import Case, run
from miteinander.methods.opinions.mapping import opinion_map
from miteinander.methods.opinions.votes import Votes, in_order

INDIFFERENT = 0.4


def generated(people: int, statements: int, votes: int) -> Votes:
    """Two camps and a second axis; few vote much, early statements are seen most."""
    random = np.random.default_rng(1)
    share = random.lognormal(0.0, 1.0, people)
    each = np.clip((share / share.sum() * votes).astype(int), 1, statements)
    camp, taste = random.integers(0, 2, people), random.normal(size=people)
    lean, tilt = random.normal(size=(2, statements)), random.normal(0, 0.6, statements)
    seen = np.linspace(1.0, 0.2, statements)
    rows, columns, values = [], [], []
    for person in range(people):
        chosen = np.argsort(random.random(statements) ** (1 / seen))[-each[person] :]
        mood = lean[camp[person], chosen] + tilt[chosen] * taste[person] + random.normal(0, 1.2, len(chosen))
        rows.append(np.full(len(chosen), person))
        columns.append(chosen)
        values.append(np.where(np.abs(mood) < INDIFFERENT, 0, np.sign(mood)).astype(int))
    names = [str(at) for at in range(people)], [str(at) for at in range(statements)]
    return in_order(*names, np.concatenate(rows), np.concatenate(columns), np.concatenate(values))


def _note(groups: list[int], votes: Votes) -> str:
    return f"{len(votes)} votes, groups {' / '.join(map(str, sorted(groups, reverse=True)))}"


def ours(votes: Votes) -> str:
    return _note([len(group.members) for group in opinion_map(votes).groups], votes)


def updated(votes: Votes) -> str:
    people, statements = votes.people[:100], votes.statements[:1] * 100
    again = votes.with_votes(people, statements, [1] * 100)
    return "100 votes more, " + _note([len(group.members) for group in opinion_map(again).groups], again)


def red_dwarf(votes: Votes) -> str:
    from reddwarf.implementations.polis import run_pipeline  # noqa: PLC0415 - its libraries warn when they are loaded

    cast = zip(votes.rows.tolist(), votes.columns.tolist(), votes.values.tolist(), strict=True)
    given: list[dict[str, Any]] = [
        {"participant_id": row, "statement_id": column, "vote": value, "modified": 0} for row, column, value in cast
    ]
    found = run_pipeline(votes=given, random_state=0)
    return _note(found.participants_df["cluster_id"].value_counts().tolist(), votes)


SIZES = ((350, 100, 9_000), (1_000, 300, 50_000), (2_031, 896, 229_500))


def main() -> None:
    cases = [
        Case(
            f"{people} × {statements}",
            votes,
            lambda size=(people, statements, votes): generated(*size),
            ours,
            {"Miteinander, updated": updated, "red-dwarf (groups only)": red_dwarf},
        )
        for people, statements, votes in SIZES
    ]
    run("opinions", cases)
