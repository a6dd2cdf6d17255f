"""An assumption as a range: its quantile function, mean and spread. Each draw is one uniform number put through it.

PERT (Malcolm, Roseboom, Clark, Fazar 1959) with mean (low + 4·likely + high) / 6, as a beta distribution on the range.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.trouble import MethodError

Real: TypeAlias = NDArray[np.float64]
Shape: TypeAlias = Literal["fixed", "uniform", "triangular", "pert", "normal", "lognormal", "quantiles", "beta"]
NODES = 4096
"""Of the table through which a beta distribution is inverted; the error is below one millionth of the range."""
TENTH = 1.2815515655446004
"""The 90 % quantile of the standard normal distribution."""
EDGE = 1e-12


@dataclass(frozen=True)
class Range:
    """An uncertain number.

    ``points`` by shape: fixed (value); uniform (low, high); triangular and pert (low, likely, high); normal (mean,
    standard deviation); lognormal (mean and standard deviation of the logarithm); beta (a, b) on 0 to 1; quantiles
    (share, value, share, value, …), straight lines between them and on to the ends.
    """

    shape: Shape
    points: tuple[float, ...]

    def __post_init__(self) -> None:
        if not all(math.isfinite(point) for point in self.points):
            raise _refused("Die Zahlen müssen endlich sein", "the numbers must be finite", self.points)
        ordered = self.points[1::2] if self.shape == "quantiles" else self.points
        spread = self.shape in {"normal", "lognormal"}
        if not spread and self.shape != "beta" and list(ordered) != sorted(ordered):
            raise _refused("Die Zahlen müssen aufsteigen", "the numbers must ascend", self.points)
        shares = list(self.points[::2])
        if self.shape == "quantiles" and (len(shares) < 2 or sorted(set(shares)) != shares):  # noqa: PLR2004 - a line
            raise _refused("Es braucht zwei Quantile, aufsteigend", "two quantiles are needed, ascending", self.points)
        if (spread and self.points[1] < 0) or (self.shape == "beta" and min(self.points) <= 0):
            raise _refused("Die Streuung darf nicht negativ sein", "the spread must not be negative", self.points)

    @property
    def certain(self) -> bool:
        """Whether it always is the same number."""
        if self.shape in {"normal", "lognormal"}:
            return self.points[1] == 0
        ends = self.points[1::2] if self.shape == "quantiles" else self.points
        return self.shape != "beta" and ends[0] == ends[-1]

    def at(self, share: Real) -> Real:
        """Return the quantiles at shares of 0 to 1, in the shape of ``share``."""
        if self.certain:
            sure = math.exp(self.points[0]) if self.shape == "lognormal" else self.points[self.shape == "quantiles"]
            return np.full(share.shape, float(sure))
        if self.shape in {"normal", "lognormal"}:
            return _by_bell(self.shape, self.points, share)
        if self.shape in {"pert", "beta"}:
            low, width, cumulated, nodes = self._table
            return low + width * np.interp(share, cumulated, nodes)
        return _by_lines(self.shape, self.points, share)

    @cached_property
    def mean(self) -> float:
        """The expected value: exact, except that it is integrated for quantiles."""
        return self._moments[0]

    @cached_property
    def deviation(self) -> float:
        """The standard deviation."""
        return self._moments[1]

    @cached_property
    def _moments(self) -> tuple[float, float]:
        points = self.points
        if self.certain or self.shape == "normal":
            return (float(self.at(np.zeros(1))[0]), 0.0) if self.certain else (points[0], points[1])
        if self.shape == "lognormal":
            mean = math.exp(points[0] + points[1] ** 2 / 2)
            return mean, mean * math.sqrt(math.expm1(points[1] ** 2))
        if self.shape == "uniform":
            return (points[0] + points[1]) / 2, (points[1] - points[0]) / math.sqrt(12)
        if self.shape == "triangular":
            a, c, b = points
            return (a + b + c) / 3, math.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18)
        if self.shape in {"pert", "beta"}:
            low, width, a, b = self._beta
            return low + width * a / (a + b), width * math.sqrt(a * b / (a + b + 1)) / (a + b)
        middle = self.at((np.arange(100_000) + 0.5) / 100_000)
        return float(middle.mean()), float(middle.std())

    @property
    def _beta(self) -> tuple[float, float, float, float]:
        """Low end, width and both parameters."""
        if self.shape == "beta":
            return 0.0, 1.0, self.points[0], self.points[1]
        low, likely, high = self.points
        return low, high - low, 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)

    @cached_property
    def _table(self) -> tuple[float, float, Real, Real]:
        """Low end, width, cumulated shares and their places sin²(t), which lie dense at both ends."""
        low, width, a, b = self._beta
        angles = np.linspace(0, math.pi / 2, NODES + 1)
        nodes = np.sin(angles) ** 2
        if min(a, b) < 1:  # a density without bound: the slow exact way
            from scipy.special import betainc  # noqa: PLC0415 - loaded only where a range needs it

            return low, width, np.maximum.accumulate(betainc(a, b, nodes)), nodes
        density = np.sin(angles) ** (2 * a - 1) * np.cos(angles) ** (2 * b - 1)
        cumulated = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
        return low, width, cumulated / cumulated[-1], nodes


def _by_bell(shape: Shape, points: tuple[float, ...], share: Real) -> Real:
    from scipy.special import ndtri  # noqa: PLC0415 - loaded only where a range needs it

    drawn: Real = points[0] + points[1] * ndtri(np.clip(share, EDGE, 1 - EDGE))
    return np.exp(drawn) if shape == "lognormal" else drawn


def _by_lines(shape: Shape, points: tuple[float, ...], share: Real) -> Real:
    if shape == "triangular":
        return _triangular(share, *points)
    if shape == "uniform":
        return points[0] + (points[1] - points[0]) * share
    return _between(share, np.array(points[::2]), np.array(points[1::2]))


def _triangular(share: Real, low: float, likely: float, high: float) -> Real:
    width = high - low
    rising = low + np.sqrt(share * width * (likely - low))
    falling = high - np.sqrt((1 - share) * width * (high - likely))
    found: Real = np.where(share * width < likely - low, rising, falling)
    return found


def _between(share: Real, shares: Real, values: Real) -> Real:
    """Return the values on straight lines through the quantiles, the outer lines drawn on to shares 0 and 1."""
    slope = np.diff(values) / np.diff(shares)
    first, last = values[0] - slope[0] * shares[0], values[-1] + slope[-1] * (1 - shares[-1])
    found: Real = np.interp(share, np.concatenate([[0], shares, [1]]), np.concatenate([[first], values, [last]]))
    return found


def _refused(de: str, en: str, points: tuple[float, ...]) -> MethodError:
    listed = ", ".join(f"{point:g}" for point in points)
    return MethodError(de=f"Spanne {listed}: {de}.", en=f"Range {listed}: {en}.")
