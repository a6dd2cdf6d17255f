"""What must be hidden and from whom: the rules of a release, the cells they hide first, and what an attacker knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from miteinander.methods.disclosure.table import Bools, Dimension, Floats, Ints, Table
from miteinander.methods.trouble import MethodError

DOMINANT_WIDTH = 0.1
"""A sum hidden for dominance must stay uncertain by a tenth of itself."""


class Zeros(StrEnum):
    """What a count of 0 is."""

    SHOW = "show"
    """A fact that may be read: it is printed and never hidden. Everybody then knows that a hidden cell is not 0."""
    HIDE = "hide"
    """As delicate as 1: hidden like every other count below k."""


class Knowledge(StrEnum):
    """What the attacker has beside the published numbers, their sums, and that counts are whole and not negative."""

    SUMS = "sums"
    """Nothing more."""
    ZEROS = "zeros"
    """Also that zeros are printed, so a hidden cell is 1 or more (the same as SUMS when zeros are hidden)."""
    REASONS = "reasons"
    """Also which cells were hidden for being below k, and that every other hidden cell is not below k."""


class Reason(StrEnum):
    """Why a cell is hidden."""

    SMALL = "small"
    ZERO = "zero"
    DOMINANCE = "dominance"
    SECONDARY = "secondary"
    """Only to protect others."""


@dataclass(frozen=True, slots=True)
class Dominance:
    """A sum over ``dimension`` is hidden when one code alone makes up more than ``share`` of it (0 to 1)."""

    dimension: str
    share: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a release.

    A count below ``k`` is hidden. What can be inferred about it must leave at least ``width`` + 1 neighbouring whole
    numbers possible; by default as many as the rule itself leaves: 1 to k − 1 (with hidden zeros 0 to k − 1), or two
    when the attacker knows the reasons. ``seconds`` of CPU end the search for the fewest cells; a valid result stays.
    """

    k: int = 5
    zeros: Zeros = Zeros.SHOW
    knowledge: Knowledge = Knowledge.ZEROS
    width: int | None = None
    dominance: Dominance | None = None
    seconds: float = 60.0

    def __post_init__(self) -> None:
        if self.k < 2 or (self.width is not None and self.width < 1) or not self.seconds > 0:  # noqa: PLR2004 - see text
            raise MethodError(
                de="Die Mindestzahl k muss mindestens 2 sein, die Breite mindestens 1, die Rechenzeit größer als 0.",
                en="The smallest count k must be at least 2, the width at least 1, the computing time above 0.",
            )
        if self.dominance and not 0 < self.dominance.share < 1:
            raise MethodError(
                de="Der Anteil für die Dominanz muss zwischen 0 und 1 liegen, zum Beispiel 0.85.",
                en="The share for dominance must lie between 0 and 1, for example 0.85.",
            )

    @property
    def least(self) -> int:
        """The smallest value that a hidden cell can have for the attacker."""
        return 0 if self.zeros is Zeros.HIDE or self.knowledge is Knowledge.SUMS else 1

    @property
    def needed(self) -> int:
        """The width that every cell hidden by a rule needs."""
        if self.width is not None:
            return self.width
        if self.knowledge is Knowledge.REASONS:
            return 1
        return max(1, self.k - 2 if self.zeros is Zeros.SHOW else self.k - 1)


def primary(table: Table, rules: Rules) -> Mapping[int, Reason]:
    """Return the cells that the rules hide, in order, each with the first rule that holds."""
    counts = table.flat
    small = (counts < rules.k) & ((counts > 0) | (rules.zeros is Zeros.HIDE))
    found = {int(at): Reason.ZERO if counts[at] == 0 else Reason.SMALL for at in np.flatnonzero(small)}
    if rules.dominance:
        for at in np.flatnonzero(_dominated(table, rules.dominance)):
            found.setdefault(int(at), Reason.DOMINANCE)
    return dict(sorted(found.items()))


def _dominated(table: Table, rule: Dominance) -> Bools:
    axis = dimension_named(table.dimensions, rule.dimension)
    dimension = table.dimensions[axis]
    lines = np.moveaxis(table.counts, axis, 0)
    leaves = np.array(dimension.leaves)
    made = np.zeros(lines.shape, dtype=bool)
    for code in np.setdiff1d(np.arange(len(dimension.codes)), leaves):
        members = leaves[dimension.membership()[code] > 0]
        largest = lines[members].max(axis=0)
        made[code] = (largest > rule.share * lines[code]) & (lines[code] > 0) & (len(members) > 1)
    return np.moveaxis(made, 0, axis).reshape(-1)


def dimension_named(dimensions: tuple[Dimension, ...], name: str) -> int:
    """Return the axis of a dimension; raises MethodError for a name the table does not have."""
    names = [dimension.name for dimension in dimensions]
    if name not in names:
        raise MethodError(
            de=f"Die Tabelle hat keine Spalte „{name}“; möglich: {', '.join(names)}.",
            en=f"The table has no column “{name}”; possible: {', '.join(names)}.",
        )
    return names.index(name)


def limits(counts: Ints, found: Mapping[int, Reason], rules: Rules) -> tuple[Floats, Floats]:
    """Return for each cell what an attacker who knows the rules would know of it, were it hidden: from, to."""
    lower, upper = np.full(len(counts), float(rules.least)), np.full(len(counts), np.inf)
    if rules.knowledge is Knowledge.REASONS:
        lower[:] = rules.k
        for at, reason in found.items():
            lower[at] = 0 if rules.zeros is Zeros.HIDE else 1
            if reason in {Reason.SMALL, Reason.ZERO}:
                upper[at] = rules.k - 1
    return lower, upper
