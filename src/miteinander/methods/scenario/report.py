"""The whole result as data: bands by month, targets, money, hours, tornado, choice and what trials taught."""

import math
from dataclasses import dataclass

import numpy as np

from miteinander.methods.progress import Progress, silent
from miteinander.methods.scenario.portfolio import Choice, choose
from miteinander.methods.scenario.problem import Indicator, Plan
from miteinander.methods.scenario.ranges import Real
from miteinander.methods.scenario.simulation import Model, Runs, simulate
from miteinander.methods.scenario.tornado import Bar, tornado
from miteinander.methods.scenario.updating import Update, updated

SHARES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over all runs: its mean and quantiles."""

    mean: float
    p5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p95: float


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator month by month. ``without``: its expected value at the end without any measure.

    ``reached``: share of runs that meet the target at the end, None without a target.
    """

    indicator: str
    months: tuple[str, ...]
    bands: tuple[Spread, ...]
    without: float
    target: float | None
    reached: float | None


@dataclass(frozen=True, slots=True)
class Shortage:
    """The month in which hours of a role are most often too few, and in what share of the runs."""

    role: str
    month: str
    share: float


@dataclass(frozen=True, slots=True)
class Result:
    """What follows from a selection of measures. ``affordable``: share of runs within the budget, None without one."""

    measures: tuple[str, ...]
    indicators: tuple[Course, ...]
    goal: Spread
    cost: Spread
    affordable: float | None
    shortages: tuple[Shortage, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. ``error``: standard error of a share near one half, by the number of runs alone."""

    title: str
    seed: str
    runs: int
    months: int
    error: float
    result: Result
    tornado: tuple[Bar, ...]
    choice: Choice | None
    chosen: Result | None
    updates: tuple[Update, ...]


def report(
    plan: Plan, *, seed: str = "0", runs: int = 10_000, robust: int = 200, progress: Progress = silent
) -> Report:
    """Return everything about a plan: trials first, then runs, tornado and, where something limits it, the choice."""
    plan, updates = updated(plan)
    limited = plan.budget is not None or bool(plan.staff) or any(measure.excludes for measure in plan.measures)
    choice, free = None, None
    if limited:
        model = Model(plan, limited=False)
        free = simulate(model, seed=seed, runs=runs, progress=_part(progress, 0.0, 0.35))
        choice = choose(plan, model, free, robust=min(robust, runs), progress=_part(progress, 0.35, 0.5))
    shown = _shown(plan, choice)
    model = Model(plan, shown)
    whole = free is not None and not plan.staff and shown == {measure.id for measure in plan.measures}
    found = (
        free
        if whole and free is not None
        else simulate(model, seed=seed, runs=runs, progress=_part(progress, 0.5, 0.8))
    )
    result, bars = _result(plan, model, found), tornado(model, found)
    chosen = None
    if choice is not None:
        chosen = result if choice.ids == shown else _of_choice(plan, choice, seed, runs, _part(progress, 0.8, 1.0))
    progress(1.0, "done")
    return Report(plan.title, seed, runs, plan.months, 0.5 / math.sqrt(runs), result, bars, choice, chosen, updates)


def _shown(plan: Plan, choice: Choice | None) -> frozenset[str]:
    """Return what is simulated: the selected measures; else all, or the best choice if some exclude others."""
    if plan.selected is not None:
        return plan.selected
    apart = any(measure.excludes for measure in plan.measures)
    return choice.ids if apart and choice is not None else frozenset(measure.id for measure in plan.measures)


def _of_choice(plan: Plan, choice: Choice, seed: str, runs: int, progress: Progress) -> Result:
    model = Model(plan, choice.ids)
    return _result(plan, model, simulate(model, seed=seed, runs=runs, progress=progress))


def _part(progress: Progress, begin: float, end: float) -> Progress:
    return lambda share, step: progress(begin + (end - begin) * share, step)


def _result(plan: Plan, model: Model, runs: Runs) -> Result:
    courses = tuple(_course(plan, held, runs.values[at]) for at, held in enumerate(plan.indicators))
    affordable = None if plan.budget is None else float((runs.cost <= plan.budget).mean())
    return Result(
        tuple(measure.id for measure in model.measures),
        courses,
        spreads(runs.goal[None, :])[0],
        spreads(runs.cost[None, :])[0],
        affordable,
        tuple(_shortage(plan, role, runs.short[at]) for at, role in enumerate(model.roles) if runs.short[at].any()),
    )


def _course(plan: Plan, indicator: Indicator, values: Real) -> Course:
    months = tuple(month_name(plan, month) for month in range(plan.months))
    without = indicator.baseline + plan.months * indicator.trend.mean
    reached = None
    if indicator.target is not None:
        last, target = values[-1], indicator.target
        reached = float((last <= target if indicator.better == "lower" else last >= target).mean())
    return Course(indicator.id, months, spreads(values), without, indicator.target, reached)


def _shortage(plan: Plan, role: str, shares: Real) -> Shortage:
    worst = int(shares.argmax())
    return Shortage(role, month_name(plan, worst), float(shares[worst]))


def spreads(values: Real) -> tuple[Spread, ...]:
    """Return mean and quantiles of each row."""
    quantiles = np.quantile(values, SHARES, axis=-1).T
    return tuple(Spread(*row) for row in np.column_stack([values.mean(axis=-1), quantiles]).tolist())


def month_name(plan: Plan, month: int) -> str:
    """Return ``2027-01`` for a month counted from the start of the plan."""
    year, first = plan.begins
    return f"{year + (first - 1 + month) // 12}-{(first - 1 + month) % 12 + 1:02}"
