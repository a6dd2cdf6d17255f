"""The wall: topics get a round and a room, move, swap, are parked or pinned; later each session gets its result."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import PitchState
from miteinander.meetings.models import Pitch, Room, Round, Session
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.barcamp import hold, shift_rounds
from miteinander.meetings.services.pitches import fresh_pitch, stepped
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

__all__ = ["Result", "Slot", "park_pitch", "pin_pitch", "place_pitch", "shift_rounds", "swap_pitches", "write_result"]


@dataclass(frozen=True)
class Slot:
    """One field of the wall."""

    round: Round
    room: Room

    def __str__(self) -> str:
        return _("round %(number)s, %(room)s") % {"number": self.round.number, "room": self.room.name}


@dataclass(frozen=True)
class Result:
    """What a session brought: what, so what, now what, and who goes on."""

    what: str = ""
    so_what: str = ""
    now_what: str = ""
    who_goes_on: str = ""

    def joined_with(self, other: "Result") -> "Result":
        """Both texts one below the other where they differ, so that nobody's words get lost."""
        parts = ((getattr(other, part.name), getattr(self, part.name)) for part in fields(self))
        return Result(*(_joined(theirs, mine) for theirs, mine in parts))


def _joined(theirs: str, mine: str) -> str:
    if mine in theirs:
        return theirs
    return mine if theirs in mine else f"{theirs}\n{mine}"


def result_of(session: Session) -> Result:
    return Result(session.what, session.so_what, session.now_what, session.who_goes_on)


def place_pitch(pitch: Pitch, slot: Slot, *, by: Actor, at: datetime, seen: int | None = None) -> Session:
    """Put a topic into a slot, or move it there. Of two who want the same slot one wins, by the database."""
    require(by, "barcamp.run", pitch, at=at)
    _refuse_past(slot, at)
    try:
        with transaction.atomic():
            hold(pitch.barcamp)
            fresh = stepped(fresh_pitch(pitch, seen), "place")
            placed = {"round": slot.round, "room": slot.room, "placed_at": at}
            session, _new = Session.objects.update_or_create(pitch=fresh, defaults=placed)
            save_placing(fresh)
            record(by, "placed", fresh, channel=Channel.WEB, at=at, note=str(slot))
    except IntegrityError as problem:
        raise _taken(slot, may_swap=pitch.state == PitchState.PLACED) from problem
    return session


def _refuse_past(slot: Slot, at: datetime) -> None:
    if slot.round.ends_at <= at:
        raise Refused(_("Round %(number)s is over. Please choose a later one.") % {"number": slot.round.number})


def _taken(slot: Slot, *, may_swap: bool) -> Stale:
    """Say what one can do: only two topics that both have a place can be swapped."""
    there = Session.objects.select_related("pitch").filter(round=slot.round, room=slot.room).first()
    if there is None:
        return Stale(_("Somebody else was faster. Please look at the wall again."))
    names = {"slot": slot, "title": there.pitch.title}
    stands = _("“%(title)s” already stands there (%(slot)s).") % names
    way_on = (
        _("Please choose another slot, or swap the two on the board below.")
        if may_swap
        else _("Please choose another slot, or give “%(title)s” another one first.") % names
    )
    return Stale(f"{stands} {way_on}", theirs=there)


def swap_pitches(one: Pitch, other: Pitch, *, by: Actor, at: datetime) -> None:
    """Exchange the places of two topics in one step."""
    require(by, "barcamp.run", one, at=at)
    require(by, "barcamp.run", other, at=at)
    with transaction.atomic():
        hold(one.barcamp)
        found = {
            session.pitch_id: session
            for session in Session.objects.select_related("pitch", "round", "room").filter(pitch__in=(one, other))
        }
        if len(found) < 2:  # noqa: PLR2004  # it takes two to swap
            raise Stale(_("One of the two topics is no longer on the wall. Please look again."))
        first, second = found[one.pk], found[other.pk]
        for session in (first, second):
            _refuse_past(Slot(session.round, session.room), at)
            stepped(session.pitch, "place")
        first.round, first.room, second.round, second.room = second.round, second.room, first.round, first.room
        Session.objects.bulk_update([first, second], ["round", "room"])
        for session in (first, second):
            save_placing(session.pitch)
            record(by, "placed", session.pitch, channel=Channel.WEB, at=at, note="swap")


def park_pitch(pitch: Pitch, *, by: Actor, at: datetime, seen: int | None = None) -> None:
    """Take a topic off the wall, or lay it aside: the memory for topics keeps it."""
    require(by, "barcamp.run", pitch, at=at)
    with transaction.atomic():
        hold(pitch.barcamp)
        fresh = stepped(fresh_pitch(pitch, seen), "park")
        Session.objects.filter(pitch=fresh).delete()
        fresh.is_pinned = False
        save_placing(fresh)
        record(by, "parked", fresh, channel=Channel.WEB, at=at)


def pin_pitch(pitch: Pitch, *, pinned: bool, by: Actor, at: datetime) -> None:
    """Pin a topic to its place, so that no proposed plan moves it; or let it go."""
    require(by, "barcamp.run", pitch, at=at)
    with transaction.atomic():
        hold(pitch.barcamp)
        fresh = fresh_pitch(pitch)
        if pinned and fresh.state != PitchState.PLACED:
            raise Refused(_("Only a topic with a place can be pinned."))
        fresh.is_pinned = pinned
        save_placing(fresh)
        record(by, "pinned" if pinned else "unpinned", fresh, channel=Channel.WEB, at=at)


def save_placing(pitch: Pitch) -> None:
    Pitch.objects.filter(pk=pitch.pk).update(state=pitch.state, is_pinned=pitch.is_pinned, version=F("version") + 1)


def write_result(
    session: Session, result: Result, *, by: Actor, at: datetime, seen: int, channel: Channel = Channel.WEB
) -> Session:
    """Write what a session brought. Whoever saved in between is not overwritten: `Stale` carries their text."""
    require(by, "session.write_result", session, at=at)
    with transaction.atomic():
        hold(session.pitch.barcamp)
        fresh = Session.objects.select_for_update(of=("self",)).select_related("pitch__barcamp").get(pk=session.pk)
        if fresh.version != seen and result_of(fresh) != result:
            raise Stale(_("Somebody else has saved this result in the meantime. Both texts are kept."), theirs=fresh)
        for part in fields(result):
            setattr(fresh, part.name, getattr(result, part.name))
        fresh.result_at, fresh.result_channel, fresh.version = at, channel, fresh.version + 1
        fresh.save()
        Pitch.objects.filter(pk=fresh.pitch_id).update(state=stepped(fresh.pitch, "finish").state)
        record_heard(by, "wrote result", fresh, channel=channel, at=at)
    return fresh
