"""Make a choice of hidden cells safe without proof that it is the smallest: the way out when the search must stop."""

from dataclasses import replace

import numpy as np

from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import NEVER, Programme
from miteinander.methods.disclosure.table import Bools, Floats, Ints
from miteinander.methods.disclosure.wanting import restricted, wanting
from miteinander.methods.progress import Progress, silent

TINY = 1e-6
AT_ONCE = 32
"""Cells repaired before it is looked again which ones are still narrow: what protects one often protects others."""
MOST_TRIALS = 300
MOST_WORK = 10_000_000
"""At most so many cells are tried for being shown again, in large tables fewer: trials times hidden² stays below."""


def repaired(problem: Problem, hidden: Bools, *, progress: Progress = silent) -> Bools:
    """Return a safe choice that hides these cells and more, then shows again what is not needed.

    Each narrow cell is raised to its width by the cheapest change of the table, where hidden cells cost nothing; the
    cells that change are hidden (the idea of the hypercube and network heuristics; Castro, "Recent advances in
    optimization techniques for statistical tabular data protection", EJOR 216, 2012).
    """
    made, paths = hidden.copy(), _Paths(problem)
    most = len(narrow := wanting(problem, made, progress=progress))
    while len(narrow):
        before = int(made.sum())
        for at, cell in enumerate(narrow[:AT_ONCE]):
            progress(1 - (len(narrow) - at) / (most + 1), "repair")
            made |= paths.cheapest(int(cell), made)
        narrow = wanting(problem, made, progress=progress) if made.sum() > before else narrow[:0]
    trials = min(MOST_TRIALS, MOST_WORK // max(1, int(made.sum()) ** 2))
    for at, cell in enumerate(_dearest_first(problem, made)[:trials]):
        progress(at / trials, "tidy")
        made[cell] = False
        if len(wanting(problem, made, first=True)):
            made[cell] = True
    return made


def widened(problem: Problem, cells: Ints) -> Problem:
    """Return the question with one more demanded of some cells."""
    width = problem.width.copy()
    width[cells] += 1
    return replace(problem, width=width)


def _dearest_first(problem: Problem, hidden: Bools) -> Ints:
    secondary = np.flatnonzero(hidden & ~problem.primary)
    return secondary[np.argsort(-problem.cost[secondary], kind="stable")]


class _Paths:
    """Changes of the table: two columns for each cell that may be hidden, one to raise and one to lower it."""

    def __init__(self, problem: Problem) -> None:
        self._problem, self._cells = problem, problem.usable
        start, index, sign = restricted(problem.equations, problem.primary | problem.free)
        size = len(self._cells)
        doubled = np.stack([index, index + size], axis=1).reshape(-1)
        signs = np.stack([sign, -sign], axis=1).reshape(-1)
        self._programme = Programme(2 * size, 2 * start, doubled, signs, np.zeros(len(start) - 1))
        self._upper = np.concatenate([problem.up[self._cells], problem.down[self._cells]])

    def cheapest(self, cell: int, hidden: Bools) -> Bools:
        """Return the cells that the cheapest change moves which gives the cell its width."""
        problem, size = self._problem, len(self._cells)
        column, moved = int(np.searchsorted(self._cells, cell)), np.zeros(len(problem.counts), dtype=bool)
        rise = min(problem.width[cell], problem.up[cell])
        for raised, amount in ((True, rise), (False, problem.width[cell] - rise)):
            if amount <= TINY:
                continue
            lower, upper = np.zeros(2 * size), np.minimum(self._upper, NEVER)
            there, back = (column, column + size) if raised else (column + size, column)
            lower[there], upper[back] = amount, 0.0
            self._programme.bound(lower, upper)
            cost = np.where(hidden[self._cells], 0.0, problem.cost[self._cells])
            change = self._programme.least(np.concatenate([cost, cost]))
            if change is None:
                return problem.primary | problem.free
            moved[self._cells[self._changed(change)]] = True
        return moved

    def _changed(self, change: Floats) -> Bools:
        size = len(self._cells)
        return np.asarray(np.abs(change[:size] - change[size:]) > TINY)
