"""What a matching is asked of: persons who offer help, tasks with places, and what each of them needs.

Everything is frozen and uses plain strings as ids, so a question can be built from a database, a file or by hand.
"""

import math
from dataclasses import dataclass, field

from miteinander.methods.ids import refuse_repeated
from miteinander.methods.trouble import MethodError

WEEK = 7 * 24 * 60
"""Minutes of a week; minute 0 is Monday 0:00."""
LARGEST = 10_000
"""No weight, number of places or of shifts may be larger: sums stay exact."""


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which a person can help, in minutes: since 0001-01-01 0:00, or since Monday 0:00 when ``weekly``."""

    start: int
    end: int
    weekly: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who offers help.

    ``position``: latitude and longitude in degrees (WGS 84), None when unknown. ``reach_km``: how far the person is
    willing to travel, as the crow flies, None when it does not matter. ``wishes`` and ``excluded`` name tasks or
    topics; excluded is never suggested. ``available``: without any window the person always can. ``shifts``: how many
    tasks the person takes at most.
    """

    id: str
    name: str = ""
    position: tuple[float, float] | None = None
    reach_km: float | None = None
    skills: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    available: tuple[Window, ...] = ()
    shifts: int = 1


@dataclass(frozen=True, slots=True)
class Task:
    """A shift to fill. ``start`` and ``end`` in minutes since 0001-01-01 0:00, None when any time will do.

    ``needs``: skills and certificates without which nobody may help; ``helpful``: skills that are welcome.
    ``minimum``: with fewer persons it does not take place (0 or 1: it takes place with anybody). ``urgency``: points
    on top for each person who goes there.
    """

    id: str
    title: str = ""
    position: tuple[float, float] | None = None
    start: int | None = None
    end: int | None = None
    places: int = 1
    minimum: int = 0
    needs: frozenset[str] = frozenset()
    helpful: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    urgency: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of a pair: ``fits`` when it is possible at all, ``wish`` when the person wished for the task or its topic,
    up to ``skills`` by the share of helpful skills, up to ``near`` the nearer it is. ``usual_km`` is the reach by which
    nearness is counted for persons who named none; ``pause_minutes`` lies at least between two shifts of a person.
    """

    fits: int = 40
    wish: int = 30
    skills: int = 20
    near: int = 10
    usual_km: float = 20.0
    pause_minutes: int = 0


@dataclass(frozen=True)
class Question:
    """The whole question. Raises MethodError when ids repeat or a figure makes no sense."""

    persons: tuple[Person, ...]
    tasks: tuple[Task, ...]
    weights: Weights = field(default_factory=Weights)
    seed: str = "0"

    def __post_init__(self) -> None:
        refuse_repeated("persons", [person.id for person in self.persons])
        refuse_repeated("tasks", [task.id for task in self.tasks])
        for name in ("fits", "wish", "skills", "near", "pause_minutes"):
            _refuse_outside(f"weights.{name}", getattr(self.weights, name), least=int(name == "fits"))
        if not (math.isfinite(self.weights.usual_km) and self.weights.usual_km > 0):
            raise refused("weights.usual_km", "größer als 0", "above 0", self.weights.usual_km)
        for person in self.persons:
            _check_person(person)
        for task in self.tasks:
            _check_task(task)


def _check_person(person: Person) -> None:
    spot = f"persons.{person.id}"
    _check_position(spot, person.position)
    _refuse_outside(f"{spot}.shifts", person.shifts)
    if person.reach_km is not None and not (math.isfinite(person.reach_km) and person.reach_km >= 0):
        raise refused(f"{spot}.reach_km", "0 oder größer", "0 or more", person.reach_km)
    for window in person.available:
        if window.end <= window.start:
            raise MethodError(
                de=f"In {spot} endet eine verfügbare Zeit, bevor sie beginnt. Bitte tauschen Sie Anfang und Ende.",
                en=f"In {spot} an available time ends before it begins. Please exchange start and end.",
            )


def _check_task(task: Task) -> None:
    spot = f"tasks.{task.id}"
    _check_position(spot, task.position)
    for name in ("places", "minimum", "urgency"):
        _refuse_outside(f"{spot}.{name}", getattr(task, name))
    if task.minimum > task.places:
        raise MethodError(
            de=f"In {spot} ist die Mindestbesetzung {task.minimum} größer als die Zahl der Plätze {task.places}.",
            en=f"In {spot} the minimum staffing {task.minimum} is above the number of places {task.places}.",
        )
    if (task.start is None) != (task.end is None):
        raise MethodError(
            de=f"In {spot} fehlt Anfang oder Ende. Bitte geben Sie beides an oder keines.",
            en=f"In {spot} start or end is missing. Please give both or none.",
        )
    if task.start is not None and task.end is not None and task.end <= task.start:
        raise MethodError(
            de=f"In {spot} liegt das Ende nicht nach dem Anfang.", en=f"In {spot} the end is not after the start."
        )


def _check_position(spot: str, position: tuple[float, float] | None) -> None:
    if position is not None:
        for name, value, largest in (("lat", position[0], 90), ("lon", position[1], 180)):
            if not (math.isfinite(value) and abs(value) <= largest):
                raise refused(f"{spot}.{name}", f"zwischen -{largest} und {largest}", f"-{largest} to {largest}", value)


def _refuse_outside(spot: str, value: int, *, least: int = 0) -> None:
    if not least <= value <= LARGEST:
        raise refused(spot, f"eine ganze Zahl von {least} bis {LARGEST}", f"a whole number {least} to {LARGEST}", value)


def refused(spot: str, de: str, en: str, value: object) -> MethodError:
    """Return the refusal of one value."""
    return MethodError(de=f"{spot} ist {value}; erlaubt ist {de}.", en=f"{spot} is {value}; what is allowed: {en}.")
