"""Read the rows of a table that a town hall exported: any usual separator, English or German names of columns."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from miteinander.methods.files import read_text
from miteinander.methods.trouble import MethodError


def rows_of(path: Path, columns: Mapping[str, str]) -> list[tuple[dict[str, str], str]]:
    """Return the rows of a table by the English names of its columns, each with its spot."""
    text = read_text(path)
    head = text.lstrip("\n").split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    english = {german: name for name, german in columns.items()} | {_plain(g): name for name, g in columns.items()}
    names: list[str] = []
    found = []
    try:
        for row in reader:
            if not any(field.strip() for field in row):
                continue
            if not names:
                names = [english.get(_key(field), _key(field)) for field in row]
                _check_header(names, columns, path.name, reader.line_num)
                continue
            spot = f"{path.name}, {reader.line_num}"
            if len(row) > len(names) and any(field.strip() for field in row[len(names) :]):
                raise MethodError(
                    de=f"Die Zeile hat {len(row)} Felder, der Kopf nur {len(names)}. Fehlen Anführungszeichen?",
                    en=f"The row has {len(row)} fields, the header only {len(names)}. Are quotation marks missing?",
                    line=reader.line_num,
                    file=path.name,
                )
            found.append((dict(zip(names, row, strict=False)), spot))
    except csv.Error as trouble:
        raise MethodError(
            de="Diese Zeile ist keine Zeile einer Tabelle. Bitte speichern Sie die Datei als CSV.",
            en="This line is no row of a table. Please save the file as CSV.",
            line=reader.line_num,
            file=path.name,
        ) from trouble
    return found


def _check_header(names: list[str], columns: Mapping[str, str], file: str, line: int) -> None:
    unknown = [name for name in names if name not in columns]
    repeated = [name for name in names if names.count(name) > 1]
    if unknown or repeated or "id" not in names:
        wrong = f"„{(unknown or repeated or ['id'])[0][:40]}“"
        raise MethodError(
            de=f"Mit der Spalte {wrong} stimmt etwas nicht: unbekannt, doppelt oder sie fehlt. Möglich sind "
            f"{', '.join(columns)} oder auf Deutsch {', '.join(columns.values())}; id muss dabei sein.",
            en=f"The column {wrong} is unknown, repeated or missing. Possible are {', '.join(columns)}; "
            "id must be there.",
            line=line,
            file=file,
        )


def _key(field: str) -> str:
    return field.strip().casefold()


def _plain(name: str) -> str:
    return name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
