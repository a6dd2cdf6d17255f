"""Open what a scanner or a phone gives: PDF, PNG, JPEG, TIFF; page by page, grey, never larger than is useful.

Nothing in a scan is trusted: pixels are counted before they are unpacked, a page that cannot be opened is named and
the next one is read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from miteinander.methods.sheets.reading.headers import Frame, frames
from miteinander.methods.sheets.reading.results import Lost
from miteinander.methods.trouble import MethodError

Grey: TypeAlias = NDArray[np.uint8]
"""A picture, rows by columns, 0 black to 255 white."""

LONG_SIDE = 2400
"""Pixels a page is looked at with: A4 at about 205 dpi."""

FINE_SIDE = 4800
"""Pixels of the second, finer look where the first does not do."""

MOST_PIXELS = 150_000_000
"""Of one picture: A2 at 600 dpi; more is refused unopened."""

MOST_PAGES = 5000
"""Pages of one file."""

COLOURED = 3
"""Dimensions of a picture in colour."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a scan: the name a person would recognise, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a scan, or the reason why it cannot be seen. ``finer()`` gives it again with more pixels."""

    file: str
    index: int
    grey: Grey
    finer: Callable[[], Grey]
    trouble: Lost | None = None


def open_scan(source: Source) -> tuple[int, Iterator[Picture]]:
    """Return how many pages a file has, and its pages one after the other.

    Raises ``MethodError`` for what is no PDF and no picture, is locked, has no page, or has too many.
    """
    if source.content[:1024].lstrip().startswith(b"%PDF"):
        document = _document(source)
        count = _checked(len(document), source.name)
        return count, _pdf_pages(document, source.name, count)
    listed = frames(source.content)
    if not listed:
        raise MethodError(
            de="Das ist weder ein PDF noch ein Bild (PNG, JPEG, TIFF). Bitte scannen Sie in eines dieser Formate.",
            en="This is neither a PDF nor a picture (PNG, JPEG, TIFF). Please scan into one of these formats.",
            file=source.name,
        )
    return _checked(len(listed), source.name), _picture_pages(source, listed)


def _document(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as trouble:
        if b"/Encrypt" in source.content and "password" in str(trouble).lower():
            raise MethodError(
                de="Das PDF ist mit einem Passwort geschützt. Bitte speichern Sie es ohne Passwort.",
                en="The PDF is protected by a password. Please save it without one.",
                file=source.name,
            ) from trouble
        raise MethodError(
            de="Das PDF ist beschädigt und lässt sich nicht öffnen. Bitte scannen Sie neu.",
            en="The PDF is damaged and cannot be opened. Please scan again.",
            file=source.name,
        ) from trouble


def _checked(count: int, name: str) -> int:
    if count < 1:
        raise MethodError(de="Die Datei hat keine Seite.", en="The file has no page.", file=name)
    if count > MOST_PAGES:
        raise MethodError(
            de=f"Die Datei hat {count} Seiten; erlaubt sind {MOST_PAGES}. Bitte teilen Sie sie auf.",
            en=f"The file has {count} pages; {MOST_PAGES} are allowed. Please split it.",
            file=name,
        )
    return count


def _pdf_pages(document: pypdfium2.PdfDocument, name: str, count: int) -> Iterator[Picture]:
    try:
        for number in range(count):
            yield _pdf_page(document, name, number)
    finally:
        document.close()


def _pdf_page(document: pypdfium2.PdfDocument, name: str, number: int) -> Picture:
    try:
        page = document[number]
        if _largest_image(page) > MOST_PIXELS:
            return _unseen(name, number + 1, Lost.TOO_LARGE)
        scanned = _scanned(page)
        grey = _rendered(page, LONG_SIDE) if scanned is None else scanned
    except (pypdfium2.PdfiumError, ValueError, KeyError, MemoryError, OverflowError):
        return _unseen(name, number + 1, Lost.DAMAGED)
    return Picture(name, number + 1, grey, lambda: _rendered(page, FINE_SIDE))


def _largest_image(page: pypdfium2.PdfPage) -> int:
    """Return the pixels of the largest picture on a page, without unpacking it."""
    sizes = [image.get_px_size() for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)]
    return max((width * height for width, height in sizes), default=0)


