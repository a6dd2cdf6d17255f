"""Greedy: the most wanted first, as long as the money lasts; what is too expensive is passed over."""

from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from miteinander.methods.budget.election import Election
from miteinander.methods.budget.outcome import Utility

Worth = tuple[int, Fraction]
"""What greedy sorts by, the largest first: without cost before the others, then points or points per cost."""


class Chosen(NamedTuple):
    """What greedy funds, in order, and the groups of level projects of which only some were funded.

    ``passed_over`` says what was left when a project came up that was then too expensive.
    """

    order: tuple[int, ...]
    ties: tuple[tuple[int, ...], ...]
    passed_over: tuple[tuple[int, Fraction], ...]


def worth(election: Election, project: int, utility: Utility) -> Worth:
    """Return points of a project (cost utility: each euro spent counts alike) or points per cost (cardinality)."""
    score, cost = election.scores[project], election.projects[project].cost
    if not cost and score > 0:
        return 1, score
    return 0, score if utility == "cost" or not cost else score / cost


def candidates(election: Election, *, unsupported: bool) -> list[int]:
    """Return the projects that may be funded: they reach the threshold, and somebody voted for them."""
    return [
        at
        for at in range(len(election.projects))
        if election.eligible[at] and (unsupported or (election.votes[at] and election.scores[at] > 0))
    ]


def choose(election: Election, utility: Utility, ranks: list[int], left: Fraction, open_: list[int]) -> Chosen:
    """Fund the open projects from what is left, the most worth first; ``ranks`` decide between level ones."""
    worths = {at: worth(election, at, utility) for at in open_}
    order = sorted(open_, key=lambda at: ranks[at])
    order.sort(key=lambda at: worths[at], reverse=True)
    chosen: list[int] = []
    ties = []
    passed_over = []
    for _, level in groupby(order, key=lambda at: worths[at]):
        members = tuple(level)
        funded = []
        for at in members:
            if election.projects[at].cost <= left:
                funded.append(at)
                left -= election.projects[at].cost
            else:
                passed_over.append((at, left))
        if funded and len(funded) < len(members):
            ties.append((*funded, *(at for at in members if at not in funded)))
        chosen += funded
    return Chosen(tuple(chosen), tuple(ties), tuple(passed_over))
