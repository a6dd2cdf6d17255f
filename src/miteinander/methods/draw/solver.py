"""HiGHS as the draw uses it: one thread, fixed seed, tight tolerances: on one machine the same file, same answer."""

import highspy
import numpy as np

from miteinander.methods.draw.problem import Counts, Frame, Numbers

INFINITE = highspy.kHighsInf
OPTIMAL = highspy.HighsModelStatus.kOptimal
INFEASIBLE = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
WHOLE = 1e-6
"""A number this near to a whole one is read as whole; what is read is checked in whole numbers afterwards."""
PRIMAL = 4
"""HiGHS' number of the primal simplex, which goes on best from the last answer after a column came in."""


def quiet() -> highspy.Highs:
    """Return an empty model that says nothing and uses one thread."""
    solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]  # the wheel has half its types
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1e-7,
    }.items():
        solver.setOptionValue(option, value)
    return solver


def add_row(solver: highspy.Highs, row: Numbers, low: float, high: float) -> None:
    """Add ``low <= row @ x <= high`` from a dense row, shape (T,)."""
    held = np.flatnonzero(row).astype(np.int32)
    solver.addRow(float(low), float(high), len(held), held, row[held])


def solver_version() -> str:
    return f"highspy {quiet().version()}"


def maximise(solver: highspy.Highs) -> None:
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)


def panels_model(frame: Frame, *, whole: bool) -> highspy.Highs:
    """Return the model of all panels; ``whole`` for whole numbers, else its relaxation. Maximises."""
    solver, size = quiet(), len(frame.people)
    solver.addVars(size, np.zeros(size), frame.most.astype(np.float64))
    for row, low, high in zip(frame.rows, frame.low, frame.high, strict=True):
        add_row(solver, row, low, high)
    maximise(solver)
    if whole:
        kind = np.array([highspy.HighsVarType.kInteger] * size)
        solver.changeColsIntegrality(size, np.arange(size, dtype=np.int32), kind)
    return solver


class Pricing:
    """Finds panels that are worth much under given prices per kind: first by a dive, and for proof exactly."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._every = np.arange(len(frame.people), dtype=np.int32)
        self._relaxed = panels_model(frame, whole=False)
        self._whole = panels_model(frame, whole=True)

    def relaxation(self, price: Numbers) -> tuple[Counts | None, float]:
        """Return a panel of high price (or None) and an upper bound for every panel's price.

        The relaxation is solved; while it has parts, the largest part is rounded up and fixed (a dive).
        """
        solver = self._relaxed
        solver.changeColsCost(len(price), self._every, price)
        solver.run()
        fixed: list[int] = []
        bound, panel = INFINITE, None
        while solver.getModelStatus() == OPTIMAL:
            found = np.array(solver.getSolution().col_value)
            bound = min(bound, float(price @ found)) if not fixed else bound
            part = found - np.floor(found + WHOLE)
            if part.max(initial=0) < WHOLE:
                panel = self._checked(found)
                break
            at = int(part.argmax())
            value = float(np.ceil(found[at]))
            solver.changeColBounds(at, value, value)
            fixed.append(at)
            solver.run()
        for at in fixed:
            solver.changeColBounds(at, 0.0, float(self.frame.most[at]))
        return panel, bound

    def exact(self, price: Numbers, *, seconds: float) -> tuple[Counts | None, float]:
        """Return the best panel found in the time and an upper bound for every panel's price; bound -inf: no panel."""
        solver = self._whole
        solver.setOptionValue("time_limit", solver.getRunTime() + max(0.01, seconds))
        solver.changeColsCost(len(price), self._every, price)
        solver.run()
        if solver.getModelStatus() in INFEASIBLE:
            return None, -INFINITE
        info = solver.getInfo()
        found = np.array(solver.getSolution().col_value)
        held = (
            found.size == len(price) and info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        )
        panel = self._checked(found) if held else None
        bound = float(info.mip_dual_bound)
        return panel, max(bound, float(price @ panel)) if panel is not None else bound

    def cut(self, price: Numbers, bound: float) -> None:
        """Tell the relaxation that no panel is worth more than ``bound``."""
        add_row(self._relaxed, price, -INFINITE, bound)

    def _checked(self, found: Numbers) -> Counts | None:
        panel = np.round(found).astype(np.int64)
        return panel if self.frame.holds(panel) else None
