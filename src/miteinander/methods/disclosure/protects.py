"""What each cell that is hidden only to protect others protects: what could be worked out if it were shown."""

from collections.abc import Mapping, Sequence

import numpy as np

from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import Programme
from miteinander.methods.disclosure.table import Bools, Floats
from miteinander.methods.disclosure.wanting import SLACK, restricted
from miteinander.methods.progress import Progress, silent

MOST_WORK = 1_500_000
"""Questions times hidden cells; then the rest stays unanswered: a number, not a clock, the same on every machine."""


def protects(problem: Problem, hidden: Bools, *, progress: Progress = silent) -> Mapping[int, Sequence[int]]:
    """Return for each secondary cell the primary cells that would be too narrow if it alone were shown as well.

    All tables met on the way are kept: a primary cell that some of them, leaving the shown cell untouched, already
    move far enough is not asked for again. A cell that is missing in the answer was not reached.
    """
    cells = np.flatnonzero(hidden)
    start, index, sign = restricted(problem.equations, hidden)
    programme = Programme(len(cells), start, index, sign, np.zeros(len(start) - 1))
    lower, upper = -problem.down[cells], problem.up[cells]
    programme.bound(lower, upper)
    primary = np.flatnonzero(problem.primary[cells])
    met = _Met(len(cells))
    most = MOST_WORK // len(cells) if len(cells) else 0
    for at in primary:
        low, high = _range(met.moves[:, at : at + 1])
        if high[0] - low[0] < problem.width[cells[at]] - SLACK and met.questions < most:
            met.ask(programme, int(at), float(problem.width[cells[at]]))
    secondary = np.flatnonzero(~problem.primary[cells])
    found: dict[int, list[int]] = {}
    for done, shown in enumerate(secondary):
        progress(done / len(secondary), "explain")
        if met.questions >= most:
            break
        untouched = met.moves[np.abs(met.moves[:, shown]) < SLACK]
        low, high = _range(untouched)
        doubtful = [at for at in primary if high[at] - low[at] < problem.width[cells[at]] - SLACK]
        fixed = np.arange(len(cells)) == shown
        programme.bound(np.where(fixed, 0.0, lower), np.where(fixed, 0.0, upper))
        needed = [float(problem.width[cells[at]]) for at in doubtful]
        narrow = [at for at, width in zip(doubtful, needed, strict=True) if not met.ask(programme, int(at), width)]
        found[int(cells[shown])] = [int(cells[at]) for at in narrow]
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
            if reach >= width - SLACK:
                return True
        return False
