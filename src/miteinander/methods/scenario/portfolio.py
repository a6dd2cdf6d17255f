"""Which measures to choose under budget and staff limits: exactly, and how sure that choice is.

The goal of a choice that contains what its measures need is, in every single run, the sum of the parts of its measures
and of the supports between them (levels add up): so its expected value is exactly quadratic in the choice. Up to
sixteen measures every choice is tried; else an integer programme on HiGHS with one variable per product (Glover and
Woolsey 1974). Hours are those of the plan on time; money by the expected or a chosen quantile of each cost.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.progress import Progress, silent
from miteinander.methods.scenario.problem import EXACT, Plan, planned_starts
from miteinander.methods.scenario.ranges import Range, Real
from miteinander.methods.scenario.simulation import Model, Runs
from miteinander.methods.trouble import MethodError

ROUNDING = 1e-13
"""Of sums of floating point numbers; no limit is exceeded by more."""
TRIED = 16
"""Measures up to which every choice is tried."""


@dataclass(frozen=True)
class Limits:
    """What any choice must keep: ``use`` (row, measure) · choice <= ``most`` (row); rows are ``names``.

    ``names``: ("budget", "", 0) with euros, or ("staff", role, month) with hours. ``needs`` (asking, needed) and
    ``apart``: pairs of numbers of measures. ``committed``: bool, one per measure, those that are in every choice.
    """

    names: tuple[tuple[str, str, int], ...]
    use: Real
    most: Real
    needs: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]
    committed: NDArray[np.bool_]

    @property
    def size(self) -> int:
        return int(self.use.shape[1])

    def allows(self, choices: Real) -> NDArray[np.bool_]:
        """Return which choices, shape (choice, measure) of 0 and 1, keep everything: bool, one per choice."""
        allowed = np.all(choices @ self.use.T <= self.most * (1 + ROUNDING), axis=1)
        for one, needed in self.needs:
            allowed &= choices[:, one] <= choices[:, needed]
        for one, other in self.apart:
            allowed &= choices[:, one] + choices[:, other] <= 1
        kept: NDArray[np.bool_] = allowed & np.all(choices[:, self.committed] == 1, axis=1)
        return kept

    @cached_property
    def possible(self) -> Real:
        """Every allowed choice, shape (choice, measure); only for few measures. The empty choice comes first."""
        numbers = np.arange(2**self.size)[:, None]
        choices = ((numbers >> np.arange(self.size)) & 1).astype(float)
        return choices[self.allows(choices)]


def limits_of(plan: Plan) -> Limits:
    """Return the limits of a plan: euros over all months, hours of each role in each month in which they could be too
    few; months with the same hours count once.
    """
    at = {measure.id: number for number, measure in enumerate(plan.measures)}
    names: list[tuple[str, str, int]] = []
    rows, most = [], []
    if plan.budget is not None:
        names.append(("budget", "", 0))
        rows.append(planned_costs(plan))
        most.append(plan.budget)
    for role, limit in plan.staff.items():
        known = set()
        for month, hours in enumerate(planned_hours(plan, role)):
            if hours.sum() > limit and hours.tobytes() not in known:
                known.add(hours.tobytes())
                names.append(("staff", role, month))
                rows.append(hours)
                most.append(limit)
    return Limits(
        tuple(names),
        np.array(rows).reshape(len(rows), len(plan.measures)),
        np.array(most),
        tuple((at[m.id], at[needed]) for m in plan.measures for needed in m.needs),
        tuple((at[m.id], at[other]) for m in plan.measures for other in m.excludes),
        np.array([measure.committed for measure in plan.measures], dtype=bool),
    )


def planned_costs(plan: Plan) -> Real:
    """Return what each measure costs, in euros, over the months of the plan if it begins on time and is kept up: shape
    (measure,).
    """
    starts, found = planned_starts(plan), []
    for measure in plan.measures:
        start = starts[measure.id]
        ends = plan.months if measure.lasts is None else min(plan.months, start + measure.lasts)
        paid = max(0.0, ends - start)
        figures = [_figure(held, plan.goal.cost) for held in (measure.once, measure.monthly)]
        found.append(figures[0] * (start < plan.months) + figures[1] * paid)
    return np.array(found)


def _figure(held: Range, quantile: float | None) -> float:
    return held.mean if quantile is None else float(held.at(np.array([quantile]))[0])


def planned_hours(plan: Plan, role: str) -> Real:
    """Return the hours of a role, shape (month, measure), if everything begins on time."""
    starts, found = planned_starts(plan), np.zeros((plan.months, len(plan.measures)))
    for at, measure in enumerate(plan.measures):
        hours, age = measure.hours.get(role), 0.0
        for month in range(plan.months if hours else 0):
            share = min(1.0, max(0.0, month + 1 - starts[measure.id]))
            asked = hours.build if hours and age < measure.build else hours.run if hours else 0.0
            over = measure.lasts is not None and age >= measure.lasts
            found[month, at] = 0.0 if over else share * asked
            age += share
    return found


@dataclass(frozen=True)
class Worth:
    """What a choice is worth: of each measure (measure, case) and of pairs (pair, case), in the goal's unit."""

    own: Real
    ends: tuple[tuple[int, int], ...]
    pairs: Real

    def of(self, choices: Real) -> Real:
        """Return the worth of choices, shape (choice, case)."""
        found: Real = choices @ self.own
        if self.ends:
            one, other = np.array(self.ends).T
            found += (choices[:, one] * choices[:, other]) @ self.pairs
        return found


