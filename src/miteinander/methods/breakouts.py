"""Read the breakout plans of the W3C (tpac-breakouts), the field's open format for unconferences, as they stand.

* ``slots``: texts ``"2024-03-12 13:00-14:00"`` or objects with ``start``; those with ``break`` are breaks.
* ``rooms``: names, or objects with ``capacity`` (seats) and ``size`` (a word like ``small``).
* ``sessions``: ``number`` or ``id``, ``title``; ``host``, ``hosts``, ``cohosts``; ``capacity``: a number of persons, or
  a size word, which means as many as the smallest room of that size holds; ``attendees``: so many persons;
  ``conflicts``: sessions to keep apart; ``track``.
* ``slot`` and ``room`` of a session, or ``grid`` (one object room → session per slot): the plan really used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from miteinander.methods.trouble import MethodError
from miteinander.methods.values import WHOLE_FILE, entries, name, names, number, table, tables


@dataclass(frozen=True, slots=True)
class Slot:
    """A time, named by its start."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room; ``seats`` None: uncounted."""

    id: str
    label: str
    seats: int | None


@dataclass(frozen=True, slots=True)
class Session:
    """A session, how many persons are expected (0: not said), and which sessions it declares to be kept apart from."""

    id: str
    title: str
    hosts: frozenset[str]
    expected: int
    conflicts: tuple[str, ...]
    track: object


@dataclass(frozen=True, slots=True)
class Breakouts:
    """A plan: slots (None is a break), and ``held``: session, slot and room of what was really held."""

    slots: tuple[Slot | None, ...]
    rooms: tuple[Room, ...]
    sessions: tuple[Session, ...]
    held: tuple[tuple[str, str, str], ...]

    def of_one_track(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of sessions that draw the same people."""
        pairs = combinations([session for session in self.sessions if session.track], 2)
        return tuple((one.id, other.id) for one, other in pairs if one.track == other.track)


def is_breakouts(data: Mapping[str, Any]) -> bool:
    """Return whether parsed JSON is such a file."""
    return "sessions" in data and "slots" in data


def parse_breakouts(data: Mapping[str, Any]) -> Breakouts:
    """Return the plan of parsed JSON; raises MethodError that names the spot."""
    slots = _slots(data)
    rooms, sizes = _rooms(data)
    listed = tables(data, "sessions")
    sessions = tuple(_session(session, spot, sizes) for session, spot in listed)
    known = {session.id for session in sessions}
    for session in sessions:
        for other in session.conflicts:
            if other not in known:
                raise MethodError(
                    de=f"Die Session {session.id} soll neben {other} nicht liegen; diese Session gibt es nicht.",
                    en=f"Session {session.id} conflicts with {other}, but there is no such session.",
                )
    return Breakouts(slots, rooms, sessions, _held(data, [session for session, _ in listed], slots))


def _slots(data: Mapping[str, Any]) -> tuple[Slot | None, ...]:
    found: list[Slot | None] = []
    for at, slot in enumerate(entries(data, "slots", WHOLE_FILE)):
        if isinstance(slot, str):
            found.append(Slot(slot.rpartition("-")[0] or slot, slot))
        else:
            entry = table(slot, f"slots[{at}]")
            start = name(entry, "start", f"slots[{at}]")
            found.append(None if entry.get("break") else Slot(start, start))
    return tuple(found)


def _rooms(data: Mapping[str, Any]) -> tuple[tuple[Room, ...], dict[str, int]]:
    """Return the rooms, and per size word the seats of the smallest room of that size."""
    listed = data.get("rooms")
    if isinstance(listed, dict):
        pairs = [(key, table(value, f"rooms.{key}")) for key, value in listed.items()]
    else:
        objects = [{"name": room} if isinstance(room, str) else room for room in entries(data, "rooms", WHOLE_FILE)]
        pairs = [(name(table(room, "rooms"), "name", "rooms"), room) for room in objects]
    rooms = tuple(
        Room(key, name(room, "name", f"rooms.{key}", default=key), number(room, "capacity", f"rooms.{key}"))
        for key, room in pairs
    )
    sizes: dict[str, int] = {}
    for room, (_, entry) in zip(rooms, pairs, strict=True):
        if room.seats is not None and isinstance(entry.get("size"), str):
            sizes[entry["size"]] = min(room.seats, sizes.get(entry["size"], room.seats))
    return rooms, sizes


def _session(data: Mapping[str, Any], spot: str, sizes: Mapping[str, int]) -> Session:
    host, wanted = data.get("host"), data.get("capacity")
    hosts = names(data, "hosts", spot) | names(data, "cohosts", spot)
    persons = sizes.get(wanted, 0) if isinstance(wanted, str) else number(data, "capacity", spot)
    return Session(
        _id(data),
        name(data, "title", spot, default=""),
        hosts | ({host} if isinstance(host, str) and host else set()),
        number(data, "attendees", spot) or persons or 0,
        tuple(sorted(names(data, "conflicts", _id(data)))),
        data.get("track"),
    )


def _id(session: Mapping[str, Any]) -> str:
    return name(session, "id" if "id" in session else "number", "sessions")


def _held(
    data: Mapping[str, Any], sessions: list[dict[str, Any]], slots: tuple[Slot | None, ...]
) -> tuple[tuple[str, str, str], ...]:
    held = [
        (_id(session), str(session["slot"]), str(session["room"]))
        for session in sessions
        if session.get("slot") and session.get("room")
    ]
    for slot, row in zip(slots, entries(data, "grid", WHOLE_FILE), strict=False):
        held += [(str(session), slot.id if slot else "", room) for room, session in table(row, "grid").items()]
    return tuple(held)
