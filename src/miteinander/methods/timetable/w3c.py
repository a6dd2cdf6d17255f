"""Read the breakout plans of the W3C (tpac-breakouts), the field's open format for unconferences, as a reality test.

They hold no persons' wishes, so persons are made up who stand for what is declared:

* a host (``host``, ``hosts``, ``cohosts``) is a person interested in the own sessions;
* a pair of sessions declared in ``conflicts``, or of one ``track``, is a person interested in both
  (``24 + 19``): the wish for both is met when they are in two phases;
* ``capacity`` and ``attendees`` say how many are expected: a number, or a size word that means the smallest room of
  that size. So many persons interested in that session alone are made up (``24 #1``): they are met when the room holds
  them.

No room says whether it is step-free, so none counts as such. ``slot`` and ``room``, or ``grid``, become the previous
plan; of a session held twice the first one counts. A ``slot`` with ``break`` is no phase.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from miteinander.methods.timetable.problem import Event, Person, Phase, Place, Room, Topic
from miteinander.methods.timetable.values import entries, name, names, number, table
from miteinander.methods.trouble import MethodError

MOST_EXPECTED = 10_000
"""Persons of one session; more would be a slip of the pen."""


def is_breakouts(data: Mapping[str, Any]) -> bool:
    """Return whether parsed JSON is such a file."""
    return "sessions" in data and "slots" in data


def read_breakouts(data: Mapping[str, Any]) -> Event:
    """Return the event with the plan really used as the previous one."""
    phases = _phases(data)
    rooms, sizes = _rooms(data)
    sessions = [table(value, f"sessions[{at}]") for at, value in enumerate(entries(data, "sessions", "event"))]
    topics, guests = [], {}
    for at, session in enumerate(sessions):
        spot = f"sessions[{at}]"
        topics.append(Topic(_id(session), name(session, "title", spot, default=""), _hosts(session, spot)))
        guests[_id(session)] = max(0, _expected(session, spot, sizes) - len(topics[-1].hosts))
    persons = [*_host_persons(topics), *_pairs(sessions)]
    persons += [
        Person(f"{topic} #{at + 1}", frozenset({topic})) for topic, many in guests.items() for at in range(many)
    ]
    return Event(
        tuple(phase for phase in phases if phase),
        rooms,
        tuple(topics),
        tuple(persons),
        previous=_used(data, sessions, [phase.id if phase else "" for phase in phases]),
    )


def _phases(data: Mapping[str, Any]) -> list[Phase | None]:
    found: list[Phase | None] = []
    for at, slot in enumerate(entries(data, "slots", "event")):
        if isinstance(slot, str):
            found.append(Phase(slot.rpartition("-")[0] or slot, slot))
        else:
            entry = table(slot, f"slots[{at}]")
            start = name(entry, "start", f"slots[{at}]")
            found.append(None if entry.get("break") else Phase(start, start))
    return found


def _rooms(data: Mapping[str, Any]) -> tuple[tuple[Room, ...], dict[str, int]]:
    """Return the rooms, and per size word the seats of the smallest room of that size."""
    listed = data.get("rooms")
    if isinstance(listed, dict):
        pairs = [(key, table(value, f"rooms, {key}")) for key, value in listed.items()]
    else:
        objects = [{"name": room} if isinstance(room, str) else room for room in entries(data, "rooms", "event")]
        pairs = [(name(table(room, "rooms"), "name", "rooms"), room) for room in objects]
    rooms = tuple(
        Room(key, name(room, "name", f"rooms, {key}", default=key), number(room, "capacity", f"rooms, {key}"))
        for key, room in pairs
    )
    sizes: dict[str, int] = {}
    for room, (_, entry) in zip(rooms, pairs, strict=True):
        if room.seats is not None and isinstance(entry.get("size"), str):
            sizes[entry["size"]] = min(room.seats, sizes.get(entry["size"], room.seats))
    return rooms, sizes


def _id(session: Mapping[str, Any]) -> str:
    return name(session, "id" if "id" in session else "number", "sessions")


def _hosts(session: Mapping[str, Any], spot: str) -> frozenset[str]:
    host = session.get("host")
    hosts = names(session, "hosts", spot) | names(session, "cohosts", spot)
    return hosts | ({host} if isinstance(host, str) and host else set())


def _expected(session: Mapping[str, Any], spot: str, sizes: Mapping[str, int]) -> int:
    wanted = session.get("capacity")
    persons = sizes.get(wanted, 0) if isinstance(wanted, str) else number(session, "capacity", spot)
    expected = number(session, "attendees", spot) or persons or 0
    if expected > MOST_EXPECTED:
        raise MethodError(
            de=f"In {spot} werden {expected} Personen erwartet; möglich sind höchstens {MOST_EXPECTED}.",
            en=f"In {spot}, {expected} persons are expected; at most {MOST_EXPECTED} are possible.",
        )
    return expected


def _host_persons(topics: list[Topic]) -> list[Person]:
    hosts = sorted({host for topic in topics for host in topic.hosts})
    return [Person(host, frozenset(topic.id for topic in topics if host in topic.hosts)) for host in hosts]


def _pairs(sessions: list[dict[str, Any]]) -> list[Person]:
    """Return one made-up person per pair that is declared to conflict or is of one track."""
    known = {_id(session) for session in sessions}
    pairs: dict[str, frozenset[str]] = {}
    for session in sessions:
        for other in names(session, "conflicts", _id(session)):
            if other not in known:
                raise MethodError(
                    de=f"{_id(session)} nennt unter conflicts {other}, aber das gibt es nicht.",
                    en=f"{_id(session)} names {other} under conflicts, but there is no such session.",
                )
            pair = sorted({_id(session), other})
            pairs[" + ".join(pair)] = frozenset(pair)
    for first, second in combinations([session for session in sessions if session.get("track")], 2):
        if first["track"] == second["track"]:
            pair = sorted({_id(first), _id(second)})
            pairs[" + ".join(pair)] = frozenset(pair)
    return [Person(key, pairs[key]) for key in sorted(pairs)]


def _used(data: Mapping[str, Any], sessions: list[dict[str, Any]], phases: list[str]) -> dict[str, Place | None]:
    used: dict[str, Place | None] = {}
    for session in sessions:
        if session.get("slot") and session.get("room"):
            used[_id(session)] = Place(str(session["slot"]), str(session["room"]))
    for phase, row in zip(phases, entries(data, "grid", "event"), strict=False):
        for room, held in table(row, "grid").items():
            used.setdefault(str(held), Place(phase, room))
    return used
