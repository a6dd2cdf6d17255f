"""Decide an election as the statute says, and write down every round."""

from fractions import Fraction
from typing import Any

from miteinander.methods.budget.election import Election
from miteinander.methods.budget.exact import Purses
from miteinander.methods.budget.greedy import candidates, choose
from miteinander.methods.budget.outcome import Outcome, Round, Settings, Tie, ranks
from miteinander.methods.budget.shares import Bought, Market
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError

FEW_RUNS, MANY_RUNS, MANY_GROUPS = 2, 30, 4000
"""So many increments are taken one by one before a leap is tried; with many distinct ballots it hardly ever helps."""

CAUTION = 1e-6
"""Relative; how far the share may rise is known to about 1e-12."""


def decide(election: Election, settings: Settings, progress: Progress = silent) -> Outcome:
    """Return the outcome, exact to the last fraction; raises MethodError when nothing can be decided."""
    if settings.increment <= 0:
        raise MethodError(
            de="Der Schritt (--increment) muss größer als null sein.",
            en="The increment (--increment) must be greater than zero.",
        )
    order = ranks([project.id for project in election.projects], settings.seed)
    record = _Record(election, settings, order)
    if settings.rule == "equal-shares" and election.voters:
        market = Market(election, settings.utility, order)
        share, increments, bought = final_run(market, settings, progress)
        record.add_free(market.free)
        record.add_shares(market, share, increments, bought)
    if settings.rule == "greedy" or settings.completion.endswith("greedy"):
        record.add_greedy("cost" if settings.rule == "equal-shares" else settings.utility)
    return record.outcome()


def winners(election: Election, settings: Settings, order: list[int]) -> list[int]:
    """Return only who wins, without rounds and reasons: for the many recounts of ``missing``."""
    won: list[int] = []
    if settings.rule == "equal-shares" and election.voters:
        market = Market(election, settings.utility, order)
        won = [*market.free, *final_run(market, settings, silent)[2].order]
    if settings.rule == "greedy" or settings.completion.endswith("greedy"):
        left = election.budget - sum((election.projects[at].cost for at in won), Fraction(0))
        held = set(won)
        open_ = [at for at in candidates(election, unsupported=settings.fund_unsupported) if at not in held]
        won += choose(
            election, "cost" if settings.rule == "equal-shares" else settings.utility, order, left, open_
        ).order
    return won


def final_run(market: Market, settings: Settings, progress: Progress) -> tuple[Fraction, int, Bought]:
    """Return share, number of increments and purchases of the run that counts.

    ``add1`` raises the share until the next outcome would overspend, or all that anybody wants is bought.
    """
    election = market.election
    share, increments = election.budget / election.voters, 0
    bought, leaps = market.run(share), _Leaps(settings.increment, len(election.groups))
    ended = settings.stop != "overspending" and _exhaustive(market, bought)
    if ended or not settings.completion.startswith("add1"):
        return share, increments, bought
    while len(bought.order) < len(market.offers):
        progress(min(0.9, float(bought.spent / election.budget)), "add1")
        higher = share + settings.increment
        following = market.run(higher, election.budget, steady=leaps.worth_asking())
        if following.spent > election.budget:
            if settings.stop == "cut":
                return higher, increments + 1, _cut(market, following)
            break
        ended = settings.stop != "overspending" and _exhaustive(market, following)
        more = None if ended else leaps.found(following.steady)
        share, increments, bought = higher + (more or 0) * settings.increment, increments + 1 + (more or 0), following
        if more is None:
            break
    return share, increments, market.run(share) if leaps.leapt else bought


class _Leaps:
    """When to ask how many increments change nothing: it pays in small elections, and in none of a city's size."""

    def __init__(self, increment: Fraction, groups: int) -> None:
        self.increment = float(increment)
        self.pause = FEW_RUNS if groups < MANY_GROUPS else MANY_RUNS
        self.next_pause, self.leapt = self.pause * 2, False
        self.asked = False

    def worth_asking(self) -> bool:
        self.pause -= 1
        self.asked = self.pause < 0
        return self.asked

    def found(self, steady: float) -> int | None:
        """Return how many further increments buy the same; None when no number of them changes anything."""
        if not self.asked:
            return 0
        if steady == float("inf"):
            return None
        more = max(0, int(steady / self.increment * (1 - CAUTION)) - 1)
        if more:
            self.leapt, self.next_pause = True, FEW_RUNS * 2
        else:
            self.pause, self.next_pause = self.next_pause, self.next_pause * 2
        return more


