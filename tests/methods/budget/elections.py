"""Small elections as Pabulib text, drawn ones for the property tests, and counting by the plainest means."""

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from miteinander.methods.budget import Election, parse_election

Ballot = tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    """An approval election: costs of the projects 0, 1, …; who approves of what; the budget."""

    costs: tuple[int, ...]
    ballots: tuple[Ballot, ...]
    budget: int

    def text(self, names: dict[int, str] | None = None) -> str:
        named = names or {at: f"p{at}" for at in range(len(self.costs))}
        projects = {named[at]: cost for at, cost in enumerate(self.costs)}
        return pabulib(projects, [",".join(named[at] for at in ballot) for ballot in self.ballots], self.budget)

    def election(self) -> Election:
        return parse_election(self.text())


def pabulib(
    projects: dict[str, object], votes: list[str], budget: object, kind: str = "approval", more: str = ""
) -> str:
    points = ";points" if votes and ";" in votes[0] else ""
    rows = "\n".join(f"v{at};{vote}" for at, vote in enumerate(votes))
    table = "\n".join(f"{name};{cost};Projekt {name}" for name, cost in projects.items())
    head = f"META\nkey;value\nbudget;{budget}\nvote_type;{kind}\n{more}"
    return f"{head}PROJECTS\nproject_id;cost;name\n{table}\nVOTES\nvoter_id;vote{points}\n{rows}\n"


def small(
    projects: dict[str, object], votes: list[str], budget: object, kind: str = "approval", more: str = ""
) -> Election:
    return parse_election(pabulib(projects, votes, budget, kind, more))


@st.composite
def drawn(draw: st.DrawFn, voters: int = 7, projects: int = 6) -> Drawn:
    count = draw(st.integers(1, projects))
    costs = tuple(draw(st.integers(1, 9)) for _ in range(count))
    ballot = st.lists(st.integers(0, count - 1), unique=True, max_size=count).map(tuple)
    ballots = tuple(draw(st.lists(ballot, min_size=1, max_size=voters)))
    return Drawn(costs, ballots, draw(st.integers(1, max(1, sum(costs)))))


def plain_shares(election: Drawn, share: Fraction, *, cost_utility: bool) -> list[int]:
    """Equal shares with nothing but fractions and loops, as the paper defines it; ties to the smaller name."""
    money = [share] * len(election.ballots)
    order: list[int] = []
    while True:
        best: tuple[Fraction, str, int, Fraction] | None = None
        for at, cost in enumerate(election.costs):
            due = None if at in order else lowest_price(election, money, at)
            if due is not None:
                price = due / (cost if cost_utility else 1)
                best = min(best or (price, f"p{at}", at, due), (price, f"p{at}", at, due))
        if best is None:
            return order
        order.append(best[2])
        money = [
            held - min(held, best[3] * (best[2] in ballot))
            for held, ballot in zip(money, election.ballots, strict=True)
        ]


def lowest_price(election: Drawn, money: list[Fraction], at: int) -> Fraction | None:
    held = sorted(money[voter] for voter, ballot in enumerate(election.ballots) if at in ballot)
    missing = Fraction(election.costs[at])
    for done, purse in enumerate(held):
        due = missing / (len(held) - done)
        if due <= purse:
            return due
        missing -= purse
    return None


def plain_add1(election: Drawn, *, cost_utility: bool, increment: Fraction) -> list[int]:
    """add1 one increment after the other, without leaps."""
    share = Fraction(election.budget, len(election.ballots))
    order = plain_shares(election, share, cost_utility=cost_utility)
    wanted = {at for ballot in election.ballots for at in ballot}
    while len(order) < len(wanted):
        share += increment
        following = plain_shares(election, share, cost_utility=cost_utility)
        if sum(election.costs[at] for at in following) > election.budget:
            return order
        order = following
    return order
