"""Reading a list of people: CSV, a pasted table or XLSX, with German or English column names."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused

MOST_BYTES = 5_000_000
MOST_BYTES_UNPACKED = 25_000_000
MOST_COLUMNS = 60
MOST_ROWS = 20_000
DELIMITERS = ";\t,"
COLUMNS = {
    "name": "name vollername vorundnachname vornamename vornamenachname namevorname person teilnehmer teilnehmerin "
    "fullname",
    "first_name": "vorname firstname givenname rufname",
    "last_name": "nachname familienname zuname lastname surname familyname",
    "municipality": "kommune gemeinde stadt ort wohnort municipality town city kommunestadt stadtkommune",
    "organisation": "organisation organization verein initiative einrichtung institution dienststelle amt firma "
    "organisationverein vereinorganisation association office company",
    "email": "email emailadresse mail mailadresse epost emailaddress",
    "phone": "telefon telefonnummer tel telnr rufnummer phone telephone mobil handy",
    "postal_address": "anschrift postanschrift adresse postadresse address postaladdress",
    "seats": "personen anzahl anzahlpersonen personenzahl plätze plaetze seats persons people number",
    "companions": "begleitung begleitpersonen weiterepersonen mitreisende companions",
    "brings": "bringtmit bringenmit mitbringen thema themen brings topic",
}
BROKEN = (zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, IndexError, TypeError)  # what others made
_FIELD_OF = {word: field for field, words in COLUMNS.items() for word in words.split()}
_PLAIN = re.compile(r"[^a-zäöüß]")


@dataclass(frozen=True)
class Row:
    """One line of the list as its author numbered it; `cells` by field."""

    number: int
    cells: dict[str, str]


def read_table(content: bytes) -> list[Row]:
    """Return the rows below the line with the column names; refuses what is no list."""
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 5 MB. Please remove pictures and sheets that are not needed."))
    lines = _workbook(content) if content.startswith(b"PK") else _text(content)
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if any(line))
    _number, head = next(numbered, (0, []))
    fields = [_FIELD_OF.get(_PLAIN.sub("", name.lower())) for name in head]
    if not {"name", "last_name"} & set(fields):
        raise Refused(
            _("The first line must hold column names, at least “Name”. Known are: %(names)s.") % {"names": _known()}
        )
    rows = [Row(number, _cells(fields, line)) for number, line in islice(numbered, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise Refused(_("The list has more than %(most)d rows. Please divide it.") % {"most": MOST_ROWS})
    if not rows:
        raise Refused(_("Below the column names there is no row."))
    return rows


def _known() -> str:
    return _(
        "Name, First name, Surname, Municipality, Organisation, E-mail, Telephone, Address, Persons, Companions, Brings"
    )


def _cells(fields: Iterable[str | None], line: list[str]) -> dict[str, str]:
    cells = {field: cell for field, cell in zip(fields, line, strict=False) if field and cell}
    if "name" not in cells:
        whole = f"{cells.pop('first_name', '')} {cells.pop('last_name', '')}".strip()
        if whole:
            cells["name"] = whole
    return cells


def _text(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    csv.field_size_limit(100_000)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [" ".join(cell.split()) if "\n" not in cell else cell.strip() for cell in line]
    except csv.Error as error:
        raise Refused(_("The list cannot be read: please check the quotation marks in it.")) from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace").replace("\0", "")
    try:
        return content.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace").replace("\0", "")


def _workbook(content: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # heavy, and needed by this one form only
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  # as above

    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist()) > MOST_BYTES_UNPACKED:
            raise Refused(_("The workbook is too large. Please save only the sheet with the list, as CSV."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        last = {"max_row": MOST_ROWS + 2, "max_col": MOST_COLUMNS}  # a workbook may claim a million rows and columns
        for line in book.worksheets[0].iter_rows(values_only=True, **last):
            yield [_plain(cell) for cell in line]
    except (*BROKEN, InvalidFileException) as error:
        raise Refused(_("The workbook cannot be read. Please save it as CSV and try again.")) from error


def _plain(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split()) if cell is not None else ""
