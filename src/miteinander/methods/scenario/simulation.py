"""The runs: every uncertain number drawn from a stream of its own, then month by month for all runs at once.

The stream of a quantity is PCG64 (O'Neill 2014) seeded by the lot of its name (``methods.lots``: SHA-256 of seed and
name); each run takes one uniform number from it. So another measure, another order or another range leaves every other
draw as it was (common random numbers), and blocks of runs of any size give the same result.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.lots import lot
from miteinander.methods.progress import Progress, silent
from miteinander.methods.scenario.problem import CERTAIN, MOST_CELLS, Measure, Plan
from miteinander.methods.scenario.ranges import Range, Real
from miteinander.methods.trouble import MethodError

BLOCK = 2000
"""Runs computed together: the arrays stay in the cache of the processor."""
REMEMBERED = 10_000
"""Runs whose draws are kept for the rank correlations."""
EXACT = 1e-9
Kind: TypeAlias = Literal["effect", "delay", "accepted", "chance", "dropout", "once", "monthly", "trend"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An uncertain number of the plan; ``of`` is a measure or, for a trend, an indicator."""

    kind: Kind
    of: str
    indicator: str = ""
    range: Range | None = None

    @property
    def name(self) -> str:
        return "/".join(part for part in (self.kind, self.of, self.indicator) if part)


@dataclass(frozen=True, slots=True)
class Runs:
    """What came out, runs last.

    ``values`` (indicator, month, run): the indicator itself; ``goal`` (run): the figure that is to be large; ``cost``
    (run); ``own`` (measure, run) and ``pairs`` (pair, run): parts of the goal by measure and by support of one measure
    for another, as in ``Model.pairs``; ``short`` (role, month): share of runs with too few hours; ``draws`` (quantity,
    run): the uniform numbers of the first runs.
    """

    values: Real
    goal: Real
    cost: Real
    own: Real
    pairs: Real
    short: Real
    draws: Real


