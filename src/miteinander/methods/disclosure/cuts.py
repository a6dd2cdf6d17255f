"""Inequalities that every safe choice of hidden cells satisfies, from the prices of the attacker's programme.

Source: capacity constraints of Fischetti and Salazar-González (Management Science 47, 2001), with their coefficients
cut down to what is still missing.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import Programme
from miteinander.methods.disclosure.table import Floats, Ints
from miteinander.methods.disclosure.wanting import restricted

HINT = 1e-3
"""A visible cell counts as hidden by so little, so that the prices also say which visible cells would help."""

TINY = 1e-7
MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Cut:
    """Σ share · (1 if hidden) ≥ 1 over some cells; 0 < share ≤ 1."""

    cells: Ints
    share: Floats

    def violated(self, chosen: Floats) -> bool:
        """Say whether a choice (0 to 1 for each cell of the table) breaks it by a visible amount."""
        return bool(self.share @ chosen[self.cells] < 1 - HINT)


class Cutter:
    """The attacker's programme over all cells that may be hidden, each as free as it is chosen."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._cells = problem.usable
        usable = problem.primary | problem.free
        self._start, self._index, self._sign = restricted(problem.equations, usable)
        self._row = np.repeat(np.arange(len(self._start) - 1), np.diff(self._start))
        self._programme = Programme(
            len(self._cells), self._start, self._index, self._sign, np.zeros(len(self._start) - 1)
        )

    def cuts(self, chosen: Floats, narrow: Ints, going: Callable[[], bool] = lambda: True) -> list[Cut]:
        """Return the inequalities that a choice (0 to 1 for each cell of the table) breaks, one per narrow cell.

        Of more than ``MOST_AT_ONCE`` narrow cells, evenly spread ones are taken: the next choice is another one anyway.
        ``going`` is asked before each; when it says no, those found so far are returned.
        """
        problem, cells = self._problem, self._cells
        reach = np.minimum(problem.up[cells], 8 * max(1.0, float(problem.width.max())))
        part = np.maximum(chosen[cells], HINT)
        self._programme.bound(-problem.down[cells] * part, reach * part)
        taken = narrow[:: 1 + len(narrow) // MOST_AT_ONCE]
        found = [self._cut(int(cell)) for cell in taken if going()]
        return [cut for cut in found if cut is not None and cut.violated(chosen)]

    def _cut(self, cell: int) -> Cut | None:
        problem, cells = self._problem, self._cells
        column = int(np.searchsorted(cells, cell))
        capacity = np.zeros(len(cells))
        for direction in (1.0, -1.0):
            answer = self._programme.most([column], direction)
            price = np.bincount(self._index, weights=self._sign * answer.prices[self._row], minlength=len(cells))
            price[column] += direction
            rising, falling = price > TINY, price < -TINY
            capacity[rising] += price[rising] * problem.up[cells[rising]]
            capacity[falling] -= price[falling] * problem.down[cells[falling]]
        missing = problem.width[cell] - capacity[problem.primary[cells]].sum()
        if missing <= TINY:
            return None
        share = np.where(problem.primary[cells], 0.0, np.minimum(capacity / missing, 1.0))
        kept = share > TINY
        return Cut(cells[kept], share[kept])
