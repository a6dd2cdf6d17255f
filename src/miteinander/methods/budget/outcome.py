"""How a budget is decided, and what came of it, as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

Rule: TypeAlias = Literal["greedy", "equal-shares"]
Utility: TypeAlias = Literal["cost", "cardinality"]
Completion: TypeAlias = Literal["none", "greedy", "add1", "add1-greedy"]
Stop: TypeAlias = Literal["overspending", "exhaustive", "cut"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The statute: every choice that can change the winners.

    ``increment`` is what ``add1`` adds to every voter's share each time, in the currency; ``stop`` when it ends: at the
    first outcome that would overspend (the last that fits is kept); already at the first ``exhaustive`` outcome, which
    leaves nothing affordable; or there too, but with the first that would overspend ``cut`` before that purchase.
    ``seed`` draws ties by lot; without it the smaller id, compared as text, goes first.
    ``fund_unsupported`` lets greedy also fund what nobody voted for while money is left.
    """

    rule: Rule = "equal-shares"
    utility: Utility = "cost"
    completion: Completion = "add1-greedy"
    increment: Fraction = Fraction(1)
    stop: Stop = "overspending"
    seed: str | None = None
    fund_unsupported: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One project is funded. Money in the currency, points in points of the ballots.

    ``price_per_utility`` is what one unit of utility costs each supporter (zero for a project without cost; for greedy
    what the town pays for one). ``paid_by`` persons share the cost, ``gave_all`` of them with all they had left;
    ``price`` is what a supporter with enough money pays per point. ``left`` is left of the whole budget.
    """

    project: str
    cost: Fraction
    price_per_utility: Fraction | None
    paid_by: int
    left: Fraction
    phase: Literal["equal-shares", "greedy", "free"]
    price: Fraction | None = None
    gave_all: int = 0
    gave_from: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Projects that were exactly level in a round (from 1), who went first, and by which rule."""

    round: int
    projects: tuple[str, ...]
    first: str
    by: Literal["id", "lot"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result: projects in the order they were funded, every round, every tie.

    ``share`` is what each voter had in the end, ``increments`` how often ``add1`` raised it, ``runs`` how
    many counts that took. ``held`` is what the
    supporters of each project have left together at the end of equal shares, in the order of the election.
    ``passed_over`` names what was too expensive when its turn came in greedy, and what was left then.
    """

    settings: Settings
    budget: Fraction
    spent: Fraction
    winners: tuple[str, ...]
    rounds: tuple[Round, ...]
    ties: tuple[Tie, ...]
    share: Fraction | None = None
    increments: int = 0
    runs: int = 0
    held: tuple[Fraction, ...] = ()
    passed_over: tuple[tuple[str, Fraction], ...] = ()


def ranks(ids: Sequence[str], seed: str | None) -> list[int]:
    """Return the place of each id in the order that breaks ties: by text, or by lot under a seed."""
    order = sorted(ids) if seed is None else _drawn(seed, ids)
    place = {name: at for at, name in enumerate(order)}
    return [place[name] for name in ids]


def _drawn(seed: str, ids: Sequence[str]) -> list[str]:
    from miteinander.methods.lots import drawn_order  # noqa: PLC0415 - hashing need not load where nothing is drawn

    return drawn_order(seed, ids)
