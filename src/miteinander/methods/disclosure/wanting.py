"""Which hidden cells are still too narrow: the quick question that the search asks again and again."""

from collections.abc import Sequence

import numpy as np

from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import Programme
from miteinander.methods.disclosure.table import Bools, Equations, Floats, Ints
from miteinander.methods.progress import Progress, silent

SLACK = 1e-6
SWEEPS = 16
FEW = 8
"""With fewer open cells than this, moving all at once costs more than it answers."""

SCATTER = 2_654_435_761
"""Knuth's multiplicative hash: neighbours get numbers far apart, the same ones on every machine."""


def restricted(equations: Equations, cells: Bools) -> tuple[Ints, Ints, Floats]:
    """Return the rows (start, index, sign) with only these cells, numbered anew; rows without any are left out."""
    taken = cells[equations.index]
    length = np.bincount(equations.row[taken], minlength=len(equations))
    start = np.concatenate([[0], np.cumsum(length[length > 0])]).astype(np.int64)
    number = np.cumsum(cells) - 1
    return start, number[equations.index[taken]], equations.sign[taken].astype(float)


def wanting(problem: Problem, hidden: Bools, *, first: bool = False, progress: Progress = silent) -> Ints:
    """Return the primary cells whose interval (in fractions) is narrower than needed when these cells are hidden.

    Every answer of the linear programme is a table that moves many cells at once; a cell that was seen wide enough
    is not asked for. ``first`` stops at the first such cell. ``progress`` is called with the share 0.
    """
    cells = np.flatnonzero(hidden)
    start, index, sign = restricted(problem.equations, hidden)
    programme = Programme(len(cells), start, index, sign, np.zeros(len(start) - 1))
    reach = _Reach(programme, problem.width[cells] - SLACK)
    primary = np.flatnonzero(problem.primary[cells])
    most = float(problem.width.max())
    programme.bound(-np.minimum(problem.down[cells], most), np.minimum(problem.up[cells], most))
    reach.sweep(primary)
    programme.bound(-problem.down[cells], problem.up[cells])
    narrow = []
    for at in primary[~reach.enough(primary)]:
        progress(0.0, "suppress")
        if not reach.single(int(at)):
            narrow.append(cells[at])
            if first:
                break
    return np.array(narrow, dtype=np.int64)


class _Reach:
    """How far the cells were seen to move, up and down, in tables that agree with everything visible."""

    def __init__(self, programme: Programme, needed: Floats) -> None:
        self._programme, self._needed = programme, needed
        self._low, self._high = np.zeros(len(needed)), np.zeros(len(needed))

    def enough(self, columns: Ints) -> Bools:
        return np.asarray((self._high - self._low)[columns] >= self._needed[columns])

    def sweep(self, columns: Ints) -> None:
        """Move all cells at once that are not yet seen wide enough, half of them up and half down, then reversed.

        Scattered weights let the answer prefer some to others instead of balancing them.
        """
        for turn in range(SWEEPS):
            open_ = columns[~self.enough(columns)]
            if len(open_) < FEW:
                return
            scattered = (open_ * SCATTER) >> (12 + turn // 2)
            weight = 0.2 + ((scattered >> 3) & 1023) / 1023
            self._learn(open_, np.where((scattered + turn) & 1, weight, -weight))

    def single(self, column: int) -> bool:
        """Move one cell up, then down, and say whether that is far enough."""
        for direction in (1.0, -1.0):
            if not self.enough(np.array([column]))[0]:
                self._learn([column], direction)
        return bool(self.enough(np.array([column]))[0])

    def _learn(self, columns: Sequence[int] | Ints, direction: float | Floats) -> None:
        answer = self._programme.most(columns, direction)
        if np.isinf(answer.value):
            self._high[columns] = np.inf
        else:
            np.minimum(self._low, answer.columns, out=self._low)
            np.maximum(self._high, answer.columns, out=self._high)
