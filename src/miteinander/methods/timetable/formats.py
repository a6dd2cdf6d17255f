"""Read events and write timetables as JSON, so that a stranger can recompute a timetable.

Only ``phases``, ``rooms``, ``topics`` and ``persons`` are needed; unknown keys are refused::

    {
      "phases": [{"id": "1", "label": "Phase 1"}, "2"],
      "rooms": [{"id": "saal", "label": "Saal", "seats": 60, "step_free": true}, {"id": "stube"}],
      "topics": [
        {"id": "a", "title": "…", "hosts": ["p3"], "step_free": false, "pinned": {"phase": "1", "room": "saal"}},
        {"id": "b", "pinned": {"phase": "2"}}
      ],
      "persons": [{"id": "p1", "interests": ["a", "b"], "step_free": true, "absent": ["2"]}],
      "closed": [{"phase": "1", "room": "stube"}],
      "previous": {"a": {"phase": "1", "room": "saal"}, "b": null},
      "hosts_stay": false,
      "weights": {"wish": 10, "phase_changed": 10, "room_changed": 2},
      "seed": 0
    }

A phase, room or topic may be a bare id. ``seats`` null or missing means uncounted. A written result holds its question
under ``event`` and its places under ``timetable``: it can be read again as a question and as a previous plan. The
breakout files of the W3C are read by ``w3c``.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

from miteinander.methods.breakouts import is_breakouts
from miteinander.methods.placing import inside
from miteinander.methods.timetable import w3c
from miteinander.methods.timetable.problem import Event, Person, Phase, Place, Room, Topic, Weights
from miteinander.methods.trouble import MethodError
from miteinander.methods.values import (
    WHOLE_FILE,
    boolean,
    entries,
    name,
    names,
    number,
    read_json,
    refuse_missing,
    refuse_unknown,
    table,
)

LARGEST_FILE = 50_000_000
"""Bytes; an event of 300 persons and 120 topics has some 50,000."""

Thing = TypeVar("Thing")


def read_event(path: Path) -> Event:
    """Read an event from a JSON file in any of the three forms: own question, written result, W3C breakouts.

    Raises MethodError, naming file and spot, for what is no JSON, too large (``LARGEST_FILE`` bytes) or no event.
    """
    with inside(path, "event"):
        data = read_json(path, largest=LARGEST_FILE)
        if is_breakouts(data):
            return w3c.read_breakouts(data)
        return parse_event(table(data["event"], "event") if "event" in data else data)


def read_previous(path: Path) -> dict[str, Place | None]:
    """Read an earlier plan: of a written result, of ``previous`` in an event, or of a W3C file.

    Returns for each topic (id) its place, None where it had none. Raises MethodError, naming the file, for a file
    without a plan and for what is no JSON.
    """
    with inside(path):
        data = read_json(path, largest=LARGEST_FILE)
        if is_breakouts(data):
            return dict(w3c.read_breakouts(data).previous)
        key = "timetable" if "timetable" in data else "previous"
        if key not in data:
            raise _no_plan()
        return _places(data, key)


def parse_event(data: Mapping[str, Any]) -> Event:
    """Read the own form, shown above, from parsed JSON.

    Raises MethodError, naming the spot, for unknown and missing keys, values of other types, and whatever ``Event``
    refuses: repeated ids, places and topics that do not exist.
    """
    refuse_unknown(data, {field.name for field in fields(Event)}, WHOLE_FILE)
    refuse_missing(data, "phases", "rooms", "topics", "persons")
    return Event(
        phases=_each(data, "phases", _phase),
        rooms=_each(data, "rooms", _room),
        topics=_each(data, "topics", _topic),
        persons=_each(data, "persons", _person),
        closed=frozenset(_each(data, "closed", _place)),
        previous=_places(data, "previous"),
        hosts_stay=boolean(data, "hosts_stay", WHOLE_FILE),
        weights=_weights(data.get("weights") or {}),
        seed=number(data, "seed", WHOLE_FILE) or 0,
    )


def event_as_data(event: Event) -> dict[str, Any]:
    """Return the own form as JSON types, the inverse of ``parse_event``; sets are sorted, so equal questions give equal
    files.
    """
    return {
        "phases": [asdict(phase) for phase in event.phases],
        "rooms": [asdict(room) for room in event.rooms],
        "topics": [
            {**asdict(topic), "hosts": sorted(topic.hosts), "pinned": topic.pinned and asdict(topic.pinned)}
            for topic in event.topics
        ],
        "persons": [
            {**asdict(person), "interests": sorted(person.interests), "absent": sorted(person.absent)}
            for person in event.persons
        ],
        "closed": [asdict(place) for place in sorted(event.closed)],
        "previous": {topic: place and asdict(place) for topic, place in event.previous.items()},
        "hosts_stay": event.hosts_stay,
        "weights": asdict(event.weights),
        "seed": event.seed,
    }


def _no_plan() -> MethodError:
    return MethodError(
        de="Die Datei enthält keinen Plan: weder timetable noch previous.",
        en="The file holds no plan: neither timetable nor previous.",
    )


def _each(data: Mapping[str, Any], key: str, read: Callable[[Any, str], Thing]) -> tuple[Thing, ...]:
    return tuple(read(entry, f"{key}[{at}]") for at, entry in enumerate(entries(data, key, WHOLE_FILE)))


def _object(value: object, spot: str) -> dict[str, Any]:
    """Return an object; a bare id becomes one."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return {"id": value}
    return table(value, spot)


