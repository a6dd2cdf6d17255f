"""The sentences of a result as parts of a page: the first as lead, headings, lists below the line they belong to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SHORT = 60
UNBREAKABLE = 40
"""A word of so many letters is a check value: correct, but nothing to begin a result with."""
SHOWN_AT_ONCE = 60


@dataclass(slots=True)
class Item:
    """A line of a list, with the lines that are indented further."""

    text: str
    items: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A line of a result with the indented lines below it."""

    text: str
    items: list[Item] = field(default_factory=list)
    indent: int = 0  # of its items

    @property
    def is_heading(self) -> bool:
        is_title = bool(self.items) and len(self.text) <= SHORT and ":" not in self.text and self.text[-1] not in ".!?"
        return self.text.endswith(":") or is_title

    @property
    def can_lead(self) -> bool:
        return not self.is_heading and max(map(len, self.text.split())) < UNBREAKABLE

    @property
    def heading(self) -> str:
        return self.text.removesuffix(":")


@dataclass(frozen=True, slots=True)
class Telling:
    """What stands on the page at once, and what is unfolded."""

    first: Sequence[Part]
    more: Sequence[Part]


def parts_of(lines: Iterable[str]) -> list[Part]:
    """Return the lines as parts; an indented line belongs to the one before it that is not."""
    parts: list[Part] = []
    for line in lines:
        if not line.strip():
            continue
        text, indent = together(line.strip()), len(line) - len(line.lstrip())
        if not indent or not parts:
            parts.append(Part(text))
        else:
            _put_below(parts[-1], text, indent)
    return parts


def _put_below(part: Part, text: str, indent: int) -> None:
    if part.items and indent > part.indent:
        part.items[-1].items.append(text)
    else:
        part.indent = part.indent or indent
        part.items.append(Item(text))


def together(text: str) -> str:
    """Keep a figure and its sign on one line: "11,67 %"."""
    return re.sub(r"(\d) (?=[%€])", "\\1\N{NO-BREAK SPACE}", text)


def telling_of(told: str) -> Telling:
    parts = parts_of(told.split("\n"))
    return Telling(parts[:SHOWN_AT_ONCE], parts[SHOWN_AT_ONCE:])
