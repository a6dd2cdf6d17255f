"""The opinion map beside red-dwarf: 20,000 to 225,000 votes, generated."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.methods.measuring import Case, run
from miteinander.methods.opinions.mapping import opinion_map
from miteinander.methods.opinions.stability import adjusted_rand
from miteinander.methods.opinions.votes import Numbers, Votes, in_order

INDIFFERENT = 0.4


@dataclass(frozen=True)
class Round:
    """Votes, and the camp each person was drawn for."""

    votes: Votes
    camps: Numbers


def generated(people: int, statements: int, votes: int) -> Round:
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
    cast = in_order(*names, np.concatenate(rows), np.concatenate(columns), np.concatenate(values))
    return Round(cast, camp)


def _note(labels: Numbers, camps: Numbers, votes: int) -> str:
    sizes = sorted(np.bincount(labels[labels >= 0]).tolist(), reverse=True)
    agreement = adjusted_rand(camps[labels >= 0], labels[labels >= 0])
    return f"{votes} votes, groups {' / '.join(map(str, sizes))}, {agreement:.3f} like the camps"


def _mapped(votes: Votes, camps: Numbers) -> str:
    labels = np.full(len(votes.people), -1, dtype=np.int64)
    for number, group in enumerate(opinion_map(votes).groups):
        labels[group.members] = number
    return _note(labels, camps, len(votes))


def ours(question: Round) -> str:
    return _mapped(question.votes, question.camps)


def updated(question: Round) -> str:
    votes = question.votes
    again = votes.with_votes(votes.people[:100], votes.statements[:1] * 100, [1] * 100)
    return "100 votes more, " + _mapped(again, question.camps)


def red_dwarf(question: Round) -> str:
    from reddwarf.implementations.polis import run_pipeline  # noqa: PLC0415 - its libraries warn when they are loaded

    votes = question.votes
    cast = zip(votes.rows.tolist(), votes.columns.tolist(), votes.values.tolist(), strict=True)
    given: list[dict[str, Any]] = [
        {"participant_id": row, "statement_id": column, "vote": value, "modified": 0} for row, column, value in cast
    ]
    found = run_pipeline(votes=given, random_state=0)
    people = found.participants_df
    labels = np.full(len(votes.people), -1, dtype=np.int64)
    labels[people.index] = people["cluster_id"].fillna(-1).astype(int)
    return _note(labels, question.camps, len(votes))


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
