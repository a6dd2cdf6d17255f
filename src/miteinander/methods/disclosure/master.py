"""The choice of hidden cells: a programme of zeros and ones that learns inequalities from the attack."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from miteinander.methods.disclosure.cuts import Cut
from miteinander.methods.disclosure.problem import Problem
from miteinander.methods.disclosure.programme import NEVER, quiet_solver
from miteinander.methods.disclosure.table import Bools, Floats

HALF = 0.5
MOST_NODES = 20_000
"""Of one search in whole numbers; a number, not a clock, so that every machine ends with the same choice."""
MOST_WORK = 40_000_000
"""Nodes times cells, likewise: in tables above 2,000 cells there are fewer nodes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the master proposes: ``chosen`` 0 to 1 per cell of the table; no safe choice costs less than ``bound``."""

    chosen: Floats
    bound: float
    complete: bool


class Master:
    """Start: every cell needs a hidden companion in each of its sums (alone it would be a subtraction).

    For a cell hidden by a rule that is necessary; for another one it holds in every choice without a useless cell.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        cells = problem.usable
        self._solver = quiet_solver()
        size = len(cells)
        self._every = np.arange(size, dtype=np.int32)
        lower = problem.primary[cells].astype(float)
        self._solver.addVars(size, lower, np.ones(size))
        self._solver.changeColsCost(size, self._every, problem.cost[cells])
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_abs_gap", HALF)
        self._solver.setOptionValue("mip_max_nodes", min(MOST_NODES, MOST_WORK // max(1, size)))
        self._companions()

    def _companions(self) -> None:
        problem, equations = self._problem, self._problem.equations
        for row in range(len(equations)):
            members = equations.index[equations.start[row] : equations.start[row + 1]]
            members = members[problem.moving[members]]
            hidden = problem.primary[members]
            for cell in members if hidden.sum() <= 1 else []:
                if problem.primary[cell]:
                    self._add(members[members != cell], np.ones(len(members) - 1), 1.0)
                elif not hidden.any():
                    self._add(members, np.where(members == cell, -1.0, 1.0), 0.0)

    def _add(self, cells: np.ndarray, entries: Floats, least: float) -> None:
        index = np.searchsorted(self._problem.usable, cells).astype(np.int32)
        self._solver.addRow(least, NEVER, len(index), index, np.asarray(entries, dtype=float))

    def learn(self, cuts: Iterable[Cut]) -> None:
        """Add inequalities."""
        for cut in cuts:
            self._add(cut.cells, cut.share, 1.0)

    def beyond(self, hidden: Bools) -> None:
        """Demand a cell that is not among these: hiding only some of them cannot be safe when all are not."""
        cells = np.flatnonzero(self._problem.free & ~hidden)
        self._add(cells, np.ones(len(cells)), 1.0)

    def relaxed(self) -> Choice:
        """Return the best choice in fractions."""
        return self._answer(whole=False, seconds=NEVER)

    def whole(self, seconds: float, watch: Callable[[], None] = lambda: None) -> Choice:
        """Return the best choice in whole cells; ``complete`` is false when a limit stopped the search.

        ``watch`` is called now and then; what it raises ends the search and is raised here.
        """
        raised: list[BaseException] = []

        def called(event: Any) -> None:
            try:
                watch()
            except BaseException as stopped:  # noqa: BLE001 - it cannot pass through the solver; raised again below
                raised.append(stopped)
                event.interrupt()

        self._solver.cbMipInterrupt.subscribe(called)
        found = self._answer(whole=True, seconds=seconds)
        self._solver.cbMipInterrupt.unsubscribe(called)
        if raised:
            raise raised[0]
        return found

    def _answer(self, *, whole: bool, seconds: float) -> Choice:
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        self._solver.changeColsIntegrality(len(self._every), self._every, np.full(len(self._every), kind))
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + seconds if whole else NEVER)
        self._solver.run()
        info = self._solver.getInfo()
        complete = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        chosen = np.zeros(len(self._problem.counts))
        values = self._solver.getSolution().col_value
        chosen[self._problem.usable] = values if info.primal_solution_status else 1.0
        bound = info.mip_dual_bound if whole else info.objective_function_value
        return Choice(np.rint(chosen) if whole else chosen, float(bound), complete)
