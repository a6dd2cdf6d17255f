"""The barcamp as it goes on paper: cards, door sheets, the wall, result forms."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.meetings.models import Barcamp, Meeting, Pitch, Room, Session
from miteinander.meetings.reads.agenda_sheets import clock, day_line, sheet_head
from miteinander.meetings.reads.barcamp import Cell, Row, sessions_in_wall_order, wall_of
from miteinander.printing.sheets import (
    Door,
    DoorSheets,
    DoorSlot,
    FishbowlCards,
    GridCell,
    GridRoom,
    GridRound,
    Link,
    ResultForm,
    ResultForms,
    TopicCard,
    TopicCards,
    WallGrid,
)

BLANK_CARDS = 24


def day_link(meeting: Meeting, page: str, caption: str) -> Link:
    """The same on the phone: the address of a page, and the code that lets one take part."""
    address = settings.BASE_URL + reverse(page, args=[meeting.slug])
    return Link(url=address, caption=caption, code=meeting.event_code)


def blank_cards(barcamp: Barcamp, *, at: datetime) -> TopicCards:
    link = day_link(barcamp.meeting, "barcamp", _("Or propose by phone"))
    return TopicCards(**sheet_head(barcamp.meeting, at=at), blank_cards=BLANK_CARDS, link=link)


def filled_cards(barcamp: Barcamp, *, at: datetime) -> TopicCards:
    pitches = barcamp.pitches.on_the_table()
    link = day_link(barcamp.meeting, "barcamp", _("Mark it by phone"))
    return TopicCards(**sheet_head(barcamp.meeting, at=at), cards=tuple(_card(pitch) for pitch in pitches), link=link)


def _card(pitch: Pitch) -> TopicCard:
    return TopicCard(
        title=pitch.title,
        about=pitch.description,
        host=pitch.host_name,
        number=str(pitch.card_number or ""),
        needs_step_free=pitch.needs_step_free,
    )


def door_sheets(barcamp: Barcamp, *, at: datetime) -> DoorSheets:
    wall = wall_of(barcamp, at=at)
    doors = tuple(
        Door(
            room=room.name,
            seats=str(room.seats),
            access=", ".join(filter(None, (_("step-free") if room.step_free else "", room.way))),
            slots=tuple(_door_slot(row, row.cells[place]) for row in wall.rows),
        )
        for place, room in enumerate(wall.rooms)
    )
    link = day_link(barcamp.meeting, "barcamp-board", _("The board"))
    return DoorSheets(**sheet_head(barcamp.meeting, at=at), day=day_line(barcamp.meeting), doors=doors, link=link)


def _door_slot(row: Row, cell: Cell) -> DoorSlot:
    topic = cell.topic
    return DoorSlot(
        time=_times(row),
        round=_("Round %(number)s") % {"number": row.round.number},
        topic=topic.pitch.title if topic else "",
        host=topic.pitch.host_name if topic else "",
    )


def wall_grid(barcamp: Barcamp, *, at: datetime) -> WallGrid:
    wall = wall_of(barcamp, at=at)
    return WallGrid(
        **sheet_head(barcamp.meeting, at=at),
        day=day_line(barcamp.meeting),
        rooms=tuple(GridRoom(name=room.name, note=_note(room)) for room in wall.rooms),
        rounds=tuple(
            GridRound(
                name=_("Round %(number)s") % {"number": row.round.number},
                time=_times(row),
                cells=tuple(_grid_cell(cell) for cell in row.cells),
            )
            for row in wall.rows
        ),
        link=day_link(barcamp.meeting, "barcamp-board", _("The board")),
    )


def _grid_cell(cell: Cell) -> GridCell:
    if cell.topic is None:
        return GridCell()
    pitch = cell.topic.pitch
    return GridCell(topic=pitch.title, host=pitch.host_name, number=str(pitch.card_number or ""))


def result_forms(barcamp: Barcamp, *, at: datetime) -> ResultForms:
    sessions = sessions_in_wall_order(barcamp)
    link = day_link(barcamp.meeting, "barcamp", _("Or write it by phone"))
    forms = tuple(_form(place, session) for place, session in enumerate(sessions, start=1))
    return ResultForms(**sheet_head(barcamp.meeting, at=at), forms=forms, link=link)


def _form(place: int, session: Session) -> ResultForm:
    pitch = session.pitch
    return ResultForm(
        number=str(place),
        topic=pitch.title,
        host=pitch.host_name,
        room=session.room.name,
        time=f"{clock(session.round.starts_at)}–{clock(session.round.ends_at)}",
        what=session.what,
        so_what=session.so_what,
        now_what=session.now_what,
        who=session.who_goes_on,
    )


def question_cards(meeting: Meeting, *, at: datetime) -> FishbowlCards:
    link = day_link(meeting, "fishbowl", _("Or ask by phone"))
    return FishbowlCards(**sheet_head(meeting, at=at), blank_cards=BLANK_CARDS, link=link)


def _seats(room: Room) -> str:
    return ngettext("%(count)d seat", "%(count)d seats", room.seats) % {"count": room.seats}


def _note(room: Room) -> str:
    return ", ".join(filter(None, (_seats(room), _("step-free") if room.step_free else "")))


def _times(row: Row) -> str:
    return f"{clock(row.round.starts_at)}–{clock(row.round.ends_at)}"