class Model:
    """A plan as arrays; measures in the order of the plan."""

    def __init__(self, plan: Plan, chosen: frozenset[str] | None = None, *, limited: bool = True) -> None:
        self.plan, self.limited = plan, limited and bool(plan.staff)
        self.measures: tuple[Measure, ...] = tuple(m for m in plan.measures if chosen is None or m.id in chosen)
        self.at = {measure.id: at for at, measure in enumerate(self.measures)}
        self.needs = [(self.at[name], [self.at[n] for n in self.measures[self.at[name]].needs]) for name in self._order]
        self.pairs = [
            (at, self.at[name], factor - 1)
            for at, measure in enumerate(self.measures)
            for name, factor in measure.factors.items()
            if name in self.at and factor != 1
        ]
        self.roles = list(plan.staff)

    @property
    def _order(self) -> list[str]:
        return [name for name in self.plan.order if name in self.at]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number that is not certain, in a fixed order."""
        listed = [Quantity("trend", i.id, range=i.trend) for i in self.plan.indicators]
        for m in self.measures:
            listed += [Quantity("effect", m.id, effect.indicator, effect.size) for effect in m.effects]
            listed += [Quantity("delay", m.id, range=m.delay), Quantity("chance", m.id, range=m.chance)]
            listed += [Quantity("once", m.id, range=m.once), Quantity("monthly", m.id, range=m.monthly)]
            listed += [Quantity("accepted", m.id)] if m.chance != CERTAIN else []
            listed += [Quantity("dropout", m.id)] if m.dropout else []
        return tuple(q for q in listed if q.range is None or not q.range.certain)

    @cached_property
    def row(self) -> dict[str, int]:
        return {quantity.name: at for at, quantity in enumerate(self.quantities)}

    def drawn(self, held: Range, name: str, draws: Real) -> Real:
        """Return a number in every run, shape (runs,)."""
        return held.at(draws[self.row[name]] if name in self.row else np.zeros(draws.shape[1]))

    def column(self, values: list[float]) -> Real:
        return np.array(values, dtype=float).reshape(-1, 1)

    def profile(self) -> tuple[Real, Real, Real]:
        """Return months to build, age at which it fades (infinite: never), and months of fading, each (measure, 1)."""
        lasts = [np.inf if m.lasts is None else m.lasts for m in self.measures]
        return (
            self.column([m.build for m in self.measures]),
            self.column(lasts),
            self.column([m.fade for m in self.measures]),
        )


def blocks(model: Model, seed: str, runs: int) -> Iterator[Real]:
    """Yield the uniform numbers of all quantities, shape (quantity, runs of the block)."""
    streams = [np.random.Generator(np.random.PCG64(lot(seed, q.name))) for q in model.quantities]
    for begin in range(0, runs, BLOCK):
        size = min(BLOCK, runs - begin)
        yield np.array([stream.random(size) for stream in streams]).reshape(len(streams), size)


def simulate(model: Model, *, seed: str, runs: int, progress: Progress = silent) -> Runs:
    """Return all runs; raises MethodError when they would not fit into memory."""
    most = MOST_CELLS // max(model.plan.months * len(model.plan.indicators), len(model.measures))
    if not 1 <= runs <= most:
        raise MethodError(
            de=f"{runs} Läufe sind für diesen Plan nicht möglich. Bitte wählen Sie eine Zahl von 1 bis {most}.",
            en=f"{runs} runs are not possible for this plan. Please choose a number from 1 to {most}.",
        )
    parts, kept, done = [], [], 0
    for draws in blocks(model, seed, runs):
        parts.append(outcome(model, draws))
        if done < REMEMBERED:
            kept.append(draws)
        done += draws.shape[1]
        progress(done / runs, "runs")
    weight = np.array([part.goal.size for part in parts]) / runs
    return Runs(
        np.concatenate([part.values for part in parts], axis=-1),
        np.concatenate([part.goal for part in parts]),
        np.concatenate([part.cost for part in parts]),
        np.concatenate([part.own for part in parts], axis=-1),
        np.concatenate([part.pairs for part in parts], axis=-1),
        np.tensordot(weight, np.array([part.short for part in parts]), axes=1),
        np.concatenate(kept, axis=-1)[:, :REMEMBERED],
    )


def outcome(model: Model, draws: Real) -> Runs:
    """Return what follows from uniform numbers, shape (quantity, run): no chance is left in here."""
    plan, size = model.plan, draws.shape[1]
    state = _State(model, draws)
    sums, products = np.zeros((len(model.measures), size)), np.zeros((len(model.pairs), size))
    active, values = np.zeros_like(sums), np.empty((len(plan.indicators), plan.months, size))
    short = np.zeros((len(model.roles), plan.months))
    for month, share in enumerate(over_months(plan)):
        level, short[:, month] = state.step(month)
        active += state.paid
        sums += share * level
        works = level.copy()
        for at, (helper, helped, extra) in enumerate(model.pairs):
            product = level[helper] * level[helped]
            products[at] += share * product
            works[helped] += extra * product
        state.add_up(works, month, values[:, month])
    worth = state.worth
    own = worth * sums
    shares = [extra * worth[helped] * products[at] for at, (_, helped, extra) in enumerate(model.pairs)]
    pairs = np.array(shares).reshape(len(model.pairs), size)
    cost = (state.once * (active > 0) + state.monthly * active).sum(axis=0)
    return Runs(values, own.sum(axis=0) + pairs.sum(axis=0), cost, own, pairs, short, draws)


def over_months(plan: Plan) -> list[float]:
    """Return what each month counts in the goal."""
    if plan.goal.over == "end":
        return [0.0] * (plan.months - 1) + [1.0]
    return [1.0 if plan.goal.over == "sum" else 1 / plan.months] * plan.months


def ramp(age: Real, width: Real) -> Real:
    """Return the integral from 0 to ``age`` >= 0 of a rise from 0 to 1 over ``width`` months, or a step."""
    inside = np.minimum(age, width)
    found: Real = inside * inside
    found *= 1 / np.where(width > 0, 2 * width, 1.0)
    found += age
    found -= inside
    return found


class _State:
    """The measures in one month of all runs, arrays (measure, run)."""

    def __init__(self, model: Model, draws: Real) -> None:
        self.model, size, measures = model, draws.shape[1], model.measures
        shape = (len(measures), size)
        self.build, self.lasts, self.fade = model.profile()
        late = [m.start + np.maximum(model.drawn(m.delay, f"delay/{m.id}", draws), 0) for m in measures]
        self.start = np.array(late).reshape(shape)
        self.stop = np.array([self._stop(m, at, draws) for at, m in enumerate(measures)]).reshape(shape)
        self.once = np.array([model.drawn(m.once, f"once/{m.id}", draws) for m in measures]).reshape(shape)
        self.monthly = np.array([model.drawn(m.monthly, f"monthly/{m.id}", draws) for m in measures]).reshape(shape)
        self.age, self.done = np.zeros(shape), np.zeros(shape)
        self.paid = np.zeros(shape)
        indicator = {held.id: at for at, held in enumerate(model.plan.indicators)}
        self.effects = [
            (at, indicator[e.indicator], model.drawn(e.size, f"effect/{m.id}/{e.indicator}", draws))
            for at, m in enumerate(measures)
            for e in m.effects
        ]
        self.trends = [model.drawn(held.trend, f"trend/{held.id}", draws) for held in model.plan.indicators]
        self.worth = np.zeros(shape)
        for at, to, size_ in self.effects:
            held = model.plan.indicators[to]
            self.worth[at] += (-held.weight if held.better == "lower" else held.weight) * size_
        self.ending = np.flatnonzero(np.isfinite(self.lasts))
        self.hours = _hours(model)

    def _stop(self, measure: Measure, at: int, draws: Real) -> Real:
        """Return when a measure is given up; at its start when it is not accepted, never when it has no risk."""
        row, stop = self.model.row, np.full(draws.shape[1], np.inf)
        if measure.dropout:
            left = np.log1p(-draws[row[f"dropout/{measure.id}"]]) / np.log1p(-measure.dropout)
            stop = self.start[at] + left
        if f"accepted/{measure.id}" in row:
            chance = self.model.drawn(measure.chance, f"chance/{measure.id}", draws)
            stop = np.where(draws[row[f"accepted/{measure.id}"]] < chance, stop, -np.inf)
        return stop

    def step(self, month: int) -> tuple[Real, Real]:
        """Move on by one month; return the level of each measure, 0 to 1, and the share of runs short by role."""
        share = np.maximum(np.minimum(month + 1, self.stop) - np.maximum(month, self.start), 0.0)
        for at, needed in self.model.needs:
            for other in needed:  # must stand, and not be given up
                stands = (self.age[other] > 0) & (self.age[other] >= self.build[other] - EXACT)
                share[at] *= stands & (self.stop[other] > month)
        self.paid = share * (self.age < self.lasts)
        pace, short = self._pace(share)
        self.age = self.age + share * pace
        done = ramp(self.age, self.build)
        if self.ending.size:
            past = np.maximum(self.age[self.ending] - self.lasts[self.ending], 0.0)
            done[self.ending] -= ramp(past, self.fade[self.ending])
        level, self.done = done - self.done, done
        return level, short

    def _pace(self, share: Real) -> tuple[Real | float, Real]:
        """Return how fast each measure gets on: who gets half the hours does half the work."""
        short = np.zeros(len(self.model.roles))
        if not self.model.limited:
            return 1.0, short
        pace = np.ones(share.shape)
        for role, (rows, build, run, limit) in enumerate(self.hours):
            age = self.age[rows]
            hours = np.where(age < self.build[rows], build, run)
            hours *= age < self.lasts[rows]
            asked = (share[rows] * hours).sum(axis=0)
            late = asked > limit * (1 + EXACT)
            short[role] = late.mean()
            if short[role]:
                served = np.where(late, limit / np.where(late, asked, 1.0), 1.0)
                pace[rows] = np.where(hours > 0, np.minimum(pace[rows], served), pace[rows])
        return pace, short

    def add_up(self, works: Real, month: int, values: Real) -> None:
        """Write the indicators of a month into ``values``, shape (indicator, run)."""
        for to, held in enumerate(self.model.plan.indicators):
            values[to] = held.baseline + (month + 1) * self.trends[to]
        for at, to, size in self.effects:
            values[to] += works[at] * size


def _hours(model: Model) -> list[tuple[NDArray[np.int64], Real, Real, float]]:
    """Return by role the measures that need it, their hours while building and running, and the limit."""
    found = []
    for role, limit in model.plan.staff.items():
        rows = [at for at, measure in enumerate(model.measures) if role in measure.hours]
        held = [model.measures[at].hours[role] for at in rows]
        hours = model.column([h.build for h in held]), model.column([h.run for h in held])
        found.append((np.array(rows, dtype=np.int64), *hours, limit))
    return found
