"""The timetable: which topic in which phase and room, who attends what, so that most wishes are met, and why.

``propose(event)`` finds a timetable, ``explain(event, timetable)`` says why as data, ``sentences(event, explanation)``
in words, ``violations(event, timetable)`` checks every hard rule anew.
"""

from miteinander.methods.timetable.check import Violation, violations
from miteinander.methods.timetable.explanation import Explanation, explain
from miteinander.methods.timetable.plan import Timetable, Totals, count
from miteinander.methods.timetable.problem import Event, Person, Phase, Place, Room, Topic, Weights
from miteinander.methods.timetable.propose import propose
from miteinander.methods.timetable.sentences import sentences

__all__ = [
    "Event",
    "Explanation",
    "Person",
    "Phase",
    "Place",
    "Room",
    "Timetable",
    "Topic",
    "Totals",
    "Violation",
    "Weights",
    "count",
    "explain",
    "propose",
    "sentences",
    "violations",
]
