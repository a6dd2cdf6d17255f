"""Which characters the house fonts can draw, so that no name stops the press and none is set as an empty box unseen.

PDF/UA and PDF/A forbid missing glyphs: typst refuses a whole document over one of them.
"""

import re
import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SUBSTITUTE = "▯"
_LONG_RUN = re.compile(r"(?<![^\s\u200b/–-])[^\s\u200b/–-]{36,}")
_PIECE = 20
_CLUSTER = re.compile(
    r"[^\n\t][\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f]*"
)
_JOIN = re.compile("(.)([\u200c\u200d]+)(?=(.))|^[\u200c\u200d]+|[\u200c\u200d]+$")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_SHAPING = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f")
_BREAK = "\u200b"
_BOUND_TO_NEIGHBOUR = frozenset("\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0x1F3FB, 0x1F400)}


def _segments(table: bytes) -> set[int]:
    """Read the code points of a cmap subtable of format 4, whose last segment is an end mark (OpenType)."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    return {code for start, end in zip(starts[:-1], ends[:-1], strict=True) for code in range(start, end + 1)}


def _groups(table: bytes) -> set[int]:
    """Read the code points of a cmap subtable of format 12."""
    count = struct.unpack_from(">I", table, 12)[0]
    spans = (struct.unpack_from(">III", table, 16 + 12 * index) for index in range(count))
    return {code for start, end, _glyph in spans for code in range(start, end + 1)}


def characters_of(font: bytes) -> set[int]:
    """Return the code points that a TrueType font maps to a glyph."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(tables))
    at = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", font, at + 2)[0]):
        subtable = font[at + struct.unpack_from(">I", font, at + 8 + 8 * index)[0] :]
        readers = {4: _segments, 12: _groups}
        reader = readers.get(struct.unpack_from(">H", subtable)[0])
        found |= reader(subtable) if reader else set()
    return found


@lru_cache(maxsize=1)
def house_fonts() -> tuple[frozenset[int], ...]:
    """Return the characters of each house font, the text face first."""
    faces = sorted(FONTS.glob("*-Regular.ttf"), key=lambda path: (not path.name.startswith("Fira"), path.name))
    return tuple(frozenset(characters_of(path.read_bytes())) for path in faces)


def _font_of(letter: str) -> frozenset[int] | None:
    """Return the first font that has the letter: the press sets the marks on it from the same font."""
    return next((font for font in house_fonts() if ord(letter) in font), None)


def _drawable(cluster: re.Match[str]) -> str:
    """Return a letter with its marks as one font can set it: marks that it lacks are dropped before the letter is."""
    letter, marks = cluster[0][0], cluster[0][1:]
    if unicodedata.category(letter) in _UNSEEN and letter not in _SHAPING:
        return ""
    font = _font_of(letter)
    if font is None:
        plain = unicodedata.normalize("NFKC", letter)
        return plain if all(map(_font_of, plain)) else SUBSTITUTE
    return letter + "".join(mark for mark in marks if ord(mark) in font)


def _joined(pair: re.Match[str]) -> str:
    """Keep an invisible joiner only between two letters of one font, as in a family emoji or a Persian word."""
    before, after = pair[1] or "", pair[3] or ""
    if not before or not after:
        return before
    font = _font_of(before)
    return pair[0] if font is _font_of(after) and font is not house_fonts()[0] else before


def _in_pieces(run: re.Match[str]) -> str:
    """Allow a line break inside a run of letters no column can hold; letters stay whole graphemes."""
    pieces, length = [], 0
    for previous, character in zip(" " + run[0], run[0], strict=False):
        bound = character in _BOUND_TO_NEIGHBOUR or unicodedata.combining(character) or previous == "\u200d"
        if length >= _PIECE and not bound:
            pieces.append(_BREAK)
            length = 0
        pieces.append(character)
        length += 1
    return "".join(pieces)


def printable(text: str) -> str:
    """Return the text as the press can set it: undrawable characters replaced by a box, endless words breakable."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LONG_RUN.sub(_in_pieces, _JOIN.sub(_joined, _CLUSTER.sub(_drawable, composed)))


def plainest(text: str) -> str:
    """Return the text in the text face alone, without marks: for the case that the fonts disagree about a sequence."""
    letters = unicodedata.normalize("NFC", text)
    return "".join(letter if letter == "\n" or ord(letter) in house_fonts()[0] else SUBSTITUTE for letter in letters)


def undrawable(text: str) -> set[str]:
    """Return the characters of a text that would be printed as a box, to tell the clerk beforehand."""
    return {
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter != SUBSTITUTE and SUBSTITUTE in printable(letter)
    }
