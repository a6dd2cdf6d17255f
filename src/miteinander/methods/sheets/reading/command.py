"""``sheets read SCAN… [--layout FILE…] [--crops DIR]``: read filled-in sheets back."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import cv2

from miteinander.methods.command import answer, progress_of
from miteinander.methods.files import read_bytes
from miteinander.methods.sheets.layout import Code
from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.pages import Keep
from miteinander.methods.sheets.reading.pictures import Grey, Source
from miteinander.methods.sheets.reading.sentences import sentences
from miteinander.methods.sheets.reading.versions import known_layouts
from miteinander.methods.trouble import MethodError

LARGEST_SCAN = 2_000_000_000
"""Bytes: a thousand pages at 300 dpi, little compressed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``read`` takes to its parser."""
    parser.add_argument("scans", type=Path, nargs="+", metavar="SCAN", help="PDF, PNG, JPEG or TIFF")
    parser.add_argument(
        "--layout", type=Path, nargs="+", default=[], metavar="FILE", help="layouts, besides those that are found"
    )
    parser.add_argument("--crops", type=Path, metavar="DIR", help="write a picture of each field into this folder")


def read(options: argparse.Namespace) -> int:
    """Read all scans and print what they say."""
    layouts = known_layouts(options.layout, options.scans)
    sources = [Source(name, read_bytes(path, largest=LARGEST_SCAN)) for path, name in _named(options.scans)]
    keep = _into(options.crops) if options.crops else None
    reading = read_scans(sources, layouts, keep=keep, progress=progress_of(options))
    return answer(options, reading, lambda: sentences(reading, options.language))


def _named(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Return each path with a name that tells it from the others: the whole path where two files are called alike."""
    names = [path.name for path in paths]
    return [(path, path.name if names.count(path.name) == 1 else str(path)) for path in paths]


def _into(folder: Path) -> Keep:
    """Return what writes the pictures of fields into a folder: ``SERIAL-PAGE-FIELD.png``, numbered when it repeats."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise MethodError(
            de="In diesen Ordner kann nichts geschrieben werden.",
            en="Nothing can be written into this folder.",
            file=str(folder),
        ) from trouble
    used: dict[str, int] = {}

    def keep(code: Code, field: str, picture: Grey) -> str:
        name = f"{code.serial}-{code.page}-{re.sub(r'[^A-Za-z0-9._-]', '_', field)[:80]}"
        used[name] = used.get(name, 0) + 1
        name = f"{name}.png" if used[name] == 1 else f"{name}-{used[name]}.png"
        _, held = cv2.imencode(".png", picture)
        (folder / name).write_bytes(held.tobytes())
        return name

    return keep
