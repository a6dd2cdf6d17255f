"""Say of each box what its ink means: empty, marked, cancelled, or doubtful and why. In doubt it is doubtful."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from miteinander.methods.sheets.layout import Mark
from miteinander.methods.sheets.reading.ink import (
    BOLD_FROM,
    CANCELLED_FROM,
    CENTRE,
    EMPTY_BELOW,
    FILLED_FROM,
    INSIDE,
    MARKED_FROM,
    STRIP,
    WINDOW,
    Ink,
)
from miteinander.methods.sheets.reading.outlines import AROUND, HALF
from miteinander.methods.sheets.reading.results import MarkRead, MarkState, Why

SECTORS = 16
AROUND_IT = 9
"""Sectors of the strip around a box that are inked when somebody has drawn a circle around it."""

BESIDE_IT = 3
"""Sectors that are inked when a mark stands beside an empty box."""

NORMAL_BOX = 4.5
"""Millimetres; the side of a box in normal print."""

INNER_AT_LEAST = 0.02
SOFT_AT_MOST = 0.12
FAINT_AT_MOST = 0.04
FAINT_LENGTH = 12
"""Pixels (1.5 mm) a faint trace must be long; noise of a camera is not."""

STROKE_LENGTH = 15
"""Pixels (1.9 mm) a mark must be long or high; a dot or the beginning of a stroke is not."""

GAP = 2.6
"""Pixels: a box with a white spot of this radius (0.65 mm across) is scribbled over, not filled in."""

WIDE_GAP = 3.2
"""The same for a box that is nearly filled."""

GAP_IN_FILLED = 2.4
"""Pixels of such a radius that a filled box may have."""

SPECK = 6
"""Pixels: what is smaller is dust or noise (0.3 mm)."""

LONG = 13
"""Pixels (1.6 mm) a stroke goes on outside the box before it may have come from somewhere else."""

THIN = 0.24
"""Fill of a single stroke at most; a cross has more."""

OPPOSITE = 120.0
TOWARDS = 40.0
"""Degrees."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One box: what was read, how far it is inked around (sectors of 16), and where long strokes leave it (degrees)."""

    mark: MarkRead
    around: int = 0
    leaving: tuple[float, ...] = ()


def judged(marks: list[Mark], ink: Ink, found: NDArray[np.bool_]) -> tuple[Judged, ...]:
    """Judge all boxes of a page; ``found`` says whose outline was seen."""
    return tuple(_judged(mark, ink, number, found=bool(found[number])) for number, mark in enumerate(marks))


def _judged(mark: Mark, ink: Ink, number: int, *, found: bool) -> Judged:
    fill = float(ink.fill[number])
    flags = ink.flags[number]
    if not (found and ink.seen[number]):
        return Judged(_read(mark, fill, MarkState.DOUBTFUL, Why.BOX_NOT_FOUND))
    around = _sectors(flags)
    if fill < MARKED_FROM:
        return Judged(_weak(mark, ink, number), around)
    if fill >= CANCELLED_FROM and _widest_gap(flags) < GAP_IN_FILLED:
        return Judged(_read(mark, fill, MarkState.CANCELLED), around)
    leaving = _leaving(flags)
    why = _against(ink, number, leaving)
    return Judged(_read(mark, fill, MarkState.DOUBTFUL if why else MarkState.MARKED, why), around, leaving)


def _against(ink: Ink, number: int, leaving: tuple[float, ...]) -> Why | None:
    """Return why a box with enough ink may not have been marked after all."""
    flags, fill = ink.flags[number], ink.fill[number]
    if fill >= BOLD_FROM and _widest_gap(flags) < (GAP if fill < FILLED_FROM else WIDE_GAP):
        return Why.NEARLY_FILLED
    if _extent(flags & INSIDE) < STROKE_LENGTH:
        return Why.LITTLE_INK
    if ink.inner[number] < INNER_AT_LEAST:
        return Why.AT_THE_EDGE
    if fill < THIN and len(leaving) == 2 and _apart(*leaving) >= OPPOSITE:  # noqa: PLR2004 - in and out
        return Why.RUNS_THROUGH
    return None


def _weak(mark: Mark, ink: Ink, number: int) -> MarkRead:
    """Judge a box with less ink than a mark has."""
    fill = float(ink.fill[number])
    if fill >= _empty_below(mark) and _largest(ink.flags[number] & OFF_THE_LINE) >= SPECK:
        return _read(mark, fill, MarkState.DOUBTFUL, Why.LITTLE_INK)
    if ink.soft[number] > max(SOFT_AT_MOST, 2 * fill):
        return _read(mark, fill, MarkState.DOUBTFUL, Why.FAINT)
    if ink.faint[number] > FAINT_AT_MOST and ink.longest(number) >= FAINT_LENGTH:
        return _read(mark, fill, MarkState.DOUBTFUL, Why.FAINT)
    return _read(mark, fill, MarkState.EMPTY)


def _empty_below(mark: Mark) -> float:
    """Return the fill of a dot: it is as large in a large box, and so a smaller part of it."""
    return EMPTY_BELOW * min(1.0, (NORMAL_BOX / mark.box.width) ** 2)


