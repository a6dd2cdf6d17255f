"""Why each group of people has its chance, as data without a language."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from miteinander.methods.draw.figures import gini, smallest
from miteinander.methods.draw.levels import NEVER
from miteinander.methods.draw.problem import by_id
from miteinander.methods.draw.result import Prepared

Reason: TypeAlias = Literal[
    "sure", "never", "unfound", "crowded", "squeezed", "needed", "filling", "address", "together", "even"
]
SURE = 1 - 1e-7
USED_UP = 1e-5
"""Expected seats from a quota at which it counts as used up."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A quota that decides: at most (``side`` high) or at least (low) ``limit`` of the ``pool`` people of a value."""

    category: str
    value: str
    side: str
    limit: int
    pool: int


@dataclass(frozen=True, slots=True)
class Group:
    """People alike in all the draw looks at: their chance, the least and most lots they stand in, and the reason.

    ``unfound``: time was too short to find a panel with them;
    ``crowded``: more of a value answered than may sit (``limit``), ``squeezed``: than the minima of the others leave;
    ``needed``: so few answered that they come more often, ``filling``: because the maxima of the others are full;
    ``address``: only one of an address; ``together``: several quotas, of the categories named; ``even``: the seats.
    """

    values: dict[str, str]
    people: tuple[str, ...]
    chance: float
    least_lots: int
    most_lots: int
    reason: Reason
    limit: Limit | None
    together: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lots:
    """The draw as it is held: lots, their smallest chance and Gini coefficient, how far a chance is off at most."""

    count: int
    minimum: float
    gini: float
    largest_deviation: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The figures of the rule and of the lots, who can never be drawn, and each group from the smallest chance up."""

    people: int
    seats: int
    rule: str
    minimum: float
    gini: float
    bound: float
    exact: bool
    lots: Lots
    never: tuple[str, ...]
    no_address: int
    groups: tuple[Group, ...]


def explain(prepared: Prepared) -> Explanation:
    """Return why the chances are as they are."""
    question, chances = prepared.question, prepared.chances
    exact, held, possible = prepared.per_person(), prepared.per_person_in_lots(), prepared.possible()
    lots = Lots(
        len(prepared.lots),
        _figure(smallest(held[possible])),
        _figure(gini(held[possible])),
        _figure(float(abs(exact - held).max())),
    )
    groups = _groups(prepared)
    never = tuple(name for group in groups if group.reason == "never" for name in group.people)
    return Explanation(
        len(question.people),
        question.seats,
        question.rule,
        _figure(smallest(exact[possible])),
        _figure(gini(exact[possible])),
        _figure(chances.bound),
        chances.exact,
        lots,
        never,
        sum(not person.address for person in question.people),
        groups,
    )


def _figure(number: float) -> float:
    """Return a figure without the crumbs of the solver, which stands at 1e-9."""
    return round(number, 8)


def _groups(prepared: Prepared) -> tuple[Group, ...]:
    question, reasons = prepared.question, _Reasons(prepared)
    counts = (prepared.per_person_in_lots() * len(prepared.lots)).round().astype(int)
    found = []
    for at, kind in enumerate(question.kinds):
        reason, limit, together = reasons.of(at)
        lots = counts[list(kind.people)]
        found.append(
            Group(
                dict(zip(question.categories, kind.values, strict=True)),
                tuple(question.people[place].id for place in kind.people),
                _figure(float(prepared.chances.chance[at])),
                int(lots.min()),
                int(lots.max()),
                reason,
                limit,
                together,
            )
        )
    return tuple(sorted(found, key=lambda group: (group.chance, by_id(group.people[0]))))


class _Reasons:
    """What each value may and must have at most, what it has on average, and so which quotas are used up."""

    def __init__(self, prepared: Prepared) -> None:
        self.question, self.chances = prepared.question, prepared.chances
        question, frame = self.question, self.question.frame
        count = len(question.quotas)
        self.pool = frame.rows @ frame.people
        self.average = frame.rows @ (frame.people * self.chances.chance)
        low, high = frame.low[:count], frame.high[:count]
        same = np.array([[one.category == other.category for other in question.quotas] for one in question.quotas])
        others = same & ~np.eye(count, dtype=bool)
        self.most = np.minimum(high, question.seats - others @ low)
        self.least = np.maximum(low, question.seats - others @ np.minimum(high, self.pool[:count]))
        self.full = np.abs(self.average[:count] - self.most) < USED_UP
        self.scarce = np.abs(self.average[:count] - self.least) < USED_UP

    def of(self, at: int) -> tuple[Reason, Limit | None, tuple[str, ...]]:
        """Return the reason of a kind, the quota that decides, or the categories that decide together."""
        chance, own = float(self.chances.chance[at]), self.own(at)
        if not self.chances.possible[at]:
            zero = [row for row in own if not self.most[row]]
            return "never", self.limit(zero[0], "high") if zero else None, ()
        if chance < NEVER or chance > SURE:
            return "sure" if chance > SURE else "unfound", None, ()
        against = [row for row, _ in self.chances.binding[self.chances.stage[at]]]
        named = {self.question.quotas[row].category for row in against if row < len(self.question.quotas)}
        found = self.quota([row for row in own if self.question.quotas[row].category in named] or own, chance)
        if self.home_is_full(at) and not (found and found[1].side == "high" and self.tighter(at, found[1])):
            return "address", None, ()
        if found is not None:
            return *found, ()
        return ("together", None, tuple(sorted(named))) if named else ("even", None, ())

    def home_is_full(self, at: int) -> bool:
        """Say whether somebody of each like household is always drawn."""
        frame, first = self.question.frame, len(self.question.quotas) + 1
        homes = [row for row in range(first, len(frame.low)) if frame.rows[row, at]]
        return any(abs(self.average[row] - frame.high[row]) < USED_UP for row in homes)

    def tighter(self, at: int, limit: Limit) -> bool:
        """Say whether a quota leaves less than sharing one seat in the household would."""
        return limit.limit * len(self.question.kinds[at].household) < limit.pool

    def own(self, at: int) -> list[int]:
        """Return the quotas of the values of a kind."""
        return [row for row in range(len(self.question.quotas)) if self.question.frame.rows[row, at]]

    def quota(self, own: list[int], chance: float) -> tuple[Reason, Limit] | None:
        """Return the quota of an own value that is used up: the tightest maximum, else the strongest minimum."""
        scarce = [row for row in own if self.scarce[row] and self.least[row]]
        full = [row for row in own if self.full[row] and (chance < self.share(row) or not scarce)]
        if full:
            row = min(full, key=lambda row: (self.share(row), row))
            squeezed = self.most[row] < self.question.quotas[row].high
            return "squeezed" if squeezed else "crowded", self.limit(row, "high")
        if scarce:
            row = max(scarce, key=lambda row: (self.least[row] / self.pool[row], -row))
            filling = self.least[row] > self.question.quotas[row].low
            return "filling" if filling else "needed", self.limit(row, "low")
        return None

    def share(self, row: int) -> float:
        """Return the largest chance that people of a value can have on average."""
        return float(self.most[row] / self.pool[row]) + USED_UP

    def limit(self, row: int, side: Literal["low", "high"]) -> Limit:
        quota = self.question.quotas[row]
        figure = self.most[row] if side == "high" else self.least[row]
        return Limit(quota.category, quota.value, side, round(float(figure)), round(float(self.pool[row])))
