"""Layouts as JSON beside their PDF and in a store, checked by their version when they are read."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from miteinander.methods.files import read_text
from miteinander.methods.output import as_json
from miteinander.methods.sheets.layout import Box, Field, Kind, Layout, Mark, Page
from miteinander.methods.trouble import MethodError

FORMAT = "miteinander-sheet-layout/1"
LARGEST_FILE = 20_000_000
"""Bytes; a sheet of a hundred pages has less than one million."""


def layout_as_json(layout: Layout) -> str:
    """Return a layout as JSON text; lengths in millimetres."""
    return as_json({"format": FORMAT, **asdict(layout)}) + "\n"


def write_layout(layout: Layout, path: Path) -> None:
    """Write a layout; raises MethodError when the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(layout_as_json(layout), encoding="utf-8")
    except OSError as trouble:
        raise MethodError(
            de=f"Die Datei {path} lässt sich nicht schreiben. Bitte prüfen Sie den Ordner.",
            en=f"The file {path} cannot be written. Please check the folder.",
        ) from trouble


def read_layout(path: Path) -> Layout:
    """Read a layout; raises MethodError when it is none, is damaged, or was changed by hand."""
    text = read_text(path, largest=LARGEST_FILE)
    try:
        return parse_layout(json.loads(text))
    except json.JSONDecodeError as trouble:
        raise _damaged(path.name, line=trouble.lineno) from trouble
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as trouble:
        if isinstance(trouble, MethodError):
            raise trouble.in_file(path.name) from trouble
        raise _damaged(path.name) from trouble


def parse_layout(data: dict[str, Any]) -> Layout:
    """Return the layout held by parsed JSON; raises MethodError if content and version do not fit each other."""
    if data["format"] != FORMAT:
        raise MethodError(
            de=f"Das Format „{data['format']}“ ist nicht bekannt; gelesen wird {FORMAT}.",
            en=f"The format “{data['format']}” is not known; this reads {FORMAT}.",
        )
    layout = Layout(sheet=data["sheet"], title=data["title"], pages=tuple(map(_page, data["pages"])))
    if layout.with_version().version != data["version"]:
        raise MethodError(
            de="Der Inhalt passt nicht zur Fassung in der Datei: Sie wurde nach dem Druck verändert. Bitte nehmen Sie "
            "die Datei, die mit dem PDF entstand.",
            en="The content does not fit the version in the file: it was changed after printing. Please take the file "
            "that was made with the PDF.",
        )
    return layout.with_version()


def store() -> Path | None:
    """Return the folder that keeps every layout ever made: ``MITEINANDER_SHEETS``, or one in the home folder.

    None for an account without a home.
    """
    if named := os.environ.get("MITEINANDER_SHEETS"):
        return Path(named)
    if os.environ.get("HOME") == "":  # else it would be the root of the machine
        return None
    try:
        return Path.home() / ".local" / "share" / "miteinander" / "sheets"
    except RuntimeError:
        return None


def _page(data: dict[str, Any]) -> Page:
    first, second, third, fourth = map(_box, data["markers"])
    return Page(
        number=data["number"],
        width=data["width"],
        height=data["height"],
        markers=(first, second, third, fourth),
        code=_box(data["code"]),
        fields=tuple(map(_field, data["fields"])),
    )


def _field(data: dict[str, Any]) -> Field:
    return Field(
        id=data["id"],
        kind=Kind(data["kind"]),
        label=data["label"],
        marks=tuple(map(_mark, data["marks"])),
        area=_box(data["area"]) if data["area"] else None,
        most=data["most"],
    )


def _mark(data: dict[str, Any]) -> Mark:
    label = data.get("label", "")
    if not isinstance(label, str):
        raise TypeError("a label is no text")
    return Mark(data["value"], _box(data["box"]), data["rank"], label)


def _box(data: dict[str, Any]) -> Box:
    box = Box(data["x"], data["y"], data["width"], data["height"])
    if not all(isinstance(length, int | float) for length in (box.x, box.y, box.width, box.height)):
        raise TypeError("a length is no number")
    return box


def _damaged(file: str, line: int | None = None) -> MethodError:
    return MethodError(
        de="Das ist keine vollständige Fassung eines Bogens. Bitte nehmen Sie die Datei, die mit dem PDF entstand.",
        en="This is no complete layout of a sheet. Please take the file that was made with the PDF.",
        line=line,
        file=file,
    )
