"""A desk in the town hall: sheets drawn, filled in and scanned for one test."""

from functools import lru_cache

import cv2
import numpy as np

from miteinander.methods.sheets.layout import Box, Code, Layout, Mark
from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.pictures import Source
from miteinander.methods.sheets.reading.results import FieldRead, Reading
from tests.methods.sheets.reading.degrading import at_dpi
from tests.methods.sheets.reading.drawing import DENSITY, Pen, cross, drawn, filled, put, sample_layout

SHEET = sample_layout()
LAYOUTS = {SHEET.version: SHEET}
BALLPOINT = Pen(0.45, 50)
SERIAL = "0123456789"


@lru_cache(maxsize=16)
def _empty(number: int, serial: str) -> np.ndarray:
    page = SHEET.pages[number - 1]
    return drawn(page, Code(serial, SHEET.version, page.number, len(SHEET.pages)))


def paper(number: int = 1, serial: str = SERIAL) -> np.ndarray:
    return _empty(number, serial).copy()


def mark(field: str, value: str, rank: int = 0, sheet: Layout = SHEET) -> Mark:
    marks = (mark for page in sheet.pages for asked in page.fields if asked.id == field for mark in asked.marks)
    return next(mark for mark in marks if (mark.value, mark.rank) == (value, rank))


def box(field: str, value: str, rank: int = 0) -> Box:
    return mark(field, value, rank).box


def crossed(held: np.ndarray, *boxes: Box) -> np.ndarray:
    for one in boxes:
        put(held, cross(one, np.random.default_rng(1)), BALLPOINT)
    return held


def cancelled(held: np.ndarray, one: Box) -> np.ndarray:
    put(held, filled(one, np.random.default_rng(1)), BALLPOINT)
    return held


def stroke(held: np.ndarray, *points: tuple[float, float], pen: Pen = BALLPOINT) -> np.ndarray:
    put(held, [np.array(points, np.float64)], pen)
    return held


def png(picture: np.ndarray) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()


def scanned(held: np.ndarray, name: str = "scan.png", dpi: float = 200) -> Source:
    return Source(name, png(at_dpi(held, DENSITY, dpi)))


def read(*held: np.ndarray) -> Reading:
    return read_scans([scanned(one, f"{at}.png") for at, one in enumerate(held, 1)], LAYOUTS)


def field(reading: Reading, name: str) -> FieldRead:
    read = (one for sheet in reading.sheets for page in sheet.pages for one in page.fields)
    return next(one for one in read if one.id == name)


def jpeg(picture: np.ndarray, quality: int = 75) -> bytes:
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
