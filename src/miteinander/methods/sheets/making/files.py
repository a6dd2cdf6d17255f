"""Make the files of a sheet: one PDF or several, the layout beside them, and a copy of the layout in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from miteinander.methods.progress import Progress, silent
from miteinander.methods.sheets.asking import Questionnaire
from miteinander.methods.sheets.layout import Layout
from miteinander.methods.sheets.layout_files import store, write_layout
from miteinander.methods.sheets.making.copies import write_copies
from miteinander.methods.sheets.making.explanation import Explanation, explain
from miteinander.methods.sheets.making.setting import FONTS, SetSheet, set_sheet
from miteinander.methods.trouble import MethodError

PER_FILE = 1000
"""Copies in one PDF: what a print shop opens without waiting."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the sheet and its version, its copies, the files, and why the pages are as they are.

    ``stored`` is empty where the store cannot be written.
    """

    sheet: str
    version: str
    pages: int
    copies: int
    files: tuple[str, ...]
    layout: str
    stored: str
    serials: tuple[str, ...]
    explanation: Explanation


def make_files(
    asked: Questionnaire,
    out: Path,
    serials: Sequence[str],
    *,
    fonts: Path = FONTS,
    per_file: int = PER_FILE,
    progress: Progress = silent,
) -> Made:
    """Write a copy for each serial to ``out``, or to ``out-01`` and so on when they need more than one file.

    Raises MethodError when the sheet cannot be set or a file cannot be written. A stopped run leaves no half file.
    """
    made = set_sheet(asked, fonts=fonts)
    parts = [serials[start : start + per_file] for start in range(0, len(serials), per_file)]
    paths = [_numbered(out, at, len(parts)) for at in range(1, len(parts) + 1)]
    done = 0
    for path, part in zip(paths, parts, strict=True):
        begun, here = done / len(serials), len(part) / len(serials)
        _write(path, made, part, asked.language, _within(progress, begun, here))
        done += len(part)
    layout = out.with_suffix(".layout.json")
    write_layout(made.layout, layout)
    return Made(
        sheet=asked.id,
        version=made.layout.version,
        pages=len(made.layout.pages),
        copies=len(serials),
        files=tuple(map(str, paths)),
        layout=str(layout),
        stored=_stored(made.layout),
        serials=tuple(serials),
        explanation=explain(asked, made),
    )


def _write(path: Path, made: SetSheet, serials: Sequence[str], language: str, progress: Progress) -> None:
    """Write one PDF beside its place and then move it there, so that no half file is ever taken for a whole one."""
    half = path.with_name(f"{path.name}.part")
    try:
        with half.open("wb") as held:
            write_copies(held, made.master, made.layout, serials, language=language, progress=progress)
        half.replace(path)
    except OSError as trouble:
        raise MethodError(
            de=f"Die Datei {path} lässt sich nicht schreiben. Bitte prüfen Sie Ordner und Platz.",
            en=f"The file {path} cannot be written. Please check folder and space.",
        ) from trouble
    finally:
        half.unlink(missing_ok=True)


def _within(progress: Progress, begun: float, here: float) -> Progress:
    return lambda share, step: progress(begun + here * share, step)


def _stored(layout: Layout) -> str:
    """Keep a layout in the store; a machine without a place for it still has the file beside the PDF."""
    kept = store()
    if kept is None:
        return ""
    path = kept / f"{layout.version}.layout.json"
    try:
        write_layout(layout, path)
    except MethodError:
        return ""
    return str(path)


def _numbered(out: Path, at: int, parts: int) -> Path:
    return out if parts == 1 else out.with_name(f"{out.stem}-{at:0{max(2, len(str(parts)))}d}{out.suffix}")
