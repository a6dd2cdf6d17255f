"""One copy as a pattern: every object that a copy needs for itself, with gaps for the numbers that change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from miteinander.methods.sheets.layout import Layout
from miteinander.methods.sheets.making.codes import QUIET, version_for
from miteinander.methods.sheets.making.drawing import CODE_ALT, POINT
from miteinander.methods.sheets.making.master import Master, pieces_of

_REFERENCE = re.compile(rb"(\d+) 0 R")
_PAGE_OF = re.compile(rb"/Pg (\d+) 0 R")
KEYS = 1_000_000
"""Copies and their pages are counted from here, so that every number is equally wide."""


@dataclass(slots=True)
class Pattern:
    """Text with ``%d`` gaps: each is ``base × a + copy × b + rest``, where the copy's objects begin at ``base``."""

    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    a: list[int] = field(default_factory=list)
    b: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)

    def add(self, text: bytes) -> None:
        self._write(text.replace(b"%", b"%%") if b"%" in text else text)

    def gap(self, *, base: int = 0, copy: int = 0, rest: int = 0) -> None:
        self._write(b"%d")
        self.a.append(base)
        self.b.append(copy)
        self.rest.append(rest)

    def reference(self, place: int) -> None:
        """Refer to an object of the copy itself."""
        self.joined([b"", b""], [place])

    def references(self, places: Sequence[int]) -> None:
        """Refer to objects of the copy, each with a space after it."""
        self.joined([b"", *[b" "] * len(places)], places)

    def joined(self, texts: Sequence[bytes], places: Sequence[int]) -> None:
        """Write texts with a reference to an object of the copy between each two."""
        self._write(b"%d 0 R".join([text.replace(b"%", b"%%") for text in texts]))
        self.a += [1] * len(places)
        self.b += [0] * len(places)
        self.rest += places

    def _write(self, text: bytes) -> None:
        self.parts.append(text)
        self.size += len(text)

    @property
    def text(self) -> bytes:
        return b"".join(self.parts)


@dataclass(frozen=True, slots=True)
class CopyPattern:
    """The compressed objects of one copy: how many, and their text after the header with the offset of each."""

    count: int
    text: bytes
    gaps: npt.NDArray[np.int64]
    """For each gap the three numbers of ``Pattern``: an array of shape (3, gaps)."""
    head: npt.NDArray[np.int64]
    pages: tuple[int, ...]
    part: int
    parents: int

    def filled(self, base: int, copy: int) -> bytes:
        """Return header and objects of a copy; all numbers must be as wide as those the offsets were taken from."""
        gaps = self.gaps[0] * base + self.gaps[1] * copy + self.gaps[2]
        numbers = np.column_stack([np.arange(base, base + self.count), self.head])
        header = b" ".join(b"%d" % number for number in numbers.ravel().tolist())
        return header + b"\n" + self.text % tuple(gaps.tolist())


def copy_pattern(
    master: Master, layout: Layout, *, top: int, shared: Sequence[tuple[int, int]], width: int, language: str
) -> CopyPattern:
    """Return the pattern of a copy.

    ``top`` is the Document that all copies hang under, ``shared`` the marks and the words of each page, and ``width``
    is the number of digits of the objects' numbers.
    """
    return _Builder(master, layout, language).built(top, shared, width)


