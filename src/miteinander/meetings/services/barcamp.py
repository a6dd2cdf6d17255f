"""Setting up a barcamp: its rounds and rooms, and the windows in which topics and marks are taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.models import AgendaItem, Barcamp, Room, Round
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

ROUNDS, ROUND_MINUTES, PAUSE_MINUTES = 3, 25, 2
COLLECTING_MINUTES = 15
MOST_ROUNDS = 12


@dataclass(frozen=True)
class Timing:
    """How the working phases follow each other."""

    count: int
    starts_at: datetime
    minutes: int = ROUND_MINUTES
    pause: int = PAUSE_MINUTES

    def start_of(self, number: int) -> datetime:
        return self.starts_at + timedelta(minutes=(number - 1) * (self.minutes + self.pause))


@dataclass(frozen=True)
class Windows:
    """Whether topics and marks are taken, and when a window closes by itself."""

    takes_topics: bool = False
    takes_marks: bool = False
    topics_end_at: datetime | None = None
    marks_end_at: datetime | None = None


@dataclass(frozen=True)
class RoomFacts:
    name: str
    seats: int
    step_free: bool = True
    way: str = ""


def hold(barcamp: Barcamp) -> None:
    """Take the wall for this transaction: one writer after the other, and every screen learns of the change."""
    Barcamp.objects.filter(pk=barcamp.pk).update(version=F("version") + 1)


def open_barcamp(item: AgendaItem, *, by: Actor, at: datetime) -> Barcamp:
    """Return the barcamp of an agenda item; the first time with three rounds of 25 minutes after the collecting."""
    require(by, "barcamp.run", item, at=at)
    with transaction.atomic():
        barcamp, is_new = Barcamp.objects.get_or_create(meeting=item.meeting, defaults={"item": item})
        if is_new:
            _write_rounds(barcamp, _usual_timing(item))
            record(by, "prepared", barcamp, channel=Channel.WEB, at=at)
    return barcamp


def _usual_timing(item: AgendaItem) -> Timing:
    """Collect first, then the rounds; pauses only if the item is long enough for them."""
    collecting = min(COLLECTING_MINUTES, item.minutes // 4)
    spare = item.minutes - collecting - ROUNDS * ROUND_MINUTES
    pause = max(0, min(PAUSE_MINUTES, spare // (ROUNDS - 1)))
    return Timing(ROUNDS, item.starts_at + timedelta(minutes=collecting), pause=pause)


def set_rounds(barcamp: Barcamp, timing: Timing, *, by: Actor, at: datetime) -> None:
    """Set number and times of the rounds; topics stay in their round, and no round with a topic disappears."""
    require(by, "barcamp.run", barcamp, at=at)
    if not 1 <= timing.count <= MOST_ROUNDS:
        raise Refused(_("Please plan 1 to %(most)d rounds.") % {"most": MOST_ROUNDS}, field="count")
    try:
        with transaction.atomic():
            hold(barcamp)
            barcamp.rounds.filter(number__gt=timing.count).delete()
            _write_rounds(barcamp, timing)
            record(by, "set rounds", barcamp, channel=Channel.WEB, at=at)
    except ProtectedError as problem:
        raise Refused(
            _("There are topics in a round that would disappear. Please move or park them first."), field="count"
        ) from problem


def _write_rounds(barcamp: Barcamp, timing: Timing) -> None:
    for number in range(1, timing.count + 1):
        times = {"starts_at": timing.start_of(number), "minutes": timing.minutes}
        Round.objects.update_or_create(barcamp=barcamp, number=number, defaults=times)


def shift_rounds(barcamp: Barcamp, minutes: int, at: datetime) -> int:
    """Move the rounds that have not begun, and the windows that are still open; return how many rounds moved.

    A step inside "it gets later": that verb asks the rule and writes the journal row.
    """
    later = timedelta(minutes=minutes)
    with transaction.atomic():
        hold(barcamp)
        for field in ("topics_end_at", "marks_end_at"):
            Barcamp.objects.filter(pk=barcamp.pk, **{f"{field}__gt": at}).update(**{field: F(field) + later})
        return barcamp.rounds.filter(starts_at__gt=at).update(starts_at=F("starts_at") + later)


def set_windows(barcamp: Barcamp, windows: Windows, *, by: Actor, at: datetime) -> None:
    """Open or close the taking of topics and marks; a time given closes the window by itself."""
    require(by, "barcamp.run", barcamp, at=at)
    with transaction.atomic():
        hold(barcamp)
        Barcamp.objects.filter(pk=barcamp.pk).update(
            takes_topics=windows.takes_topics,
            takes_marks=windows.takes_marks,
            topics_end_at=windows.topics_end_at if windows.takes_topics else None,
            marks_end_at=windows.marks_end_at if windows.takes_marks else None,
        )
        record(by, "set windows", barcamp, channel=Channel.WEB, at=at)
    barcamp.refresh_from_db()


def add_room(barcamp: Barcamp, facts: RoomFacts, *, by: Actor, at: datetime) -> Room:
    require(by, "barcamp.run", barcamp, at=at)
    room = Room(barcamp=barcamp, position=barcamp.rooms.count() + 1)
    return _save_room(room, facts, "added room", by, at)


def change_room(room: Room, facts: RoomFacts, *, by: Actor, at: datetime) -> Room:
    require(by, "barcamp.run", room.barcamp, at=at)
    return _save_room(room, facts, "changed room", by, at)


def _save_room(room: Room, facts: RoomFacts, verb: str, by: Actor, at: datetime) -> Room:
    room.name, room.seats, room.step_free, room.way = facts.name, facts.seats, facts.step_free, facts.way
    try:
        with transaction.atomic():
            hold(room.barcamp)
            room.save()
            record(by, verb, room, channel=Channel.WEB, at=at)
    except IntegrityError as problem:
        sentence = _("There is already a room “%(name)s”. Please choose another name.") % {"name": facts.name}
        raise Refused(sentence, field="name") from problem
    return room


def remove_room(room: Room, *, by: Actor, at: datetime) -> None:
    """Take a room out of the plan; refused while topics stand in it."""
    require(by, "barcamp.run", room.barcamp, at=at)
    try:
        with transaction.atomic():
            hold(room.barcamp)
            record(by, "removed room", room, channel=Channel.WEB, at=at)
            room.delete()
    except ProtectedError as problem:
        raise Refused(_("There are topics in this room. Please move or park them first.")) from problem
