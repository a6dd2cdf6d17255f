"""Who voted how on which statement: the sparse matrix that everything else is computed from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Reals: TypeAlias = NDArray[np.float64]
Array: TypeAlias = NDArray[Any]

AGREE, PASS, DISAGREE = 1, 0, -1
SMALL = 2**16
LONGEST = 18
"""Digits of an id that still counts as a number."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The last vote of each person on each statement, sorted by person and then by statement.

    ``rows`` and ``columns`` (shape: number of votes) point into ``people`` and ``statements``; ``values`` holds 1 for
    agree, −1 for disagree, 0 for pass. ``hidden`` are statements that moderation took out. People and statements stand
    in natural order of their ids, so the order of a file changes nothing.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    rows: Numbers
    columns: Numbers
    values: Numbers
    hidden: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.values)

    @property
    def counts(self) -> Numbers:
        """Votes of each person, moderated statements included; shape: people."""
        return np.bincount(self.rows, minlength=len(self.people))

    @property
    def is_hidden(self) -> NDArray[np.bool_]:
        """Which statements moderation took out; shape: statements."""
        return np.array([name in self.hidden for name in self.statements], dtype=bool)

    def hiding(self, statements: Iterable[str]) -> "Votes":
        """Return the same votes with these statements taken out by moderation."""
        return replace(self, hidden=frozenset(statements))

    def with_votes(self, people: Sequence[str], statements: Sequence[str], values: Sequence[int]) -> "Votes":
        """Return the matrix after further votes, the last of a person on a statement counts; costs no new reading."""
        old_people, old_statements = list(self.people), list(self.statements)
        rows, all_people = _numbered(old_people, people)
        columns, all_statements = _numbered(old_statements, statements)
        return in_order(
            all_people,
            all_statements,
            np.concatenate([self.rows, rows]),
            np.concatenate([self.columns, columns]),
            np.concatenate([self.values, np.array(values, dtype=np.int64)]),
        ).hiding(self.hidden)


def of_triples(triples: Iterable[tuple[str, str, int]]) -> Votes:
    """Return the matrix of (person, statement, vote) in the order they were cast."""
    cast = list(triples)
    empty: Numbers = np.zeros(0, dtype=np.int64)
    people, statements, values = (
        [entry[0] for entry in cast],
        [entry[1] for entry in cast],
        [entry[2] for entry in cast],
    )
    return Votes((), (), empty, empty, empty).with_votes(people, statements, values)


def in_order(  # noqa: PLR0917 - the parts of one matrix
    people: Sequence[str],
    statements: Sequence[str],
    rows: Numbers,
    columns: Numbers,
    values: Numbers,
    times: Callable[[], Numbers | None] | None = None,
) -> Votes:
    """Sort people, statements and votes; of several votes of one person on one statement the latest counts.

    The latest is the one with the largest entry of ``times()``; without times, and for equal ones, the last given.
    """
    person_order, statement_order = natural_order(people), natural_order(statements)
    rows, columns = _rank(person_order)[rows], _rank(statement_order)[columns]
    key = rows * max(1, len(statements)) + columns
    order = _by_person(rows, columns)
    last = np.append(np.diff(key[order]) != 0, [True] * bool(len(order))).astype(bool)
    stamps = times() if times is not None and not last.all() else None
    if stamps is not None:
        order = np.lexsort((stamps, key))
    kept = order[last]
    return Votes(
        tuple(people[at] for at in person_order),
        tuple(statements[at] for at in statement_order),
        rows[kept].astype(np.int64),
        columns[kept].astype(np.int64),
        values[kept].astype(np.int64),
    )


def _by_person(rows: Numbers, columns: Numbers) -> Numbers:
    """Return the order by person, then by statement, then as given; small numbers are sorted by their digits."""
    small = max(rows.max(initial=0), columns.max(initial=0)) < SMALL
    kept = np.uint16 if small else np.int64
    order = np.argsort(columns.astype(kept), kind="stable")
    return order[np.argsort(rows.astype(kept)[order], kind="stable")]


def natural_order(names: Sequence[str]) -> list[int]:
    """Return the places of the names in natural order: whole numbers by size, then other names as text."""

    def key(at: int) -> tuple[int, int, str]:
        name = names[at]
        return (0, int(name), name) if name.isascii() and name.isdigit() and len(name) <= LONGEST else (1, 0, name)

    return sorted(range(len(names)), key=key)


def numbered(names: Sequence[str]) -> tuple[Numbers, list[str]]:
    """Return for each entry the number of its name, and the names by number."""
    return _numbered([], names)


def _numbered(known: list[str], names: Sequence[str]) -> tuple[Numbers, list[str]]:
    table = {name: number for number, name in enumerate(dict.fromkeys([*known, *names]))}
    return np.fromiter(map(table.__getitem__, names), dtype=np.int64, count=len(names)), list(table)


def _rank(order: Sequence[int]) -> Numbers:
    rank = np.empty(len(order), dtype=np.int64)
    rank[np.array(order, dtype=np.int64)] = np.arange(len(order))
    return rank