def _rendered(page: pypdfium2.PdfPage, long_side: int) -> Grey:
    longest = max(page.get_width(), page.get_height())
    if not longest > 0:
        raise ValueError("a page without extent")
    # 600 dpi would be five times the work for the same answer, and a small page is not made larger than 400 dpi
    scale = min(long_side / longest, 400 / 72 * long_side / LONG_SIDE)
    return _grey(page.render(scale=scale, may_draw_forms=False))  # grey at once takes pdfium twice as long


def _grey(bitmap: pypdfium2.PdfBitmap) -> Grey:
    held = bitmap.to_numpy()
    if held.ndim == COLOURED and held.shape[2] > 1:
        kinds = {3: cv2.COLOR_BGR2GRAY, 4: cv2.COLOR_BGRA2GRAY}
        return np.asarray(cv2.cvtColor(held, kinds[held.shape[2]]), np.uint8)
    return np.ascontiguousarray(held.reshape(held.shape[0], held.shape[1]), np.uint8)


def _scanned(page: pypdfium2.PdfPage) -> Grey | None:
    """Return the one JPEG that fills a page of an office scanner as it is, without drawing it anew, if it is such."""
    objects = list(page.get_objects(max_depth=1))
    if len(objects) != 1 or objects[0].type != raw.FPDF_PAGEOBJ_IMAGE or page.get_rotation():
        return None
    image = objects[0]
    a, b, c, d, *_ = image.get_matrix().get()
    fills = a >= 0.98 * page.get_width() and d >= 0.98 * page.get_height()
    if not fills or abs(b) + abs(c) > 1 or image.get_filters() != ["DCTDecode"]:
        return None
    return shrunk(_grey(image.get_bitmap(render=False)), LONG_SIDE)


def _unseen(name: str, index: int, trouble: Lost) -> Picture:
    nothing = np.full((1, 1), 255, np.uint8)
    return Picture(name, index, nothing, lambda: nothing, trouble)


def _picture_pages(source: Source, listed: list[Frame]) -> Iterator[Picture]:
    for number, frame in enumerate(listed):
        if frame.width * frame.height > MOST_PIXELS:
            yield _unseen(source.name, number + 1, Lost.TOO_LARGE)
            continue
        coarse = _decoded(source.content, number, frame, LONG_SIDE)
        if coarse is None:
            yield _unseen(source.name, number + 1, Lost.DAMAGED)
            continue
        yield Picture(source.name, number + 1, coarse, _Finer(source.content, number, frame, coarse))


@dataclass(frozen=True, slots=True)
class _Finer:
    content: bytes
    number: int
    frame: Frame
    coarse: Grey

    def __call__(self) -> Grey:
        fine = _decoded(self.content, self.number, self.frame, FINE_SIDE)
        return self.coarse if fine is None else fine


def _decoded(content: bytes, number: int, frame: Frame, long_side: int) -> Grey | None:
    """Return one page in grey with about ``long_side`` pixels, or ``None`` when it is damaged."""
    held = np.frombuffer(content, np.uint8)
    try:
        if frame.pages:
            read, found = cv2.imdecodemulti(held, cv2.IMREAD_GRAYSCALE, range=(number, number + 1))
            picture = found[0] if read and found else None
        else:
            picture = cv2.imdecode(held, _reduction(max(frame.width, frame.height) / long_side))
    except (cv2.error, MemoryError):
        return None
    if picture is None or picture.size == 0:
        return None
    return shrunk(np.asarray(picture, np.uint8), long_side)


def _reduction(times: float) -> int:
    """Return the way to unpack: a JPEG gives an eighth, a quarter or a half of itself for little work."""
    ways = ((8, cv2.IMREAD_REDUCED_GRAYSCALE_8), (4, cv2.IMREAD_REDUCED_GRAYSCALE_4))
    for factor, way in (*ways, (2, cv2.IMREAD_REDUCED_GRAYSCALE_2)):
        if times >= factor:
            return way
    return cv2.IMREAD_GRAYSCALE


def shrunk(grey: Grey, long_side: int) -> Grey:
    """Return a picture with at most ``long_side`` pixels on its longer side."""
    scale = long_side / max(grey.shape)
    if scale >= 1:
        return grey
    size = max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
