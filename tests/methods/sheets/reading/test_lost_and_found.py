"""Every page of every scan is in the result: read, repeated, or named with the reason why a person must look."""

import cv2
import numpy as np
import pytest

from miteinander.methods.sheets.layout import Code
from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.results import FieldState, Lost, Repeated, Why
from miteinander.methods.trouble import Cancelled
from tests.methods.sheets.reading.degrading import at_dpi, turned
from tests.methods.sheets.reading.desk import LAYOUTS, SERIAL, SHEET, box, crossed, field, paper, read, scanned
from tests.methods.sheets.reading.drawing import DENSITY, drawn

OTHER = "ZZZZZZZZZZ"


def covered(held: np.ndarray, *corners: int) -> np.ndarray:
    """Tear corners off."""
    for number in corners:
        mark = SHEET.pages[0].markers[number]
        at = round((mark.x + 4) * DENSITY), round((mark.y + 4) * DENSITY)
        cv2.circle(held, at, round(9 * DENSITY), 255, -1)
    return held


def without_code(held: np.ndarray, *, whole: bool = True) -> np.ndarray:
    place = SHEET.pages[0].code
    left, top, side = (round(length * DENSITY) for length in (place.x, place.y, place.width))
    held[top : top + side, left : left + (side if whole else side // 2)] = 255
    return held


def lost(*held: np.ndarray) -> list[tuple[str, int, str]]:
    return [(page.file, page.index, page.reason) for page in read(*held).foreign]


def test_pages_in_any_order_become_sheets():
    reading = read(paper(2, OTHER), paper(1), paper(2), paper(1, OTHER))
    assert [(sheet.serial, [page.page for page in sheet.pages]) for sheet in reading.sheets] == [
        (OTHER, [1, 2]),
        (SERIAL, [1, 2]),
    ]
    assert [(sheet.sheet, sheet.pages_missing) for sheet in reading.sheets] == [("sample", ()), ("sample", ())]


def test_a_missing_page_is_named():
    (sheet,) = read(paper(2)).sheets
    assert sheet.pages_missing == (1,)


def test_the_same_page_twice_counts_once():
    reading = read(paper(), paper())
    assert reading.repeated == (Repeated(SERIAL, 1, "2.png", 1, "1.png", 1, same=True),)
    assert [page.index for sheet in reading.sheets for page in sheet.pages] == [1]


def test_two_scans_that_differ_make_a_doubt():
    reading = read(crossed(paper(), box("way", "w0")), crossed(paper(), box("way", "w1")))
    found = field(reading, "way")
    assert (found.value, found.state, [reason.why for reason in found.reasons]) == (
        None,
        FieldState.DOUBTFUL,
        [Why.SCANS_DIFFER],
    )
    assert [page.same for page in reading.repeated] == [False]


def test_other_papers_are_named():
    letter = np.full_like(paper(), 255)
    blank = letter.copy()
    for row in range(40, 250, 8):
        cv2.putText(letter, "Sehr geehrte Damen und Herren", (400, row * 14), cv2.FONT_HERSHEY_SIMPLEX, 3, 0, 6)
    assert lost(letter, blank) == [("1.png", 1, Lost.NO_CODE), ("2.png", 1, Lost.BLANK)]


def test_an_unknown_version_is_never_guessed():
    page = SHEET.pages[0]
    (found,) = read(drawn(page, Code(SERIAL, "DEADBEEF", 1, 2))).foreign
    assert (found.reason, found.version, found.code) == (
        Lost.UNKNOWN_VERSION,
        "DEADBEEF",
        f"MIT1:{SERIAL}:DEADBEEF:1:2",
    )


def test_a_page_the_layout_does_not_have_is_named():
    page = SHEET.pages[0]
    assert lost(drawn(page, Code(SERIAL, SHEET.version, 3, 3))) == [("1.png", 1, Lost.UNKNOWN_PAGE)]


def test_marks_without_a_code_are_a_sheet_for_a_person():
    assert lost(without_code(paper())) == [("1.png", 1, Lost.CODE_UNREADABLE)]


def test_a_sheet_whose_page_cannot_be_aligned_still_appears():
    held = paper()
    held[round(60 * DENSITY) :] = 255
    reading = read(held)
    assert [(sheet.serial, sheet.pages_missing) for sheet in reading.sheets] == [(SERIAL, (1, 2))]
    assert [page.reason for page in reading.foreign] == [Lost.NOT_ALIGNED]


def test_a_mirrored_page_is_not_read():
    reading = read(np.ascontiguousarray(paper()[:, ::-1]))
    assert [page.reason for page in reading.foreign] in ([Lost.MIRRORED], [Lost.NOT_ALIGNED], [Lost.NO_CODE])
    assert [sheet.pages for sheet in reading.sheets if sheet.pages] == []


@pytest.mark.parametrize("corners", [(0,), (1,), (2,), (3,), (0, 2), (1, 3), (0, 1, 2), (0, 1, 2, 3)])
def test_torn_corners_do_not_lose_a_page(corners):
    reading = read(crossed(covered(paper(), *corners), box("s4", "5"), box("way", "w4")))
    assert [page.corner_marks for sheet in reading.sheets for page in sheet.pages] == [4 - len(corners)]
    assert (field(reading, "s4").value, field(reading, "way").value) == ("5", "w4")


def test_two_pages_in_one_picture_are_both_read():
    reading = read(np.hstack([crossed(paper(1), box("way", "w2")), crossed(paper(2), box("again", "a1"))]))
    assert (field(reading, "way").value, field(reading, "again").value) == ("w2", "a1")


def test_a_second_page_without_code_in_one_picture_is_not_lost():
    assert lost(np.hstack([paper(1), without_code(paper(2))])) == [("1.png", 1, Lost.CODE_UNREADABLE)]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 33])
def test_the_turn_of_a_page_is_told(degrees):
    picture = turned(at_dpi(paper(), DENSITY, 200), -degrees)
    reading = read_scans([scanned(picture, dpi=25.4 * DENSITY)], LAYOUTS)
    (page,) = reading.sheets[0].pages
    assert abs((page.rotation - degrees + 180) % 360 - 180) <= 0.2


def test_reading_can_be_stopped_between_pages():
    told = []

    def progress(share: float, step: str) -> None:
        told.append((share, step))
        if len(told) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_scans([scanned(paper(), f"{at}.png") for at in range(4)], LAYOUTS, progress=progress)
    assert told == [(0.0, "0.png 1"), (0.25, "1.png 1")]
