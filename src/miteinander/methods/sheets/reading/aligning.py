"""Lay a page of the layout over the scan: by its four corner marks, by fewer and the code, and by the boxes themselves.

With four marks the map is certain. With fewer the corners of the code help, and the map then grows outward: the boxes
near what is known are found, pin the map down, and let the next ones be found. A page whose boxes are not where they
should be is not read at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from miteinander.methods.sheets.layout import Box, Page
from miteinander.methods.sheets.reading.codes import Seen, symbol
from miteinander.methods.sheets.reading.corners import CORNERS, Corner
from miteinander.methods.sheets.reading.outlines import AGREE, SIDE, Boxes, Outlines, outlines
from miteinander.methods.sheets.reading.pictures import Grey
from miteinander.methods.sheets.reading.planes import Plane, Points, fitted, flat, moved, resolution

OFF = 0.6
"""Millimetres the corners of the marks may stand off on average; more, and one of them is no mark."""

WANTED = 0.85
"""Share of the boxes that must be found where three or four marks hold the map."""

WANTED_WITHOUT = 0.97
"""Share where fewer marks do: rows of boxes look alike, and a map that is off by a row must not pass."""

THREE = 3
GROWING = 45.0
"""Millimetres from what is known within which boxes are looked for next."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A page found in a picture: the map, the corner marks it stands on, and where its boxes are."""

    plane: Plane
    marks: tuple[int, ...]
    boxes: Boxes
    outlines: Outlines


def corners_of(box: Box) -> Points:
    """Return the corners of a rectangle, from top left clockwise, (4, 2)."""
    right, bottom = box.x + box.width, box.y + box.height
    return np.array([(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)], np.float64)


def chosen(page: Page, seen: Seen | None, corners: Sequence[Corner]) -> tuple[Corner, ...]:
    """Return for each corner at most one mark: with several pages in a picture, the one the code points to."""
    if seen is None:
        return tuple(corner for corner in corners if sum(corner.id == other.id for other in corners) == 1)
    rough = flat(_code_corners(page, seen), seen.corners)
    far = 0.3 * float(np.hypot(page.width, page.height)) * resolution(rough, page_middle(page))
    kept = []
    for number in range(CORNERS):
        target = moved(rough, corners_of(page.markers[number]).mean(axis=0)[None])[0]
        near = [(float(np.linalg.norm(one.corners.mean(axis=0) - target)), one) for one in corners if one.id == number]
        distance, best = min(near, key=lambda pair: pair[0], default=(far, None))
        if best is not None and distance < far:
            kept.append(best)
    return tuple(kept)


def _code_corners(page: Page, seen: Seen) -> Points:
    return corners_of(symbol(page.code, seen.code) if seen.code else page.code)


def page_middle(page: Page) -> Points:
    return np.array([[page.width / 2, page.height / 2]])


def mapped(page: Page, seen: Seen | None, corners: Sequence[Corner]) -> tuple[Plane, tuple[Corner, ...]] | None:
    """Return the map from marks and code, with the marks it believes: all that agree, at least three or with a code."""
    for size in range(len(corners), -1, -1):
        tried = []
        for some in combinations(corners, size):
            plane = _plane(page, seen, some)
            if plane is not None:
                tried.append((_off(page, plane, some), plane, some))
        if tried:
            off, plane, some = min(tried, key=lambda held: held[0])
            if off < OFF or (size <= 1 and seen is not None):
                return plane, some
    return None


def _plane(page: Page, seen: Seen | None, corners: Sequence[Corner]) -> Plane | None:
    known, at = _pairs(page, seen if len(corners) < CORNERS else None, corners)
    if len(known) == 0:
        return None
    if len(corners) < THREE:  # perspective would be guessed from what is close together
        return flat(known, at) if seen is not None else None
    return fitted(known, at)


def _pairs(page: Page, seen: Seen | None, corners: Sequence[Corner]) -> tuple[Points, Points]:
    known = [corners_of(page.markers[corner.id]) for corner in corners]
    at = [corner.corners for corner in corners]
    if seen is not None:
        known.append(_code_corners(page, seen))
        at.append(seen.corners)
    return (np.concatenate(known), np.concatenate(at)) if known else (np.empty((0, 2)), np.empty((0, 2)))


def _off(page: Page, plane: Plane, corners: Sequence[Corner]) -> float:
    """Return by how many millimetres the marks stand off the map on average."""
    if not corners:
        return 0.0
    known, at = _pairs(page, None, corners)
    apart = np.linalg.norm(moved(plane, known) - at, axis=1)
    return float(np.sqrt((apart**2).mean())) / max(1e-6, resolution(plane, page_middle(page)))


def aligned(grey: Grey, page: Page, seen: Seen | None, corners: Sequence[Corner]) -> Aligned | None:
    """Return the page as it lies in the picture, or ``None`` when its boxes are not where they should be."""
    found = mapped(page, seen, chosen(page, seen, corners))
    if found is None:
        return None
    plane, believed = found
    ids = tuple(sorted(corner.id for corner in believed))
    boxes = Boxes.of([mark.box for field in page.fields for mark in field.marks])
    count = len(boxes.middles)
    if count == 0:
        nothing = Outlines(np.empty((0, 2)), np.empty(0), np.empty(0, np.bool_))
        return Aligned(plane, ids, boxes, nothing) if len(believed) >= THREE else None
    if len(believed) < CORNERS:
        plane = _grown(grey, plane, boxes, *_pairs(page, seen, believed))
    lines = outlines(grey, plane, boxes)
    wanted = WANTED if len(believed) >= THREE else WANTED_WITHOUT
    missing = count - int(lines.found.sum())
    if missing > max(1.0, (1 - wanted) * count):
        return None
    return Aligned(plane, ids, boxes, lines)


def _grown(grey: Grey, plane: Plane, boxes: Boxes, base: Points, at: Points) -> Plane:
    """Return a better map: from marks and code (``base`` on the page, ``at`` in the picture) outward, box by box."""
    held = np.zeros(len(boxes.middles), np.bool_)
    places = np.zeros_like(boxes.middles)
    for _ in range(12):
        known = np.concatenate([base, boxes.middles[held]])
        apart = np.hypot(*(boxes.middles[:, None, :] - known[None, :, :]).transpose(2, 0, 1)).min(axis=1)
        if not (apart < GROWING).any():
            apart = apart - apart.min()
        near = apart < GROWING
        lines = outlines(grey, plane, boxes.some(near))
        sure = np.zeros_like(held)
        sure[near] = lines.found
        offsets = np.zeros_like(boxes.middles)
        offsets[near] = lines.offsets
        places[sure] = moved(plane, boxes.middles[sure] + offsets[sure])
        grown = int((sure & ~held).sum())
        held = sure
        steps = np.abs(offsets[sure] / boxes.sizes[sure] * SIDE) if sure.any() else np.zeros((1, 2))
        plane = _refitted(plane, np.concatenate([base, boxes.middles[held]]), np.concatenate([at, places[held]]))
        if grown == 0 and steps.max() < AGREE:
            break
    return plane


def _refitted(plane: Plane, known: Points, at: Points) -> Plane:
    wide = np.ptp(known, axis=0).min() > GROWING
    better = fitted(known, at) if wide else flat(known, at)
    return plane if better is None else better
