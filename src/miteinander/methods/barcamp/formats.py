"""Read and write barcamp problems and plans as JSON, so that a stranger can recompute a plan.

Own form of a problem (only ``rounds``, ``rooms`` and ``pitches`` are needed, unknown keys are refused)::

    {
      "rounds": [{"id": "1", "label": "Runde 1"}],
      "rooms": [{"id": "saal", "label": "Saal", "seats": 60, "step_free": true}, {"id": "stube"}],
      "pitches": [
        {
          "id": "a", "title": "…", "interested": ["p1", "p2"], "hosts": ["p3"], "extra": 4, "step_free": false,
          "pinned": {"round": "1", "room": "saal"}, "before": null
        },
        {"id": "b"}
      ],
      "apart": [{"first": "a", "second": "b", "weight": 2, "hard": false}],
      "closed": [{"round": "1", "room": "stube"}],
      "weights": {"parked": 10, "clash": 5, "overflow": 3, "crowded": 1, "round_changed": 12, "room_changed": 4},
      "seed": 0
    }

``seats`` null or missing means uncounted. A written plan is ``{"format": "miteinander-barcamp-plan/1", "problem": …,
"places": {"a": {"round": "1", "room": "saal"}, "b": null}, "sentences": […], "explanation": …}``; it can be read as a
problem again and as a previous plan. The breakout files of the W3C are read by ``w3c``.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

from miteinander.methods.barcamp import w3c
from miteinander.methods.barcamp.explanation import Explanation
from miteinander.methods.barcamp.problem import (
    Apart,
    Pitch,
    Place,
    Plan,
    Problem,
    Room,
    Round,
    Weights,
)
from miteinander.methods.breakouts import is_breakouts
from miteinander.methods.placing import inside
from miteinander.methods.values import (
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

PLAN_FORMAT = "miteinander-barcamp-plan/1"
LARGEST_FILE = 20_000_000
"""Bytes; a barcamp with thousands of persons has some hundred thousand."""

Thing = TypeVar("Thing")


def read_problem(path: Path) -> Problem:
    """Read a problem from any of the three forms; raises MethodError with one sentence that names the spot."""
    with inside(path, "problem"):
        data = _load(path)
        if is_breakouts(data):
            return w3c.read_breakouts(data)[0]
        return parse_problem(data.get("problem", data) if "format" in data else data)


def read_places(path: Path) -> dict[str, Place | None]:
    """Read the places of an earlier plan: of a written plan, of ``before`` in a problem, or of a W3C file."""
    with inside(path):
        data = _load(path)
        if is_breakouts(data):
            return w3c.read_breakouts(data)[1]
        if "places" in data:
            places = table(data["places"], "places")
            return {pitch: _place(value, f"places.{pitch}") for pitch, value in places.items()}
        return {pitch.id: pitch.before for pitch in parse_problem(data).pitches}


def parse_problem(data: Mapping[str, Any]) -> Problem:
    """Read the own form from parsed JSON."""
    refuse_unknown(data, {"rounds", "rooms", "pitches", "apart", "closed", "weights", "seed"}, "the file")
    refuse_missing(data, "rounds", "rooms", "pitches")
    return Problem(
        pitches=_each(data, "pitches", _pitch),
        rounds=_each(data, "rounds", _round),
        rooms=_each(data, "rooms", _room),
        apart=_each(data, "apart", _apart),
        closed=frozenset(place for place in _each(data, "closed", _place) if place),
        weights=_weights(data.get("weights", {})),
        seed=number(data, "seed", "the file") or 0,
    )


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Write the own form; sets are sorted, so equal problems give equal files."""
    return {
        "rounds": [asdict(round_) for round_ in problem.rounds],
        "rooms": [asdict(room) for room in problem.rooms],
        "pitches": [_pitch_as_json(pitch) for pitch in problem.pitches],
        "apart": [asdict(pair) for pair in problem.apart],
        "closed": [place._asdict() for place in sorted(problem.closed)],
        "weights": asdict(problem.weights),
        "seed": problem.seed,
    }


