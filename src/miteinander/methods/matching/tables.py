"""Read the rows of a table that a town hall exported: English or German names of columns."""

from collections.abc import Mapping
from pathlib import Path

from miteinander.methods.files import read_text
from miteinander.methods.tables import parse_table, plainly
from miteinander.methods.trouble import MethodError


def rows_of(path: Path, columns: Mapping[str, str]) -> list[tuple[dict[str, str], str]]:
    """Return the rows of a table by the English names of its columns, each with its spot."""
    found = parse_table(read_text(path), file=path.name, short=True)
    english = {german: name for name, german in columns.items()}
    english |= {_without_umlauts(german): name for name, german in columns.items()}
    names = [english.get(plainly(field), plainly(field)) for field in found.columns]
    _check_header(names, columns, path.name, found.line)
    return [(dict(zip(names, row.cells, strict=True)), f"{path.name}:{row.line}") for row in found.rows]


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


def _without_umlauts(name: str) -> str:
    return name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
