"""The PDF of an office scanner, one JPEG a page, says the same as the pictures themselves."""

import io

import pypdfium2
import pytest

from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.pictures import Source
from tests.methods.sheets.reading.degrading import at_dpi
from tests.methods.sheets.reading.desk import LAYOUTS, box, crossed, field, jpeg, paper
from tests.methods.sheets.reading.drawing import DENSITY


def pdf(scan: bytes, turn: int) -> bytes:
    document, held = pypdfium2.PdfDocument.new(), io.BytesIO()
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(scan), inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page = document.new_page(595, 842)
    page.insert_obj(image)
    page.gen_content()
    page.set_rotation(turn)
    document.save(held)
    return held.getvalue()


@pytest.mark.parametrize("turn", [0, 90])
def test_a_scanned_pdf_is_read(turn):
    held = crossed(paper(), box("way", "w3"))
    reading = read_scans([Source("scan.pdf", pdf(jpeg(at_dpi(held, DENSITY, 200)), turn))], LAYOUTS)
    assert field(reading, "way").value == "w3"
    assert [page.rotation for sheet in reading.sheets for page in sheet.pages] == [turn]
