"""Controlled rounding: every count to a neighbouring multiple of the base, so that all sums still add up.

Source: Cox, "A constructive procedure for unbiased controlled rounding", JASA 82 (1987); the form with zeros and ones
as in Salazar-González, "Controlled rounding and cell perturbation", Mathematical Programming 105 (2006).
"""

from dataclasses import dataclass

import highspy
import numpy as np

from miteinander.methods.disclosure.attack import Attack, Published, attack
from miteinander.methods.disclosure.programme import quiet_solver
from miteinander.methods.disclosure.rules import Rules, Zeros
from miteinander.methods.disclosure.table import Ints, Table
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError

MOST_NODES = 20_000
FEASIBLE = int(highspy.SolutionStatus.kSolutionStatusFeasible)
EVERY_WIDENING = 3
"""Steps of the base by which a count may be moved beyond its neighbours before the search gives up."""


@dataclass(frozen=True)
class Rounding:
    """The rounded table and the attack on it.

    ``reach``: every rounded count differs from the true one by less than this (normally the base; in tables of three
    and more dimensions no such rounding may exist, and then it is a step or two more). ``exact``: no other rounding
    within ``reach`` has a smaller sum of differences. ``moved`` is that sum.
    """

    base: int
    counts: Ints
    reach: int
    moved: int
    exact: bool
    attack: Attack


def rounded(table: Table, rules: Rules, base: int = 5, *, progress: Progress = silent) -> Rounding:
    """Round all counts of a table to multiples of ``base``, additive in every sum, as little as possible.

    Raises MethodError for a base below 2 or above a billion.
    """
    if not 2 <= base <= 10**9:  # noqa: PLR2004 - 1 rounds nothing
        raise MethodError(
            de=f"Auf Vielfache von {base} lässt sich nicht runden. Bitte nehmen Sie eine Zahl ab 2, üblich ist 5.",
            en=f"Counts cannot be rounded to multiples of {base}. Please take a number from 2, usually 5.",
        )
    for steps in range(EVERY_WIDENING + 1):
        progress(0.1 * steps, "round")
        found = _nearest(table, base, steps)
        if found is not None:
            counts, exact = found
            result = attack(seen_rounded(table, rules, counts, base * (1 + steps)), progress=progress)
            moved = int(np.abs(counts - table.flat).sum())
            return Rounding(base, counts.reshape(table.counts.shape), base * (1 + steps), moved, exact, result)
    raise MethodError(
        de="Für diese Tabelle wurde keine Rundung gefunden, bei der alle Summen stimmen. Bitte fassen Sie "
        "Ausprägungen zusammen oder runden Sie auf eine kleinere Zahl.",
        en="No rounding of this table was found in which all sums add up. Please merge values or round to a smaller "
        "number.",
    )


def _nearest(table: Table, base: int, steps: int) -> tuple[Ints, bool] | None:
    """Return the nearest additive rounding in which no count moves past more than ``steps`` further multiples.

    The rounded count is base · (⌊count / base⌋ + z − d + u): z is 0 or 1, d and u are 0 without further steps. The
    difference to the count grows with each of them at a fixed price, so the sum of differences is linear.
    """
    counts, equations, size = table.flat, table.equations, table.size
    floor, rest = np.divmod(counts, base)
    down = np.minimum(floor, steps)
    upper = np.concatenate([np.minimum(rest, 1), down, np.full(size, steps)]).astype(float)
    cost = np.concatenate([base - 2 * rest, np.full(2 * size, base)]).astype(float)
    solver = quiet_solver()
    solver.addVars(3 * size, np.zeros(3 * size), upper)
    every = np.arange(3 * size, dtype=np.int32)
    solver.changeColsCost(3 * size, every, cost)
    solver.changeColsIntegrality(3 * size, every, np.full(3 * size, highspy.HighsVarType.kInteger))
    right = -equations.times(floor)
    for row in range(len(equations)):
        part = slice(int(equations.start[row]), int(equations.start[row + 1]))
        index, sign = equations.index[part], equations.sign[part].astype(float)
        columns = np.concatenate([index, index + size, index + 2 * size]).astype(np.int32)
        solver.addRow(right[row], right[row], len(columns), columns, np.concatenate([sign, -sign, sign]))
    for option, value in (("mip_max_nodes", MOST_NODES), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
        solver.setOptionValue(option, value)
    solver.run()
    if solver.getInfo().primal_solution_status != FEASIBLE:
        return None
    z, d, u = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64).reshape(3, size)
    return (floor + z - d + u) * base, solver.getModelStatus() == highspy.HighsModelStatus.kOptimal


def seen_rounded(table: Table, rules: Rules, counts: Ints, reach: int) -> Published:
    """Return what an attacker sees who knows the rounded counts, the base and the reach; asked are the small counts.

    With visible zeros only 1 to k − 1 are delicate, with hidden ones 0 too.
    """
    small = (table.flat < rules.k) & ((table.flat > 0) | (rules.zeros is Zeros.HIDE))
    lower = np.maximum(0.0, counts - (reach - 1.0))
    every = np.ones(table.size, dtype=bool)
    nothing = np.zeros(table.size, dtype=np.int64)
    upper = (counts + (reach - 1)).astype(np.float64)
    return Published(table.equations, nothing, every, lower, upper, small)
