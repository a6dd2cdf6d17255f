"""A frequency table with all its margins: dimensions as trees, cells as one long array, sums as equations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.trouble import MethodError

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

MOST_CELLS = 20_000
"""A table larger than this is no longer one that people read; protecting it would take hours."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One column of the table: its codes, the children before their parents, the total last.

    ``parents[i]`` is the index of the sum that code ``i`` belongs to; only the total has −1. A flat list of codes
    has one parent, the total; a hierarchy (quarter, district, town) has more.
    """

    name: str
    codes: tuple[str, ...]
    parents: tuple[int, ...]

    def __post_init__(self) -> None:
        size = len(self.codes)
        ordered = all(at < above < size for at, above in enumerate(self.parents[:-1]))
        if size < 2 or len(self.parents) != size or self.parents[-1] != -1 or not ordered:  # noqa: PLR2004 - leaf, total
            raise ValueError(f"the codes of {self.name} are no tree with the total last")

    @property
    def leaves(self) -> tuple[int, ...]:
        """The indices of the codes that are no sum."""
        above = set(self.parents)
        return tuple(at for at in range(len(self.codes)) if at not in above)

    def sums(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Each sum with the codes directly below it."""
        below: dict[int, list[int]] = {}
        for at, above in enumerate(self.parents[:-1]):
            below.setdefault(above, []).append(at)
        return tuple((above, tuple(members)) for above, members in sorted(below.items()))

    def membership(self) -> Ints:
        """Return a matrix codes × leaves: 1 where the leaf counts towards the code."""
        made = np.zeros((len(self.codes), len(self.leaves)), dtype=np.int64)
        for column, leaf in enumerate(self.leaves):
            at = leaf
            while at != -1:
                made[at, column] = 1
                at = self.parents[at]
        return made


def flat(name: str, codes: Iterable[str], total: str = "Insgesamt") -> Dimension:
    """Return a dimension without groups: the codes in their order, then the total."""
    listed = tuple(codes)
    return Dimension(name, (*listed, total), (*(len(listed) for _ in listed), -1))


def grouped(name: str, groups: Mapping[str, Sequence[str]], total: str = "Insgesamt") -> Dimension:
    """Return a dimension of two levels: each group with its codes, the groups, then the total.

    Raises ValueError when a code is in two groups or a group has none.
    """
    codes = [code for members in groups.values() for code in members]
    if len(set(codes)) != len(codes) or not all(groups.values()):
        raise ValueError(f"the groups of {name} overlap, or one is empty")
    first = len(codes)
    parents = [first + at for at, members in enumerate(groups.values()) for _ in members]
    return Dimension(name, (*codes, *groups, total), (*parents, *(first + len(groups) for _ in groups), -1))


@dataclass(frozen=True, slots=True)
class Equations:
    """All sums of a table: row r says Σ sign[j] · cell[index[j]] = 0 for start[r] ≤ j < start[r + 1].

    ``sign`` is +1 for a part and −1 for the sum.
    """

    start: Ints
    index: Ints
    sign: Ints

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def row(self) -> Ints:
        """For each entry, the row it stands in."""
        return np.repeat(np.arange(len(self), dtype=np.int64), np.diff(self.start))

    def times(self, cells: NDArray[np.float64] | Ints) -> Floats:
        """Return Σ sign · cell for each row: zeros for a table that adds up."""
        return np.bincount(self.row, weights=self.sign * cells[self.index], minlength=len(self)).astype(np.float64)


@dataclass(frozen=True)
class Table:
    """Counts of persons for every combination of codes, sums included.

    ``counts`` has one axis per dimension and as many places on it as the dimension has codes.
    """

    dimensions: tuple[Dimension, ...]
    counts: Ints = field(repr=False)

    @classmethod
    def of(cls, dimensions: Sequence[Dimension], inner: Ints) -> "Table":
        """Make the table from the counts of the leaves (shape: leaves per dimension); the sums are computed."""
        counts = np.asarray(inner, dtype=np.int64)
        for axis, dimension in enumerate(dimensions):
            counts = np.moveaxis(np.tensordot(dimension.membership(), counts, axes=(1, axis)), 0, axis)
        return cls(tuple(dimensions), np.ascontiguousarray(counts))

    def __post_init__(self) -> None:
        shape = tuple(len(dimension.codes) for dimension in self.dimensions)
        if self.counts.shape != shape:
            raise ValueError(f"the counts have the shape {self.counts.shape}, the dimensions {shape}")
        if self.counts.size > MOST_CELLS:
            raise MethodError(
                de=f"Die Tabelle hat {self.counts.size} Felder; geschützt werden höchstens {MOST_CELLS}. "
                "Bitte fassen Sie Ausprägungen zusammen oder nehmen Sie weniger Spalten.",
                en=f"The table has {self.counts.size} cells; at most {MOST_CELLS} can be protected. "
                "Please merge values or take fewer columns.",
            )

    @property
    def flat(self) -> Ints:
        """All cells in one row, the last dimension running fastest."""
        return self.counts.reshape(-1)

    @property
    def size(self) -> int:
        return int(self.counts.size)

    @cached_property
    def equations(self) -> Equations:
        """Every sum over direct children, along every dimension, for all codes of the others."""
        return equations_of(self.dimensions)

    def key(self, cell: int) -> tuple[str, ...]:
        """Return the codes of a cell."""
        at = np.unravel_index(cell, self.counts.shape)
        return tuple(dimension.codes[int(i)] for dimension, i in zip(self.dimensions, at, strict=True))

    @cached_property
    def inner(self) -> Bools:
        """Which cells are no sum."""
        return inner_cells(self.dimensions)


def inner_cells(dimensions: Sequence[Dimension]) -> Bools:
    """Return for each cell whether it is no sum."""
    made = np.ones(tuple(len(dimension.codes) for dimension in dimensions), dtype=bool)
    for axis, dimension in enumerate(dimensions):
        outer = np.setdiff1d(np.arange(len(dimension.codes)), dimension.leaves)
        np.moveaxis(made, axis, 0)[outer] = False
    return made.reshape(-1)


def equations_of(dimensions: Sequence[Dimension]) -> Equations:
    """Return the sums of all tables with these dimensions."""
    shape = tuple(len(dimension.codes) for dimension in dimensions)
    cells = np.arange(int(np.prod(shape)), dtype=np.int64).reshape(shape)
    lengths: list[int] = []
    index: list[Ints] = []
    sign: list[Ints] = []
    for axis, dimension in enumerate(dimensions):
        lines = np.moveaxis(cells, axis, -1).reshape(-1, shape[axis])
        for above, below in dimension.sums():
            taken = lines[:, [*below, above]]
            lengths += [taken.shape[1]] * len(taken)
            index.append(taken.reshape(-1))
            sign.append(np.tile(np.array([1] * len(below) + [-1], dtype=np.int64), len(taken)))
    start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Equations(start, np.concatenate(index), np.concatenate(sign))
