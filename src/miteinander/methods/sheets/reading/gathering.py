"""Put the pages of all scans together: sheet by sheet, with what is missing, what is double and what is foreign."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import cv2
import numpy as np

from miteinander.methods.progress import Progress, silent
from miteinander.methods.sheets.reading.pages import Found, Keep, Layouts, read_picture
from miteinander.methods.sheets.reading.pictures import Picture, Source, open_scan
from miteinander.methods.sheets.reading.results import (
    FieldRead,
    FieldState,
    Lost,
    LostPage,
    PageRead,
    Reading,
    Reason,
    Repeated,
    SheetRead,
    Why,
)

Bundle = dict[tuple[str, str], dict[int, list[Found]]]


def read_scans(
    sources: Sequence[Source], layouts: Layouts, *, keep: Keep | None = None, progress: Progress = silent
) -> Reading:
    """Read all pages of all files; every one of them is in the result exactly once.

    ``layouts`` by version; ``keep`` takes the cut-out picture of each field, if one is wanted. Raises ``MethodError``
    for a file that is no scan at all, before any page is read; ``progress`` may raise ``Cancelled`` between pages.
    """
    cv2.setNumThreads(1)
    opened = [open_scan(source) for source in sources]
    total = sum(count for count, _ in opened)
    found: list[Found] = []
    lost: list[LostPage] = []
    pictures: Iterator[Picture] = chain.from_iterable(pages for _, pages in opened)
    for number, picture in enumerate(pictures):
        progress(number / total, f"{picture.file} {picture.index}")
        for one in _read(picture, layouts, keep):
            if isinstance(one, Found):
                found.append(one)
            else:
                lost.append(one)
    progress(1.0, "done")
    return gathered(found, lost, layouts)


def _read(picture: Picture, layouts: Layouts, keep: Keep | None) -> list[Found | LostPage]:
    try:
        return read_picture(picture, layouts, keep)
    except (cv2.error, MemoryError, np.linalg.LinAlgError):  # one strange picture must not end the work on the others
        return [LostPage(picture.file, picture.index, Lost.DAMAGED)]


def gathered(found: Sequence[Found], lost: Sequence[LostPage], layouts: Layouts) -> Reading:
    """Sort pages into sheets, in the order in which each sheet first appears."""
    bundle: Bundle = {}
    for one in found:
        bundle.setdefault((one.code.serial, one.code.version), {}).setdefault(one.code.page, []).append(one)
    for page in lost:
        if page.serial and page.version and page.version in layouts:
            bundle.setdefault((page.serial, page.version), {})
    repeated: list[Repeated] = []
    sheets = []
    for (serial, version), held in bundle.items():
        pages = []
        for number in sorted(held):
            best, again = _one_of(held[number])
            pages.append(best)
            repeated += again
        layout = layouts[version]
        missing = tuple(page.number for page in layout.pages if page.number not in held)
        sheets.append(SheetRead(serial, version, layout.sheet, missing, tuple(pages)))
    return Reading(tuple(sheets), tuple(lost), tuple(repeated))


def _one_of(scans: Sequence[Found]) -> tuple[PageRead, list[Repeated]]:
    """Return the scan of a page with the fewest doubts, doubtful where another scan clearly says something else."""
    best = min(scans, key=lambda one: sum(field.state is FieldState.DOUBTFUL for field in one.read.fields))
    others = [one for one in scans if one is not best]
    kept, again = best.read, []
    for other in others:
        differ = {
            mine.id
            for mine, theirs in zip(best.read.fields, other.read.fields, strict=True)
            if _clear(mine) and _clear(theirs) and (mine.value, mine.state) != (theirs.value, theirs.state)
        }
        fields = tuple(_doubted(field) if field.id in differ else field for field in kept.fields)
        kept = replace(kept, fields=fields)
        serial, read = other.code.serial, other.read
        again.append(
            Repeated(serial, read.page, read.file, read.index, best.read.file, best.read.index, same=not differ)
        )
    return kept, again


def _clear(field: FieldRead) -> bool:
    return field.state is not FieldState.DOUBTFUL


def _doubted(field: FieldRead) -> FieldRead:
    reasons = field.reasons if field.state is FieldState.DOUBTFUL else (*field.reasons, Reason(Why.SCANS_DIFFER))
    return replace(field, value=None, state=FieldState.DOUBTFUL, confidence=0.0, reasons=reasons)