class _Builder:
    def __init__(self, master: Master, layout: Layout, language: str) -> None:
        self.master, self.layout, self.language = master, layout, language
        numbers = [*master.elements, *master.pages]
        self.place = {number: place for place, number in enumerate(numbers)}
        self.figures = len(numbers)
        self.parents = self.figures + 2 * len(master.pages)
        self.count = self.parents + 1
        self.part = next(number for number in master.elements if b"/S/Document/" in master.objects[number][:60])

    def built(self, top: int, shared: Sequence[tuple[int, int]], width: int) -> CopyPattern:
        pattern, starts = Pattern(), []
        for number in self.master.elements:
            starts.append(pattern.size)
            self.element(pattern, number, top)
        for at, number in enumerate(self.master.pages):
            starts.append(pattern.size)
            self.page(pattern, at, self.master.objects[number], shared[at])
        for at in range(len(self.master.pages)):
            starts.append(pattern.size)
            self.figure(pattern, at)
            starts.append(pattern.size)
            self.line(pattern, at)
        starts.append(pattern.size)
        self.parent_leaf(pattern)
        return CopyPattern(
            count=self.count,
            text=pattern.text,
            gaps=np.array([pattern.a, pattern.b, pattern.rest]),
            head=_offsets(pattern, starts, width),
            pages=tuple(self.place[number] for number in self.master.pages),
            part=self.place[self.part],
            parents=self.parents,
        )

    def element(self, pattern: Pattern, number: int, top: int) -> None:
        body = self.master.objects[number]
        if number == self.part:
            body = body.replace(b"/S/Document/", b"/S/Part/", 1)
            head, kids, tail = re.match(rb"(.*/K\[)(.*?)(\].*)", body, re.DOTALL).groups()  # type: ignore[union-attr]
            head = re.sub(rb"/P \d+ 0 R", b"/P %d 0 R" % top, head, count=1)
            self.written(pattern, head)
            self.kids(pattern, [int(kid) for kid in _REFERENCE.findall(kids)])
            self.written(pattern, tail)
        else:
            self.written(pattern, body)
        pattern.add(b"\n")

    def written(self, pattern: Pattern, body: bytes) -> None:
        for at, piece in enumerate(pieces_of(body)):
            if at % 2:
                pattern.add(piece)
                continue
            first, *rest = _REFERENCE.split(piece)
            texts, places = [first], []
            for number, after in zip(rest[0::2], rest[1::2], strict=True):
                place = self.place.get(int(number))
                if place is None:
                    texts[-1] += number + b" 0 R" + after
                else:
                    texts.append(after)
                    places.append(place)
            pattern.joined(texts, places)

    def kids(self, pattern: Pattern, kids: list[int]) -> None:
        """Write the children of a copy; code and number line of a page come after the words of that page."""
        page_of, at = {number: place for place, number in enumerate(self.master.pages)}, 0
        for kid in kids:
            page = self.page_of(kid, page_of)
            for ended in range(at, page if page is not None else at):
                self.furniture(pattern, ended)
            at = max(at, page if page is not None else at)
            pattern.references([self.place[kid]])
        for ended in range(at, len(self.master.pages)):
            self.furniture(pattern, ended)

    def page_of(self, number: int, page_of: dict[int, int]) -> int | None:
        """Return the first page an element stands on."""
        body = self.master.objects[number]
        found = _PAGE_OF.search(body)
        if found:
            return page_of[int(found[1])]
        kids = re.search(rb"/K\[(.*?)\]", body, re.DOTALL)
        pages = (self.page_of(int(kid), page_of) for kid in _REFERENCE.findall(kids[1] if kids else b""))
        return next((page for page in pages if page is not None), None)

    def furniture(self, pattern: Pattern, page: int) -> None:
        pattern.references([self.figures + 2 * page, self.figures + 2 * page + 1])

    def page(self, pattern: Pattern, at: int, body: bytes, shared: tuple[int, int]) -> None:
        head, tail = re.split(rb"/StructParents \d+", body)
        pattern.add(head + b"/StructParents ")
        pattern.gap(copy=len(self.master.pages), rest=KEYS + at)
        before, after = re.split(rb"/Contents \d+ 0 R", tail)
        pattern.add(before + b"/Contents[%d 0 R %d 0 R " % shared)
        pattern.reference(self.count + at)
        pattern.add(b"]" + after + b"\n")

    def figure(self, pattern: Pattern, at: int) -> None:
        page = self.layout.pages[at]
        quiet = page.code.width * QUIET / (17 + 4 * version_for(len(self.layout.pages)) + 2 * QUIET)
        corners = (page.code.x + quiet, page.code.y + page.code.height - quiet)
        left, bottom = corners[0] * POINT, (page.height - corners[1]) * POINT
        right, top = (page.code.x + page.code.width - quiet) * POINT, (page.height - page.code.y - quiet) * POINT
        alt = b"<FEFF" + CODE_ALT[self.language].encode("utf-16-be").hex().upper().encode() + b">"
        pattern.add(b"<</Type/StructElem/S/Figure/P ")
        pattern.reference(self.place[self.part])
        box = b"[<</O/Layout/Placement/Block/BBox[%.3f %.3f %.3f %.3f]>>]" % (left, bottom, right, top)
        pattern.add(b"/Alt%b/A%b/K[%d]/Pg " % (alt, box, len(self.master.parents[at])))
        pattern.reference(self.place[self.master.pages[at]])
        pattern.add(b">>\n")

    def line(self, pattern: Pattern, at: int) -> None:
        pattern.add(b"<</Type/StructElem/S/P/P ")
        pattern.reference(self.place[self.part])
        pattern.add(b"/K[%d]/Pg " % (len(self.master.parents[at]) + 1))
        pattern.reference(self.place[self.master.pages[at]])
        pattern.add(b">>\n")

    def parent_leaf(self, pattern: Pattern) -> None:
        pages = len(self.master.pages)
        pattern.add(b"<</Limits[")
        pattern.gap(copy=pages, rest=KEYS)
        pattern.add(b" ")
        pattern.gap(copy=pages, rest=KEYS + pages - 1)
        pattern.add(b"]/Nums[")
        for at, elements in enumerate(self.master.parents):
            pattern.gap(copy=pages, rest=KEYS + at)
            pattern.add(b"[")
            pattern.references([self.place[number] for number in elements])
            self.furniture(pattern, at)
            pattern.add(b"]")
        pattern.add(b"]>>\n")


def _offsets(pattern: Pattern, starts: list[int], width: int) -> npt.NDArray[np.int64]:
    """Return where each object begins once the gaps are filled with numbers of their width."""
    widths = [width if base else len(str(KEYS)) for base in pattern.a]
    text = pattern.text.replace(b"%%", b"\x00\x00")
    gaps = [found.start() for found in re.finditer(b"%d", text)]
    shifts = np.concatenate([[0], np.cumsum(np.array(widths) - 2)])
    doubled = np.array([found.start() for found in re.finditer(b"\x00\x00", text)])
    places = np.array(starts)
    found: npt.NDArray[np.int64] = places + shifts[np.searchsorted(gaps, places)] - np.searchsorted(doubled, places)
    return found
