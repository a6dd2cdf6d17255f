"""Tables from CSV files: rows of persons, rows with counts, and published tables with hidden cells.

Rows with counts may hold sums (a value such as ``Insgesamt`` in a column); they are checked. A combination that is not
listed counts 0. In a published table a hidden count is one of the signs of ``HIDDEN`` or ``<5``; ``-`` and ``–`` mean
0, as in the tables of the statistical offices; sums that are not listed were not published.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from miteinander.methods.disclosure.anonymity import Persons
from miteinander.methods.disclosure.attack import Published
from miteinander.methods.disclosure.rows import Rows, coded, read_rows
from miteinander.methods.disclosure.rules import Knowledge, Rules
from miteinander.methods.disclosure.table import (
    Bools,
    Dimension,
    Floats,
    Ints,
    Table,
    equations_of,
    flat,
    grouped,
    inner_cells,
)
from miteinander.methods.trouble import MethodError

TOTALS = frozenset(
    {"insgesamt", "gesamt", "total", "totals", "summe", "zusammen", "alle", "all", "sum", "overall", "together"}
)
HIDDEN = frozenset({"x", "·", ".", "*", "/", "…", "...", "?", "•", "", "geheim", "hidden", "suppressed"})
NOTHING = frozenset({"-", "–", "—"})
LARGEST_COUNT = 10**9
Groups = Mapping[str, Mapping[str, str]]
"""For a column, the group of each of its values."""


@dataclass(frozen=True)
class Seen:
    """A published table: its dimensions and what is visible of it."""

    dimensions: tuple[Dimension, ...]
    published: Published


@dataclass(frozen=True, slots=True)
class Reading:
    """How rows with counts are read: ``columns``, that of the counts, groups, word for sums (None: ``TOTALS``)."""

    rows: Rows
    columns: tuple[str, ...]
    count: str
    groups: Groups
    total: str | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    """A field: a number, or hidden and known to be at most ``most``."""

    value: int | None
    most: float = np.inf


def read_groups(path: Path) -> Mapping[str, str]:
    """Read a CSV file of value and group; raises MethodError for an empty field and a value in two groups."""
    rows = read_rows(path)
    found: dict[str, str] = {}
    for line, fields in zip(rows.lines, rows.fields, strict=True):
        if len(fields) < 2 or not fields[0] or not fields[1] or found.setdefault(fields[0], fields[1]) != fields[1]:  # noqa: PLR2004 - a pair
            raise MethodError(
                de="Erwartet werden zwei Spalten, Wert und Gruppe, und jeder Wert in genau einer Gruppe.",
                en="Two columns are expected, value and group, and each value in exactly one group.",
                line=line,
                file=path.name,
            )
    return found


def table_of_persons(persons: Persons, groups: Groups, *, total: str = "Insgesamt", file: str = "") -> Table:
    """Count the persons of every combination of codes, sums included; ``total`` is what the sums are called.

    Raises MethodError for a value without a group or called like a sum, and for more cells than ``MOST_CELLS``.
    """
    dimensions = tuple(
        _dimension(name, values, groups.get(name, {}), total, file)
        for name, values in zip(persons.columns, persons.values, strict=True)
    )
    places = [np.array([dimension.codes.index(value) for value in values]) for dimension, values in
              zip(dimensions, persons.values, strict=True)]  # fmt: skip
    inner = np.zeros([len(dimension.leaves) for dimension in dimensions], dtype=np.int64)
    np.add.at(inner, tuple(place[codes] for place, codes in zip(places, persons.codes.T, strict=True)), 1)
    return Table.of(dimensions, inner)


def table_of_counts(reading: Reading) -> Table:
    """Read rows with counts (persons); sums among them must agree with what they sum, repeated cells are added.

    Raises MethodError with the line for what is no count, a hidden cell, a wrong sum, and too many cells or persons.
    """
    _refuse_other_sums(reading)
    dimensions = _dimensions(reading)
    inner = inner_cells(dimensions)
    counts = np.zeros(len(inner), dtype=np.int64)
    sums: list[tuple[int, int, int]] = []
    for line, cell, text in _entries(reading, dimensions):
        value = _parsed(text, line, reading.rows.file).value
        if value is None:
            raise MethodError(
                de="Hier ist eine Zelle ausgeblendet; schützen lässt sich nur die vollständige Tabelle. "
                "Eine veröffentlichte Tabelle prüfen Sie mit --attack.",
                en="A cell is hidden here; only the whole table can be protected. "
                "A published table is tested with --attack.",
                line=line,
                file=reading.rows.file,
            )
        if inner[cell]:
            counts[cell] += value
        else:
            sums.append((line, cell, value))
    table = Table.of(dimensions, counts[inner].reshape([len(dimension.leaves) for dimension in dimensions]))
    _check_size(table.flat, reading.rows.file)
    for line, cell, value in sums:
        if table.flat[cell] != value:
            raise MethodError(
                de=f"Hier steht als Summe {value}, die einzelnen Zellen ergeben {table.flat[cell]}.",
                en=f"The sum given here is {value}, the single cells make {table.flat[cell]}.",
                line=line,
                file=reading.rows.file,
            )
    return table


def _check_size(counts: Ints, file: str) -> None:
    if counts.max(initial=0) > LARGEST_COUNT:
        raise MethodError(
            de=f"Die Zahlen sind zu groß; erlaubt sind bis {LARGEST_COUNT} Personen.",
            en=f"The counts are too large; up to {LARGEST_COUNT} persons are allowed.",
            file=file,
        )


def seen_in(reading: Reading, rules: Rules) -> Seen:
    """Read a published table with hidden cells, and what an attacker with the knowledge of the rules knows of them.

    Raises MethodError with the line for what is neither a count nor a sign of ``HIDDEN``, and for a cell given twice.
    """
    _refuse_other_sums(reading)
    dimensions = _dimensions(reading)
    inner = inner_cells(dimensions)
    counts = np.zeros(len(inner), dtype=np.int64)
    asked, most, listed = np.zeros(len(inner), dtype=bool), np.full(len(inner), np.inf), inner.copy()
    met: dict[int, int] = {}
    for line, cell, text in _entries(reading, dimensions):
        if met.setdefault(cell, line) != line:
            raise MethodError(
                de=f"Diese Zelle steht schon in Zeile {met[cell]}.",
                en=f"This cell was already given in line {met[cell]}.",
                line=line,
                file=reading.rows.file,
            )
        field = _parsed(text, line, reading.rows.file)
        counts[cell], asked[cell], most[cell] = field.value or 0, field.value is None, field.most
        listed[cell] = True
    _check_size(counts, reading.rows.file)
    lower, upper = _known(asked, most, rules)
    return Seen(dimensions, Published(equations_of(dimensions), counts, asked | ~listed, lower, upper, asked))


def _known(asked: Bools, most: Floats, rules: Rules) -> tuple[Floats, Floats]:
    """Return from where to where the hidden cells can lie; nothing is known of sums that were never published."""
    lower, upper = np.where(asked, float(rules.least), 0.0), most.copy()
    if rules.knowledge is Knowledge.REASONS:
        small = asked & (np.isfinite(most) if np.isfinite(most).any() else True)
        upper[small] = np.minimum(upper[small], rules.k - 1)
        lower[asked & ~small] = rules.k
    return lower, upper


def _parsed(text: str, line: int, file: str) -> _Count:
    sign = text.casefold()
    if sign in NOTHING:
        return _Count(0)
    if sign in HIDDEN:
        return _Count(None)
    below = re.fullmatch(r"(?:<|unter|below|under|weniger als|less than) ?([0-9]{1,9})", sign)
    if below and int(below[1]):
        return _Count(None, int(below[1]) - 1)
    if re.fullmatch(r"[0-9]{1,18}(?:[.,]0+)?", text) and not re.fullmatch(r"[0-9]{1,3}[.,]000", text):
        return _Count(int(re.split(r"[.,]", text)[0]))
    if re.fullmatch(r"[0-9]{1,3}(?:[.,'’ \u00a0\u202f][0-9]{3}){1,4}", text):
        return _Count(int(re.sub(r"[^0-9]", "", text)))
    raise MethodError(
        de=f"„{text[:40]}“ ist keine Anzahl. Erwartet wird eine ganze Zahl ab 0 oder ein Zeichen wie x für eine "
        "ausgeblendete Zelle.",
        en=f"“{text[:40]}” is no count. A whole number from 0 is expected, or a sign such as x for a hidden cell.",
        line=line,
        file=file,
    )


def _entries(reading: Reading, dimensions: tuple[Dimension, ...]) -> Iterator[tuple[int, int, str]]:
    """Give for every row its line, its cell and the text of its count."""
    rows, total = reading.rows, reading.total
    places, field = [rows.column(name) for name in reading.columns], rows.column(reading.count)
    shape = tuple(len(dimension.codes) for dimension in dimensions)
    numbers = [{code: at for at, code in enumerate(dimension.codes)} for dimension in dimensions]
    for line, fields in zip(rows.lines, rows.fields, strict=True):
        at = [
            number[_value(fields[place], dimension, total)]
            for place, number, dimension in zip(places, numbers, dimensions, strict=True)
        ]
        yield line, int(np.ravel_multi_index(at, shape)), fields[field]


def _value(text: str, dimension: Dimension, total: str | None) -> str:
    return dimension.codes[-1] if _is_total(text, total) else text or "ohne Angabe"


def _is_total(text: str, total: str | None) -> bool:
    return text == total if total else text.casefold() in TOTALS


def _refuse_other_sums(reading: Reading) -> None:
    rows, total = reading.rows, reading.total
    for at, name in enumerate(rows.header):
        if name in reading.columns or name == reading.count:
            continue
        for line, fields in zip(rows.lines, rows.fields, strict=True):
            if _is_total(fields[at], total):
                raise MethodError(
                    de=f"Die Spalte „{name}“ enthält Summen, ist aber nicht gewählt; sie würden doppelt zählen. "
                    "Bitte nennen Sie sie in --columns oder nehmen Sie die Summen heraus.",
                    en=f"The column “{name}” holds sums but is not chosen; they would count twice. "
                    "Please name it in --columns or take the sums out.",
                    line=line,
                    file=rows.file,
                )


def _dimensions(reading: Reading) -> tuple[Dimension, ...]:
    rows, groups, total = reading.rows, reading.groups, reading.total
    persons = coded(rows, reading.columns)
    made = []
    for name, values in zip(reading.columns, persons.values, strict=True):
        label = next((value for value in values if _is_total(value, total)), total or "Insgesamt")
        above = set(groups.get(name, {}).values())
        leaves = tuple(value for value in values if not _is_total(value, total) and value not in above)
        made.append(_dimension(name, leaves, groups.get(name, {}), label, rows.file))
    return tuple(made)


def _dimension(name: str, values: tuple[str, ...], group: Mapping[str, str], total: str, file: str) -> Dimension:
    missing = [value for value in values if group and value not in group]
    if missing:
        raise MethodError(
            de=f"Spalte „{name}“: ohne Gruppe: {', '.join(missing[:3])}.",
            en=f"Column “{name}”: without a group: {', '.join(missing[:3])}.",
            file=file,
        )
    if not values or total in values or total in group.values():
        raise MethodError(
            de=f"Spalte „{name}“: Es fehlt ein Wert, oder einer heißt wie die Summe ({total}). Bitte nennen Sie die "
            "Summe mit --total anders.",
            en=f"Column “{name}”: there is no value, or one is called like the sum ({total}). Please call the sum "
            "something else with --total.",
            file=file,
        )
    if not group:
        return flat(name, values, total)
    members: dict[str, list[str]] = {}
    for value in values:
        members.setdefault(group[value], []).append(value)
    if set(members) & set(values):
        raise MethodError(
            de=f"Spalte „{name}“: Eine Gruppe heißt wie ein Wert. Bitte benennen Sie sie um.",
            en=f"Column “{name}”: a group is called like a value. Please rename it.",
            file=file,
        )
    return grouped(name, members, total)


def safe_csv(dimensions: tuple[Dimension, ...], shown: Ints, hidden: Bools, count: str) -> str:
    """Return a table with all its sums as CSV, ``·`` where ``hidden``; ``seen_in`` reads it again.

    ``shown`` and ``hidden`` have one place per cell, the last dimension running fastest.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow([*(dimension.name for dimension in dimensions), count])
    for cell, at in enumerate(np.ndindex(*(len(dimension.codes) for dimension in dimensions))):
        codes = [dimension.codes[i] for dimension, i in zip(dimensions, at, strict=True)]
        writer.writerow([*codes, "·" if hidden[cell] else int(shown[cell])])
    return written.getvalue()
