"""Why each project is in or out, as data without a language."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from miteinander.methods.budget.election import Election, Note
from miteinander.methods.budget.missing import Missing, missing
from miteinander.methods.budget.outcome import Outcome, Round, Tie
from miteinander.methods.progress import Progress, silent


class Reason(StrEnum):
    """Why a project is in or out; the first that holds."""

    FREE = "free"
    """In: it costs nothing, and somebody wants it."""
    SUPPORTERS_PAID = "supporters_paid"
    MOST_WANTED = "most_wanted"
    """In: it was its turn by votes, and the money was enough."""
    NO_VOTES = "no_votes"
    BELOW_THRESHOLD = "below_threshold"
    ABOVE_BUDGET = "above_budget"
    """Out: it costs more than the whole budget."""
    SUPPORTERS_SHORT = "supporters_short"
    """Out: its supporters together had too little left."""
    NOT_ENOUGH_LEFT = "not_enough_left"
    """Out: when it was its turn by votes, less was left than it costs."""


@dataclass(frozen=True, slots=True)
class Why:
    """One project. ``short_of`` is the money that was missing: of its supporters, or of the budget at its turn."""

    project: str
    name: str
    cost: Fraction
    votes: int
    points: Fraction
    won: bool
    reason: Reason
    round: Round | None = None
    held: Fraction | None = None
    short_of: Fraction | None = None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole result as a resident may ask for it; projects in the order of funding, then the others by votes."""

    outcome: Outcome
    kind: str
    voters: int
    currency: str
    threshold: Fraction
    projects: tuple[Why, ...]
    ties: tuple[Tie, ...]
    notes: tuple[Note, ...]


def explain(
    election: Election, outcome: Outcome, asked: Collection[str] | None = None, progress: Progress = silent
) -> Explanation:
    """Return the reasons; ``asked`` as in ``missing``: for whom votes are recounted however long it takes."""
    lacking = missing(election, outcome, asked, progress)
    place = {name: at for at, name in enumerate(outcome.winners)}
    at_turn = dict(outcome.passed_over)
    projects = [_why(election, outcome, at, lacking, at_turn) for at in range(len(election.projects))]
    projects.sort(key=lambda why: (place.get(why.project, len(place)), -why.points, why.project))
    return Explanation(
        outcome,
        election.kind,
        election.voters,
        election.currency,
        election.threshold,
        tuple(projects),
        outcome.ties,
        election.notes,
    )


def _why(
    election: Election, outcome: Outcome, at: int, lacking: dict[str, Missing], at_turn: dict[str, Fraction]
) -> Why:
    project, votes, score = election.projects[at], election.votes[at], election.scores[at]
    won = next((held for held in outcome.rounds if held.project == project.id), None)
    held = outcome.held[at] if outcome.held else None
    common = project.id, project.name, project.cost, votes, score
    if won:
        reason = {"free": Reason.FREE, "greedy": Reason.MOST_WANTED}.get(won.phase, Reason.SUPPORTERS_PAID)
        return Why(*common, won=True, reason=reason, round=won)
    less = lacking[project.id]
    if not votes or score <= 0:
        return Why(*common, won=False, reason=Reason.NO_VOTES, missing=less)
    if not election.eligible[at]:
        return Why(*common, won=False, reason=Reason.BELOW_THRESHOLD, missing=less)
    if project.cost > election.budget:
        return Why(*common, won=False, reason=Reason.ABOVE_BUDGET, missing=less)
    if project.id in at_turn:
        short, reason = project.cost - at_turn[project.id], Reason.NOT_ENOUGH_LEFT
    else:
        short, reason = project.cost - (held or Fraction(0)), Reason.SUPPORTERS_SHORT
    return Why(*common, won=False, reason=reason, held=held, short_of=short, missing=less)
