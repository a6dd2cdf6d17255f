"""A large plain CSV file as arrays: where each cell begins and ends, without a Python object per cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.opinions.votes import Numbers

TEN = 10
LINE_FEED, MINUS, ZERO, ONE = b"\n-01"
WIDEST = 18
"""Digits that fit into a whole number of 64 bits."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A file whose lines all have the same number of cells, none quoted; ``starts`` and ``ends`` (lines, columns)."""

    content: NDArray[np.uint8]
    header: tuple[str, ...]
    starts: Numbers
    ends: Numbers

    def integers(self, column: int) -> Numbers | None:
        """Return a column of whole numbers without leading zeros, or None when it is something else."""
        starts, widths = self.starts[:, column], self.ends[:, column] - self.starts[:, column]
        widest = int(widths.max(initial=0))
        if widest > WIDEST or widths.min(initial=1) < 1:
            return None
        found = np.zeros(len(starts), dtype=np.int64)
        for place in range(widest):
            inside = place < widths
            digit = self.content[np.where(inside, starts + place, starts)].astype(np.int64) - ZERO
            wrong = (digit != digit % TEN) & inside
            if wrong.any() or (place == 0 and ((digit == 0) & (widths > 1)).any()):
                return None
            found = np.where(inside, found * TEN + digit, found)
        return found

    def votes(self, columns: Numbers) -> tuple[Numbers, Numbers, Numbers] | None:
        """Return lines, places in ``columns`` and values of all filled cells; None when one is not −1, 0 or 1."""
        starts, ends = self.starts[:, columns], self.ends[:, columns]
        lines, places = np.nonzero(ends > starts)
        first, last = self.content[starts[lines, places]], self.content[ends[lines, places] - 1]
        widths = ends[lines, places] - starts[lines, places]
        single = (widths == len("1")) & ((last == ZERO) | (last == ONE))
        minus_one = (widths == len("-1")) & (first == MINUS) & (last == ONE)
        if not (single | minus_one).all():
            return None
        return lines, places, np.where(minus_one, -1, last.astype(np.int64) - ZERO)


def grid(text: str, separator: str) -> Grid | None:
    """Return the grid of a text; None when it is quoted, ragged or has empty lines, for the careful reader."""
    head, _, body = text.partition("\n")
    if '"' in text or not body.strip():
        return None
    header = tuple(name.strip() for name in head.split(separator))
    content = np.frombuffer((body if body.endswith("\n") else body + "\n").encode(), dtype=np.uint8)
    ends = np.flatnonzero((content == ord(separator)) | (content == LINE_FEED))
    if len(ends) % len(header) or not _even(content, ends, len(header)):
        return None
    starts = np.concatenate([[0], ends[:-1] + 1])
    return Grid(content, header, starts.reshape(-1, len(header)), ends.reshape(-1, len(header)))


def _even(content: NDArray[np.uint8], ends: Numbers, width: int) -> bool:
    closing = content[ends] == LINE_FEED
    return bool(closing[width - 1 :: width].all()) and int(closing.sum()) * width == len(ends)
