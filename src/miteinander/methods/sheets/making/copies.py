"""Many copies of one sheet in one file: words, fonts and marks once, code, number and structure for each copy.

A file has classic shared objects; each copy adds one compressed object stream with its pages and structure elements,
and one content stream a page. So ten thousand copies take seconds, and each is tagged as fully as the first.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from miteinander.methods.progress import Progress, silent
from miteinander.methods.sheets.layout import Code, Layout
from miteinander.methods.sheets.making import codes
from miteinander.methods.sheets.making.drawing import frame, number_line, stamp
from miteinander.methods.sheets.making.master import Master, UnknownFileError
from miteinander.methods.sheets.making.templates import KEYS, CopyPattern, copy_pattern

MOST_OBJECTS = 8_000_000
"""PDF/A-2 allows 8,388,607 indirect objects in a file."""

_AT_ONCE = 250
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ENTRY = np.dtype([("kind", "u1"), ("where", ">u8"), ("place", ">u4")])


def write_copies(
    out: BinaryIO, master: Master, layout: Layout, serials: Sequence[str], *, language: str, progress: Progress = silent
) -> None:
    """Write one PDF with a copy of the sheet for each serial, in their order."""
    _Writer(out, master, layout, language).write(serials, progress)


class _Writer:
    """One file being written; ``known`` holds the entries of the cross-reference by number."""

    def __init__(self, out: BinaryIO, master: Master, layout: Layout, language: str) -> None:
        self.out, self.master, self.layout, self.language = out, master, layout, language
        self.at = 0
        self.known: dict[int, int] = {}
        self.later: list[tuple[int, npt.NDArray[np.void]]] = []
        shared = max(master.objects)
        self.top, self.parents, self.xref = range(shared + 1, shared + 4)
        self.frames = range(shared + 4, shared + 4 + len(master.pages))

    def write(self, serials: Sequence[str], progress: Progress) -> None:
        first, width = _first_number(self.frames.stop, self._each_copy() * len(serials))
        self._put(_HEADER)
        pattern = self._shared(width, len(serials))
        for copy, drawn in enumerate(self._stamps(serials)):
            if copy % _AT_ONCE == 0:
                progress(copy / len(serials), "copies")
            self._copy(pattern, first + copy * self._each_copy(), copy, drawn)
        bases = [first + copy * self._each_copy() for copy in range(len(serials))]
        self._trees(pattern, bases)
        self._end(serials)
        progress(1.0, "copies")

    def _each_copy(self) -> int:
        """Return how many numbers a copy takes: elements, pages, two elements a page, a leaf, streams."""
        pages = len(self.master.pages)
        return len(self.master.elements) + 4 * pages + 2

    def _put(self, data: bytes) -> None:
        self.out.write(data)
        self.at += len(data)

    def _object(self, number: int, body: bytes) -> None:
        self.known[number] = self.at
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _shared(self, width: int, copies: int) -> CopyPattern:
        """Write what all copies share: fonts, colours, words, marks."""
        master = self.master
        contents = [_content_of(master, page) for page in master.pages]
        leaves = {int(leaf) for leaf in _leaves(master)}
        apart = {*master.pages, *master.elements, *contents, *leaves, master.root, master.number_of(b"/Pages")}
        apart.add(master.number_of(b"/StructTreeRoot"))
        for number, body in master.objects.items():
            if number not in apart:
                described = body.startswith(b"<</") and b"/Type/Metadata" in body[:80]
                self._object(number, _described(body, copies * len(master.pages)) if described else body)
        for number, text in zip(contents, master.contents, strict=True):
            self._object(number, _stream(text))
        for number, page in zip(self.frames, self.layout.pages, strict=True):
            self._object(number, _stream(frame(page)))
        return copy_pattern(
            master,
            self.layout,
            top=self.top,
            shared=tuple(zip(self.frames, contents, strict=True)),
            width=width,
            language=self.language,
        )

    def _stamps(self, serials: Sequence[str]) -> Iterator[list[bytes]]:
        """Yield for each copy the drawings of its pages."""
        pages, glyphs = self.layout.pages, self.master.glyphs
        version = codes.version_for(len(pages))
        for start in range(0, len(serials), _AT_ONCE):
            some = serials[start : start + _AT_ONCE]
            asked = [[Code(serial, self.layout.version, page.number, len(pages)) for serial in some] for page in pages]
            made = [codes.many(each, version) for each in asked]
            for at, serial in enumerate(some):
                yield [
                    stamp(
                        page,
                        made[place][at],
                        number_line(self.layout, page, serial, language=self.language, glyphs=glyphs),
                        len(self.master.parents[place]),
                    )
                    for place, page in enumerate(pages)
                ]

    def _copy(self, pattern: CopyPattern, base: int, copy: int, drawn: list[bytes]) -> None:
        for at, content in enumerate(drawn):
            self._object(base + pattern.count + at, _stream(content))
        holder = base + pattern.count + len(drawn)
        held = pattern.filled(base, copy)
        first = held.index(b"\n") + 1
        packed = zlib.compress(held, 3)
        head = b"<</Type/ObjStm/N %d/First %d/Length %d/Filter/FlateDecode>>\nstream\n" % (
            pattern.count,
            first,
            len(packed),
        )
        self._object(holder, head + packed + b"\nendstream")
        entries = np.zeros(pattern.count, _ENTRY)
        entries["kind"], entries["where"], entries["place"] = 2, holder, np.arange(pattern.count)
        self.later.append((base, entries))

    def _trees(self, pattern: CopyPattern, bases: list[int]) -> None:
        """Write pages, structure and catalogue, which name the objects of all copies."""
        master, pages = self.master, len(self.master.pages)
        root = master.number_of(b"/StructTreeRoot")
        kids = b" ".join(b"%d 0 R" % (base + page) for base in bases for page in pattern.pages)
        number = master.number_of(b"/Pages")
        self._object(number, b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages * len(bases), kids))
        parts = _references(bases, pattern.part)
        self._object(self.top, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (root, parts))
        self._object(self.parents, b"<</Kids[%b]>>" % _references(bases, pattern.parents))
        roles = re.search(rb"/RoleMap<<.*?>>", master.objects[root])
        self._object(
            root,
            b"<</Type/StructTreeRoot%b/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (roles[0] if roles else b"", self.top, self.parents, KEYS + pages * len(bases)),
        )
        self._object(master.root, master.objects[master.root])

    def _end(self, serials: Sequence[str]) -> None:
        """Write the cross-reference as a stream, which compressed objects need."""
        self.known[self.xref] = self.at
        plain = sorted(self.known.items())
        entries = np.zeros(len(plain), _ENTRY)
        entries["kind"], entries["where"] = 1, [where for _, where in plain]
        sections = [(0, np.array([(0, 0, 65535)], _ENTRY).tobytes())]
        sections += [(number, entries[at].tobytes()) for at, (number, _) in enumerate(plain)]
        sections += [(base, held.tobytes()) for base, held in self.later]
        index, data = _joined(sorted(sections))
        name = hashlib.sha256("\n".join([self.layout.version, *serials]).encode()).hexdigest()[:32].encode()
        packed = zlib.compress(data, 3)
        self._put(
            b"%d 0 obj\n<</Type/XRef/Size %d/Index[%b]/W[1 8 4]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Length %d"
            b"/Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (
                *(self.xref, index[-1][0] + index[-1][1], b" ".join(b"%d %d" % span for span in index)),
                *(self.master.root, self.master.info, name, name, len(packed), packed, self.at),
            )
        )


def _first_number(shared: int, more: int) -> tuple[int, int]:
    """Return where the numbers of the copies begin so that all of them have equally many digits, and how many."""
    for width in range(len(str(shared)), 8):
        first = max(shared, 10 ** (width - 1))
        if first + more < 10**width and more <= MOST_OBJECTS:
            return first, width
    raise UnknownFileError("too many copies for one file")


def _content_of(master: Master, page: int) -> int:
    found = re.search(rb"/Contents (\d+) 0 R", master.objects[page])
    if not found:
        raise UnknownFileError("a page has no single content")
    return int(found[1])


def _leaves(master: Master) -> list[bytes]:
    tree = master.objects[master.number_of(b"/StructTreeRoot")]
    return re.findall(rb"\d+ (\d+) 0 R", tree[tree.index(b"/Nums[") : tree.index(b"]", tree.index(b"/Nums["))])


def _described(body: bytes, pages: int) -> bytes:
    """Return the metadata with the number of pages of this file."""
    text = body[body.index(b"\nstream\n") + 8 : body.rindex(b"\nendstream")]
    text = re.sub(rb"(<xmpTPg:NPages>)\d+", rb"\g<1>%d" % pages, text)
    return b"<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%b\nendstream" % (len(text), text)


def _references(bases: Sequence[int], place: int) -> bytes:
    return b" ".join(b"%d 0 R" % (base + place) for base in bases)


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 3)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed)


def _joined(sections: list[tuple[int, bytes]]) -> tuple[list[tuple[int, int]], bytes]:
    """Join entries whose numbers follow each other; returns first number and length of each run, and all entries."""
    runs: list[tuple[int, int]] = []
    for number, data in sections:
        length = len(data) // _ENTRY.itemsize
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + length)
        else:
            runs.append((number, length))
    return runs, b"".join(data for _, data in sections)
