"""Paper for the day itself: list at the door, badges, cards, plans on doors and walls."""

from dataclasses import dataclass

from miteinander.printing.paper import Link, Sheet


@dataclass(frozen=True, kw_only=True)
class CheckInEntry:
    """A registered person on the list at the door."""

    name: str
    organisation: str = ""
    note: str = ""
    is_present: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckInList(Sheet):
    """Who is expected, with boxes to tick and empty lines for those who just come."""

    kind = "check-in-list"
    day: str = ""
    entries: tuple[CheckInEntry, ...] = ()
    free_lines: int = 10


@dataclass(frozen=True, kw_only=True)
class Badge:
    """A name to wear; `interest` is the topic one wants to be asked about."""

    name: str
    organisation: str = ""
    interest: str = ""
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Badges(Sheet):
    """Badges, eight to a sheet of A4, with cutting marks."""

    kind = "badges"
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TopicCard:
    """A topic somebody proposes for the barcamp."""

    title: str
    about: str = ""
    host: str = ""
    number: str = ""
    needs_step_free: bool = False


@dataclass(frozen=True, kw_only=True)
class TopicCards(Sheet):
    """Topic cards in A5, two to a sheet: filled ones first, then empty ones to write on."""

    kind = "topic-cards"
    cards: tuple[TopicCard, ...] = ()
    blank_cards: int = 0
    link: Link | None = None  # where the same is done on the phone


@dataclass(frozen=True, kw_only=True)
class DoorSlot:
    """What happens in a room during one round."""

    time: str
    round: str = ""
    topic: str = ""  # empty: the room is free
    host: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Door:
    """One room."""

    room: str
    seats: str = ""
    access: str = ""
    slots: tuple[DoorSlot, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DoorSheets(Sheet):
    """One sheet per room to hang beside its door."""

    kind = "door-sheets"
    day: str = ""
    doors: tuple[Door, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """A session in the wall grid; an empty topic is a free place to stick a card on."""

    topic: str = ""
    host: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class GridRound:
    """One row of the wall grid, its cells in the order of the rooms."""

    name: str
    time: str = ""
    cells: tuple[GridCell, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GridRoom:
    """One column of the wall grid."""

    name: str
    note: str = ""  # "30 Plätze, stufenfrei"


@dataclass(frozen=True, kw_only=True)
class WallGrid(Sheet):
    """The barcamp on one wall: rounds by rooms, A3 across."""

    kind = "wall-grid"
    day: str = ""
    rooms: tuple[GridRoom, ...] = ()
    rounds: tuple[GridRound, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class FishbowlCard:
    """A question for the fishbowl; an empty question is a card to write on."""

    question: str = ""
    addressed_to: str = ""
    asked_by: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class FishbowlCards(Sheet):
    """Question cards in A6, four to a sheet of A4."""

    kind = "fishbowl-cards"
    cards: tuple[FishbowlCard, ...] = ()
    blank_cards: int = 0
    link: Link | None = None
