"""How far the share may rise before a run of equal shares could buy anything else: so that add1 may leap.

While the same projects are bought in the same order, and those who give their all are the same persons, every purse and
every price is a linear function of the share. Prices fall, purses grow, hence only these can end it: somebody who gave
all can pay in full; another project becomes as cheap; an unaffordable one becomes affordable. The price of a project
that is not bought is convex in the share, so its tangent is a safe bound however its own supporters change.
"""

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from miteinander.methods.budget.election import Whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

Real: TypeAlias = "NDArray[np.float64]"
Flags: TypeAlias = "NDArray[np.bool_]"


class Rise:
    """What every purse gains for each unit that the share rises, and the least rise that may change something."""

    def __init__(self, groups: int) -> None:
        self.gains = np.ones(groups)
        self.slopes: dict[int, float] = {}
        self.least = float("inf")

    def unaffordable(self, members: Whole, persons: Real, lacking: float) -> None:
        """Note a project whose supporters lack an amount of money."""
        gained = float(persons @ self.gains[members])
        if gained > 0:
            self.least = min(self.least, lacking / gained)

    def priced(self, project: int, members: Whole, persons: Real, poor: Flags, weight: float) -> None:
        """Note how the price of a project falls: its poor supporters give more, shared by the weight of the rich."""
        self.slopes[project] = -float((persons * self.gains[members]) @ poor) / weight

    def overtaken(self, project: int, price: float, others: list[tuple[float, int]]) -> None:
        """Note when another project (a lower bound of its price, and which) would be as cheap as the one bought."""
        own = self.slopes.get(project, 0.0)
        for low, other in others:
            faster = own - self.slopes.get(other, 0.0)
            if faster > 0:
                self.least = min(self.least, (low - price) / faster)

    def bought(
        self,
        members: Whole,
        money: Real,
        due: Real,
        points: Real,
        slope: float,
    ) -> None:
        """Let the supporters pay: ``due`` each if they have it; ``slope`` is how the price per point falls."""
        gains = self.gains[members]
        poor = money < due
        closing = (gains - slope * points)[poor]
        gap = (due - money)[poor]
        possible = closing > 0
        if possible.any():
            self.least = min(self.least, float((gap[possible] / closing[possible]).min()))
        self.gains[members] = np.where(poor, 0.0, gains - slope * points)


def slope_of(rows: list[tuple[int, int, int, Fraction]], denominator: int, price: Fraction) -> Fraction:
    """Return how an exact price falls; rows are money, points, persons and gain of each class of supporters."""
    due = price * denominator
    by_poor = sum((persons * gain for money, points, persons, gain in rows if money < due * points), Fraction(0))
    weight = sum(points * persons for money, points, persons, _ in rows if money >= due * points)
    return -by_poor / weight
