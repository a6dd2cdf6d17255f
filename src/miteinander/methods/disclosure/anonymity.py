"""k-anonymity of rows about persons: who stands alone, which columns cause it, which coarsening repairs it.

Sources: Sweeney, "k-anonymity: a model for protecting privacy", IJUFKS 10 (2002); Samarati, IEEE TKDE 13 (2001), for
the search over coarsenings; Machanavajjhala and others, "l-diversity", ACM TKDD 1 (2007); the smallest sets of columns
as in SUDA (Elliot, Manning, Ford, IJUFKS 10, 2002).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from miteinander.methods.disclosure.table import Ints
from miteinander.methods.trouble import MethodError

MOST_COLUMNS = 10
LISTED = 20
"""So many combinations are listed; the figures count all."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Rows about persons: ``codes`` (rows × columns) index into the ``values`` of each column."""

    columns: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    codes: Ints

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Rare:
    """A combination that fewer than k persons share; ``kinds``: how many sensitive values they have, None unasked."""

    values: tuple[str, ...]
    persons: int
    kinds: int | None


@dataclass(frozen=True, slots=True)
class Cause:
    """Columns that alone already leave ``persons`` in groups below k, while no part of them leaves so many."""

    columns: tuple[str, ...]
    persons: int
    unique: int


@dataclass(frozen=True, slots=True)
class Diversity:
    """The sensitive column: the fewest different values in any group, and the persons in groups below l."""

    column: str
    fewest: int
    needed: int
    persons: int


@dataclass(frozen=True, slots=True)
class Anonymity:
    """The report: ``smallest`` is the k that the rows really have; ``below`` persons are in groups under ``k``."""

    k: int
    persons: int
    groups: int
    smallest: int
    unique: int
    below: int
    rare: tuple[Rare, ...]
    causes: tuple[Cause, ...]
    without: Mapping[str, int]
    diversity: Diversity | None


def groups_of(codes: Ints) -> tuple[Ints, Ints]:
    """Return for each row the number of its group of equal rows, and the size of each group."""
    if not codes.shape[1]:
        return np.zeros(len(codes), dtype=np.int64), np.array([len(codes)])
    group = np.zeros(len(codes), dtype=np.int64)
    for column in codes.T:
        _, group = np.unique(group * (int(column.max(initial=0)) + 1) + column, return_inverse=True)
    return group, np.bincount(group)


def below(codes: Ints, k: int) -> tuple[int, int]:
    """Return how many rows are in groups smaller than k, and how many are alone."""
    _, sizes = groups_of(codes)
    return int(sizes[sizes < k].sum()), int((sizes == 1).sum())


def anonymity(persons: Persons, k: int = 5, *, sensitive: tuple[str, Ints] | None = None, needed: int = 2) -> Anonymity:
    """Return the k-anonymity of the rows, and the l-diversity of a sensitive column (its name, a code per row).

    Raises MethodError when there are no rows, no columns or more than ten.
    """
    if not len(persons) or not 1 <= len(persons.columns) <= MOST_COLUMNS:
        raise MethodError(
            de=f"Gebraucht werden mindestens eine Person und 1 bis {MOST_COLUMNS} Spalten.",
            en=f"At least one person and 1 to {MOST_COLUMNS} columns are needed.",
        )
    group, sizes = groups_of(persons.codes)
    kinds = _kinds(group, sensitive[1]) if sensitive else None
    return Anonymity(
        k=k,
        persons=len(persons),
        groups=len(sizes),
        smallest=int(sizes.min()),
        unique=int((sizes == 1).sum()),
        below=int(sizes[sizes < k].sum()),
        rare=_rare(persons, group, sizes, k, kinds),
        causes=_causes(persons, k),
        without=_without(persons, k),
        diversity=_diversity(sensitive[0], kinds, sizes, needed) if sensitive and kinds is not None else None,
    )


def _kinds(group: Ints, sensitive: Ints) -> Ints:
    pairs = np.unique(np.stack([group, sensitive], axis=1), axis=0)
    return np.bincount(pairs[:, 0])


def _diversity(column: str, kinds: Ints, sizes: Ints, needed: int) -> Diversity:
    return Diversity(column, int(kinds.min()), needed, int(sizes[kinds < needed].sum()))


def _rare(persons: Persons, group: Ints, sizes: Ints, k: int, kinds: Ints | None) -> tuple[Rare, ...]:
    """Return the rarest combinations, the rarest first, then in the order of their values."""
    _, first = np.unique(group, return_index=True)
    small = np.flatnonzero(sizes < k)
    keyed = sorted(small.tolist(), key=lambda at: (int(sizes[at]), persons.codes[first[at]].tolist()))
    return tuple(
        Rare(
            tuple(values[code] for values, code in zip(persons.values, persons.codes[first[at]], strict=True)),
            int(sizes[at]),
            None if kinds is None else int(kinds[at]),
        )
        for at in keyed[:LISTED]
    )


def _causes(persons: Persons, k: int) -> tuple[Cause, ...]:
    """Return the smallest sets of columns that leave somebody in a small group: none of their parts does."""
    found: list[tuple[int, ...]] = []
    made = []
    every = range(len(persons.columns))
    for chosen in (chosen for size in range(1, len(persons.columns) + 1) for chosen in combinations(every, size)):
        if any(set(smaller) <= set(chosen) for smaller in found):
            continue
        persons_below, unique = below(persons.codes[:, chosen], k)
        if persons_below:
            found.append(chosen)
            made.append(Cause(_named(persons, chosen), persons_below, unique))
    return tuple(sorted(made, key=lambda cause: (-cause.persons, cause.columns)))


def _named(persons: Persons, chosen: Sequence[int]) -> tuple[str, ...]:
    return tuple(persons.columns[at] for at in chosen)


def _without(persons: Persons, k: int) -> Mapping[str, int]:
    """Return for each column how many persons would be in small groups if it were left out."""
    every = range(len(persons.columns))
    return {
        name: below(persons.codes[:, [other for other in every if other != at]], k)[0]
        for at, name in enumerate(persons.columns)
    }
