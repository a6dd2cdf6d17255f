"""A linear programme that is asked many questions: HiGHS, kept warm, with only what this method needs of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from miteinander.methods.disclosure.table import Floats, Ints

NEVER = highspy.kHighsInf
MOST_NODES = 2000
"""Of one question in whole numbers; a number, not a clock, so that every machine gives the same answer."""
MOST_WORK = 200_000
"""Nodes times columns of one question, likewise."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best value of one question; ``value`` is ±inf when nothing bounds it, and then the rest is empty."""

    value: float
    columns: Floats
    prices: Floats


class Programme:
    """Rows Σ entry · column = right side; columns within bounds; the goal changes from question to question."""

    def __init__(self, columns: int, start: Ints, index: Ints, entry: Floats, right: Floats) -> None:
        """``start``, ``index``, ``entry`` are the rows one after the other, as in ``table.Equations``."""
        self.columns, self.rows = columns, len(start) - 1
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = columns, self.rows
        model.col_cost_ = np.zeros(columns)
        model.col_lower_, model.col_upper_ = np.zeros(columns), np.full(columns, NEVER)
        model.row_lower_ = model.row_upper_ = right
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = start.astype(np.int32), index.astype(np.int32)
        model.a_matrix_.value_ = entry
        self._solver = quiet_solver()
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(model)
        self._every = np.arange(columns, dtype=np.int32)
        self._goal = np.empty(0, dtype=np.int32)

    def bound(self, lower: Floats, upper: Floats) -> None:
        """Set the bounds of all columns."""
        self._solver.changeColsBounds(self.columns, self._every, lower, upper)
        self._solver.setOptionValue("simplex_strategy", 1)  # the dual simplex repairs what new bounds break

    def possible(self) -> bool:
        """Say whether any point satisfies rows and bounds."""
        self._aim([], 1.0)
        self._solver.run()
        return bool(self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def most(self, columns: Sequence[int] | Ints, direction: float | Floats = 1.0) -> Answer:
        """Return the largest value of ``direction`` times the sum of some columns (or of one direction for each)."""
        self._aim(columns, direction)
        status = self._run()
        if status in {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return Answer(np.inf, np.empty(0), np.empty(0))
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the linear programme ended as {status}")
        solution = self._solver.getSolution()
        value = -float(self._solver.getInfo().objective_function_value)
        return Answer(value, np.array(solution.col_value), np.array(solution.row_dual))

    def least(self, cost: Floats) -> Floats | None:
        """Return the columns of smallest total cost, or None when nothing satisfies rows and bounds."""
        self._aim([], 1.0)
        self._solver.changeColsCost(self.columns, self._every, cost)
        self._goal = self._every
        self._solver.clearSolver()  # with all costs new, a cold start is many times quicker than the last basis
        status = self._run()
        return np.array(self._solver.getSolution().col_value) if status == highspy.HighsModelStatus.kOptimal else None

    def only_whole(self) -> None:
        """Demand whole numbers from now on; after this only ``whole`` may be asked."""
        integers = np.full(self.columns, highspy.HighsVarType.kInteger)
        self._solver.changeColsIntegrality(self.columns, self._every, integers)
        self._solver.setOptionValue("presolve", "choose")
        self._solver.setOptionValue("mip_max_nodes", min(MOST_NODES, MOST_WORK // max(1, self.columns)))
        self._solver.setOptionValue("mip_rel_gap", 0.0)

    @property
    def nodes(self) -> int:
        """How many nodes the last search in whole numbers took."""
        return int(self._solver.getInfo().mip_node_count)

    def whole(self, column: int, direction: float) -> Floats | None:
        """Return the columns with the best value of one of them in whole numbers, or None when the search gives up."""
        self._aim([column], direction)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.asarray(np.rint(np.array(self._solver.getSolution().col_value)), dtype=float)

    def _aim(self, columns: Sequence[int] | Ints, direction: float | Floats) -> None:
        self._solver.changeColsCost(len(self._goal), self._goal, np.zeros(len(self._goal)))
        self._goal = np.array(columns, dtype=np.int32)
        cost = np.broadcast_to(-np.asarray(direction, dtype=float), self._goal.shape)
        self._solver.changeColsCost(len(self._goal), self._goal, np.ascontiguousarray(cost))

    def _run(self) -> Any:
        self._solver.run()
        self._solver.setOptionValue("simplex_strategy", 4)  # a new goal keeps the point: primal simplex from here
        status = self._solver.getModelStatus()
        if status in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnbounded}:
            return status
        self._solver.clearSolver()  # a cold start settles what a warm one could not
        self._solver.run()
        return self._solver.getModelStatus()


def quiet_solver() -> Any:
    """Return HiGHS with one thread, a fixed seed and no words of its own."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # its stubs leave this one out
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("parallel", "off")
    solver.setOptionValue("random_seed", 0)
    return solver
