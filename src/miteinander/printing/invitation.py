"""Paper that goes out before a meeting: programme, registration sheet, letters."""

from dataclasses import dataclass

from miteinander.printing.paper import Lines, Link, Sheet


@dataclass(frozen=True, kw_only=True)
class AgendaEntry:
    """One item of the day."""

    time: str
    title: str
    until: str = ""
    format: str = ""  # "Barcamp", "Pause"
    room: str = ""
    text: str = ""
    speakers: Lines = ()
    is_break: bool = False


@dataclass(frozen=True, kw_only=True)
class Agenda(Sheet):
    """The programme of a meeting on A4."""

    kind = "agenda"
    theme: str = ""
    day: str
    place: str = ""
    access: Lines = ()
    questions: Lines = ()
    entries: tuple[AgendaEntry, ...] = ()
    notice: str = ""  # "Der Plan ist um 10 Minuten verschoben."
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaPoster(Agenda):
    """The same programme in large type on A3 for the wall."""

    kind = "agenda-poster"


@dataclass(frozen=True, kw_only=True)
class RegistrationSheet(Sheet):
    """A form to fill in by hand and to send back by post, fax or e-mail."""

    kind = "registration"
    day: str
    needs: Lines  # boxes to tick
    place: Lines = ()
    deadline: str = ""
    return_address: Lines = ()
    email: str = ""
    fax: str = ""
    phone: str = ""
    needs_kept_days: int = 14
    privacy: str = ""  # who is responsible and how long the rest is kept
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter; the address is what shows in the window of the envelope."""

    address: Lines
    subject: str
    paragraphs: Lines  # salutation first, without the closing formula
    closing: str = ""  # empty: "Mit freundlichen Grüßen"
    signature: Lines = ()
    enclosures: Lines = ()
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Letters(Sheet):
    """Letters to people who have only a postal address, after DIN 5008 form B, each starting on its own page."""

    kind = "letters"
    sender_address: Lines = ()  # street and town, for the return line above the address
    information: tuple[tuple[str, str], ...] = ()  # ("Telefon", "0711 …") in the block at the right
    place: str = ""
    day: str = ""
    letters: tuple[Letter, ...] = ()
