"""Read persons and tasks from two tables or one JSON file.

``persons.csv`` (separator ``;``, ``,`` or tab; a German name of a column is as good; only ``id`` must be there)::

    id;name;lat;lon;reach_km;skills;wishes;excluded;available;shifts
    p1;Ada;48.775;9.183;5;Erste Hilfe|Kochen;Natur;;Sa 9:00-13:00|2026-05-10;2

``tasks.csv``::

    id;title;lat;lon;start;end;places;minimum;needs;helpful;topics;urgency
    t1;Bachputz;48.779;9.178;9.5.2026 10:00;9.5.2026 12:00;4;2;;Erste Hilfe;Natur;0

Several words in one field are parted by ``|`` (also ``;`` or ``,`` inside quotes). The JSON has the same names::

    {"persons": [{"id": "p1", "skills": ["Kochen"], "available": ["Sa 9:00-13:00"]}], "tasks": [{"id": "t1"}],
     "weights": {"fits": 40, "wish": 30, "skills": 20, "near": 10, "usual_km": 20, "pause_minutes": 0}, "seed": "0"}
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from miteinander.methods.matching.cells import without_blanks, words
from miteinander.methods.matching.problem import Person, Question, Task, Weights
from miteinander.methods.matching.tables import rows_of
from miteinander.methods.matching.times import moment, window
from miteinander.methods.placing import inside
from miteinander.methods.trouble import MethodError
from miteinander.methods.values import (
    WHOLE_FILE,
    name,
    number,
    position,
    read_json,
    real,
    refuse_missing,
    refuse_unknown,
    table,
    tables,
)

PERSON = {
    "id": "kennung",
    "name": "name",
    "lat": "breite",
    "lon": "länge",
    "reach_km": "umkreis_km",
    "skills": "kann",
    "wishes": "wünsche",
    "excluded": "nicht",
    "available": "verfügbar",
    "shifts": "einsätze",
}
TASK = {
    "id": "kennung",
    "title": "titel",
    "lat": "breite",
    "lon": "länge",
    "start": "beginn",
    "end": "ende",
    "places": "plätze",
    "minimum": "mindestens",
    "needs": "nötig",
    "helpful": "hilfreich",
    "topics": "themen",
    "urgency": "dringlichkeit",
}
LARGEST_PAIRS = 20_000_000


def read_question(paths: list[Path], *, seed: str | None = None) -> Question:
    """Return the question of one JSON file or of a table of persons and one of tasks; raises MethodError."""
    if len(paths) == 1:
        return _of_json(paths[0], seed)
    persons = tuple(person(row, spot) for row, spot in rows_of(paths[0], PERSON))
    tasks = tuple(task(row, spot) for row, spot in rows_of(paths[1], TASK))
    return _question(persons, tasks, Weights(), seed or "0")


def _question(persons: tuple[Person, ...], tasks: tuple[Task, ...], weights: Weights, seed: str) -> Question:
    if len(persons) * len(tasks) > LARGEST_PAIRS:
        raise MethodError(
            de=f"{len(persons)} Personen und {len(tasks)} Aufgaben sind zu viele auf einmal; möglich sind "
            f"{LARGEST_PAIRS} Paare. Bitte teilen Sie die Listen, etwa nach Stadtteil oder Monat.",
            en=f"{len(persons)} persons and {len(tasks)} tasks are too many at once; {LARGEST_PAIRS} pairs are "
            "possible. Please part the lists, for example by quarter or month.",
        )
    return Question(*_spelt_alike(persons, tasks), weights, seed)


def _spelt_alike(persons: tuple[Person, ...], tasks: tuple[Task, ...]) -> tuple[tuple[Person, ...], tuple[Task, ...]]:
    """Write words that differ only in case as they stood first: in the ids of tasks, then in tasks, then in persons."""
    first: dict[str, str] = {task.id.casefold(): task.id for task in reversed(tasks)}

    def alike(words: frozenset[str]) -> frozenset[str]:
        return frozenset(first.setdefault(word.casefold(), word) for word in sorted(words))

    written = tuple(replace(t, needs=alike(t.needs), helpful=alike(t.helpful), topics=alike(t.topics)) for t in tasks)
    return tuple(
        replace(p, skills=alike(p.skills), wishes=alike(p.wishes), excluded=alike(p.excluded)) for p in persons
    ), written


def _of_json(path: Path, seed: str | None) -> Question:
    try:
        data = read_json(path)
    except MethodError as trouble:
        if trouble.line is None:
            raise
        raise MethodError(
            de=f"{trouble.de} Für Tabellen geben Sie bitte zwei Dateien an: Personen und Aufgaben.",
            en=f"{trouble.en} For tables please give two files: persons and tasks.",
            line=trouble.line,
            file=path.name,
        ) from trouble
    with inside(path):
        refuse_unknown(data, {"persons", "tasks", "weights", "seed"}, WHOLE_FILE)
        refuse_missing(data, "persons", "tasks")
        persons = tuple(person(row, spot) for row, spot in tables(data, "persons"))
        tasks = tuple(task(row, spot) for row, spot in tables(data, "tasks"))
        drawn = seed or name(data, "seed", WHOLE_FILE, default="0")
        return _question(persons, tasks, _weights(data.get("weights")), drawn)


def _weights(value: object) -> Weights:
    given = table({} if value is None else value, "weights")
    refuse_unknown(given, set(Weights.__slots__), "weights")
    data = without_blanks(given, "weights", frozenset(Weights.__slots__))
    figures = {key: number(data, key, "weights") or 0 for key in given if key != "usual_km"}
    usual = real(data, "usual_km", "weights")
    return Weights(**figures) if usual is None else Weights(**figures, usual_km=usual)


def person(row: Mapping[str, Any], spot: str) -> Person:
    """Return one person of a row; raises MethodError that names the spot."""
    refuse_unknown(row, set(PERSON), spot)
    data = without_blanks(row, spot)
    shifts = number(data, "shifts", spot)
    return Person(
        name(data, "id", spot),
        name(data, "name", spot, default=""),
        position(data, spot),
        real(data, "reach_km", spot),
        frozenset(words(data, "skills", spot)),
        frozenset(words(data, "wishes", spot)),
        frozenset(words(data, "excluded", spot)),
        tuple(window(held, f"{spot}, available") for held in words(data, "available", spot)),
        1 if shifts is None else shifts,
    )


def task(row: Mapping[str, Any], spot: str) -> Task:
    """Return one task of a row; raises MethodError that names the spot."""
    refuse_unknown(row, set(TASK), spot)
    data = without_blanks(row, spot)
    start, end = (name(data, key, spot, default="") for key in ("start", "end"))
    places = number(data, "places", spot)
    return Task(
        name(data, "id", spot),
        name(data, "title", spot, default=""),
        position(data, spot),
        moment(start, f"{spot}, start") if start else None,
        moment(end, f"{spot}, end") if end else None,
        1 if places is None else places,
        number(data, "minimum", spot) or 0,
        frozenset(words(data, "needs", spot)),
        frozenset(words(data, "helpful", spot)),
        frozenset(words(data, "topics", spot)),
        number(data, "urgency", spot) or 0,
    )
