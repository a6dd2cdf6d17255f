"""One run of the Method of Equal Shares at a given share: a search in floating point, ties decided in rationals.

Source: Peters, Pierczyński, Skowron, Proportional Participatory Budgeting with Additive Utilities (NeurIPS 2021).
"""

from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from miteinander.methods.budget.election import Election, Whole
from miteinander.methods.budget.exact import Purses, positive
from miteinander.methods.budget.outcome import Utility
from miteinander.methods.budget.steady import Rise

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEAR = 1e-9
"""Prices that differ by less, relatively, are compared as fractions; the floats are good to 1e-12."""

HALF = 0.5
"""Persons and points are whole numbers: a smaller weight in floating point is none."""

Real: TypeAlias = "NDArray[np.float64]"


class _Offer(NamedTuple):
    """A project as the search sees it; ``even`` says that all supporters give the same points."""

    members: Whole
    persons: Real
    points: "Real | None"
    weights: Real
    weight: int
    """Persons × points of all supporters."""
    cost: float
    scale: float
    """Price per utility × scale = price per point: the cost for cost utility, else 1."""
    most_points: int


@dataclass(slots=True)
class Bought:
    """What a run bought, in order, with the exact ties on the way: position, all that were level, who went first."""

    order: list[int] = field(default_factory=list)
    ties: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    spent: Fraction = Fraction(0)
    steady: float = 0.0
    """The share may rise by less than this, and the same is bought in the same order; 0 if not asked."""


class Market:
    """An election prepared for many runs: what every project needs, who could pay for it."""

    def __init__(self, election: Election, utility: Utility, ranks: list[int]) -> None:
        self.election, self.utility, self.ranks = election, utility, ranks
        self.offers: dict[int, _Offer] = {}
        self.free: list[int] = []
        for at, project in enumerate(election.projects):
            if election.eligible[at] and election.votes[at]:
                offer = _offer(election, at, utility)
                if project.cost and offer.weight:
                    self.offers[at] = offer
                elif offer.weight:
                    self.free.append(at)
        self.free.sort(key=lambda at: ranks[at])
        self.runs = 0
        self.unit = lcm(election.budget.denominator, *(project.cost.denominator for project in election.projects))
        self.costs = [int(project.cost * self.unit) for project in election.projects]

    def run(self, share: Fraction, limit: Fraction | None = None, *, steady: bool = False) -> Bought:
        """Buy until nobody can pay anything; with a limit, stop as soon as more than that is spent.

        ``steady`` asks how far the share may rise without any change; that costs a little time.
        """
        self.runs += 1
        return _Run(self, share, Rise(len(self.election.groups)) if steady else None).buy_all(limit)

    def exact_scale(self, project: int) -> Fraction:
        """Return what turns the price per point of a project into its price per utility, as a divisor."""
        unit = self.election.point_unit
        return unit * self.election.projects[project].cost if self.utility == "cost" else unit


def _offer(election: Election, project: int, utility: Utility) -> _Offer:
    members, points = positive(election, project)
    persons = election.groups[members]
    even = points.min(initial=1) == points.max(initial=1) == 1
    cost = float(election.projects[project].cost)
    return _Offer(
        members,
        persons.astype(np.float64),
        None if even else points.astype(np.float64),
        (persons * points).astype(np.float64),
        int((persons * points).sum()),
        cost,
        cost if utility == "cost" else 1.0,
        int(points.max(initial=1)),
    )


