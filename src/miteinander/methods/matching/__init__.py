"""Persons and tasks: who could help where, and why. A list of suggestions, never a duty roster.

``score(question)`` says how well each pair fits, ``assignment.solve`` finds the best matching (loads a solver, so it is
imported from its room), ``explanation.explain`` says why as data, ``sentences.sentences`` in words.
"""

from miteinander.methods.matching.problem import Person, Question, Task, Weights, Window
from miteinander.methods.matching.scoring import Scores, score

__all__ = ["Person", "Question", "Scores", "Task", "Weights", "Window", "score"]
