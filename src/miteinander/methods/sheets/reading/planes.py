"""From millimetres on paper to pixels of a scan: plane projective maps (Hartley and Zisserman 2004, chapter 4)."""

import math
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""Shape (n, 2): x, y."""

Plane: TypeAlias = NDArray[np.float64]
"""Shape (3, 3): millimetres on the page to pixels of the picture, homogeneous."""

FOUR = 4


def fitted(page: Points, picture: Points) -> Plane | None:
    """Return the map that fits four or more pairs of points best, by least squares; ``None`` when there is none."""
    if len(page) < FOUR:
        return None
    found, _ = cv2.findHomography(page, picture, 0)
    return np.asarray(found, np.float64) if found is not None and np.isfinite(found).all() else None


def flat(page: Points, picture: Points) -> Plane:
    """Return the best map without perspective: for points so close together that perspective would be guessed."""
    known = np.column_stack([page, np.ones(len(page))])
    solved, *_ = np.linalg.lstsq(known, picture, rcond=None)
    return np.vstack([solved.T, [0.0, 0.0, 1.0]])


def moved(plane: Plane, points: Points) -> Points:
    """Return points of the page in pixels, shape (n, 2)."""
    held = np.column_stack([points, np.ones(len(points))]) @ plane.T
    return np.asarray(held[:, :2] / held[:, 2:], np.float64)


def slopes(plane: Plane, points: Points) -> NDArray[np.float64]:
    """Return, for each point, pixels per millimetre along x and y: shape (n, 2, 2), rows u and v, columns x and y."""
    held = np.column_stack([points, np.ones(len(points))]) @ plane.T
    at = held[:, :2] / held[:, 2:]
    outer = at[:, :, None] * plane[2, :2][None, None, :]
    return np.asarray((plane[None, :2, :2] - outer) / held[:, 2][:, None, None], np.float64)


def resolution(plane: Plane, middle: Points) -> float:
    """Return pixels per millimetre at one point, shape (1, 2)."""
    return math.sqrt(abs(float(np.linalg.det(slopes(plane, middle)[0]))))


def turn(plane: Plane, middle: Points) -> float:
    """Return by how many degrees, clockwise, 0 to 360, the page lies turned in the picture."""
    along = slopes(plane, middle)[0, :, 0]
    return round(math.degrees(math.atan2(float(along[1]), float(along[0]))) % 360, 1) % 360


def mirrored(plane: Plane, middle: Points) -> bool:
    """Return whether the page is seen from behind."""
    return float(np.linalg.det(slopes(plane, middle)[0])) < 0


def scaled(plane: Plane, factor: float) -> Plane:
    """Return the map into the same picture with ``factor`` times as many pixels a side."""
    shift = (factor - 1) / 2  # the middle of the first pixel is 0
    return np.array([[factor, 0, shift], [0, factor, shift], [0, 0, 1.0]]) @ plane
