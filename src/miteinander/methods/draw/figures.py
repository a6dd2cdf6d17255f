"""How even chances are: the smallest one, and the Gini coefficient (0: all alike, 1: one has everything)."""

import numpy as np

from miteinander.methods.draw.levels import NEVER
from miteinander.methods.draw.problem import Numbers


def smallest(chances: Numbers) -> float:
    """Return the smallest chance of those who can be drawn at all; ``chances`` per person, shape (n,)."""
    possible = chances[chances > NEVER]
    return float(possible.min()) if possible.size else 0.0


def gini(chances: Numbers) -> float:
    """Return the Gini coefficient of the chances of those who can be drawn at all (Gini 1912)."""
    ordered = np.sort(chances[chances > NEVER])
    size = len(ordered)
    if not size:
        return 0.0
    places = 2 * np.arange(1, size + 1) - size - 1
    return float(max(0.0, places @ ordered / (size * ordered.sum())))
