"""Tables as towns keep them: CSV with any usual delimiter, quotation and case, each row with its line."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from miteinander.methods.files import read_text
from miteinander.methods.trouble import MethodError

DELIMITERS = (",", ";", "\t", "|")
LARGEST_FILE = 100_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, and its cells without outer spaces, as many as the table has columns."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as a table; ``columns`` are the names as written, ``file`` the name for refusals."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, name: str) -> int | None:
        """Return the place of a column, whatever its case and spaces; None when there is none."""
        return next((at for at, column in enumerate(self.columns) if plainly(column) == plainly(name)), None)

    def place_of_any(self, names: Sequence[str]) -> int | None:
        """Return the place of the first of several names that is there."""
        return next((place for name in names if (place := self.place(name)) is not None), None)


def plainly(text: str) -> str:
    """Return a text as it is compared: composed, without case, single spaces, no outer ones."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_table(path: Path) -> Table:
    """Read a table with a head; raises MethodError with the line for rows that do not fit it."""
    file = path.name
    rows = _rows(read_text(path, largest=LARGEST_FILE), file)
    if not rows:
        raise MethodError(de="Die Datei ist leer.", en="The file is empty.", file=file)
    head, body = rows[0], rows[1:]
    columns = head.cells
    _refuse_repeated_columns(columns, file)
    return Table(file, columns, tuple(_fitted(row, columns, file) for row in body))


def _rows(text: str, file: str) -> list[Row]:
    """Return the rows that hold anything, head first."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, tuple(cell.strip() for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as trouble:
        raise MethodError(
            de="Ein Anführungszeichen öffnet oder schließt hier an der falschen Stelle.",
            en="A quotation mark opens or closes at the wrong place here.",
            line=line,
            file=file,
        ) from trouble
    return rows


def _refuse_repeated_columns(columns: tuple[str, ...], file: str) -> None:
    seen: set[str] = set()
    for column in filter(None, columns):
        if plainly(column) in seen:
            raise MethodError(
                de=f"Die Spalte „{column}“ gibt es zweimal.",
                en=f"There are two columns “{column}”.",
                line=1,
                file=file,
            )
        seen.add(plainly(column))


def _fitted(row: Row, columns: tuple[str, ...], file: str) -> Row:
    cells = row.cells
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(columns):
        raise MethodError(
            de=f"Diese Zeile hat {len(cells)} Felder, die Kopfzeile aber {len(columns)}.",
            en=f"This row has {len(cells)} fields, but the head has {len(columns)}.",
            line=row.line,
            file=file,
        )
    return Row(row.line, cells)
