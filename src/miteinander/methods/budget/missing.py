"""What was missing: the number of additional votes with which a project would have won, by counting again.

An additional vote is one more ballot that names only this project, with the most points a ballot can give. It is a true
recount: with equal shares one more voter also makes every share a little smaller.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import ceil

from miteinander.methods.budget.count import winners
from miteinander.methods.budget.election import Election
from miteinander.methods.budget.greedy import candidates, worth
from miteinander.methods.budget.outcome import Outcome, Settings, ranks
from miteinander.methods.progress import Progress, silent

PATIENCE, PATIENCE_EACH = 300_000_000, 100_000_000
"""Work (about array elements looked at) that goes into recounts of equal shares without being asked: some seconds."""

RECOUNTS = 10
"""So many recounts find the number for one project, about."""

CALL = 400
"""What looking at one project once costs beside its array, in array elements."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Additional votes: with ``votes`` the project wins, with one fewer it does not.

    ``votes`` is None when no number is enough, or, with ``counted`` false, when nobody has recounted.
    """

    votes: int | None
    counted: bool


def missing(
    election: Election,
    outcome: Outcome,
    asked: Collection[str] | None = None,
    progress: Progress = silent,
) -> dict[str, Missing]:
    """Return what every project that did not win lacked.

    ``asked`` names the projects to recount for however long it takes; None recounts those that lack least money, as
    far as that is little work. Greedy needs no recount: its answer is always there.
    """
    won = set(outcome.winners)
    lost = [at for at, project in enumerate(election.projects) if project.id not in won]
    order = ranks([project.id for project in election.projects], outcome.settings.seed)
    if outcome.settings.rule == "greedy" or not election.voters:
        return {election.projects[at].id: _for_greedy(election, outcome.settings, order, at) for at in lost}
    chosen = _little_work(election, outcome, lost) if asked is None else lost
    found = {}
    for done, at in enumerate(lost):
        name = election.projects[at].id
        if election.projects[at].cost > election.budget:
            found[name] = Missing(None, counted=True)
        elif at in chosen and (asked is None or name in asked):
            report = partial(progress, done / len(lost), "missing")
            found[name] = Missing(_recounted(election, outcome, order, at, report), counted=True)
        else:
            found[name] = Missing(None, counted=False)
    return found


def _little_work(election: Election, outcome: Outcome, lost: list[int]) -> list[int]:
    """Return the projects that can be recounted unasked: work is runs × (rounds × projects looked at + ballots)."""
    rounds, projects = len(outcome.rounds) + 1, len(election.projects)
    one = outcome.runs * (len(election.members) * 4 + rounds * 4 * CALL + projects * CALL) * RECOUNTS
    if one > PATIENCE_EACH:
        return []
    nearest = sorted(lost, key=lambda at: (_guess(election, outcome, at), election.projects[at].id))
    return nearest[: PATIENCE // max(1, one)]


def _guess(election: Election, outcome: Outcome, project: int) -> int:
    """Return what the supporters lack at the end in shares: where the search begins."""
    lacking = election.projects[project].cost - outcome.held[project]
    return max(1, ceil(lacking / (outcome.share or Fraction(1))))


def _for_greedy(election: Election, settings: Settings, order: list[int], project: int) -> Missing:
    """Find the last place in the order at which the project is still affordable, and what that place takes."""
    cost, score = election.projects[project].cost, election.scores[project]
    each, left, target = election.top_points * election.point_unit, election.budget, None
    if cost > left:
        return Missing(None, counted=True)
    others = [at for at in candidates(election, unsupported=settings.fund_unsupported) if at != project]
    others.sort(key=lambda at: order[at])
    for at in sorted(others, key=lambda at: worth(election, at, settings.utility), reverse=True):
        if election.projects[at].cost <= left:
            left -= election.projects[at].cost
            if left < cost:
                target = at
                break
    needed = max(1, ceil((election.threshold - score) / each))
    if target is not None:
        goal = worth(election, target, settings.utility)[1] * (1 if settings.utility == "cost" else cost)
        needed = max(needed, ceil((goal - score) / each))
        if score + needed * each == goal and order[target] < order[project]:
            needed += 1
    return Missing(needed, counted=True)


def _recounted(
    election: Election, outcome: Outcome, order: list[int], project: int, report: Callable[[], None]
) -> int | None:
    """Return the smallest number of votes found: doubling, halving, then the ten numbers below."""
    cost, tried = election.projects[project].cost, dict[int, bool]()

    def wins(votes: int) -> bool:
        if votes not in tried:
            report()
            tried[votes] = project in winners(election.with_more(project, votes), outcome.settings, order)
        return tried[votes]

    enough = ceil(election.voters * cost / (election.budget - cost)) if cost < election.budget else None
    threshold = ceil(election.threshold / (election.top_points * election.point_unit))
    ceiling = (election.voters * 1000 if enough is None else enough) + threshold + 1
    found = _bracket(wins, _guess(election, outcome, project), ceiling)
    if found is None:
        return None
    for fewer in range(max(1, found - RECOUNTS), found):
        if wins(fewer):
            return fewer
    return found


def _bracket(wins: Callable[[int], bool], guess: int, ceiling: int) -> int | None:
    """Return a number that wins while one less loses, near the guess."""
    low, high = 0, min(guess, ceiling)
    step = max(1, guess // 8)
    if wins(high):
        while high > 1 and wins(max(1, high - step)):
            high, step = max(1, high - step), step * 2
        low = max(0, high - step)
    else:
        while not wins(high):
            if high >= ceiling:
                return None
            low, high, step = high, min(ceiling, high + step), step * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if wins(middle) else (middle, high)
    return high
