"""What follows from single sums, without a solver: each cell lies between what the others of its row leave.

Source: interval propagation ("shuttle"), Buzzigoli and Giusti, "An algorithm to calculate the lower and upper bounds
of the elements of an array given its marginals", Statistical Data Protection 1998.
"""

from dataclasses import dataclass

import numpy as np

from miteinander.methods.disclosure.table import Floats, Ints

MOST_PASSES = 50


@dataclass(frozen=True, slots=True)
class Sums:
    """Rows Σ entry · column = right over ``columns`` unknowns; entry is +1 or −1, and row r has the entries from
    ``start[r]`` to before ``start[r + 1]`` in the columns ``index``.
    """

    columns: int
    start: Ints
    index: Ints
    entry: Floats
    right: Floats

    @property
    def row(self) -> Ints:
        """For each entry, the row it stands in."""
        return np.repeat(np.arange(len(self.right), dtype=np.int64), np.diff(self.start))


def narrowed(sums: Sums, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    """Return bounds of every column (persons) that hold in all solutions within the given ones, each at least as near.

    Passes end when nothing changes, at the latest after ``MOST_PASSES``. A lower bound above its upper one says that
    there is no solution.
    """
    lower, upper = lower.astype(float), upper.astype(float)
    row, index, positive, rows = sums.row, sums.index, sums.entry > 0, len(sums.right)
    for _ in range(MOST_PASSES):
        least = np.where(positive, lower[index], -upper[index])  # of the entry, not of the column
        most = np.where(positive, upper[index], -lower[index])
        above = sums.right[row] - _others(row, least, rows, -np.inf)
        below = sums.right[row] - _others(row, most, rows, np.inf)
        low, high = lower.copy(), upper.copy()
        np.maximum.at(low, index, np.where(positive, below, -above))
        np.minimum.at(high, index, np.where(positive, above, -below))
        if np.array_equal(low, lower) and np.array_equal(high, upper):
            break
        lower, upper = low, high
    return lower, upper


def _others(row: Ints, ends: Floats, rows: int, endless: float) -> Floats:
    """Return for each entry the sum of the ends of the other entries of its row; ``endless`` if one of them is."""
    finite = np.isfinite(ends)
    kept = np.where(finite, ends, 0.0)
    missing = np.bincount(row, weights=~finite, minlength=rows)[row] - ~finite
    rest = np.bincount(row, weights=kept, minlength=rows)[row] - kept
    return np.asarray(np.where(missing > 0, endless, rest))
