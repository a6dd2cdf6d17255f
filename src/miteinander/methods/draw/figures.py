"""How even chances are: the smallest one, and the Gini coefficient (0: all alike, 1: one has everything)."""

import numpy as np

from miteinander.methods.draw.problem import Numbers


def smallest(chances: Numbers) -> float:
    """Return the smallest of some chances, shape (n,); 0 for nobody."""
    return float(chances.min()) if chances.size else 0.0


def gini(chances: Numbers) -> float:
    """Return the Gini coefficient of some chances, shape (n,) (Gini 1912); 0 where nobody has any."""
    ordered = np.sort(chances)
    size, total = len(ordered), float(ordered.sum())
    places = 2 * np.arange(1, size + 1) - size - 1
    return max(0.0, float(places @ ordered) / (size * total)) if total else 0.0
