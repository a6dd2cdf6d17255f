"""Files of strangers: refused with a sentence, or named page by page; nothing is unpacked beyond the limits."""

import io
import struct
import zlib

import cv2
import numpy as np
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.headers import Frame, frames
from miteinander.methods.sheets.reading.pictures import Source
from miteinander.methods.sheets.reading.results import Lost
from miteinander.methods.trouble import MethodError
from tests.methods.sheets.reading.desk import LAYOUTS


def reasons(content: bytes) -> list[Lost]:
    return [page.reason for page in read_scans([Source("scan", content)], LAYOUTS).foreign]


def refusal(content: bytes) -> str:
    with pytest.raises(MethodError) as refused:
        read_scans([Source("scan", content)], LAYOUTS)
    return refused.value.said("de")


def pdf(*sizes: tuple[float, float], password: str = "") -> bytes:
    document, held = pikepdf.new(), io.BytesIO()
    for size in sizes:
        document.add_blank_page().MediaBox = [0, 0, *size]
    document.save(held, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return held.getvalue()


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def with_large_image() -> bytes:
    document, held = pikepdf.new(), io.BytesIO()
    page = document.add_blank_page()
    image = pikepdf.Stream(document, zlib.compress(bytes(1000)))
    image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 60000, "/Height": 60000})
    image.update({"/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.FlateDecode})
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.Contents = pikepdf.Stream(document, b"q 600 0 0 800 0 0 cm /I Do Q")
    document.save(held)
    return held.getvalue()


@pytest.mark.parametrize("content", [b"Hallo", b"GIF89a", b"\xff\xd8\xff", b"PK\x03\x04"])
def test_what_is_no_scan_is_refused(content):
    assert refusal(content) == (
        "scan: Das ist weder ein PDF noch ein Bild (PNG, JPEG, TIFF). Bitte scannen Sie in eines dieser Formate."
    )


def test_a_locked_pdf_is_refused():
    assert refusal(pdf((595, 842), password="geheim")) == (
        "scan: Das PDF ist mit einem Passwort geschützt. Bitte speichern Sie es ohne Passwort."
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7 kaputt", pdf((595, 842))[:200]])
def test_a_damaged_pdf_is_refused(content):
    assert refusal(content) == "scan: Das PDF ist beschädigt und lässt sich nicht öffnen. Bitte scannen Sie neu."


def test_too_many_pages_are_refused():
    assert refusal(pdf(*[(595, 842)] * 5001)) == (
        "scan: Die Datei hat 5001 Seiten; erlaubt sind 5000. Bitte teilen Sie sie auf."
    )


def test_a_page_of_ten_metres_costs_no_more_than_another():
    assert reasons(pdf((28346, 28346), (28346, 3), (3, 3))) == [Lost.BLANK, Lost.NO_CODE, Lost.NO_CODE]


@pytest.mark.parametrize("content", [png_of(60000, 60000), with_large_image()], ids=["png", "pdf"])
def test_a_picture_that_would_burst_is_not_unpacked(content):
    assert reasons(content) == [Lost.TOO_LARGE]


@pytest.mark.parametrize("content", [png_of(0, 0), png_of(500, 500)], ids=["nothing", "less than said"])
def test_a_damaged_picture_is_named(content):
    assert reasons(content) == [Lost.DAMAGED]


def test_a_tiff_of_several_pages_is_seen_page_by_page():
    held = io.BytesIO()
    page = np.full((400, 300), 255, np.uint8)
    done, buffer = cv2.imencodemulti(".tiff", [page, page[:300]])
    assert done
    held.write(buffer.tobytes())
    assert frames(held.getvalue()) == [Frame(300, 400, pages=True), Frame(300, 300, pages=True)]
    assert reasons(held.getvalue()) == [Lost.BLANK, Lost.BLANK]


SEEDS = [
    pdf((595, 842)),
    png_of(300, 200),
    cv2.imencode(".jpg", np.full((200, 300), 200, np.uint8))[1].tobytes(),
    cv2.imencode(".tiff", np.full((200, 300), 200, np.uint8))[1].tobytes(),
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), max_size=20), st.data())
def test_a_damaged_file_is_refused_or_named_and_never_breaks_off(seed, changes, data):
    content = bytearray(seed[: data.draw(st.integers(1, len(seed)))])
    for place, value in changes:
        content[place % len(content)] = value
    told = said(bytes(content))
    assert told is None or told.startswith("scan: ")


def said(content: bytes) -> str | None:
    """Return the refusal of a file, or nothing when its pages are named one by one."""
    try:
        reading = read_scans([Source("scan", content)], LAYOUTS)
    except MethodError as refused:
        return refused.said("de")
    assert reading.sheets == ()
    return None
