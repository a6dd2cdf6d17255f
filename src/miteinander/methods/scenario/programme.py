"""The best choice of many measures as an integer programme on HiGHS, solved again for each run with other worths."""

import highspy
import numpy as np

from miteinander.methods.progress import Progress
from miteinander.methods.scenario.portfolio import Limits, Worth, too_much
from miteinander.methods.scenario.ranges import Real

SCALE = 1000.0
"""The largest worth in the programme, so that tolerances mean the same for every plan."""
FEWER = 1e-6
"""Taken off for each measure on that scale: of equal choices the smaller."""


def programmed(limits: Limits, worth: Worth, progress: Progress) -> Real:
    """Return the best choice of every case, shape (case, measure); each is checked against the limits."""
    cases, found = worth.own.shape[1], []
    if not limits.size:
        return np.zeros((cases, 0))
    solver = _solver(limits, worth)
    columns = np.arange(limits.size + len(worth.ends), dtype=np.int32)
    for case in range(cases):
        progress(case / cases, "choice")
        figures = np.concatenate([worth.own[:, case], worth.pairs[:, case]])
        scaled = figures * (SCALE / max(float(np.abs(figures).max(initial=0.0)), 1e-300))
        scaled[: limits.size] -= FEWER
        solver.changeColsCost(len(columns), columns, -scaled)
        found.append(_solved(solver, limits))
    return np.array(found).reshape(cases, limits.size)


def _solved(solver: highspy.Highs, limits: Limits) -> Real:
    """Return the best choice; one that breaks a limit by less than the solver sees is cut off, for good."""
    columns = np.arange(limits.size, dtype=np.int32)
    while True:
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise too_much(limits)
        chosen: Real = np.round(np.array(solver.getSolution().col_value)[: limits.size])
        if limits.allows(chosen[None, :])[0]:
            return chosen
        solver.addRow(-np.inf, chosen.sum() - 1, len(columns), columns, 2 * chosen - 1)


def _solver(limits: Limits, worth: Worth) -> highspy.Highs:
    size, products = limits.size, len(worth.ends)
    rows, most = _rows(limits, worth)
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = size + products, len(rows)
    made.col_cost_ = np.zeros(size + products)
    made.col_lower_ = np.concatenate([limits.committed.astype(float), np.zeros(products)])
    made.col_upper_ = np.ones(size + products)
    made.row_lower_, made.row_upper_ = np.full(len(rows), -np.inf), most
    at = [np.flatnonzero(row) for row in rows]
    made.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    made.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(held) for held in at])]).astype(np.int32)
    made.a_matrix_.index_ = np.concatenate([*at, []]).astype(np.int32)
    made.a_matrix_.value_ = np.concatenate([*(row[held] for row, held in zip(rows, at, strict=True)), []])
    integer, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    made.integrality_ = [integer] * size + [real] * products
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the wheel has no types
    options = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": 1e-7}
    for name, value in {**options, "mip_feasibility_tolerance": 1e-9, "primal_feasibility_tolerance": 1e-9}.items():
        solver.setOptionValue(name, value)
    solver.passModel(made)
    return solver


def _rows(limits: Limits, worth: Worth) -> tuple[list[Real], Real]:
    """Return the rows with their upper bounds: limits as shares, needs, exclusions, and products of two choices."""
    size, products = limits.size, len(worth.ends)
    rows, most = [], []
    for row, top in zip(limits.use, limits.most, strict=True):
        scale = max(top, float(row.max(initial=0.0)), 1e-300)
        rows.append(np.concatenate([row, np.zeros(products)]) / scale)
        most.append(top / scale)
    unit = np.eye(size + products)
    for one, needed in limits.needs:
        rows.append(unit[one] - unit[needed])
        most.append(0.0)
    for one, other in limits.apart:
        rows.append(unit[one] + unit[other])
        most.append(1.0)
    for at, (one, other) in enumerate(worth.ends):
        both = unit[size + at]
        rows += [both - unit[one], both - unit[other], unit[one] + unit[other] - both]
        most += [0.0, 0.0, 1.0]
    return rows, np.array(most)
