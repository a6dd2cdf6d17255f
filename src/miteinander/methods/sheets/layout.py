"""Where everything stands on a printed sheet: what the maker knows and the reader needs, without personal data.

All lengths are millimetres from the top left corner of the unrotated page; x to the right, y downward.
A layout is one version of one sheet; its ``version`` is the beginning of the SHA-256 of its content, so that a sheet
printed before a change is never read with the positions after it.
"""

import hashlib
import json
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

MARKER_DICTIONARY = "DICT_4X4_50"
"""The ArUco dictionary of the corner marks; marker 0 is top left, then clockwise 1, 2, 3."""


class Kind(StrEnum):
    """How a field is answered."""

    SINGLE = "single"  # one of several boxes
    MULTIPLE = "multiple"  # any number of boxes
    SCALE = "scale"  # one of several boxes that stand in order
    RANKING = "ranking"  # for each option one of the ranks: a box per option and rank
    TEXT = "text"  # free text by hand: cut out, never recognised


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in millimetres."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One tick box: what it stands for, and in a ranking for which rank (from 1). ``label``: its words on the paper."""

    value: str
    box: Box
    rank: int = 0
    label: str = ""
    """Empty where the words are the value, as on a counted scale, and in layouts older than this field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question on one page. ``marks`` is empty for text, whose box is ``area``."""

    id: str
    kind: Kind
    label: str
    marks: tuple[Mark, ...] = ()
    area: Box | None = None
    most: int = 0
    """How many boxes may be marked; 0 = any number."""


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper: its size, its four corner marks (top left, then clockwise), its code and its fields."""

    number: int
    width: float
    height: float
    markers: tuple[Box, Box, Box, Box]
    code: Box
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages of one version of a sheet."""

    sheet: str
    title: str
    pages: tuple[Page, ...]
    version: str = ""

    def with_version(self) -> "Layout":
        """Return the layout with its version: 8 hexadecimal digits of the SHA-256 of everything else."""
        held = json.dumps(replace(self, version=""), default=_fields_of, sort_keys=True, ensure_ascii=False)
        return replace(self, version=hashlib.sha256(held.encode()).hexdigest()[:8].upper())


def _fields_of(thing: Any) -> dict[str, Any]:
    """An empty label of a box is left out, so that older layouts keep their version."""
    held = {field.name: getattr(thing, field.name) for field in fields(thing)}
    if isinstance(thing, Mark) and not thing.label:
        del held["label"]
    return held


@dataclass(frozen=True, slots=True)
class Code:
    """What the QR code of a page says: ``MIT1:SERIAL:VERSION:PAGE:PAGES``, in capitals and digits only.

    ``serial`` is random (10 characters of Crockford's base 32, 50 bits): it names the copy, never a person.
    """

    serial: str
    version: str
    page: int
    pages: int

    def text(self) -> str:
        return f"MIT1:{self.serial}:{self.version}:{self.page}:{self.pages}"
