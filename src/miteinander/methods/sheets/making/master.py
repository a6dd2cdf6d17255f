"""The PDF that typst has set, taken apart: what every copy shares, and what each copy needs anew.

typst writes a classic file: plain objects, one cross-reference table, one content stream a page. Anything else is
refused loudly rather than guessed.
"""

import re
import zlib
from dataclasses import dataclass

_FURNITURE = rb"/Artifact<<[^>]*/Subtype/%b[^>]*>>\s*BDC"
_NESTING = re.compile(rb"\((?:\\.|[^\\()])*\)|\b(BDC|BMC|EMC)\b", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_HEXADECIMAL = re.compile(rb"(?<!<)<([0-9A-Fa-f]+)>")
_ESCAPES = {b"n": 10, b"r": 13, b"t": 9, b"b": 8, b"f": 12}


class UnknownFileError(RuntimeError):
    """The PDF is not built as this room knows it: typst has changed, not the question."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How the number line is written in the font of the footer: the font's name, size, codes and widths."""

    font: bytes
    size: float
    codes: dict[str, int]
    widths: dict[str, float]

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        return sum(self.widths[letter] for letter in text) * self.size / 1000

    def shown(self, text: str) -> bytes:
        """Return the text as a hexadecimal string for ``Tj``."""
        return b"<" + "".join(f"{self.codes[letter]:04X}" for letter in text).encode() + b">"


@dataclass(frozen=True, slots=True)
class Master:
    """Objects by number without their wrapping; page objects, their contents, and the elements of the structure."""

    objects: dict[int, bytes]
    pages: tuple[int, ...]
    contents: tuple[bytes, ...]
    elements: tuple[int, ...]
    parents: tuple[tuple[int, ...], ...]
    """For each page the element that each marked content belongs to."""
    root: int
    info: int
    glyphs: Glyphs

    def number_of(self, kind: bytes) -> int:
        """Return the number of the one object of a type, as ``/Pages``."""
        sign = re.compile(rb"<</Type" + kind + rb"\b")
        return next(number for number, body in self.objects.items() if sign.match(body))


def taken_apart(pdf: bytes, alphabet: str) -> Master:
    """Read a PDF of typst whose footer shows ``alphabet``; footer and first header are taken out of the contents."""
    objects = _objects(pdf)
    trailer = pdf[pdf.rindex(b"trailer") :]
    root, info = (_reference(trailer, key) for key in (b"/Root ", b"/Info "))
    pages = tuple(map(int, _REFERENCE.findall(_array(objects[_reference(objects[root], b"/Pages ")], b"/Kids["))))
    contents = [_unpacked(objects[_reference(objects[page], b"/Contents ")]) for page in pages]
    glyphs = _glyphs(objects, pages[0], contents[0], alphabet)
    tree = objects[_reference(objects[root], b"/StructTreeRoot ")]
    nums = _array(tree, b"/Nums[")
    return Master(
        objects=objects,
        pages=pages,
        contents=tuple(_cleared(text, first=not at) for at, text in enumerate(contents)),
        elements=tuple(number for number, body in objects.items() if body.startswith(b"<</Type/StructElem")),
        parents=tuple(tuple(map(int, _REFERENCE.findall(objects[int(leaf)]))) for leaf in _REFERENCE.findall(nums)),
        root=root,
        info=info,
        glyphs=glyphs,
    )


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Return the objects of a classic cross-reference table."""
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    if not pdf.startswith(b"xref\n0 ", table):
        raise UnknownFileError("typst wrote no classic cross-reference table")
    entries = re.findall(rb"(\d{10}) \d{5} n", pdf[table:])
    starts = sorted((int(offset), number) for number, offset in enumerate(entries, start=1))
    ends = [*(offset for offset, _ in starts[1:]), table]
    found = {}
    for (offset, number), end in zip(starts, ends, strict=True):
        held = pdf[offset:end].rstrip()
        opening = b"%d 0 obj\n" % number
        if not (held.startswith(opening) and held.endswith(b"\nendobj")):
            raise UnknownFileError(f"object {number} is not where the table says")
        found[number] = held[len(opening) : -len(b"\nendobj")]
    return dict(sorted(found.items()))


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(re.escape(key) + rb"(\d+) 0 R", body)
    if not found:
        raise UnknownFileError(f"no {key.decode()}")
    return int(found[1])


def _array(body: bytes, key: bytes) -> bytes:
    start = body.index(key) + len(key)
    return body[start : body.index(b"]", start)]


def _unpacked(body: bytes) -> bytes:
    head, _, rest = body.partition(b"\nstream\n")
    if b"/FlateDecode" not in head:
        raise UnknownFileError("a content stream is not deflated")
    return zlib.decompress(rest[: int(re.findall(rb"/Length (\d+)", head)[0])])


def _cleared(content: bytes, *, first: bool) -> bytes:
    """Take out the footer, and on the first page the head."""
    for name in (b"Footer", b"Header") if first else (b"Footer",):
        start, end = _furniture(content, name)
        content = content[:start] + content[end:]
    return content


def _furniture(content: bytes, name: bytes) -> tuple[int, int]:
    """Return where the marked content of a head or footer begins and ends; others may be nested in it."""
    opening = re.search(_FURNITURE % name, content)
    if not opening:
        raise UnknownFileError(f"a page has no {name.decode()}")
    depth = 1
    for sign in _NESTING.finditer(content, opening.end()):
        if sign[1]:
            depth += -1 if sign[1] == b"EMC" else 1
            if not depth:
                return opening.start(), sign.end()
    raise UnknownFileError(f"the {name.decode()} of a page does not end")


def _glyphs(objects: dict[int, bytes], page: int, content: bytes, alphabet: str) -> Glyphs:
    """Learn from the footer how each letter is written."""
    footer = content[slice(*_furniture(content, b"Footer"))]
    named = re.search(rb"/(\w+) ([\d.]+) Tf", footer)
    if not named:
        raise UnknownFileError("the footer is not written in one font")
    pieces = pieces_of(re.sub(rb"/ActualText<[^>]*>", b"", footer))
    spoken = (before.endswith(b"/ActualText") for before in [b"", *pieces])
    shown = b"".join(_shown(piece) for piece, instead in zip(pieces, spoken, strict=False) if not instead)
    codes = [int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2)]
    if len(codes) != len(alphabet):
        raise UnknownFileError(f"the footer shows {len(codes)} glyphs for {len(alphabet)} letters")
    resources = objects[_reference(objects[page], b"/Resources ")]
    font = objects[_reference(resources, b"/" + named[1] + b" ")]
    descendant = objects[int(_REFERENCE.findall(_array(font, b"/DescendantFonts["))[0])]
    widths = _widths(_array(descendant, b"/W["))
    by_letter = dict(zip(alphabet, codes, strict=True))
    return Glyphs(
        font=named[1],
        size=float(named[2]),
        codes=by_letter,
        widths={letter: widths.get(code, 0.0) for letter, code in by_letter.items()},
    )


def _widths(held: bytes) -> dict[int, float]:
    numbers = [float(number) for number in held.split()]
    spans = zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True)
    return {code: width for first, last, width in spans for code in range(int(first), int(last) + 1)}


def _shown(piece: bytes) -> bytes:
    """Return the bytes shown by a literal string, or by the hexadecimal ones between literal strings."""
    if piece.startswith(b"("):
        return literal(piece)
    return b"".join(bytes.fromhex(digits.decode()) for digits in _HEXADECIMAL.findall(piece))


def literal(text: bytes) -> bytes:
    """Return the bytes of a literal string ``(…)`` of PDF."""
    found = bytearray()
    for part in re.finditer(rb"\\([0-7]{1,3})|\\(\r\n|.)|([^\\])", text[1:-1], re.DOTALL):
        if part[1]:
            found.append(int(part[1], 8) & 255)
        elif part[3]:
            found += part[3]
        elif part[2] not in {b"\n", b"\r", b"\r\n"}:
            found.append(_ESCAPES.get(part[2], part[2][0]))
    return bytes(found)


def pieces_of(body: bytes) -> list[bytes]:
    """Split an object into parts outside and inside literal strings: even places are outside."""
    if b"(" not in body:
        return [body]
    parts, depth, start = [], 0, 0
    for sign in _PARENTHESIS.finditer(body):
        if sign[0] == b"(":
            if not depth:
                parts.append(body[start : sign.start()])
                start = sign.start()
            depth += 1
        elif sign[0] == b")" and depth:
            depth -= 1
            if not depth:
                parts.append(body[start : sign.end()])
                start = sign.end()
    return [*parts, body[start:]]
