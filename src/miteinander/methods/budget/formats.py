"""The result as plain data for JSON: what the rule decided round by round, and why each project is in or out."""

from fractions import Fraction
from typing import Any

from miteinander.methods.budget.election import Election
from miteinander.methods.budget.explanation import Explanation, Why
from miteinander.methods.budget.outcome import Outcome, Round


def amount_as_json(value: Fraction | None) -> int | float | None:
    """Return a number of JSON: whole if it is whole, else as a decimal fraction."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def result(election: Election, explanation: Explanation) -> dict[str, Any]:
    """Return the whole result; the keys stand in docs/methods/budget.md."""
    outcome = explanation.outcome
    settings = outcome.settings
    return {
        "rule": settings.rule,
        "utility": settings.utility,
        "completion": settings.completion if settings.rule == "equal-shares" else "none",
        "budget": amount_as_json(outcome.budget),
        "spent": amount_as_json(outcome.spent),
        "winners": list(outcome.winners),
        "rounds": [_round(held) for held in outcome.rounds],
        "ties": [
            {"round": tie.round, "projects": list(tie.projects), "first": tie.first, "by": tie.by}
            for tie in outcome.ties
        ],
        "settings": {
            "increment": amount_as_json(settings.increment),
            "stop": settings.stop,
            "seed": settings.seed,
            "fund_unsupported": settings.fund_unsupported,
        },
        "election": _election(election, outcome),
        "projects": [_why(why) for why in explanation.projects],
        "notes": [
            {"kind": note.kind, "count": note.count, "line": note.line, "example": note.example[:200]}
            for note in explanation.notes
        ],
    }


def _round(held: Round) -> dict[str, Any]:
    return {
        "project": held.project,
        "cost": amount_as_json(held.cost),
        "price_per_utility": amount_as_json(held.price_per_utility),
        "price_per_utility_exact": None if held.price_per_utility is None else str(held.price_per_utility),
        "paid_by": held.paid_by,
        "gave_all": held.gave_all,
        "price_per_point": amount_as_json(held.price),
        "left": amount_as_json(held.left),
        "phase": held.phase,
    }


def _election(election: Election, outcome: Outcome) -> dict[str, Any]:
    return {
        "kind": election.kind,
        "voters": election.voters,
        "distinct_ballots": len(election.groups),
        "projects": len(election.projects),
        "currency": election.currency,
        "threshold": amount_as_json(election.threshold),
        "share": amount_as_json(outcome.share),
        "increments": outcome.increments,
    }


def _why(why: Why) -> dict[str, Any]:
    return {
        "project": why.project,
        "name": why.name,
        "cost": amount_as_json(why.cost),
        "votes": why.votes,
        "points": amount_as_json(why.points),
        "won": why.won,
        "reason": why.reason.value,
        "held": amount_as_json(why.held),
        "short_of": amount_as_json(why.short_of),
        "missing_votes": why.missing.votes if why.missing else None,
        "missing_counted": why.missing.counted if why.missing else None,
    }