class _Run:
    """The state of one run: money per group, a heap of projects by the lowest price they may have."""

    def __init__(self, market: Market, share: Fraction, rise: Rise | None) -> None:
        self.market, self.share, self.rise = market, share, rise
        self.money = np.full(len(market.election.groups), float(share))
        self.heap = [(offer.cost / offer.weight / offer.scale, at) for at, offer in market.offers.items()]
        heapify(self.heap)
        self.bought = Bought()
        self.level: tuple[int, ...] = ()
        self.purses: Purses | None = None
        self.prices: list[Fraction] = []

    def buy_all(self, limit: Fraction | None) -> Bought:
        bought, costs, spent = self.bought, self.market.costs, 0
        most = sum(costs) if limit is None else int(limit * self.market.unit)
        while spent <= most and self.heap:
            near = self._cheapest()
            project = near[0][1] if len(near) == 1 and not near[0][2] else self._decide(near)
            if project is not None:
                self._pay(project, next(price for price, at, _ in near if at == project))
                bought.order.append(project)
                spent += costs[project]
        bought.spent = Fraction(spent, self.market.unit)
        bought.steady = self.rise.least if self.rise else 0.0
        return bought

    def _cheapest(self) -> list[tuple[float, int, bool]]:
        """Take from the heap the projects that may be the cheapest: price, project, doubtful; the others go back."""
        heap, looked, best = self.heap, [], np.inf
        while heap and heap[0][0] <= best * (1 + NEAR):
            low, project = heappop(heap)
            price, doubtful = self._price(project, low, best)
            if price < np.inf:
                looked.append((price, project, doubtful))
                best = min(best, price)
        near = []
        for row in looked:
            if row[0] <= best * (1 + NEAR):
                near.append(row)
            else:
                heappush(heap, row[:2])
        return near

    def _price(self, project: int, low: float, best: float) -> tuple[float, bool]:
        """Return the lowest price per utility, or a bound above ``best`` when it is higher; inf if nobody can pay.

        Newton's method from below on a concave function: each step is a lower bound, the last one is exact.
        """
        offer = self.market.offers[project]
        money = self.money.take(offer.members)
        held = float(offer.persons.dot(money))
        if held < offer.cost * (1 - NEAR):
            return self._unaffordable(offer, offer.cost - held)
        price, ceiling, poor_before = low * offer.scale, best * (1 + NEAR) * offer.scale, 0
        while True:
            poor = money < (price if offer.points is None else price * offer.points)
            poor_now = int(np.count_nonzero(poor))
            if not poor_now:
                return offer.cost / offer.weight / offer.scale, False
            if poor_now == poor_before:
                return price / offer.scale, held < offer.cost * (1 + NEAR)
            weight = offer.weight - float(offer.weights.dot(poor))
            if weight < HALF:
                return self._all_poor(offer, money)
            price = max(price, (offer.cost - float((offer.persons * money).dot(poor))) / weight)
            if self.rise:
                self.rise.priced(project, offer.members, offer.persons, poor, weight * offer.scale)
            if price > ceiling:
                return price / offer.scale, False
            poor_before = poor_now

    def _unaffordable(self, offer: _Offer, lacking: float) -> tuple[float, bool]:
        if self.rise:
            self.rise.unaffordable(offer.members, offer.persons, lacking)
        return np.inf, False

    @staticmethod
    def _all_poor(offer: _Offer, money: Real) -> tuple[float, bool]:
        """Every supporter gives all, and that is about the cost: rationals must decide."""
        ratio = money if offer.points is None else money / offer.points
        return float(ratio.max()) / offer.scale, True

    def _pay(self, project: int, price: float) -> None:
        offer = self.market.offers[project]
        money, due = self.money[offer.members], price * offer.scale
        owed = due if offer.points is None else due * offer.points
        self.money[offer.members] = np.maximum(money - owed, 0.0)
        if self.rise:
            points = np.ones(len(money)) if offer.points is None else offer.points
            self.rise.overtaken(project, price, [row for row in self.heap if row[1] not in self.level])
            self.rise.bought(
                offer.members, money, due * points, points, offer.scale * self.rise.slopes.get(project, 0.0)
            )
        self.level = ()

    def _decide(self, near: list[tuple[float, int, bool]]) -> int | None:
        """Return the project that is really the cheapest; note a tie; put the others back, drop the unaffordable."""
        exact = {at: self._exact_price(at, price) for price, at, _ in near}
        possible = {at: price for at, price in exact.items() if price is not None}
        if not possible:
            if self.rise and near:
                self.rise.least = 0.0  # a little more money, and one of them may be affordable
            return None
        lowest = min(possible.values())
        level = sorted((at for at, price in possible.items() if price == lowest), key=lambda at: self.market.ranks[at])
        if len(level) > 1:
            self.level = tuple(level)
            self.bought.ties.append((len(self.bought.order), self.level))
        if self.rise and not self._stays_first(level, len(near), lowest):
            self.rise.least = 0.0
        for price, at, _ in near:
            if at in possible and at != level[0]:
                heappush(self.heap, (price * (1 - NEAR), at))
        return level[0]

    def _stays_first(self, level: list[int], near: int, price: Fraction) -> bool:
        """Say whether the first of exactly level projects stays so, for certain, while the share rises."""
        if len(level) < near:
            return False
        slopes = [self._exact_slope(at, price) for at in level]
        return all(slope >= slopes[0] for slope in slopes)

    def _exact_slope(self, project: int, price: Fraction) -> Fraction:
        scale = self.market.exact_scale(project)
        if self.purses is None or len(self.prices) < len(self.bought.order):
            return Fraction(0)  # nobody was poor at any of them: their prices do not depend on the share
        return self.purses.slope(project, price * scale) / scale

    def _exact_price(self, project: int, price: float) -> Fraction | None:
        market, offer = self.market, self.market.offers[project]
        if self.money[offer.members].min() > price * offer.scale * offer.most_points * (1 + NEAR):
            paid = market.election.projects[project].cost / offer.weight
            return paid / market.exact_scale(project)
        if self.purses is None:
            self.purses = Purses(market.election, self.share, rising=self.rise is not None)
        while len(self.prices) < len(self.bought.order):
            before = self.bought.order[len(self.prices)]
            paid_before = self.purses.price(before)
            if paid_before is None:
                raise ArithmeticError("The replay in rationals contradicts the search.")
            self.purses.buy(before, paid_before)
            self.prices.append(paid_before)
        found = self.purses.price(project)
        return None if found is None else found / market.exact_scale(project)
