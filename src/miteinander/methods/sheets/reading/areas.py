"""Straighten a part of a page: to cut it out for a person, to see whether anything is written there, to take levels."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from miteinander.methods.sheets.layout import Box, Page
from miteinander.methods.sheets.reading.answers import crop_of
from miteinander.methods.sheets.reading.pictures import Grey
from miteinander.methods.sheets.reading.planes import Plane, Points, moved

WRITING = 5.0
"""Pixels a millimetre at which a text area is looked at."""

EDGE = 1.3
"""Millimetres inside a text area that belong to its printed edge."""

PEN = 0.3
"""Darkness a stroke of writing has at least; the printed guide lines have less."""

BESIDE = 1.2
"""Millimetres beside a black frame where the paper is blank, or mostly so."""

CROP = 8.0
"""Pixels a millimetre of a cut-out picture."""


def straightened(grey: Grey, plane: Plane, box: Box, density: float) -> Grey:
    """Return a part of the page upright, ``density`` pixels a millimetre."""
    size = max(1, round(box.width * density)), max(1, round(box.height * density))
    step = np.array([[1 / density, 0, box.x], [0, 1 / density, box.y], [0, 0, 1]])
    way = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    held = cv2.warpPerspective(grey, plane @ step, size, flags=way, borderMode=cv2.BORDER_CONSTANT, borderValue=255)
    return np.asarray(held, np.uint8)


def written(grey: Grey, plane: Plane, area: Box) -> float:
    """Return the share of a text area, 0 to 1, that strokes of a pen cover; specks do not count."""
    inner = Box(area.x + EDGE, area.y + EDGE, max(1.0, area.width - 2 * EDGE), max(1.0, area.height - 2 * EDGE))
    held = cv2.GaussianBlur(straightened(grey, plane, inner, WRITING), (3, 3), 0)
    closed = cv2.morphologyEx(held, cv2.MORPH_CLOSE, np.ones((11, 11), np.uint8))
    dark = (closed.astype(np.int16) - held) > PEN * np.maximum(closed, 1)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark.astype(np.uint8), connectivity=8)
    strokes = stats[1:count]
    longest = np.maximum(strokes[:, cv2.CC_STAT_WIDTH], strokes[:, cv2.CC_STAT_HEIGHT])
    return float(strokes[longest >= WRITING, cv2.CC_STAT_AREA].sum()) / dark.size


def black(grey: Grey, plane: Plane, frames: Sequence[tuple[Box, float]]) -> float:
    """Return the brightness of print as a share of the paper's beside it, from black frames: outer edge and width."""
    shares = []
    steps = np.linspace(0.15, 0.85, 8)
    for box, wide in frames:
        frame = _around(box, -wide / 2, steps)
        blank = _around(box, BESIDE, steps)
        shares.append(_median(grey, plane, frame) / max(1.0, _bright(grey, plane, blank)))
    return float(np.clip(np.percentile(shares, 40), 0, 1))


def _around(box: Box, distance: float, steps: NDArray[np.float64]) -> Points:
    """Return points along the four sides of a box, ``distance`` millimetres outside of them."""
    left, top = box.x - distance, box.y - distance
    wide, high = box.width + 2 * distance, box.height + 2 * distance
    across = [(left + step * wide, y) for step in steps for y in (top, top + high)]
    down = [(x, top + step * high) for step in steps for x in (left, left + wide)]
    return np.array(across + down, np.float64)


def _median(grey: Grey, plane: Plane, points: Points) -> float:
    return _level(grey, plane, points, 50)


def _bright(grey: Grey, plane: Plane, points: Points) -> float:
    return _level(grey, plane, points, 70)


def _level(grey: Grey, plane: Plane, points: Points, percent: int) -> float:
    at = np.rint(moved(plane, points)).astype(np.int64)
    inside = (at >= 0).all(axis=1) & (at[:, 0] < grey.shape[1]) & (at[:, 1] < grey.shape[0])
    return float(np.percentile(grey[at[inside, 1], at[inside, 0]], percent)) if inside.any() else 0.0


def crops(grey: Grey, plane: Plane, page: Page) -> dict[str, Grey]:
    """Return a picture of each field of a page, upright."""
    cut = {}
    for field in page.fields:
        crop = crop_of(field)
        cut[field.id] = straightened(grey, plane, Box(crop.x, crop.y, crop.width, crop.height), CROP)
    return cut
