"""What each cell that is hidden only to protect others protects: what could be worked out if it were shown."""

from collections.abc import Mapping, Sequence

import numpy as np

from miteinander.methods.disclosure.bounds import Sums, narrowed
from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import Programme
from miteinander.methods.disclosure.table import Bools, Floats
from miteinander.methods.disclosure.wanting import SLACK, restricted
from miteinander.methods.progress import Progress, silent

MOST_WORK = 500_000
"""Questions times hidden cells; then only single sums are looked at: a number, not a clock, the same everywhere."""


def protects(problem: Problem, hidden: Bools, *, progress: Progress = silent) -> Mapping[int, Sequence[int]]:
    """Return for each secondary cell the primary cells that would be too narrow if it alone were shown as well.

    Which ones single sums make too narrow is worked out first, and all tables met on the way are kept: a primary cell
    that some of them, leaving the shown cell untouched, already move far enough is not asked for again. In large tables
    the questions end at ``MOST_WORK``; then the answer may name too few, and a cell for which single sums name none
    is missing in it.
    """
    cells = np.flatnonzero(hidden)
    start, index, sign = restricted(problem.equations, hidden)
    sums = Sums(len(cells), start, index, sign, np.zeros(len(start) - 1))
    programme = Programme(len(cells), start, index, sign, sums.right)
    lower, upper, needed = -problem.down[cells], problem.up[cells], problem.width[cells] - SLACK
    programme.bound(lower, upper)
    primary, secondary = (np.flatnonzero(problem.primary[cells] == kind) for kind in (True, False))
    met, most = _Met(len(cells)), MOST_WORK // max(1, len(cells))
    for at in primary if len(secondary) else ():
        low, high = _range(met.moves[:, at : at + 1])
        if high[0] - low[0] < needed[at] and met.questions < most // 4:
            met.ask(programme, int(at), float(needed[at]))
    found: dict[int, list[int]] = {}
    for done, shown in enumerate(secondary):
        progress(done / len(secondary), "explain")
        fixed = np.arange(len(cells)) == shown
        bounds = np.where(fixed, 0.0, lower), np.where(fixed, 0.0, upper)
        low, high = narrowed(sums, *bounds)
        narrow = (high - low < needed) & problem.primary[cells]
        asking = met.questions < most
        if asking:
            low, high = _range(met.moves[np.abs(met.moves[:, shown]) < SLACK])
            programme.bound(*bounds)
            doubtful = np.flatnonzero(problem.primary[cells] & ~narrow & (high - low < needed))
            for at in doubtful:
                if met.questions < most and not met.ask(programme, int(at), float(needed[at])):
                    narrow[at] = True
        if asking or narrow.any():
            found[int(cells[shown])] = cells[narrow].tolist()
    return found


def _range(moves: Floats) -> tuple[Floats, Floats]:
    none = np.zeros((1, moves.shape[1]))
    together = np.concatenate([none, moves])
    return together.min(axis=0), together.max(axis=0)


class _Met:
    """The tables met so far, as differences from the true one: one row each."""

    def __init__(self, cells: int) -> None:
        self._kept, self._used, self.questions = np.zeros((256, cells)), 0, 0

    @property
    def moves(self) -> Floats:
        return self._kept[: self._used]

    def ask(self, programme: Programme, column: int, width: float) -> bool:
        """Ask how far a cell can move, remember the answers, and say whether it is far enough."""
        reach = 0.0
        for direction in (1.0, -1.0):
            answer = programme.most([column], direction)
            self.questions += 1
            if np.isinf(answer.value):
                return True
            reach += answer.value
            if self._used == len(self._kept):
                self._kept = np.concatenate([self._kept, np.zeros_like(self._kept)])
            self._kept[self._used] = answer.columns
            self._used += 1
            if reach >= width:
                return True
        return False
