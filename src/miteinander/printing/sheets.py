"""The door of the printing room: every sheet as plain content, and `render(sheet)`, which makes it a tagged PDF.

All texts are ready to print: dates and times as the reader sees them. No text is ever read as markup.
"""

from dataclasses import fields, is_dataclass
from datetime import date

from miteinander.printing.codes import qr_svg
from miteinander.printing.colour import readable_accent
from miteinander.printing.day import (
    Badge,
    Badges,
    CheckInEntry,
    CheckInList,
    Door,
    DoorSheets,
    DoorSlot,
    FishbowlCard,
    FishbowlCards,
    GridCell,
    GridRoom,
    GridRound,
    TopicCard,
    TopicCards,
    WallGrid,
)
from miteinander.printing.glyphs import plainest, printable, undrawable
from miteinander.printing.harvest import (
    Attendee,
    Certificates,
    Commitment,
    Documentation,
    DotFinding,
    DotGroup,
    DotSheet,
    FindingKind,
    FindingRecord,
    QuestionRecord,
    ResultForm,
    ResultForms,
    SessionRecord,
)
from miteinander.printing.invitation import (
    Agenda,
    AgendaEntry,
    AgendaPoster,
    Letter,
    Letters,
    RegistrationSheet,
)
from miteinander.printing.labels import labels_in
from miteinander.printing.paper import Language, Lines, Link, Sheet
from miteinander.printing.press import MissingGlyphError, Payload, Setting, set_pdf

__all__ = [
    "KINDS",
    "Agenda",
    "AgendaEntry",
    "AgendaPoster",
    "Attendee",
    "Badge",
    "Badges",
    "Certificates",
    "CheckInEntry",
    "CheckInList",
    "Commitment",
    "Documentation",
    "Door",
    "DoorSheets",
    "DoorSlot",
    "DotFinding",
    "DotGroup",
    "DotSheet",
    "FindingKind",
    "FindingRecord",
    "FishbowlCard",
    "FishbowlCards",
    "GridCell",
    "GridRoom",
    "GridRound",
    "Language",
    "Letter",
    "Letters",
    "Lines",
    "Link",
    "QuestionRecord",
    "RegistrationSheet",
    "ResultForm",
    "ResultForms",
    "SessionRecord",
    "Sheet",
    "TopicCard",
    "TopicCards",
    "WallGrid",
    "render",
    "undrawable",
]

KINDS: dict[str, type[Sheet]] = {
    sheet.kind: sheet
    for sheet in (
        Agenda,
        AgendaPoster,
        RegistrationSheet,
        Letters,
        CheckInList,
        Badges,
        TopicCards,
        FishbowlCards,
        DoorSheets,
        WallGrid,
        ResultForms,
        DotSheet,
        Documentation,
        Certificates,
    )
}
"""Every kind of sheet; `templates/typst/<kind>.typ` sets it."""


def _content(value: object, setting: Setting) -> Payload:
    """Turn a dataclass into plain data for the press; every address gets its QR code."""
    match value:
        case str():
            return setting(value)
        case bool() | int() | None:
            return value
        case date():
            return [value.year, value.month, value.day]
        case tuple() | list():
            return [_content(part, setting) for part in value]
    if not is_dataclass(value):
        message = f"no sheet holds a {type(value).__name__}"
        raise TypeError(message)
    content = {field.name: _content(getattr(value, field.name), setting) for field in fields(value)}
    if isinstance(value, Link):
        content |= {"svg": qr_svg(value.url), "url": value.url, "shown": _shown(value.url, setting)}
    return content


def _shown(url: str, setting: Setting) -> str:
    """Return an address as people type it, breakable only after a slash."""
    return setting(url.rsplit("://", maxsplit=1)[-1].rstrip("/").replace("/", "/\u200b"))


def _payload(sheet: Sheet, setting: Setting) -> dict[str, Payload]:
    return {
        "sheet": _content(sheet, setting),
        "labels": dict(labels_in(sheet.language)),
        "accent": readable_accent(sheet.accent),
    }


def render(sheet: Sheet) -> bytes:
    """Return the sheet as PDF/UA-1 and PDF/A-2a in one file."""
    try:
        return set_pdf(sheet.kind, _payload(sheet, printable), made_on=sheet.made_on)
    except MissingGlyphError:
        return set_pdf(sheet.kind, _payload(sheet, plainest), made_on=sheet.made_on)
