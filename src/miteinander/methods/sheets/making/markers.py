"""The four corner marks: numbers 0 to 3 of the ArUco dictionary 4×4_50 (Garrido-Jurado and others, 2014).

The patterns are written out here, so that printing needs no computer vision; a test compares them with OpenCV's.
"""

from miteinander.methods.sheets.layout import Box

SIDE = 8.0
"""Millimetres of a mark: six modules, the outer ring black."""

INSET = 10.0
"""Millimetres between the edge of the paper and the marks: more than any office printer leaves blank."""

PATTERNS = (
    ("1011", "0101", "0011", "0010"),
    ("0000", "1111", "1001", "1010"),
    ("0011", "0011", "0010", "1101"),
    ("1001", "1001", "0100", "0110"),
)
"""Inner modules of the marks 0 to 3 from top to bottom, 1 = white."""


def marker_boxes(width: float, height: float) -> tuple[Box, Box, Box, Box]:
    """Return where the marks stand on a page of this size in millimetres: top left, then clockwise."""
    right, bottom = width - INSET - SIDE, height - INSET - SIDE
    return (
        Box(INSET, INSET, SIDE, SIDE),
        Box(right, INSET, SIDE, SIDE),
        Box(right, bottom, SIDE, SIDE),
        Box(INSET, bottom, SIDE, SIDE),
    )


def black_runs(number: int) -> list[tuple[int, int, int]]:
    """Return the black modules of a mark as runs ``(row, first column, length)`` on its six by six modules."""
    rows = ["0" * 6, *(f"0{row}0" for row in PATTERNS[number]), "0" * 6]
    return [run for at, row in enumerate(rows) for run in runs_of(at, row, "0")]


def runs_of(at: int, row: str, wanted: str) -> list[tuple[int, int, int]]:
    """Return the runs of one sign in a row of signs."""
    found, column = [], 0
    while (first := row.find(wanted, column)) >= 0:
        column = next((place for place in range(first, len(row)) if row[place] != wanted), len(row))
        found.append((at, first, column - first))
    return found