def _cut(market: Market, bought: Bought) -> Bought:
    """Take back the purchase that overspends, which is the last."""
    order = bought.order[:-1]
    ties = [(at, level) for at, level in bought.ties if at < len(order)]
    spent = bought.spent - market.election.projects[bought.order[-1]].cost
    return Bought(order, ties, spent)


def _exhaustive(market: Market, bought: Bought) -> bool:
    held, left = set(bought.order), market.election.budget - bought.spent
    return all(market.election.projects[at].cost > left for at in market.offers if at not in held)


class _Record:
    """Round after round as it is written down."""

    def __init__(self, election: Election, settings: Settings, order: list[int]) -> None:
        self.election, self.settings, self.order = election, settings, order
        self.left = election.budget
        self.rounds: list[Round] = []
        self.won: set[int] = set()
        self.ties: list[Tie] = []
        self.share: Fraction | None = None
        self.increments = self.runs = 0
        self.held: tuple[Fraction, ...] = ()
        self.passed_over: tuple[tuple[str, Fraction], ...] = ()

    def add_free(self, free: list[int]) -> None:
        """Take in what costs nothing and somebody wants: it is funded before anything is counted."""
        for project in free:
            self._add(project, phase="free", price_per_utility=Fraction(0), paid_by=0)

    def add_shares(self, market: Market, share: Fraction, increments: int, bought: Bought) -> None:
        """Replay the purchases in rationals, with what everybody pays."""
        self.share, self.increments, self.runs = share, increments, market.runs
        purses, before = Purses(self.election, share), len(self.rounds)
        for project in bought.order:
            price = purses.price(project)
            if price is None:
                raise ArithmeticError("The replay in rationals contradicts the search.")
            payers, gave_all, least = purses.buy(project, price)
            self._add(
                project,
                phase="equal-shares",
                price_per_utility=price / market.exact_scale(project),
                paid_by=payers,
                price=price / self.election.point_unit,
                gave_all=gave_all,
                gave_from=least,
            )
        self.held = purses.held()
        for at, level in bought.ties:
            self._tie(before + at + 1, level)

    def add_greedy(self, utility: str) -> None:
        """Fill up with the most wanted projects from what is left."""
        open_ = [
            at for at in candidates(self.election, unsupported=self.settings.fund_unsupported) if at not in self.won
        ]
        chosen = choose(self.election, "cost" if utility == "cost" else "cardinality", self.order, self.left, open_)
        before = len(self.rounds)
        for project in chosen.order:
            self._add_wanted(project, utility)
        self.passed_over = tuple((self.election.projects[at].id, left) for at, left in chosen.passed_over)
        for level in chosen.ties:
            self._tie(before + chosen.order.index(level[0]) + 1, level)

    def _add_wanted(self, project: int, utility: str) -> None:
        cost, score = self.election.projects[project].cost, self.election.scores[project]
        spent = Fraction(1) if utility == "cost" else cost
        self._add(
            project,
            phase="greedy" if cost else "free",
            price_per_utility=spent / score if score > 0 else None,
            paid_by=self.election.votes[project],
        )

    def _add(self, project: int, **facts: Any) -> None:
        cost = self.election.projects[project].cost
        self.left -= cost
        self.won.add(project)
        self.rounds.append(Round(self.election.projects[project].id, cost, left=self.left, **facts))

    def _tie(self, round_: int, level: tuple[int, ...]) -> None:
        names = tuple(self.election.projects[at].id for at in level)
        self.ties.append(Tie(round_, names, names[0], "id" if self.settings.seed is None else "lot"))

    def outcome(self) -> Outcome:
        return Outcome(
            settings=self.settings,
            budget=self.election.budget,
            spent=self.election.budget - self.left,
            winners=tuple(held.project for held in self.rounds),
            rounds=tuple(self.rounds),
            ties=tuple(self.ties),
            share=self.share,
            increments=self.increments,
            runs=self.runs,
            held=self.held,
            passed_over=self.passed_over,
        )
