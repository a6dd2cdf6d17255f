"""How long a filled-in page takes to read: by resolution, from a phone, and many pages of one scan."""

import io

import cv2
import numpy as np
import pypdfium2

from bench.methods.measuring import Case, run
from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.pictures import Source
from tests.methods.sheets.reading.degrading import WAYS
from tests.methods.sheets.reading.desk import jpeg
from tests.methods.sheets.reading.drawing import DENSITY, sample_layout
from tests.methods.sheets.reading.suite import drawn_sheet, filled_in

SHEET = sample_layout()
VARIETY = 6
"""Different pages; more of them are these again, which cost the same."""


def pages(way: str, count: int) -> list[bytes]:
    """Return filled-in pages as a scanner or a phone stores them."""
    made, papers = [], drawn_sheet(SHEET)
    for copy in range(min(count, VARIETY)):
        draw, held = np.random.default_rng(copy), papers[copy % len(papers)].copy()
        filled_in(SHEET.pages[copy % len(papers)], held, draw)
        made.append(jpeg(WAYS[way](held, draw, DENSITY)))
    return [made[at % len(made)] for at in range(count)]


def as_pdf(scans: list[bytes]) -> Source:
    """Return scanned pages as the PDF of an office scanner: one JPEG a page."""
    document, held = pypdfium2.PdfDocument.new(), io.BytesIO()
    for scan in scans:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(scan), inline=True)
        wide, high = image.get_px_size()
        size = 842 * wide / high, 842.0
        image.set_matrix(pypdfium2.PdfMatrix().scale(*size))
        page = document.new_page(*size)
        page.insert_obj(image)
        page.gen_content()
    document.save(held)
    return Source("scan.pdf", held.getvalue())


def read(sources: list[Source]) -> str:
    reading = read_scans(sources, {SHEET.version: SHEET})
    found = [page for sheet in reading.sheets for page in sheet.pages]
    total = len(found) + len(reading.foreign) + len(reading.repeated)
    return f"{total} pages, {len(reading.foreign)} not read"


def case(way: str, count: int) -> Case:
    return Case(
        f"{count} pages, {way}",
        count,
        lambda: [Source(f"{at}.jpg", scan) for at, scan in enumerate(pages(way, count))],
        read,
        repeats=2,
    )


def main() -> None:
    cv2.setNumThreads(1)  # each measurement is a fork, and threads do not survive one
    run("sheets read", [case(way, 12) for way in ("150 dpi", "200 dpi", "300 dpi", "600 dpi", "phone photo")])
    sizes = (10, 40, 160)
    run(
        "sheets read PDF", [Case(f"{at} pages", at, lambda at=at: [as_pdf(pages("200 dpi", at))], read) for at in sizes]
    )