def _read(mark: Mark, fill: float, state: MarkState, why: Why | None = None) -> MarkRead:
    confidence = _confidence(fill, state, _empty_below(mark))
    return MarkRead(mark.value, mark.rank, round(fill, 3), state, why, confidence, mark.label)


def _confidence(fill: float, state: MarkState, empty_below: float) -> float:
    """Return how far a fill is inside its band: 0.5 at the edge, 1 well within; 0 for what is doubtful."""
    if state is MarkState.EMPTY:
        return round(1 - 0.5 * min(1.0, fill / empty_below), 3)
    if state is MarkState.MARKED:
        inside = min((fill - MARKED_FROM) / MARKED_FROM, (BOLD_FROM - fill) / MARKED_FROM, 1.0)
        return round(0.5 + 0.5 * inside, 3)
    if state is MarkState.CANCELLED:
        return round(0.5 + 0.5 * min(1.0, (fill - CANCELLED_FROM) / MARKED_FROM), 3)
    return 0.0


def doubted(judged: Judged, why: Why) -> Judged:
    """Return a box as doubtful after all."""
    return replace(judged, mark=replace(judged.mark, state=MarkState.DOUBTFUL, why=why, confidence=0.0))


def _widest_gap(flags: NDArray[np.bool_]) -> float:
    """Return the radius, in pixels, of the largest white spot inside a box."""
    held = (WITHIN & ~flags).astype(np.uint8)
    return float(np.asarray(cv2.distanceTransform(held, cv2.DIST_L2, 3)).max())


def _largest(flags: NDArray[np.bool_]) -> int:
    count, _, stats, _ = cv2.connectedComponentsWithStats(flags.astype(np.uint8), connectivity=8)
    return int(stats[1:, cv2.CC_STAT_AREA].max()) if count > 1 else 0


def _extent(flags: NDArray[np.bool_]) -> int:
    count, _, stats, _ = cv2.connectedComponentsWithStats(flags.astype(np.uint8), connectivity=8)
    return int(stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max()) if count > 1 else 0


def _angles() -> NDArray[np.float64]:
    place = np.arange(WINDOW) - CENTRE
    return np.degrees(np.arctan2(place[:, None], place[None, :])) % 360


ANGLES = _angles()
SECTOR = (ANGLES // (360 / SECTORS)).astype(np.int64)
SECTOR_SIZES = np.bincount(SECTOR[STRIP], minlength=SECTORS)
PLACE = np.abs(np.arange(WINDOW) - CENTRE)
DISTANCE = np.maximum(PLACE[:, None], PLACE[None, :]) - HALF
"""Pixels from the outline, positive outside, along the axes."""

OFF_THE_LINE = DISTANCE <= -6  # noqa: PLR2004 - where a line that is a pixel off does not reach
WITHIN = DISTANCE <= -3  # noqa: PLR2004 - right up to the printed line
OUTSIDE = DISTANCE >= 3  # noqa: PLR2004 - past the printed line


def _sectors(flags: NDArray[np.bool_]) -> int:
    """Return in how many of 16 directions the blank strip around the box is inked."""
    held = np.bincount(SECTOR[STRIP & flags], minlength=SECTORS)
    return int((held > 0.12 * SECTOR_SIZES).sum())


def _leaving(flags: NDArray[np.bool_]) -> tuple[float, ...]:
    """Return the directions, in degrees, in which strokes leave the box and go on for long."""
    count, labels = cv2.connectedComponents((flags & OUTSIDE).astype(np.uint8), connectivity=8)
    found = []
    for number in range(1, count):
        part = np.asarray(labels) == number
        near = part & (DISTANCE <= 5)  # noqa: PLR2004 - it touches the printed line
        if near.any() and int(DISTANCE[part].max()) >= min(LONG, AROUND - 2):
            rows, columns = np.nonzero(near)
            found.append(float(np.degrees(np.arctan2(rows.mean() - CENTRE, columns.mean() - CENTRE))) % 360)
    return tuple(found)


def _apart(one: float, other: float) -> float:
    """Return the angle between two directions, 0 to 180."""
    return abs((one - other + 180) % 360 - 180)


def from_neighbours(judged: list[Judged], middles: NDArray[np.float64], near: float) -> list[Judged]:
    """Doubt a weak mark that one and the same stroke makes together with a stronger one ``near`` millimetres away."""
    kept = list(judged)
    strong = [number for number, held in enumerate(judged) if held.mark.state is MarkState.MARKED and held.leaving]
    for weak in strong:
        for other in strong:
            way = middles[other] - middles[weak]
            if judged[weak].mark.fill >= judged[other].mark.fill or float(np.hypot(*way)) > near:
                continue
            angle = float(np.degrees(np.arctan2(way[1], way[0]))) % 360
            there = min(_apart(angle, leaving) for leaving in judged[weak].leaving) < TOWARDS
            back = min(_apart((angle + 180) % 360, leaving) for leaving in judged[other].leaving) < TOWARDS
            if there and back:
                kept[weak] = doubted(judged[weak], Why.AT_THE_EDGE)
    return kept
