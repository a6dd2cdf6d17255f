"""Rows of a CSV file: separator found by itself, columns by name, each row with its line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from miteinander.methods.disclosure.anonymity import Persons
from miteinander.methods.disclosure.table import Ints
from miteinander.methods.files import read_text
from miteinander.methods.tables import parse_table
from miteinander.methods.trouble import MethodError

EMPTY = "ohne Angabe"


@dataclass(frozen=True, slots=True)
class Rows:
    """The header and, for every row that is not blank, its line (from 1) and as many fields as the header has."""

    file: str
    header: tuple[str, ...]
    lines: tuple[int, ...]
    fields: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> int:
        """Return the place of a column; raises MethodError for one that is not there."""
        if name not in self.header:
            raise MethodError(
                de=f"Die Spalte „{name}“ gibt es nicht; möglich: {', '.join(self.header)}.",
                en=f"There is no column “{name}”; possible: {', '.join(self.header)}.",
                line=1,
                file=self.file,
            )
        return self.header.index(name)


def read_rows(path: Path) -> Rows:
    """Read a CSV file; raises MethodError for what is none, with the line."""
    return parse_rows(read_text(path), file=path.name)


def parse_rows(text: str, *, file: str = "") -> Rows:
    """Read the text of a CSV file, separated by ``;`` ``,`` tab or ``|``, the first line being the header.

    Raises MethodError for rows of other widths than the header, and for a file without rows.
    """
    found = parse_table(text, file=file)
    if not found.rows:
        raise MethodError(de="Unter der Kopfzeile steht nichts.", en="Nothing follows the header.", file=file)
    return Rows(file, found.columns, tuple(row.line for row in found.rows), tuple(row.cells for row in found.rows))


def natural(value: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts numbers inside words by size: 9 before 10, 60–79 before 80+."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", value)
    return tuple((0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts)


def coded(rows: Rows, names: Sequence[str]) -> Persons:
    """Return the rows as codes of some columns; an empty field becomes „ohne Angabe“.

    Raises MethodError for no column, and for one that is not there or named twice.
    """
    places = [rows.column(name) for name in names]
    if len(set(names)) != len(names) or not names:
        raise MethodError(
            de="Bitte nennen Sie jede Spalte genau einmal.", en="Please name each column exactly once.", file=rows.file
        )
    listed: list[tuple[str, ...]] = []
    codes: list[Ints] = []
    for place in places:
        column = [fields[place] or EMPTY for fields in rows.fields]
        values = tuple(sorted(set(column), key=lambda value: (value == EMPTY, natural(value), value)))
        number = {value: at for at, value in enumerate(values)}
        listed.append(values)
        codes.append(np.array([number[value] for value in column], dtype=np.int64))
    return Persons(tuple(names), tuple(listed), np.stack(codes, axis=1))
