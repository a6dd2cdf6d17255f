"""Find each printed box near where it should be: paper bends, lenses bulge, a torn corner leaves the map rough.

Each box is cut out so that its side is 36 pixels (8 pixels a millimetre for the usual 4.5 mm); all lengths here are in
such pixels. The outline is where four straight dark lines of the right length stand at the right distance: the sum of
ink along them, less the ink just outside.
"""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from miteinander.methods.sheets.layout import Box
from miteinander.methods.sheets.reading.pictures import Grey
from miteinander.methods.sheets.reading.planes import Plane, Points, moved, slopes

SIDE = 36
"""Pixels of the side of a box."""

REACH = 13
"""Pixels an outline is looked for to each side: 1.6 mm of the usual box."""

AROUND = 18
"""Pixels kept around a box for what stands beside it: 2.25 mm."""

PATCH = SIDE + 2 * (REACH + AROUND) + 1
MIDDLE = PATCH // 2
HALF = SIDE // 2
LINE_AT_MOST = 0.7  # of the contrast: a scribble over a side counts no more than a line
AGREE, AGREE_IF_STRONG = 4.0, 11.0  # pixels a box may differ from its neighbours, and if all four sides are there
STRONG = 0.75  # of the usual score of the page

Patches: TypeAlias = NDArray[np.uint8]
"""Shape (n, rows, columns): one picture per box."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """The tick boxes of one page: middles and sizes in millimetres, each of shape (n, 2)."""

    middles: Points
    sizes: Points

    @classmethod
    def of(cls, boxes: list[Box]) -> "Boxes":
        middles = [(box.x + box.width / 2, box.y + box.height / 2) for box in boxes]
        sizes = [(box.width, box.height) for box in boxes]
        return cls(np.array(middles, np.float64).reshape(-1, 2), np.array(sizes, np.float64).reshape(-1, 2))

    def some(self, chosen: NDArray[np.bool_]) -> "Boxes":
        return Boxes(self.middles[chosen], self.sizes[chosen])


@dataclass(frozen=True, slots=True)
class Outlines:
    """Where the boxes were found: offset in millimetres (n, 2), how well (n,), and whether at all (n,)."""

    offsets: Points
    scores: NDArray[np.float64]
    found: NDArray[np.bool_]


def cut(grey: Grey, plane: Plane, boxes: Boxes, offsets: Points, side: int = PATCH) -> Patches:
    """Return a picture around each box, (n, side, side)."""
    at, slope = moved(plane, boxes.middles + offsets), slopes(plane, boxes.middles + offsets)
    stack = np.empty((len(at), side, side), np.uint8)
    way = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    for number, (middle, turned) in enumerate(zip(at, slope * (boxes.sizes / SIDE)[:, None, :], strict=True)):
        start = middle - turned.sum(axis=1) * (side // 2)
        matrix = np.column_stack([turned, start])
        stack[number] = cv2.warpAffine(grey, matrix, (side, side), flags=way, borderMode=cv2.BORDER_REPLICATE)
    return stack


def search(stack: Patches) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return, for each picture of ``cut``, where the outline stands (n, 2) in pixels from the middle, and how well."""
    count = len(stack)
    white = np.percentile(stack[:, ::3, ::3].reshape(count, -1), 75, axis=1).astype(np.float32)
    dark = np.maximum(1 - stack * (1 / np.maximum(white, 1))[:, None, None], 0).astype(np.float32)
    tall = dark.reshape(count * PATCH, PATCH)
    across = np.asarray(cv2.blur(tall, (SIDE - 3, 3)), np.float32).reshape(stack.shape)
    down = np.asarray(cv2.blur(tall, (3, SIDE - 3)), np.float32).reshape(stack.shape)

    def lines(distance: int) -> list[NDArray[np.float32]]:
        return [
            _window(across, -distance, 0),
            _window(across, distance, 0),
            _window(down, 0, -distance),
            _window(down, 0, distance),
        ]

    inked = sum(np.minimum(line, LINE_AT_MOST) for line in lines(HALF))
    outside = sum(np.minimum(line, LINE_AT_MOST) for line in lines(HALF + 5))
    score = np.asarray(inked - 0.4 * np.asarray(outside), np.float64) / 4 - _distance()
    best = score.reshape(count, -1).argmax(axis=1)
    place = np.column_stack([best % (2 * REACH + 1), best // (2 * REACH + 1)]) - REACH
    return place.astype(np.int64), score.reshape(count, -1)[np.arange(count), best]


def _window(stack: NDArray[np.float32], down: int, right: int) -> NDArray[np.float32]:
    rows = slice(MIDDLE + down - REACH, MIDDLE + down + REACH + 1)
    return stack[:, rows, MIDDLE + right - REACH : MIDDLE + right + REACH + 1]


def _distance() -> NDArray[np.float64]:
    steps = np.arange(-REACH, REACH + 1) / REACH
    return 0.02 * np.hypot(steps[:, None], steps[None, :])


def outlines(grey: Grey, plane: Plane, boxes: Boxes, *, rounds: int = 3) -> Outlines:
    """Find all boxes of a page; a box that differs from its neighbours stands where they say."""
    offsets = np.zeros_like(boxes.middles)
    scores, sure = np.zeros(len(offsets)), np.zeros(len(offsets), np.bool_)
    for _ in range(rounds):
        place, scores = search(cut(grey, plane, boxes, offsets))
        enough = max(0.08, 0.5 * float(np.median(scores)))
        seen = scores >= enough
        agreed = _agreed(boxes.middles, place.astype(np.float64), seen)
        apart = np.abs(place - agreed).max(axis=1)
        strong = scores >= STRONG * np.median(scores)
        sure = seen & (np.abs(place).max(axis=1) < REACH) & (apart <= np.where(strong, AGREE_IF_STRONG, AGREE))
        step = np.where(sure[:, None], place, agreed)
        offsets = offsets + step * boxes.sizes / SIDE
        if np.abs(step).max() <= REACH // 2 and sure.mean() >= 0.9:  # noqa: PLR2004 - nearly all
            break
    return Outlines(offsets, scores, sure)


def _agreed(middles: Points, place: Points, sure: NDArray[np.bool_]) -> Points:
    """Return the median of the nearest boxes that were found well, for each box."""
    near = 7
    if not sure.any():
        return np.zeros_like(place)
    apart = np.hypot(*(middles[:, None, :] - middles[None, sure, :]).transpose(2, 0, 1))
    nearest = np.argsort(apart, axis=1, kind="stable")[:, :near]
    return np.asarray(np.median(place[sure][nearest], axis=1), np.float64)
