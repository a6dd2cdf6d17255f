"""Read the breakout plans of the W3C (tpac-breakouts), the field's open format for unconferences.

What it says, and how it is read here:

* ``slots``: texts ``"2024-03-12 13:00-14:00"`` or objects with ``start``; those with ``break`` are no rounds.
* ``rooms``: names, or objects with ``capacity`` (seats) and ``size`` (a word like ``small``). No room says whether it
  is step-free, so none counts as such.
* ``sessions``: ``number`` or ``id``, ``title``; ``host``, ``hosts``, ``cohosts``: persons who must be in it. A
  ``capacity`` that is a size word means: as many people as the smallest room of that size holds; a number, and
  ``attendees``, mean so many persons.
* ``conflicts`` of a session: topics to keep apart, weight one per declaration. Sessions of one ``track`` draw the same
  people: weight one per pair.
* ``slot`` and ``room`` of a session, or ``grid`` (one object room → session per slot): the plan really used. A session
  that is held twice becomes a second topic with ``#2``.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from miteinander.methods.barcamp.problem import Apart, Pitch, Place, Problem, ProblemError, Room, Round
from miteinander.methods.values import entries, name, names, number, table


def is_breakouts(data: Mapping[str, Any]) -> bool:
    """Return whether parsed JSON is such a file."""
    return "sessions" in data and "slots" in data


def read_breakouts(data: Mapping[str, Any]) -> tuple[Problem, dict[str, Place | None]]:
    """Return the problem and the plan really used (None per session that had no place)."""
    rounds = _rounds(data)
    rooms, sizes = _rooms(data)
    sessions = [table(value, f"sessions[{at}]") for at, value in enumerate(entries(data, "sessions", "the file"))]
    used, repeated = _used(data, sessions, [round_.id if round_ else "" for round_ in rounds])
    pitches = []
    for at, session in enumerate(sessions):
        pitch = _pitch(session, f"sessions[{at}]", sizes)
        pitches += [pitch] + [_copy(pitch, again) for again in repeated.get(pitch.id, [])]
    held = tuple(round_ for round_ in rounds if round_)
    problem = Problem(tuple(pitches), held, rooms, tuple(_declared(sessions) + _tracks(sessions)))
    return problem, {pitch.id: used.get(pitch.id) for pitch in pitches}


def _rounds(data: Mapping[str, Any]) -> list[Round | None]:
    found: list[Round | None] = []
    for at, slot in enumerate(entries(data, "slots", "the file")):
        if isinstance(slot, str):
            found.append(Round(slot.rpartition("-")[0] or slot, slot))
        else:
            entry = table(slot, f"slots[{at}]")
            start = name(entry, "start", f"slots[{at}]")
            found.append(None if entry.get("break") else Round(start, start))
    return found


def _rooms(data: Mapping[str, Any]) -> tuple[tuple[Room, ...], dict[str, int]]:
    """Return the rooms, and per size word the seats of the smallest room of that size."""
    listed = data.get("rooms")
    if isinstance(listed, dict):
        pairs = [(key, table(value, f"rooms.{key}")) for key, value in listed.items()]
    else:
        objects = [{"name": room} if isinstance(room, str) else room for room in entries(data, "rooms", "the file")]
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


def _pitch(session: Mapping[str, Any], spot: str, sizes: Mapping[str, int]) -> Pitch:
    host = session.get("host")
    hosts = names(session, "hosts", spot) | names(session, "cohosts", spot)
    hosts |= {host} if isinstance(host, str) and host else set()
    wanted = session.get("capacity")
    persons = sizes.get(wanted, 0) if isinstance(wanted, str) else number(session, "capacity", spot)
    expected = number(session, "attendees", spot) or persons or 0
    return Pitch(
        id=_id(session),
        title=name(session, "title", spot, default=""),
        hosts=frozenset(hosts),
        extra=max(0, expected - len(hosts)),
    )


def _id(session: Mapping[str, Any]) -> str:
    return name(session, "id" if "id" in session else "number", "sessions")


def _copy(pitch: Pitch, again: str) -> Pitch:
    return Pitch(again, pitch.title, hosts=pitch.hosts, extra=pitch.extra)


def _declared(sessions: list[dict[str, Any]]) -> list[Apart]:
    known = {_id(session) for session in sessions}
    found = []
    for session in sessions:
        for other in sorted(names(session, "conflicts", _id(session))):
            if other not in known:
                raise ProblemError(
                    de=f"Die Session {_id(session)} soll neben {other} nicht liegen; diese Session gibt es nicht.",
                    en=f"Session {_id(session)} conflicts with {other}, but there is no such session.",
                )
            found.append(Apart(_id(session), other))
    return found


def _tracks(sessions: list[dict[str, Any]]) -> list[Apart]:
    pairs = combinations([session for session in sessions if session.get("track")], 2)
    return [Apart(_id(one), _id(other)) for one, other in pairs if one["track"] == other["track"]]


def _used(
    data: Mapping[str, Any], sessions: list[dict[str, Any]], rounds: list[str]
) -> tuple[dict[str, Place], dict[str, list[str]]]:
    """Return the plan really used, and per session the ids of its repetitions."""
    placed = [
        (_id(session), Place(str(session["slot"]), str(session["room"])))
        for session in sessions
        if session.get("slot") and session.get("room")
    ]
    for round_, row in zip(rounds, entries(data, "grid", "the file"), strict=False):
        placed += [(str(held), Place(round_, room)) for room, held in table(row, "grid").items()]
    used: dict[str, Place] = {}
    repeated: dict[str, list[str]] = {}
    for session, place in placed:
        if session in used:
            again = repeated.setdefault(session, [])
            again.append(f"{session}#{len(again) + 2}")
            used[again[-1]] = place
        else:
            used[session] = place
    return used, repeated