def _phase(value: object, spot: str) -> Phase:
    data = _object(value, spot)
    refuse_unknown(data, {"id", "label"}, spot)
    return Phase(name(data, "id", spot), name(data, "label", spot, default=""))


def _room(value: object, spot: str) -> Room:
    data = _object(value, spot)
    refuse_unknown(data, {"id", "label", "seats", "step_free"}, spot)
    return Room(
        name(data, "id", spot),
        name(data, "label", spot, default=""),
        number(data, "seats", spot),
        boolean(data, "step_free", spot),
    )


def _topic(value: object, spot: str) -> Topic:
    data = _object(value, spot)
    refuse_unknown(data, {"id", "title", "hosts", "step_free", "pinned"}, spot)
    return Topic(
        name(data, "id", spot),
        name(data, "title", spot, default=""),
        names(data, "hosts", spot),
        boolean(data, "step_free", spot),
        None if data.get("pinned") is None else _pin(data["pinned"], f"{spot}.pinned"),
    )


def _person(value: object, spot: str) -> Person:
    data = table(value, spot)
    refuse_unknown(data, {"id", "interests", "step_free", "absent"}, spot)
    return Person(
        name(data, "id", spot),
        names(data, "interests", spot),
        boolean(data, "step_free", spot),
        names(data, "absent", spot),
    )


def _pin(value: object, spot: str) -> Place:
    data = table(value, spot)
    refuse_unknown(data, {"phase", "room"}, spot)
    return Place(name(data, "phase", spot), name(data, "room", spot, default=""))


def _place(value: object, spot: str) -> Place:
    data = table(value, spot)
    refuse_unknown(data, {"phase", "room"}, spot)
    return Place(name(data, "phase", spot), name(data, "room", spot))


def _places(data: Mapping[str, Any], key: str) -> dict[str, Place | None]:
    places = table(data.get(key) or {}, key)
    return {
        name({"id": topic}, "id", key): None if value is None else _place(value, f"{key}.{topic}")
        for topic, value in places.items()
    }


def _weights(value: object) -> Weights:
    data = table(value, "weights")
    refuse_unknown(data, {field.name for field in fields(Weights)}, "weights")
    given = {key: number(data, key, "weights") for key in data}
    return Weights(**{key: figure for key, figure in given.items() if figure is not None})
