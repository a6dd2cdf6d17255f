"""Measure the ink in a box against the paper around it: the same under a shadow, in grey, and in black and white.

*Darkness* of a pixel is one minus its brightness over the brightness of the blank strip around the box (a plane
through its four sides, so a shadow that crosses the page does not count), divided by the darkness of the printed
corner marks. *Ink* is what is darker than its surroundings within 0.8 mm (a stroke), or nearly as dark as print (a
filled area). The inked share of the inside of the box is its *fill*.
"""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from miteinander.methods.sheets.reading.outlines import AROUND, HALF, SIDE, Patches
from miteinander.methods.sheets.reading.pictures import Grey

EMPTY_BELOW = 0.03
MARKED_FROM = 0.08
BOLD_FROM = 0.68
FILLED_FROM = 0.78
CANCELLED_FROM = 0.84
"""Bands of the fill: empty, doubtful, marked, doubtful again (a bold mark or a cancelled one; up to ``FILLED_FROM``
only without a white gap, above only without a wide one), cancelled."""

WINDOW = SIDE + 2 * AROUND + 1
CENTRE = WINDOW // 2
INSET = 5
"""Pixels from the middle of the outline to what counts as inside: 0.6 mm of the usual box."""

INNER = 9
"""Half the side of the inner part: a mark that never comes there is perhaps none."""

STROKE = 13
"""Pixels: what is narrower is a stroke (1.6 mm of the usual box)."""

SOLID = 0.45
"""Darkness that is ink whatever its shape; a shadow within one box is lighter."""

NEAR, FAR = 5, 10
"""The blank strip around a box: pixels from the outline."""

Stack: TypeAlias = NDArray[np.float32]
"""Shape (n, WINDOW, WINDOW)."""

Flags: TypeAlias = NDArray[np.bool_]
"""Shape (n, WINDOW, WINDOW): which pixels are ink."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What was measured in n boxes; shares are 0 to 1, each of shape (n,)."""

    flags: Flags
    fill: NDArray[np.float64]
    soft: NDArray[np.float64]
    """Share of anything darker than paper, sharp or not: a shadow, a smudge, soft pencil."""
    light: Flags
    """Strokes, however light; ``faint`` is their share."""
    faint: NDArray[np.float64]
    inner: NDArray[np.float64]
    """Share in the inner part."""
    seen: NDArray[np.bool_]
    """Whether there was light enough to see anything."""

    def longest(self, number: int) -> int:
        """Return how long, in pixels, the longest light stroke in a box is."""
        inside = (self.light[number] & DEEP).astype(np.uint8)
        count, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
        sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
        return int(sizes.max()) if count > 1 else 0


def _square(half: int) -> NDArray[np.bool_]:
    flags = np.zeros((WINDOW, WINDOW), np.bool_)
    flags[CENTRE - half : CENTRE + half + 1, CENTRE - half : CENTRE + half + 1] = True
    return flags


INSIDE = _square(HALF - INSET)
DEEP = _square(HALF - 7)  # where not even a blurred outline reaches
CORE = _square(INNER)
STRIP = _square(HALF + FAR) & ~_square(HALF + NEAR)


def paper(windows: Stack) -> Stack:
    """Return how bright blank paper would be at each pixel: a plane through the strips on the four sides."""
    first, last = CENTRE - HALF - FAR, CENTRE + HALF + FAR + 1
    wide = FAR - NEAR
    middle = slice(CENTRE - HALF, CENTRE + HALF + 1)
    strips = (
        windows[:, first : first + wide, middle],
        windows[:, last - wide : last, middle],
        windows[:, middle, first : first + wide],
        windows[:, middle, last - wide : last],
    )
    top, bottom, left, right = (_bright(strip) for strip in strips)
    place = (np.arange(WINDOW) - CENTRE) / (2 * HALF + 2 * FAR - wide)
    rows, columns = place[None, :, None], place[None, None, :]
    level = (top + bottom + left + right)[:, None, None] / 4
    down, along = (bottom - top)[:, None, None], (right - left)[:, None, None]
    return np.asarray(np.maximum(level + rows * down + columns * along, 1), np.float32)


def _bright(strip: Stack) -> NDArray[np.float32]:
    return np.asarray(np.percentile(strip.reshape(len(strip), -1), 70, axis=1), np.float32)


def measured(windows: Patches, black: float) -> Ink:
    """Measure boxes. ``windows``: (n, WINDOW, WINDOW) brightness around found boxes; ``black``: of print, 0 to 0.8,
    as a share of the paper's.
    """
    count = len(windows)
    tall = windows.reshape(count * WINDOW, WINDOW)
    smooth = np.asarray(cv2.GaussianBlur(tall, (3, 3), 0.9), np.float32).reshape(windows.shape)
    white = paper(smooth)
    contrast = 1 / (1 - min(0.8, max(0.0, black)))
    dark = (1 - smooth / white) * contrast
    stroke = _strokes(tall).reshape(windows.shape) / white * contrast
    clean = _strokes(np.asarray(cv2.medianBlur(tall, 3), np.uint8)).reshape(windows.shape) / white * contrast
    noise = _noise(smooth, white) * contrast
    sure = np.clip(6 * noise, 0.17, 0.34)
    half = np.clip(0.5 * stroke[:, INSIDE].max(axis=1), sure, SOLID)[:, None, None]
    light = np.clip(4.5 * noise, 0.07, 0.3)[:, None, None]
    flags = (stroke > half) & (dark > half * 0.7) | (dark > SOLID)
    traces = (clean > light) & (dark > light * 0.5)
    return Ink(
        flags=flags,
        fill=flags[:, INSIDE].mean(axis=1),
        soft=(dark[:, DEEP] > sure[:, None]).mean(axis=1),
        light=traces,
        faint=traces[:, DEEP].mean(axis=1),
        inner=flags[:, CORE].mean(axis=1),
        seen=white[:, CENTRE, CENTRE] > 40,  # noqa: PLR2004 - of 255: darker paper shows no pencil
    )


def _strokes(tall: Grey) -> Stack:
    """Return by how much each pixel is darker than everything within a stroke's width."""
    smooth = np.asarray(cv2.GaussianBlur(tall, (3, 3), 0.9), np.float32)
    closed = np.asarray(cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((STROKE, STROKE), np.uint8)), np.float32)
    return closed - smooth


def _noise(smooth: Stack, white: Stack) -> NDArray[np.float64]:
    """Return the spread of blank paper, as a share of its brightness: from the differences of neighbours, robustly."""
    strips = (smooth / white)[:, STRIP]
    apart = np.abs(strips - np.median(strips, axis=1, keepdims=True))
    return np.asarray(1.48 * np.median(apart, axis=1), np.float64)