@dataclass(frozen=True, slots=True)
class Chosen:
    """One measure in the choice: its expected part of the goal (in its unit) and its planned cost in euros.

    ``best_share``: in what share of the single runs it belongs to the best choice, None when none was tried.

    ``why`` when it is not chosen: no_gain, budget, staff, or excludes; with the role or the other measure in ``by``,
    the month, and ``lacking``: euros or hours that are missing for it (with what it needs) on top of the choice.
    """

    measure: str
    chosen: bool
    value: float
    cost: float
    best_share: float | None
    why: str = ""
    by: str = ""
    month: int = 0
    lacking: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The best choice: its expected goal, its planned cost, and its measures. ``runs_tried``: those of best_share."""

    value: float
    cost: float
    measures: tuple[Chosen, ...]
    method: str
    runs_tried: int

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.measure for one in self.measures if one.chosen)


def choose(plan: Plan, model: Model, runs: Runs, *, robust: int = 200, progress: Progress = silent) -> Choice:
    """Return the best choice; ``model`` and ``runs`` are of all measures without staff limits.

    ``robust``: of so many single runs the best choice is sought as well. Raises MethodError when the committed
    measures alone break a limit. Every answer is checked against the limits.
    """
    limits, ends = limits_of(plan), tuple((helper, helped) for helper, helped, _ in model.pairs)
    share = plan.goal.value
    own = runs.own.mean(axis=1) if share is None else np.quantile(runs.own, share, axis=1)
    worth = Worth(own[:, None], ends, runs.pairs.mean(axis=1)[:, None])
    best = best_choices(limits, worth)[0]
    single = Worth(runs.own[:, :robust], ends, runs.pairs[:, :robust])
    cases = single.own.shape[1]
    often = best_choices(limits, single, progress).mean(axis=0) if cases else None
    costs = planned_costs(plan)
    listed = [
        Chosen(
            measure.id,
            bool(best[at]),
            float(own[at]),
            float(costs[at]),
            None if often is None else float(often[at]),
            *(("", "", 0, 0.0) if best[at] else _why_not(plan, limits, best, at)),
        )
        for at, measure in enumerate(plan.measures)
    ]
    method = "tried every choice" if limits.size <= TRIED else "integer programme"
    return Choice(float(worth.of(best[None, :])[0, 0]), float(costs @ best), tuple(listed), method, cases)


def best_choices(limits: Limits, worth: Worth, progress: Progress = silent) -> Real:
    """Return the best choice of every case, shape (case, measure) of 0 and 1; of equal ones that with fewest measures.

    Raises MethodError when no choice keeps the limits. Source of the programme for many measures: Glover and Woolsey,
    Operations Research 22 (1974).
    """
    cases = worth.own.shape[1]
    if limits.size > TRIED:
        from miteinander.methods.scenario.programme import programmed  # noqa: PLC0415 - HiGHS only when needed

        return programmed(limits, worth, progress)
    if not len(limits.possible):
        raise too_much(limits)
    found = []
    for case in range(cases):
        progress(case / cases, "choice")
        held = Worth(worth.own[:, [case]], worth.ends, worth.pairs[:, [case]])
        value = held.of(limits.possible)[:, 0]
        near = np.flatnonzero(value >= value.max() - EXACT * max(1e-300, np.abs(value).max()))
        found.append(limits.possible[near[limits.possible[near].sum(axis=1).argmin()]])
    return np.array(found).reshape(cases, limits.size)


def too_much(limits: Limits) -> MethodError:
    """Return the refusal of committed measures that break a limit by themselves."""
    used = limits.use @ limits.committed
    broken = [name for name, row, top in zip(limits.names, used, limits.most, strict=True) if row > top]
    de = {"budget": "das Budget", "staff": "die Stunden"}.get(broken[0][0] if broken else "", "eine Abhängigkeit")
    en = {"budget": "the budget", "staff": "the hours"}.get(broken[0][0] if broken else "", "a dependency")
    return MethodError(
        de=f"Die festgelegten Maßnahmen (committed) verletzen zusammen schon {de}. Keine Auswahl ist möglich.",
        en=f"The committed measures together already break {en}. No choice is possible.",
    )


def _why_not(plan: Plan, limits: Limits, best: Real, at: int) -> tuple[str, str, int, float]:
    """Return why a measure is not chosen: what breaks when it comes on top, with everything it needs."""
    added, ahead = best.copy(), [at]
    while ahead:
        one = ahead.pop()
        added[one] = 1
        ahead += [needed for asking, needed in limits.needs if asking == one and not added[needed]]
    rivals = [one if best[one] else other for one, other in limits.apart if added[one] and added[other]]
    if rivals:
        return "excludes", plan.measures[rivals[0]].id, 0, 0.0
    lacking = limits.use @ added - limits.most
    if lacking.size and lacking.max() > 0:
        row = int(np.argmax(lacking / np.maximum(limits.most, 1e-300)))
        kind, role, month = limits.names[row]
        return kind, role, month, float(lacking[row])
    return "no_gain", "", 0, 0.0
