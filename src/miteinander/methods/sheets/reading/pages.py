"""Read one picture of a scan: whose pages are on it, and what they say. Nothing on it is left out of the result."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import cv2
import numpy as np

from miteinander.methods.sheets.layout import Box, Code, Layout, Page
from miteinander.methods.sheets.reading.aligning import THREE, Aligned, aligned, mapped, page_middle
from miteinander.methods.sheets.reading.answers import answered
from miteinander.methods.sheets.reading.areas import black, crops, straightened, written
from miteinander.methods.sheets.reading.codes import Seen, codes, finders
from miteinander.methods.sheets.reading.corners import Corner, corners, corners_at_last
from miteinander.methods.sheets.reading.ink import WINDOW, measured
from miteinander.methods.sheets.reading.marks import Judged, from_neighbours, judged
from miteinander.methods.sheets.reading.outlines import cut
from miteinander.methods.sheets.reading.pictures import Grey, Picture, shrunk
from miteinander.methods.sheets.reading.planes import mirrored, moved, resolution, scaled, turn
from miteinander.methods.sheets.reading.results import Lost, LostPage, PageRead

Layouts: TypeAlias = Mapping[str, Layout]
"""By version."""

Keep: TypeAlias = Callable[[Code, str, Grey], str]
"""Takes page, field and picture, and returns the name under which the picture was kept."""

COARSE = 6.5
"""Pixels a millimetre below which a finer picture is taken, if the scan has one."""

NEIGHBOURS = 16.0
"""Millimetres a stroke may reach from one box into another."""

ENLARGED = 12.0
"""Pixels a millimetre at which a code is looked for in its place."""

ROOM = 3.0
"""Millimetres around a code that are looked at with it."""

MOST_PLACES = 8
"""Different places of codes that are tried; sheets of one town have one or two."""

SMALLEST = 150
"""Pixels of the shorter side that a page needs to show anything."""

FLAT = 6.0
"""Spread of the brightness of a blank sheet at most, of 255."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page that was read, and whose it is."""

    code: Code
    read: PageRead


def read_picture(picture: Picture, layouts: Layouts, keep: Keep | None = None) -> list[Found | LostPage]:
    """Return every page on a picture: read, or with the reason why not; at least one entry."""
    if picture.trouble is not None:
        return [LostPage(picture.file, picture.index, picture.trouble)]
    if min(picture.grey.shape) < SMALLEST:
        return [LostPage(picture.file, picture.index, Lost.NO_CODE)]
    marks = corners(picture.grey)
    seen = codes(picture.grey)
    if not any(one.code for one in seen):
        if not seen and not marks and _blank(picture.grey):
            return [LostPage(picture.file, picture.index, Lost.BLANK)]
        seen = _sought(picture, marks, layouts) or seen
    ours = [one for one in seen if one.code]
    if not ours:
        return [_lost(picture, _why_none(seen, marks), seen[0] if seen else None)]
    found = [_read_one(picture, one, marks, layouts, keep) for one in ours]
    if _marks_of_more_pages(marks) > len(ours):
        found.append(_lost(picture, Lost.CODE_UNREADABLE))
    return found


def _why_none(seen: Sequence[Seen], marks: Sequence[Corner]) -> Lost:
    if len({mark.id for mark in marks}) > 1:
        return Lost.CODE_UNREADABLE
    return Lost.FOREIGN_CODE if seen else Lost.NO_CODE


def _lost(picture: Picture, reason: Lost, seen: Seen | None = None) -> LostPage:
    code = seen.code if seen else None
    return LostPage(
        picture.file,
        picture.index,
        reason,
        code=seen.text[:200] if seen else None,
        serial=code.serial if code else None,
        page=code.page if code else None,
        version=code.version if code else None,
    )


