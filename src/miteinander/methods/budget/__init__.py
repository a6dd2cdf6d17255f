"""A participatory budget: which projects are funded, by which rule, and why.

``read_election(path)`` reads a Pabulib file, ``decide(election, settings)`` finds the outcome exactly,
``explain(election, outcome)`` says why as data, ``sentences(explanation)`` in words.
"""

from miteinander.methods.budget.count import decide
from miteinander.methods.budget.election import Election, Note, Project
from miteinander.methods.budget.explanation import Explanation, Reason, Why, explain
from miteinander.methods.budget.missing import Missing, missing
from miteinander.methods.budget.outcome import Outcome, Round, Settings, Tie
from miteinander.methods.budget.pabulib import Reading, parse_election, read_election
from miteinander.methods.budget.sentences import sentences, why

__all__ = [
    "Election",
    "Explanation",
    "Missing",
    "Note",
    "Outcome",
    "Project",
    "Reading",
    "Reason",
    "Round",
    "Settings",
    "Tie",
    "Why",
    "decide",
    "explain",
    "missing",
    "parse_election",
    "read_election",
    "sentences",
    "why",
]
