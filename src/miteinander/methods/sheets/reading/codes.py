"""Find the codes on a page: QR by zxing, looked for harder and harder, and never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from miteinander.methods.sheets.layout import Box, Code
from miteinander.methods.sheets.reading.pictures import Grey

PATTERN = re.compile(r"MIT1:([0-9A-HJKMNP-TV-Z]{10}):([0-9A-F]{8}):([1-9][0-9]{0,2}):([1-9][0-9]{0,2})")
"""``Code.text()``, strictly: anything else is the code of something else."""


QUIET = 4
"""White modules around a code."""

LETTERS = 29
"""Capitals and digits that a code of version 2, level Q, holds; from there on it is version 3 (ISO/IEC 18004)."""

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True, slots=True)
class Seen:
    """One QR code: its text, what it says when it is one of ours, and its corners in pixels (4, 2), from top left."""

    text: str
    code: Code | None
    corners: NDArray[np.float64]


def codes(grey: Grey, *, thoroughly: bool = False) -> tuple[Seen, ...]:
    """Return the QR codes of a picture; ``thoroughly`` also tries it sharpened, larger and in black and white."""
    for picture, scale in _versions(grey) if thoroughly else ((grey, 1.0),):
        found = zxingcpp.read_barcodes(picture, formats=QR, try_invert=False)
        seen = tuple(_seen(barcode, scale) for barcode in found if barcode.text)
        if seen:
            return seen
    return ()


def _versions(grey: Grey) -> Iterator[tuple[Grey, float]]:
    yield grey, 1.0
    soft = cv2.GaussianBlur(grey, (0, 0), 1.0)
    yield np.asarray(soft, np.uint8), 1.0
    sharp = cv2.addWeighted(grey, 2.5, cv2.GaussianBlur(grey, (0, 0), 3.0), -1.5, 0)
    yield np.asarray(sharp, np.uint8), 1.0
    largest = 3000
    if max(grey.shape) <= largest:
        large = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        yield np.asarray(large, np.uint8), 2.0
        deblurred = cv2.addWeighted(large, 3.0, cv2.GaussianBlur(large, (0, 0), 5.0), -2.0, 0)
        yield np.asarray(deblurred, np.uint8), 2.0
    window = max(31, round(max(grey.shape) / 60) | 1)
    local = cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window, 7)
    yield np.asarray(local, np.uint8), 1.0


def _seen(barcode: Any, scale: float) -> Seen:
    at = barcode.position
    corners = [(point.x, point.y) for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
    return Seen(barcode.text, parse(barcode.text), np.asarray(corners, np.float64) / scale)


def symbol(box: Box, code: Code) -> Box:
    """Return the dark square of a code within its box, without the white around it."""
    return _inset(box, QUIET * _module(box, code))


def finders(box: Box, code: Code) -> list[tuple[Box, float]]:
    """Return the three large squares of a code: their outer edge and the width of their black frame, a module."""
    module, inner = _module(box, code), symbol(box, code)
    far = inner.width - 7 * module
    places = ((inner.x, inner.y), (inner.x + far, inner.y), (inner.x, inner.y + far))
    return [(Box(x, y, 7 * module, 7 * module), module) for x, y in places]


def _module(box: Box, code: Code) -> float:
    longest = len(Code(code.serial, code.version, code.pages, code.pages).text())
    side = 25 if longest <= LETTERS else 29
    return box.width / (side + 2 * QUIET)


def _inset(box: Box, edge: float) -> Box:
    return Box(box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge)


def parse(text: str) -> Code | None:
    """Return what a code says, or ``None`` when it is not one of ours."""
    match = PATTERN.fullmatch(text)
    if match is None or int(match[3]) > int(match[4]):
        return None
    return Code(match[1], match[2], int(match[3]), int(match[4]))
