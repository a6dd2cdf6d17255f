"""What is drawn over the words of a page: corner marks, the code and the number line, as content of a PDF page."""

from functools import lru_cache

import numpy as np

from miteinander.methods.sheets.layout import Box, Layout, Page
from miteinander.methods.sheets.making.codes import QUIET, Modules
from miteinander.methods.sheets.making.markers import black_runs, runs_of
from miteinander.methods.sheets.making.master import Glyphs
from miteinander.methods.sheets.making.serials import spoken

POINT = 72 / 25.4
MARGIN = 24.0
"""Millimetres left and right of the number line."""

BASELINE = 284.4
"""Millimetres from the top edge to the foot of the number line, between the lower marks."""

LINE_OF_SIDE = 0.078
"""The line of a box as a share of its side: 0.35 mm of 4.5 mm. Its middle is the edge that the layout knows."""

NUMBER_LINE = {
    "de": ("Bogen {serial} · Fassung {version}", "Seite {page} von {pages}"),
    "en": ("Sheet {serial} · Version {version}", "Page {page} of {pages}"),
}
ALPHABET = "".join(dict.fromkeys("0123456789ABCDEFGHJKMNPQRSTVWXYZ·BogenFassung SeitevonSheetVersionPageof"))
"""Every letter a number line may need; the footer shows them once, so that the font in the file holds them."""

CODE_ALT = {
    "de": "QR-Code für die Auswertung. Er sagt die Nummer des Bogens, die unten auf der Seite steht, und keinen Namen.",
    "en": "QR code for the count. It says the number of the sheet, which stands below on the page, and no name.",
}


def frame(page: Page) -> bytes:
    """Return the four corner marks and the boxes to tick of a page."""
    boxes = [mark.box for field in page.fields for mark in field.marks]
    line = LINE_OF_SIDE * (boxes[0].width if boxes else 0) * POINT
    outlines = b" ".join(
        b"%.3f %.3f %.3f %.3f re"
        % (box.x * POINT, (page.height - box.y - box.height) * POINT, box.width * POINT, box.height * POINT)
        for box in boxes
    )
    return b"/Artifact BMC q 0 g\n%b\n%.3f w 1 j 0.12 G %b S\nQ EMC" % (
        _corners(page.markers, page.height),
        line,
        outlines,
    )


@lru_cache(maxsize=4)
def _corners(boxes: tuple[Box, ...], height: float) -> bytes:
    drawn = (
        b"%b\n%b\nf Q" % (_grid(box, 6, height), _rectangles(black_runs(number))) for number, box in enumerate(boxes)
    )
    return b"\n".join(drawn)


def stamp(page: Page, code: Modules, line: bytes, figure: int) -> bytes:
    """Return the code and the number line of one copy's page; ``figure`` is the number of its marked content."""
    quiet = page.code.width * QUIET / (len(code) + 2 * QUIET)
    inner = Box(page.code.x + quiet, page.code.y + quiet, page.code.width - 2 * quiet, page.code.height - 2 * quiet)
    drawn = b"/Figure<</MCID %d>>BDC q 0 g\n%b\n%b\nf Q\nQ EMC\n/P<</MCID %d>>BDC\n%b\nEMC\n"
    return drawn % (figure, _grid(inner, len(code), page.height), _dark(code), figure + 1, line)


def number_line(layout: Layout, page: Page, serial: str, *, language: str, glyphs: Glyphs) -> bytes:
    """Return the line a person reads: number and version on the left, the page on the right."""
    left, right = (
        part.format(serial=spoken(serial), version=layout.version, page=page.number, pages=len(layout.pages))
        for part in NUMBER_LINE[language]
    )
    y = (page.height - BASELINE) * POINT
    end = (page.width - MARGIN) * POINT - glyphs.width(right)
    return b"BT 0.25 g /%b %.2f Tf 1 0 0 1 %.3f %.3f Tm %b Tj 1 0 0 1 %.3f %.3f Tm %b Tj ET" % (
        *(glyphs.font, glyphs.size, MARGIN * POINT, y, glyphs.shown(left)),
        *(end, y, glyphs.shown(right)),
    )


def _grid(box: Box, side: int, height: float) -> bytes:
    """Return the change of coordinates after which one unit is one module and rows go downward."""
    unit = box.width / side * POINT
    return b"q %.6f 0 0 -%.6f %.5f %.5f cm" % (unit, unit, box.x * POINT, (height - box.y) * POINT)


def _rectangles(runs: list[tuple[int, int, int]]) -> bytes:
    return b"\n".join(b"%d %d %d 1 re" % (column, row, length) for row, column, length in runs)


@lru_cache(maxsize=4)
def _eights(side: int) -> tuple[tuple[bytes, ...], ...]:
    """Return for each group of eight modules, row by row, what each of its 256 patterns draws."""
    return tuple(
        tuple(
            b"".join(
                b"%d %d %d 1 re\n" % (8 * group + column, row, length)
                for _row, column, length in runs_of(row, f"{pattern:08b}", "1")
            )
            for pattern in range(256)
        )
        for row in range(side)
        for group in range((side + 7) // 8)
    )


def _dark(code: Modules) -> bytes:
    packed = np.packbits(code, axis=1).ravel().tolist()
    return b"".join([drawn[pattern] for drawn, pattern in zip(_eights(len(code)), packed, strict=True)])
