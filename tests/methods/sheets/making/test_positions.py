"""What the layout says is where the ink is: within two tenths of a millimetre."""

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp

from miteinander.methods.sheets.layout import Code, Kind
from miteinander.methods.sheets.making.markers import PATTERNS
from miteinander.methods.sheets.making.positions import BOTTOM
from miteinander.methods.sheets.making.serials import seeded_serials
from tests.methods.sheets.making.samples import EVERY_KIND, LARGE, picture, printed

DPI = 400
PIXEL = DPI / 25.4


@pytest.fixture(scope="module", params=[EVERY_KIND, LARGE], ids=["normal", "large"])
def sheet(request):
    made, pdf = printed(request.param)
    return made.layout, pdf, [picture(pdf, at, DPI) for at in range(len(made.layout.pages))]


def test_the_patterns_are_those_of_opencv():
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for number, rows in enumerate(PATTERNS):
        drawn = cv2.aruco.generateImageMarker(dictionary, number, 6)[1:5, 1:5] > 127
        assert rows == tuple("".join("1" if white else "0" for white in row) for row in drawn)


def test_the_corner_marks_are_where_the_layout_says(sheet):
    layout, _, pictures = sheet
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    for page, drawn in zip(layout.pages, pictures, strict=True):
        corners, numbers, _ = detector.detectMarkers(drawn)
        found = {int(number): corner[0][0] / PIXEL for number, corner in zip(numbers.ravel(), corners, strict=True)}
        assert sorted(found) == [0, 1, 2, 3]
        for number, box in enumerate(page.markers):
            assert np.abs(found[number] - (box.x, box.y)).max() < 0.2


def test_the_code_of_each_page_says_copy_version_and_page(sheet):
    layout, _, pictures = sheet
    serial = seeded_serials(1, "test")[0]
    for page, drawn in zip(layout.pages, pictures, strict=True):
        box = page.code
        cut = drawn[round(box.y * PIXEL) : round((box.y + box.height) * PIXEL), round(box.x * PIXEL) :][
            :, : round(box.width * PIXEL)
        ]
        texts = [found.text for found in zxingcpp.read_barcodes(np.ascontiguousarray(cut))]
        assert texts == [Code(serial, layout.version, page.number, len(layout.pages)).text()]


def test_each_box_has_ink_on_its_edges_and_none_inside(sheet):
    layout, _, pictures = sheet
    for page, drawn in zip(layout.pages, pictures, strict=True):
        for box in boxes_of(page):
            x, y, side = box.x * PIXEL, box.y * PIXEL, box.width * PIXEL
            middle = round(side * 0.8)
            inner = drawn[round(y + side * 0.1) :, round(x + side * 0.1) :][:middle, :middle]
            assert inner.min() > 250
            assert abs(edge_of(drawn[round(y + side / 2)], x) - x) / PIXEL < 0.2
            assert abs(edge_of(drawn[:, round(x + side / 2)], y + side) - y - side) / PIXEL < 0.2


def test_each_answer_stands_level_with_its_box():
    made, pdf = printed(EVERY_KIND)
    field = made.layout.pages[0].fields[0]
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    for label, mark in zip(("kurz", "etwas länger", "immer"), field.marks, strict=True):
        at = text.search(label).get_next()
        left, bottom, right, top = text.get_charbox(at[0], loose=False)
        assert 2 < left / 72 * 25.4 - mark.box.x - mark.box.width < 5
        height = 297 - (top + bottom) / 2 / 72 * 25.4
        assert abs(height - mark.box.y - mark.box.height / 2) < 0.8
        assert right > left
    text.close()
    document.close()


def test_no_two_boxes_touch_and_none_leaves_the_words(sheet):
    layout, _, _ = sheet
    for page in layout.pages:
        boxes = boxes_of(page)
        assert all(box.x >= 24 and box.x + box.width <= 186 for box in boxes)
        assert all(box.y >= 42 and box.y + box.height <= BOTTOM for box in boxes)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                assert max(abs(one.x - other.x), abs(one.y - other.y)) > one.width + 2


def test_each_field_is_there_once_with_its_values():
    fields = {field.id: field for page in printed(EVERY_KIND)[0].layout.pages for field in page.fields}
    assert list(fields) == ["dauer", "bus", "geld", "rang", "wort", "orte.1", "orte.2"]
    assert [mark.value for mark in fields["bus"].marks] == ["1", "2", "3", "4", "5"]
    assert [(mark.value, mark.rank) for mark in fields["rang"].marks[2:5]] == [("1", 3), ("2", 1), ("2", 2)]
    assert (fields["dauer"].most, fields["geld"].most, fields["rang"].most, fields["orte.1"].most) == (1, 3, 0, 1)
    assert (fields["wort"].kind, fields["wort"].area.height) == (Kind.TEXT, 27)
    assert fields["orte.2"].label == "Wie oft? im Bus"


def test_the_lines_of_a_ranking_stand_below_each_other():
    fields = {field.id: field for page in printed(EVERY_KIND)[0].layout.pages for field in page.fields}
    marks = fields["rang"].marks
    assert len({mark.box.y for mark in marks[:3]}) == 1
    assert [marks[at].box.x for at in (0, 3, 6)] == [marks[0].box.x] * 3
    assert marks[0].box.y < marks[3].box.y < marks[6].box.y


def boxes_of(page):
    return [mark.box for field in page.fields for mark in field.marks]


def edge_of(line, near):
    """The middle of the ink within a millimetre of a place."""
    start = round(near - PIXEL)
    ink = 255.0 - line[start : round(near + PIXEL)]
    return start + (ink * np.arange(len(ink))).sum() / ink.sum() + 0.5
