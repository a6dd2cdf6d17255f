"""Read the first bytes of a picture: what it is and how many pixels it would unpack to, before anything is unpacked."""

import struct
from dataclasses import dataclass

MOST_FRAMES = 20_000
"""Pages that are looked for in a TIFF; a ring of pages ends here."""

JPEG_MARK = 0xFF
JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that begin a picture and say how large it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of one page in pixels; ``pages``: the file may have several (TIFF)."""

    width: int
    height: int
    pages: bool = False


def frames(content: bytes) -> list[Frame]:
    """Return the pages of a PNG, JPEG or TIFF in their order; nothing for what is none of them."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return [Frame(*struct.unpack(">II", content[16:24]))]
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content[:4] in {b"II*\0", b"MM\0*"}:
            return _tiff(content, "<" if content[:2] == b"II" else ">")
    except struct.error:
        return []
    return []


def _jpeg(content: bytes) -> list[Frame]:
    at = 2
    while at + 9 <= len(content):
        if content[at] != JPEG_MARK:
            return []
        kind = content[at + 1]
        if kind == JPEG_MARK:  # padding
            at += 1
        elif kind in JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return [Frame(width, height)]
        else:
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return []


def _tiff(content: bytes, order: str) -> list[Frame]:
    found: list[Frame] = []
    (at,) = struct.unpack(f"{order}I", content[4:8])
    seen: set[int] = set()
    while at and at not in seen and len(found) < MOST_FRAMES:
        seen.add(at)
        if at + 2 > len(content):
            break
        (entries,) = struct.unpack(f"{order}H", content[at : at + 2])
        sizes = {256: 0, 257: 0}
        for entry in range(at + 2, min(at + 2 + 12 * entries, len(content) - 11), 12):
            tag, kind = struct.unpack(f"{order}HH", content[entry : entry + 4])
            if tag in sizes:
                short = kind == 3  # noqa: PLR2004 - TIFF 6.0: 3 is a 16-bit number, 4 one of 32
                held = content[entry + 8 : entry + (10 if short else 12)]
                (sizes[tag],) = struct.unpack(f"{order}{'H' if short else 'I'}", held)
        found.append(Frame(sizes[256], sizes[257], pages=True))
        after = content[at + 2 + 12 * entries : at + 6 + 12 * entries]
        at = struct.unpack(f"{order}I", after)[0] if len(after) == 4 else 0  # noqa: PLR2004 - an offset
    return found
