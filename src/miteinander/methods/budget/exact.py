"""Equal shares in rationals: who has how much left, to the last fraction of a cent.

Voters with the same money form a class; a purchase splits classes. Money is whole numbers over one denominator that
grows with every purchase, so a city of 90,000 ballots is replayed without rounding in some thousand multiplications.
"""

from fractions import Fraction
from math import gcd, lcm

import numpy as np

from miteinander.methods.budget.election import Election, Whole

_WIDTH = 1 << 40
"""More than any points; class and points fit into one whole number of 63 bits."""

Row = tuple[int, int, int]
"""Money over the denominator, points, persons."""


class Purses:
    """The money of every group of equal ballots, exactly; starts with the same share for all."""

    def __init__(self, election: Election, share: Fraction) -> None:
        self.election = election
        self.denominator = lcm(share.denominator, *(project.cost.denominator for project in election.projects))
        self.money = [int(share * self.denominator)]
        self.since = [self.denominator]
        self.class_of = np.zeros(len(election.groups), np.int64)

    def price(self, project: int) -> Fraction | None:
        """Return the lowest price per point at which the supporters can pay the project, None if they cannot.

        Those with less than price × points give all they have (Peters, Pierczyński, Skowron, NeurIPS 2021).
        """
        rows = self._rows(project)
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
        members, points = positive(self.election, project)
        keys, inverse = np.unique(self.class_of[members] * _WIDTH + points, return_inverse=True)
        counts = np.bincount(inverse, weights=self.election.groups[members], minlength=len(keys)).tolist()
        payers, gave_all, least = 0, 0, None
        first = len(self.money)
        for key, count in zip(keys.tolist(), counts, strict=True):
            class_, point = divmod(key, _WIDTH)
            money = self._now(class_)
            payers += int(count) if money else 0
            if 0 < money < due * point:
                gave_all += int(count)
                least = money if least is None else min(least, money)
            self.money.append(max(0, money - due * point))
            self.since.append(self.denominator)
        self.class_of[members] = first + inverse
        return payers, gave_all, None if least is None else Fraction(least, self.denominator)

    def _now(self, class_: int) -> int:
        """Return the money of a class over the denominator of today."""
        since = self.since[class_]
        if since != self.denominator:
            self.money[class_] *= self.denominator // since
            self.since[class_] = self.denominator
        return self.money[class_]

    def _rows(self, project: int) -> list[Row]:
        """Return the classes among the supporters, those first who can pay least per point."""
        members, points = positive(self.election, project)
        keys, inverse = np.unique(self.class_of[members] * _WIDTH + points, return_inverse=True)
        counts = np.bincount(inverse, weights=self.election.groups[members], minlength=len(keys)).tolist()
        rows = []
        for key, count in zip(keys.tolist(), counts, strict=True):
            class_, point = divmod(key, _WIDTH)
            rows.append((self._now(class_), point, int(count)))
        even = lcm(*{point for _, point, _ in rows})
        return sorted(rows, key=lambda row: row[0] * (even // row[1]))


def positive(election: Election, project: int) -> tuple[Whole, Whole]:
    """Return the groups that give a project more than no points, and their points."""
    members, points = election.supporters(project)
    if points.min(initial=1) > 0:
        return members, points
    return members[points > 0], points[points > 0]
