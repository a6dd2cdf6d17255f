"""Equal shares in rationals: who has how much left, to the last fraction of a cent.

Voters with the same money form a class; a purchase splits classes. Money is whole numbers over one denominator that
grows with every purchase, so a city of 90,000 ballots is replayed without rounding in some thousand multiplications.
"""

from fractions import Fraction
from math import gcd, lcm

import numpy as np

from miteinander.methods.budget.election import Election, Whole
from miteinander.methods.budget.steady import slope_of

_WIDTH = 1 << 40
"""More than any points; class and points fit into one whole number of 63 bits."""

FEW = 200
"""Fewer groups are counted faster one by one than as an array."""

Row = tuple[int, int, int]
"""Money over the denominator, points, persons."""


class Purses:
    """The money of every group of equal ballots, exactly; starts with the same share for all.

    ``rising`` also keeps what every class gains when the share rises by one (see ``steady``).
    """

    def __init__(self, election: Election, share: Fraction, *, rising: bool = False) -> None:
        self.election = election
        self.denominator = lcm(share.denominator, *(project.cost.denominator for project in election.projects))
        self.money = [int(share * self.denominator)]
        self.since = [self.denominator]
        self.class_of = np.zeros(len(election.groups), np.int64)
        self.gains = [Fraction(1)]
        self.rising = rising

    def price(self, project: int) -> Fraction | None:
        """Return the lowest price per point at which the supporters can pay the project, None if they cannot.

        Those with less than price × points give all they have (Peters, Pierczyński, Skowron, NeurIPS 2021).
        """
        rows = [self._row(*key) for key in self._keys(project)]
        even = lcm(*{point for _, point, _ in rows})
        rows.sort(key=lambda row: row[0] * (even // row[1]))
        missing = int(self.election.projects[project].cost * self.denominator)
        paying = sum(points * persons for _, points, persons in rows)
        for money, points, persons in rows:
            if missing * points <= money * paying:
                return Fraction(missing, paying * self.denominator)
            missing -= money * persons
            paying -= points * persons
        return None

    def held(self) -> tuple[Fraction, ...]:
        """Return what the supporters of each project have left together."""
        now = [self._now(class_) for class_ in range(len(self.money))]
        together = []
        for project in range(len(self.election.projects)):
            members, _ = positive(self.election, project)
            counts = np.bincount(self.class_of[members], weights=self.election.groups[members])
            total = sum(now[class_] * int(counts[class_]) for class_ in np.flatnonzero(counts).tolist())
            together.append(Fraction(total, self.denominator))
        return tuple(together)

    def buy(self, project: int, price: Fraction) -> tuple[int, int, Fraction | None]:
        """Take the price from the supporters; return how many paid, how many gave their all, and the least of that."""
        self.denominator *= price.denominator // gcd(price.denominator, self.denominator)
        due = int(price * self.denominator)
        slope = self.slope(project, price) if self.rising else Fraction(0)
        payers, gave_all, least = 0, 0, None
        after: dict[int, int] = {}
        for class_, point, persons in self._keys(project):
            money, owed = self._now(class_), due * point
            payers += persons if money else 0
            if 0 < money < owed:
                gave_all += persons
                least = money if least is None else min(least, money)
            after[class_ * _WIDTH + point] = len(self.money)
            self.money.append(max(0, money - owed))
            self.since.append(self.denominator)
            if self.rising:
                self.gains.append(self.gains[class_] - slope * point if money >= owed else Fraction(0))
        self._reclass(project, after)
        return payers, gave_all, None if least is None else Fraction(least, self.denominator)

    def _reclass(self, project: int, after: dict[int, int]) -> None:
        members, points = positive(self.election, project)
        keys = self.class_of[members] * _WIDTH + points
        if len(members) < FEW:
            self.class_of[members] = [after[key] for key in keys.tolist()]
        else:
            known, inverse = np.unique(keys, return_inverse=True)
            self.class_of[members] = np.array([after[key] for key in known.tolist()])[inverse]

    def _now(self, class_: int) -> int:
        """Return the money of a class over the denominator of today."""
        since = self.since[class_]
        if since != self.denominator:
            self.money[class_] *= self.denominator // since
            self.since[class_] = self.denominator
        return self.money[class_]

    def slope(self, project: int, price: Fraction) -> Fraction:
        """Return how much an affordable project's price per point falls for each unit that the share rises."""
        keys = self._keys(project)
        rows = [(*self._row(*key), self.gains[key[0]]) for key in keys]
        return slope_of(rows, self.denominator, price)

    def _row(self, class_: int, point: int, persons: int) -> Row:
        return self._now(class_), point, persons

    def _keys(self, project: int) -> list[tuple[int, int, int]]:
        """Return class, points and persons of each kind of supporter."""
        members, points = positive(self.election, project)
        persons = self.election.groups[members]
        if len(members) < FEW:
            counted: dict[tuple[int, int], int] = {}
            for class_, point, number in zip(
                self.class_of[members].tolist(), points.tolist(), persons.tolist(), strict=True
            ):
                counted[class_, point] = counted.get((class_, point), 0) + number
            return [(class_, point, number) for (class_, point), number in counted.items()]
        keys, inverse = np.unique(self.class_of[members] * _WIDTH + points, return_inverse=True)
        counts = np.bincount(inverse, weights=persons, minlength=len(keys)).tolist()
        return [(*divmod(key, _WIDTH), int(count)) for key, count in zip(keys.tolist(), counts, strict=True)]


def positive(election: Election, project: int) -> tuple[Whole, Whole]:
    """Return the groups that give a project more than no points, and their points."""
    members, points = election.supporters(project)
    if points.min(initial=1) > 0:
        return members, points
    return members[points > 0], points[points > 0]