def _blank(grey: Grey) -> bool:
    small = cv2.GaussianBlur(shrunk(grey, 600), (5, 5), 0)
    inner = small[small.shape[0] // 20 : -small.shape[0] // 20 or None, small.shape[1] // 20 : -small.shape[1] // 20]
    return bool(inner.size == 0 or inner.std() < FLAT)


def _marks_of_more_pages(marks: Sequence[Corner]) -> int:
    """Return how many pages must be on the picture: two different corners seen that often."""
    counts = sorted((sum(mark.id == number for mark in marks) for number in range(4)), reverse=True)
    return counts[1]


def _sought(picture: Picture, marks: Sequence[Corner], layouts: Layouts) -> tuple[Seen, ...]:
    """Look for a code that was not read at once: with more pixels, where the marks say it must be, sharpened."""
    fine = picture.finer()
    factor = fine.shape[1] / picture.grey.shape[1]
    found = codes(fine) if factor > 1 else ()
    if not any(one.code for one in found):
        found = _where_it_must_be(fine, factor, marks, layouts) or found
    if any(one.code for one in found):
        return tuple(Seen(one.text, one.code, (one.corners + 0.5) / factor - 0.5) for one in found)
    return codes(picture.grey, thoroughly=True)


def _where_it_must_be(fine: Grey, factor: float, marks: Sequence[Corner], layouts: Layouts) -> tuple[Seen, ...]:
    """Return the code read from the place the corner marks point to, straightened and enlarged."""
    tried: set[tuple[Box, tuple[Box, ...]]] = set()
    for page in (page for layout in layouts.values() for page in layout.pages):
        place = page.code, page.markers
        if place in tried or len(tried) >= MOST_PLACES:
            continue
        tried.add(place)
        alone = [mark for mark in marks if sum(mark.id == other.id for other in marks) == 1]
        found = mapped(page, None, alone) if len(alone) >= THREE else None
        if found is None:
            continue
        plane, box = scaled(found[0], factor), _wider(page.code)
        straight = straightened(fine, plane, box, ENLARGED)
        for seen in codes(straight, thoroughly=True):
            at = moved(plane, seen.corners / ENLARGED + np.array([box.x, box.y]))
            return (Seen(seen.text, seen.code, at),)
    return ()


def _wider(box: Box) -> Box:
    return Box(box.x - ROOM, box.y - ROOM, box.width + 2 * ROOM, box.height + 2 * ROOM)


def _read_one(
    picture: Picture, seen: Seen, marks: Sequence[Corner], layouts: Layouts, keep: Keep | None
) -> Found | LostPage:
    code = seen.code
    layout = layouts.get(code.version) if code else None
    if code is None or layout is None:
        return _lost(picture, Lost.UNKNOWN_VERSION, seen)
    page = next((page for page in layout.pages if page.number == code.page), None)
    if page is None or code.pages != len(layout.pages):
        return _lost(picture, Lost.UNKNOWN_PAGE, seen)
    found = aligned(picture.grey, page, seen, marks)
    if found is None:
        found = aligned(picture.grey, page, seen, corners_at_last(picture.grey))
    if found is None:
        return _lost(picture, Lost.NOT_ALIGNED, seen)
    if mirrored(found.plane, page_middle(page)):
        return _lost(picture, Lost.MIRRORED, seen)
    return _page(picture, code, page, found, keep)


def _page(picture: Picture, code: Code, page: Page, found: Aligned, keep: Keep | None) -> Found:
    grey, plane = picture.grey, found.plane
    if resolution(plane, page_middle(page)) < COARSE:
        fine = picture.finer()
        factor = fine.shape[1] / grey.shape[1]
        grey, plane = (fine, scaled(plane, factor)) if factor > 1 else (grey, plane)
    held = _marks(grey, page, code, Aligned(plane, found.marks, found.boxes, found.outlines))
    pictures = crops(grey, plane, page) if keep else {}
    fields, at = [], 0
    for field in page.fields:
        ink = written(grey, plane, field.area) if field.area else 0.0
        read = answered(field, held[at : at + len(field.marks)], ink)
        at += len(field.marks)
        if keep:
            name = keep(code, field.id, pictures[field.id])
            read = replace(read, crop=replace(read.crop, file=name))
        fields.append(read)
    rotation = turn(plane, page_middle(page))
    return Found(code, PageRead(page.number, picture.file, picture.index, rotation, tuple(fields), len(found.marks)))


def _black(grey: Grey, page: Page, code: Code, found: Aligned) -> float:
    """Return how dark print is: the frames of the corner marks, or of the corners of the code when all are gone."""
    frames = [(page.markers[number], page.markers[number].width / 6) for number in found.marks]
    return black(grey, found.plane, frames or finders(page.code, code))


def _marks(grey: Grey, page: Page, code: Code, found: Aligned) -> list[Judged]:
    marks = [mark for field in page.fields for mark in field.marks]
    if not marks:
        return []
    windows = cut(grey, found.plane, found.boxes, found.outlines.offsets, WINDOW)
    ink = measured(windows, _black(grey, page, code, found))
    return from_neighbours(list(judged(marks, ink, found.outlines.found)), found.boxes.middles, NEIGHBOURS)