def plan_as_json(problem: Problem, plan: Plan, explanation: Explanation, told: tuple[str, ...]) -> str:
    """Write a plan with its question and its reasons as one JSON text."""
    written = {
        "format": PLAN_FORMAT,
        "places": {pitch: place and place._asdict() for pitch, place in plan.places.items()},
        "sentences": list(told),
        "explanation": _plain(explanation),
        "problem": problem_as_json(problem),
    }
    return json.dumps(written, ensure_ascii=False, indent=1)


def _load(path: Path) -> dict[str, Any]:
    return read_json(path, largest=LARGEST_FILE)


def _each(data: Mapping[str, Any], key: str, read: Callable[[Any, str], Thing]) -> tuple[Thing, ...]:
    return tuple(read(entry, f"{key}[{at}]") for at, entry in enumerate(entries(data, key, "the file")))


def _round(value: object, spot: str) -> Round:
    data = table(value, spot)
    refuse_unknown(data, {"id", "label"}, spot)
    return Round(name(data, "id", spot), name(data, "label", spot, default=""))


def _room(value: object, spot: str) -> Room:
    data = table(value, spot)
    refuse_unknown(data, {"id", "label", "seats", "step_free"}, spot)
    return Room(
        name(data, "id", spot),
        name(data, "label", spot, default=""),
        number(data, "seats", spot),
        boolean(data, "step_free", spot),
    )


def _pitch(value: object, spot: str) -> Pitch:
    data = table(value, spot)
    refuse_unknown(data, {field.name for field in fields(Pitch)}, spot)
    return Pitch(
        id=name(data, "id", spot),
        title=name(data, "title", spot, default=""),
        interested=names(data, "interested", spot),
        hosts=names(data, "hosts", spot),
        extra=number(data, "extra", spot) or 0,
        step_free=boolean(data, "step_free", spot),
        pinned=_place(data.get("pinned"), f"{spot}.pinned"),
        before=_place(data.get("before"), f"{spot}.before"),
    )


def _apart(value: object, spot: str) -> Apart:
    data = table(value, spot)
    refuse_unknown(data, {"first", "second", "weight", "hard"}, spot)
    weight = number(data, "weight", spot)
    return Apart(
        name(data, "first", spot),
        name(data, "second", spot),
        1 if weight is None else weight,
        boolean(data, "hard", spot),
    )


def _place(value: object, spot: str) -> Place | None:
    if value is None:
        return None
    data = table(value, spot)
    refuse_unknown(data, {"round", "room"}, spot)
    return Place(name(data, "round", spot), name(data, "room", spot))


def _weights(value: object) -> Weights:
    data = table(value, "weights")
    refuse_unknown(data, {field.name for field in fields(Weights)}, "weights")
    given = {key: number(data, key, "weights") for key in data}
    return Weights(**{key: figure for key, figure in given.items() if figure is not None})


def _pitch_as_json(pitch: Pitch) -> dict[str, Any]:
    return {
        "id": pitch.id,
        "title": pitch.title,
        "interested": sorted(pitch.interested),
        "hosts": sorted(pitch.hosts),
        "extra": pitch.extra,
        "step_free": pitch.step_free,
        "pinned": pitch.pinned and pitch.pinned._asdict(),
        "before": pitch.before and pitch.before._asdict(),
    }


def _plain(explanation: Explanation) -> dict[str, Any]:
    """Turn dataclasses into dictionaries and places into {round, room}."""
    return {key: _plain_value(value) for key, value in asdict(explanation).items()}


def _plain_value(value: object) -> object:
    if isinstance(value, Place):
        return value._asdict()
    if isinstance(value, dict):
        return {key: _plain_value(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain_value(item) for item in value]
    return value
