"""Do the votes hang together at all: the first axis against votes mixed by lot within each statement.

Source: Horn: A rationale and test for the number of factors (1965), as a permutation test.
"""

import numpy as np

from miteinander.methods.lots import lot
from miteinander.methods.opinions import picture
from miteinander.methods.progress import Progress

MOST_MIXES, LEAST_MIXES, EFFORT = 19, 3, 600_000
"""Mixes for small and for large maps: with as many votes as ``EFFORT`` a few mixes already agree closely."""
BEYOND_DOUBT = 2.0
"""So much larger than a first mix is enough: the others differ from it by a few per cent."""
CLEAR = 1.02
"""At least so much larger than in every mix must the first axis be, or no groups are shown."""


def mixes_for(votes: int) -> int:
    """Return how often the votes are mixed."""
    return max(LEAST_MIXES, min(MOST_MIXES, EFFORT // max(1, votes)))


def strength(shape: picture.Deviations, found: float, seed: str, progress: Progress) -> float:
    """Return the first axis' sum of squares over the largest of all mixes; up to 1 the votes look like chance."""
    random, largest = np.random.default_rng(lot(seed, "chance")), 0.0
    count, weights = mixes_for(shape.matrix.nnz), np.ones(len(shape.stretch))
    for done in range(count):
        progress(0.1 + 0.2 * done / count, "chance")
        mixed = shape.mixed(random).centred(weights)
        _, squares = picture.axes(mixed, weights, kept=1, tolerance=0.01)
        largest = max(largest, float(squares[0]))
        if found > BEYOND_DOUBT * largest:
            break
    return found / largest if largest > 0 else 0.0
