"""The sentences of a result as parts of a page: the first as lead, headings, lists below the line they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SHORT = 60
SHOWN_AT_ONCE = 60


@dataclass(slots=True)
class Part:
    """A line of a result with the indented lines below it."""

    text: str
    items: list[str] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        is_title = bool(self.items) and len(self.text) <= SHORT and ":" not in self.text and self.text[-1] not in ".!?"
        return self.text.endswith(":") or is_title

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
        if line[0].isspace() and parts:
            parts[-1].items.append(line.strip())
        else:
            parts.append(Part(line.strip()))
    return parts


def telling_of(told: str) -> Telling:
    parts = parts_of(told.split("\n"))
    return Telling(parts[:SHOWN_AT_ONCE], parts[SHOWN_AT_ONCE:])
