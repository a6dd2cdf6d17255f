"""The question of secondary suppression: which further cells to hide, as few as possible, so that nothing is narrow."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from miteinander.methods.disclosure.rules import DOMINANT_WIDTH, Reason, Rules, Zeros, limits
from miteinander.methods.disclosure.table import Bools, Equations, Floats, Ints, Table

ALL_WEIGHTS = 0.49


@dataclass(frozen=True)
class Problem:
    """All arrays have one place per cell of the table.

    ``primary`` cells are hidden anyway and each needs an interval at least ``width`` wide; ``free`` cells may be
    hidden too. A hidden cell can lie for the attacker ``down`` below and ``up`` above its true count (``up`` may be
    inf). ``cost`` is 1 for each cell and a little more for sums, which people want to read, and for small counts,
    which hide others badly; all that little together is less than one half, so the number of cells comes first.
    """

    equations: Equations
    counts: Ints
    primary: Bools
    free: Bools
    down: Floats
    up: Floats
    width: Floats
    cost: Floats

    @cached_property
    def usable(self) -> Ints:
        """The cells that are or may be hidden."""
        return np.flatnonzero(self.primary | self.free)

    @cached_property
    def moving(self) -> Bools:
        """The cells that, hidden, leave the attacker more than one value."""
        return (self.primary | self.free) & ((self.down > 0) | (self.up > 0))


def problem_of(table: Table, found: Mapping[int, Reason], rules: Rules) -> Problem:
    """Return the question for a table, the cells that its rules hide and what the attacker knows."""
    counts = table.flat
    lower, upper = limits(counts, found, rules)
    chosen = np.zeros(table.size, dtype=bool)
    chosen[list(found)] = True
    width = np.zeros(table.size)
    for at, reason in found.items():
        share = np.ceil(DOMINANT_WIDTH * counts[at]) if reason is Reason.DOMINANCE else 0
        width[at] = max(rules.needed, share)
    free = ~chosen & ((counts > 0) | (rules.zeros is Zeros.HIDE))
    weight = ~table.inner + 1 / (1.0 + counts)
    cost = 1 + ALL_WEIGHTS * weight / weight.sum()
    return Problem(table.equations, counts, chosen, free, counts - lower, upper - counts, width, cost)
