"""What every piece of paper has in common."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

Language = Literal["de", "en"]
Lines = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address as QR code with the same address in writing beside it."""

    url: str
    caption: str = ""  # what it is for: "Hier anmelden"
    code: str = ""  # what a person types instead of the address


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What every piece of paper carries: whose it is, what it is about, when it was made."""

    kind: ClassVar[str]
    title: str  # of the meeting or the document
    sender: str  # network or town, in the header
    made_on: date  # also the date inside the file, so the same content gives the same bytes
    language: Language = "de"
    accent: str = ""  # brand colour as hex
    contact: str = ""  # one line in the footer
