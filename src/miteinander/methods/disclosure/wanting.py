"""Which hidden cells are still too narrow: the quick question that the search asks again and again."""

import numpy as np

from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import Programme
from miteinander.methods.disclosure.table import Bools, Equations, Floats, Ints

SLACK = 1e-6


def restricted(equations: Equations, cells: Bools) -> tuple[Ints, Ints, Floats]:
    """Return the rows (start, index, sign) with only these cells, numbered anew; rows without any are left out."""
    taken = cells[equations.index]
    length = np.bincount(equations.row[taken], minlength=len(equations))
    start = np.concatenate([[0], np.cumsum(length[length > 0])]).astype(np.int64)
    number = np.cumsum(cells) - 1
    return start, number[equations.index[taken]], equations.sign[taken].astype(float)


def wanting(problem: Problem, hidden: Bools, *, first: bool = False) -> Ints:
    """Return the primary cells whose interval (in fractions) is narrower than needed when these cells are hidden.

    Every answer of the linear programme is a table that moves many cells at once; a cell that was seen wide enough
    is not asked for. ``first`` stops at the first such cell.
    """
    cells = np.flatnonzero(hidden)
    start, index, sign = restricted(problem.equations, hidden)
    programme = Programme(len(cells), start, index, sign, np.zeros(len(start) - 1))
    programme.bound(-problem.down[cells], problem.up[cells])
    low, high = np.zeros(len(cells)), np.zeros(len(cells))
    needed, narrow = problem.width[cells] - SLACK, []
    for at in np.flatnonzero(problem.primary[cells]):
        for direction in (1.0, -1.0):
            if high[at] - low[at] >= needed[at]:
                break
            answer = programme.most([int(at)], direction)
            if np.isinf(answer.value):
                high[at] = np.inf
            else:
                np.minimum(low, answer.columns, out=low)
                np.maximum(high, answer.columns, out=high)
        if high[at] - low[at] < needed[at]:
            narrow.append(cells[at])
            if first:
                break
    return np.array(narrow, dtype=np.int64)
