"""Read tables as towns keep them: CSV with any usual delimiter, a head, each row with the line it begins on."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from miteinander.methods.files import LARGEST_FILE, read_text
from miteinander.methods.trouble import MethodError

DELIMITERS = ";,\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, and its cells without outer spaces, as many as the table has columns."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as a table; ``columns`` are the names as written, ``file`` the name for refusals, ``line`` of its head."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int = 1

    def place(self, name: str) -> int | None:
        """Return the place of a column, whatever its case and spaces; None when there is none."""
        return next((at for at, column in enumerate(self.columns) if plainly(column) == plainly(name)), None)

    def place_of_any(self, names: Sequence[str]) -> int | None:
        """Return the place of the first of several names that is there."""
        return next((place for name in names if (place := self.place(name)) is not None), None)


def plainly(text: str) -> str:
    """Return a text as it is compared: composed, without case, single spaces, no outer ones."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_table(path: Path, *, largest: int = LARGEST_FILE) -> Table:
    """Read a table with a head; raises MethodError with the line for rows that do not fit it."""
    return parse_table(read_text(path, largest=largest), file=path.name)


def parse_table(text: str, *, file: str = "", short: bool = False) -> Table:
    """Return the table of a text; ``short``: a row may end early, its last cells are empty then."""
    rows = records(text, delimiter_of(text))
    try:
        head, cells = next(rows, (1, []))
        columns = tuple(cell.strip() for cell in cells)
        _refuse_repeated(columns, head)
        body = tuple(
            Row(line, tuple(cell.strip() for cell in row)) for line, row in fitted(rows, len(columns), short=short)
        )
    except MethodError as trouble:
        raise trouble.in_file(file) from trouble
    return Table(file, columns, body, head)


def delimiter_of(text: str, among: str = DELIMITERS) -> str:
    """Return the delimiter that stands most often in the first line that is not blank."""
    return max(among, key=_first_line(text).count)


def head_of(text: str, delimiter: str) -> tuple[str, ...]:
    """Return the names in the first line that is not blank, also of a text that is no table otherwise."""
    reader = csv.reader([_first_line(text)], delimiter=delimiter)
    try:
        return tuple(name.strip() for name in next(reader, []))
    except csv.Error as trouble:
        raise MethodError(
            de="Ein Feld der Kopfzeile ist zu lang. Ist das eine Tabelle?",
            en="A cell of the head is too long. Is this a table?",
            line=1,
        ) from trouble


def rows_below(text: str, delimiter: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Give the rows below the head, each with the line it begins on; raises MethodError unless they have its width."""
    rows = records(text, delimiter)
    next(rows, None)
    return fitted(rows, width)


def _first_line(text: str) -> str:
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that hold anything, head first, with the line each begins on; raises MethodError with the line."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as trouble:
        raise MethodError(
            de="Ein Anführungszeichen öffnet oder schließt hier an der falschen Stelle, oder ein Feld ist zu lang.",
            en="A quotation mark opens or closes at the wrong place here, or a cell is too long.",
            line=line,
        ) from trouble


def fitted(
    rows: Iterable[tuple[int, list[str]]], width: int, *, short: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """Give rows of the width of the head: empty cells at the end fall away; raises MethodError with the line."""
    for line, row in rows:
        cells = row
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        if short and len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        if len(cells) != width:
            raise MethodError(
                de=f"Die Zahl der Felder ist hier {len(cells)}, in der Kopfzeile {width}. Fehlt ein "
                "Anführungszeichen, oder ist die Datei abgeschnitten?",
                en=f"The number of cells is {len(cells)} here, {width} in the head. Is a quotation mark missing, or is "
                "the file cut off?",
                line=line,
            )
        yield line, cells


def refuse_taken(name: str, line: int, lines: dict[str, int], *, file: str = "") -> None:
    """Refuse an id that is empty or stands in an earlier line; note it otherwise."""
    if not name:
        raise MethodError(de="Hier fehlt die Kennung.", en="The id is missing here.", line=line, file=file)
    if lines.setdefault(name, line) != line:
        raise MethodError(
            de=f"Die Kennung „{name[:40]}“ steht schon in Zeile {lines[name]}.",
            en=f"The id “{name[:40]}” already stands in line {lines[name]}.",
            line=line,
            file=file,
        )


def _refuse_repeated(columns: tuple[str, ...], line: int) -> None:
    seen: set[str] = set()
    for column in filter(None, columns):
        if plainly(column) in seen:
            raise MethodError(
                de=f"Die Spalte „{column}“ gibt es zweimal. Bitte benennen Sie eine um.",
                en=f"There are two columns “{column}”. Please rename one.",
                line=line,
            )
        seen.add(plainly(column))
