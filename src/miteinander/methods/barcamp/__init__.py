"""The barcamp plan: which topic in which round and room, and why.

``propose(problem)`` finds a plan, ``explain(problem, plan)`` says why as data, ``sentences(explanation)`` in
words.
"""

from miteinander.methods.barcamp.explanation import Explanation, explain
from miteinander.methods.barcamp.figures import Totals, count, missed
from miteinander.methods.barcamp.problem import (
    Apart,
    PinError,
    Pitch,
    Place,
    Plan,
    Problem,
    ProblemError,
    Room,
    Round,
    Weights,
    marks,
)
from miteinander.methods.barcamp.search import propose
from miteinander.methods.barcamp.sentences import sentences, why

__all__ = [
    "Apart",
    "Explanation",
    "PinError",
    "Pitch",
    "Place",
    "Plan",
    "Problem",
    "ProblemError",
    "Room",
    "Round",
    "Totals",
    "Weights",
    "count",
    "explain",
    "marks",
    "missed",
    "propose",
    "sentences",
    "why",
]
