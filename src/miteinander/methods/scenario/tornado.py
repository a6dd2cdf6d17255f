"""Which assumption matters: one at a time from low to high, and by rank correlation over all runs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from miteinander.methods.scenario.ranges import Real
from miteinander.methods.scenario.simulation import Kind, Model, Quantity, Runs, outcome

LOW, HIGH = 0.1, 0.9
FIRST = np.nextafter(1.0, 0.0)
SILENT = frozenset({"once", "monthly", "trend"})
"""What does not change the goal."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One assumption: ``low`` and ``high`` are its 10 % and 90 % quantiles (acceptance: no and yes; dropout: early and
    late, both None), ``at_low`` and ``at_high`` the goal with them, all else in the middle and every measure accepted.

    ``swing`` = at_high − at_low; ``rank_correlation``: Spearman's, between this assumption and the goal over the runs.
    """

    kind: Kind
    of: str
    indicator: str
    low: float | None
    high: float | None
    at_low: float
    at_high: float
    swing: float
    rank_correlation: float


def tornado(model: Model, runs: Runs) -> tuple[Bar, ...]:
    """Return the assumptions, the largest swing first; money and trend are left out: they do not change the goal."""
    telling = [q for q in model.quantities if q.kind not in SILENT]
    if not telling:
        return ()
    middle = np.array([0.0 if q.kind == "accepted" else 0.5 for q in model.quantities])
    draws = np.repeat(middle[:, None], 2 * len(telling), axis=1)
    for at, quantity in enumerate(telling):
        ends = (FIRST, 0.0) if quantity.kind == "accepted" else (LOW, HIGH)
        draws[model.row[quantity.name], 2 * at : 2 * at + 2] = ends
    goal = outcome(model, draws).goal.tolist()
    ranks = rank_correlations(model, runs, telling)
    bars = [_bar(q, goal[2 * at], goal[2 * at + 1], ranks[at]) for at, q in enumerate(telling)]
    return tuple(sorted(bars, key=lambda bar: (-abs(bar.swing), -abs(bar.rank_correlation), bar.of, bar.kind)))


def _bar(quantity: Quantity, at_low: float, at_high: float, rank: float) -> Bar:
    low, high = (None, None) if quantity.range is None else quantity.range.at(np.array([LOW, HIGH])).tolist()
    swing = at_high - at_low
    return Bar(quantity.kind, quantity.of, quantity.indicator, low, high, at_low, at_high, swing, rank)


def rank_correlations(model: Model, runs: Runs, quantities: Sequence[Quantity]) -> list[float]:
    """Return Spearman's rank correlation of quantities with the goal; accepted or not counts as 1 or 0."""
    size = runs.draws.shape[1]
    goal = _ranks(runs.goal[:size])
    found = []
    for quantity in quantities:
        drawn = runs.draws[model.row[quantity.name]]
        if quantity.kind == "accepted":
            chance = next(measure.chance for measure in model.measures if measure.id == quantity.of)
            uncertain = model.drawn(chance, f"chance/{quantity.of}", runs.draws)
            found.append(_correlation((drawn < uncertain).astype(float), goal))
        else:
            found.append(_correlation(_ranks(drawn), goal))
    return found


def _ranks(values: Real) -> Real:
    """Return ranks from 0; equal values share the mean of theirs."""
    order = np.argsort(values)
    ordered = values[order]
    fresh = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    ranks = np.empty(values.size)
    if fresh.all():
        ranks[order] = np.arange(values.size)
        return ranks
    first = np.flatnonzero(fresh)
    size = np.diff(np.append(first, values.size))
    ranks[order] = np.repeat(first + (size - 1) / 2, size)
    return ranks


def _correlation(one: Real, other: Real) -> float:
    one, other = one - one.mean(), other - other.mean()
    scale = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / scale if scale else 0.0
