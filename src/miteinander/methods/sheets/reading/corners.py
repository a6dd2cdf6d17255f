"""Find the corner marks of a page: ArUco 4x4 by OpenCV, at half size first, their corners to a part of a pixel."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from miteinander.methods.sheets.layout import MARKER_DICTIONARY
from miteinander.methods.sheets.reading.pictures import Grey

CORNERS = 4


@dataclass(frozen=True, slots=True)
class Corner:
    """One corner mark: which (0 to 3, clockwise from top left) and its four corners in pixels (4, 2)."""

    id: int
    corners: NDArray[np.float64]


@lru_cache(maxsize=1)
def _detector() -> cv2.aruco.ArucoDetector:
    wanted = cv2.aruco.DetectorParameters()
    wanted.adaptiveThreshWinSizeMin, wanted.adaptiveThreshWinSizeMax, wanted.adaptiveThreshWinSizeStep = 13, 33, 20
    wanted.minMarkerPerimeterRate = 0.03
    wanted.maxMarkerPerimeterRate = 0.6
    wanted.errorCorrectionRate = 0.3  # four marks of fifty: a letter must not become a corner
    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, MARKER_DICTIONARY))
    return cv2.aruco.ArucoDetector(dictionary, wanted)


def corners(grey: Grey) -> tuple[Corner, ...]:
    """Return the corner marks of a picture; the whole picture is looked at only when the half did not show all."""
    small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    found = _detected(np.asarray(small, np.uint8), 2.0)
    if {corner.id for corner in found} != set(range(CORNERS)):
        more = _detected(grey, 1.0)
        found = [*more, *(corner for corner in found if not any(_same(corner, other) for other in more))]
    return tuple(Corner(corner.id, _refined(grey, corner.corners)) for corner in found)


def corners_at_last(grey: Grey) -> tuple[Corner, ...]:
    """Look again where light or blur hid marks: with the contrast levelled over the page."""
    levelled = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(cv2.GaussianBlur(grey, (3, 3), 0))
    return tuple(Corner(corner.id, _refined(grey, corner.corners)) for corner in _detected(np.asarray(levelled), 1.0))


def _detected(grey: Grey, scale: float) -> list[Corner]:
    found, ids, _ = _detector().detectMarkers(grey)
    if ids is None:
        return []
    numbered = zip(np.asarray(ids).ravel(), found, strict=True)
    return [
        Corner(int(number), (np.asarray(held, np.float64).reshape(4, 2) + 0.5) * scale - 0.5)
        for number, held in numbered
        if number < CORNERS
    ]


def _same(one: Corner, other: Corner) -> bool:
    side = float(np.linalg.norm(one.corners[0] - one.corners[2]))
    return one.id == other.id and float(np.linalg.norm(one.corners.mean(0) - other.corners.mean(0))) < side


def _refined(grey: Grey, held: NDArray[np.float64]) -> NDArray[np.float64]:
    side = float(np.linalg.norm(held[0] - held[2])) / 2**0.5
    half = int(min(7, max(2, side / 14)))
    points = held.astype(np.float32).reshape(-1, 1, 2)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_COUNT, 20, 0.03)
    moved = np.asarray(cv2.cornerSubPix(grey, points, (half, half), (-1, -1), stop), np.float64).reshape(4, 2)
    steady = np.linalg.norm(moved - held, axis=1, keepdims=True) < max(3.0, side / 8)
    return np.where(steady, moved, held)
