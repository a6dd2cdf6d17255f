"""Workbooks made to keep the server busy or to read its files: refused with a sentence."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from miteinander.ground.refusals import Refused
from miteinander.meetings.services.registration_table import MOST_BYTES_UNPACKED, MOST_COLUMNS, read_table

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


def workbook(*rows: list[str]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def with_sheet(sheet: bytes) -> bytes:
    """A workbook whose only sheet says this."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["Name"]))) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in given.namelist():
            new.writestr(name, sheet if name == SHEET else given.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    "head", [f"<!DOCTYPE w [<!ENTITY a 'ha'>{ENTITIES}]>", "<!DOCTYPE w [<!ENTITY h SYSTEM 'file:///etc/passwd'>]>"]
)
def test_a_workbook_with_entities_is_refused(head):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = "<c r='A1' t='inlineStr'><is><t>Name &h;</t></is></c>"
    sheet = f"{head}<worksheet xmlns='{space}'><sheetData><row r='1'>{cell}</row></sheetData></worksheet>"
    with pytest.raises(Refused):
        read_table(with_sheet(sheet.encode()))


def test_a_workbook_that_unpacks_to_very_much_is_refused():
    with pytest.raises(Refused, match="zu groß"):
        read_table(with_sheet(b" " * MOST_BYTES_UNPACKED))


def test_columns_far_to_the_right_are_not_looked_at():
    rows = read_table(workbook(["Name", *[""] * MOST_COLUMNS, "E-Mail"], ["Ada", *[""] * MOST_COLUMNS, "a@b.example"]))
    assert [row.cells for row in rows] == [{"name": "Ada"}]
