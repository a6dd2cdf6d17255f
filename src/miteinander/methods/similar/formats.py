"""Read texts: a CSV table with a column of texts, or one text per line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from miteinander.methods.files import read_text
from miteinander.methods.tables import delimiter_of, head_of, refuse_taken, rows_below
from miteinander.methods.trouble import MethodError

TEXTS = ("text", "comment-body", "body", "vorschlag", "beschreibung", "titel", "title", "idee", "statement", "aussage")
IDS = ("id", "comment-id", "nr", "nummer", "kennung")
TOPICS = ("topic", "thema", "kategorie", "category", "themenfeld")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns a person chose; empty for the usual ones."""

    text: str = ""
    id: str = ""
    topic: str = ""


def read_texts(path: Path, columns: Columns = Columns()) -> list[tuple[str, str, str]]:
    """Return (id, text, topic) of each row with a text; without an id column the line is the id. Raises MethodError."""
    try:
        found = _rows(read_text(path), columns)
    except MethodError as trouble:
        raise trouble.in_file(path.name) from trouble
    if not found:
        raise MethodError(de="In der Datei steht kein Text.", en="The file holds no text.", file=path.name)
    return found


def _rows(text: str, columns: Columns) -> list[tuple[str, str, str]]:
    separator = delimiter_of(text, ",;\t")
    header = [name.lower() for name in head_of(text, separator)]
    at = _column(header, columns.text, TEXTS)
    if at is None and not any((columns.text, columns.id, columns.topic)):
        if len(header) > 1:
            raise _unknown(TEXTS[0], header)
        return [(str(line), row.strip(), "") for line, row in enumerate(text.split("\n"), start=1) if row.strip()]
    if at is None:
        raise _unknown(columns.text or TEXTS[0], header)
    name, topic = _column(header, columns.id, IDS), _column(header, columns.topic, TOPICS)
    for asked, place in ((columns.id, name), (columns.topic, topic)):
        if asked and place is None:
            raise _unknown(asked, header)
    return _read(text, separator, len(header), (at, name, topic))


def _column(header: Sequence[str], asked: str, usual: Sequence[str]) -> int | None:
    wanted = [asked.strip().lower()] if asked else usual
    return next((header.index(name) for name in wanted if name in header), None)


def _read(
    text: str, separator: str, width: int, places: tuple[int, int | None, int | None]
) -> list[tuple[str, str, str]]:
    at, name, topic = places
    found, seen = [], dict[str, int]()
    for line, row in rows_below(text, separator, width):
        key = row[name].strip() if name is not None else str(line)
        refuse_taken(key, line, seen)
        if row[at].strip():
            found.append((key, row[at].strip(), row[topic].strip() if topic is not None else ""))
    return found


def _unknown(asked: str, header: Sequence[str]) -> MethodError:
    there = ", ".join(header)[:200]
    return MethodError(
        de=f"Es gibt keine Spalte „{asked[:40]}“. Vorhanden sind: {there}. Nennen Sie die Spalte mit --text.",
        en=f"There is no column “{asked[:40]}”. There are: {there}. Name the column with --text.",
        line=1,
    )
