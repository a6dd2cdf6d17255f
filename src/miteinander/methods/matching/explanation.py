"""Why each suggestion is made, and why somebody or some task got nothing, as data without a language."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.matching.assignment import Matching
from miteinander.methods.matching.problem import Question
from miteinander.methods.matching.scoring import DISTANCE, HURDLES, SKILLS, Scores

SUGGESTED = 5
"""Suggestions per person and per task."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the points. ``kind``: fits, wish, skills, near, urgency, or far_unknown (0 points).

    ``words``: the wishes that were met or the helpful skills the person has; ``km``: the distance of ``near``.
    """

    kind: str
    points: int
    words: tuple[str, ...] = ()
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible pair with its points; ``assigned`` when it is part of the best matching."""

    person: str
    task: str
    points: int
    assigned: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A task that only one thing keeps from the person: ``hurdle`` with the skills that are missing or the distance."""

    task: str
    hurdle: str
    words: tuple[str, ...] = ()
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A possible task that went to others: the points of this person, and the least points of those who are there.

    ``least`` None: nobody is there, because too few could come for its minimum staffing or there are no places.
    """

    task: str
    points: int
    least: int | None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a person got nothing. ``kind``: no_shifts, no_tasks, none_possible or all_taken.

    ``hurdles``: for how many tasks each hurdle holds; a task may have several.
    """

    kind: str
    hurdles: dict[str, int] = field(default_factory=dict)
    nearly: tuple[NearMiss, ...] = ()
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonReport:
    """``tasks``: those of the best matching; ``suggestions``: the best five possible ones, the matching's first."""

    person: str
    tasks: tuple[str, ...]
    possible: int
    suggestions: tuple[Suggestion, ...]
    nothing: Nothing | None


@dataclass(frozen=True, slots=True)
class TaskReport:
    """A task with its persons and with others who could step in, at most five.

    ``state``: full, open, or too_few when it does not take place because its minimum is not met. ``why``: empty, or
    nobody_possible, all_elsewhere, no_places. ``hurdles``: how many persons each hurdle keeps away.
    """

    task: str
    state: str
    why: str
    places: int
    minimum: int
    persons: tuple[str, ...]
    possible: int
    standby: tuple[Suggestion, ...]
    hurdles: dict[str, int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole result: the matching with its proof, and a report per person and per task in the order asked."""

    value: int
    bound: int
    optimal: bool
    method: str
    seed: str
    assignments: tuple[Suggestion, ...]
    persons: tuple[PersonReport, ...]
    tasks: tuple[TaskReport, ...]


def explain(question: Question, scores: Scores, matching: Matching) -> Explanation:
    """Return why the matching is as it is; all numbers come from the same scores."""
    there = np.zeros(scores.points.shape, dtype=bool)
    there[matching.pairs[:, 0], matching.pairs[:, 1]] = True
    desk = _Desk(question, scores, there)
    return Explanation(
        matching.value,
        matching.bound,
        matching.optimal,
        matching.method,
        question.seed,
        tuple(desk.suggestion(person, task) for person, task in matching.pairs.tolist()),
        tuple(desk.person_report(at) for at in range(len(question.persons))),
        tuple(desk.task_report(at) for at in range(len(question.tasks))),
    )


class _Desk:
    """Question, scores and who is where, at hand for the reports."""

    def __init__(self, question: Question, scores: Scores, there: NDArray[Any]) -> None:
        self.question, self.scores, self.there = question, scores, there
        self.least = np.where(there, scores.points, np.iinfo(np.int64).max).min(axis=0, initial=np.iinfo(np.int64).max)
        self.there_count = there.sum(axis=0)

    def suggestion(self, person: int, task: int) -> Suggestion:
        points, assigned = int(self.scores.points[person, task]), bool(self.there[person, task])
        names = self.question.persons[person].id, self.question.tasks[task].id
        return Suggestion(*names, points, assigned, self._reasons(person, task))

    def _reasons(self, person: int, task: int) -> tuple[Reason, ...]:
        who, what, scores = self.question.persons[person], self.question.tasks[task], self.scores
        km = float(scores.km[person, task])
        found = [Reason("fits", self.question.weights.fits)]
        if scores.wish[person, task]:
            words = who.wishes & (what.topics | {what.id})
            found.append(Reason("wish", int(scores.wish[person, task]), tuple(sorted(words))))
        if scores.skills[person, task]:
            found.append(Reason("skills", int(scores.skills[person, task]), tuple(sorted(who.skills & what.helpful))))
        if not np.isnan(km):
            found.append(Reason("near", int(scores.near[person, task]), km=round(km, 1)))
        elif who.reach_km is not None and what.position is not None:
            found.append(Reason("far_unknown", 0))
        if what.urgency:
            found.append(Reason("urgency", what.urgency))
        return tuple(found)

    def person_report(self, at: int) -> PersonReport:
        row, mine = self.scores.points[at], self.there[at]
        order = np.lexsort((np.arange(row.size), -row, ~mine))[:SUGGESTED]
        best = tuple(self.suggestion(at, task) for task in order.tolist() if row[task] > 0)
        tasks = tuple(self.question.tasks[task].id for task in np.flatnonzero(mine).tolist())
        nothing = None if tasks else self._nothing(at)
        return PersonReport(self.question.persons[at].id, tasks, int((row > 0).sum()), best, nothing)

    def _nothing(self, at: int) -> Nothing:
        row, hurdles = self.scores.points[at], _counted(self.scores.hurdles[at])
        if not self.question.persons[at].shifts:
            return Nothing("no_shifts")
        if not row.size:
            return Nothing("no_tasks")
        if not (row > 0).any():
            single = np.flatnonzero(np.isin(self.scores.hurdles[at], list(HURDLES)))
            return Nothing("none_possible", hurdles, tuple(self._nearly(at, task) for task in single[:3].tolist()))
        order = np.argsort(-row, kind="stable")[: min(3, int((row > 0).sum()))]
        return Nothing("all_taken", hurdles, taken=tuple(self._taken(at, task) for task in order.tolist()))

    def _nearly(self, person: int, task: int) -> NearMiss:
        who, what, bit = self.question.persons[person], self.question.tasks[task], self.scores.hurdles[person, task]
        words = tuple(sorted(what.needs - who.skills)) if bit == SKILLS else ()
        km = round(float(self.scores.km[person, task]), 1) if bit == DISTANCE else None
        return NearMiss(what.id, HURDLES[int(bit)], words, km)

    def _taken(self, person: int, task: int) -> Taken:
        least = int(self.least[task]) if self.there_count[task] else None
        return Taken(self.question.tasks[task].id, int(self.scores.points[person, task]), least)

    def task_report(self, at: int) -> TaskReport:
        task, column, mine = self.question.tasks[at], self.scores.points[:, at], self.there[:, at]
        count, possible = int(mine.sum()), int((column > 0).sum())
        others = np.where(mine, 0, column)
        order = np.argsort(-others, kind="stable")[:SUGGESTED]
        standby = tuple(self.suggestion(person, at) for person in order.tolist() if others[person] > 0)
        state = "full" if count >= task.places and count else "open" if count >= max(1, task.minimum) else "too_few"
        why = "" if state == "full" else _why_open(task.places, count, possible)
        persons = tuple(self.question.persons[person].id for person in np.flatnonzero(mine).tolist())
        hurdles = _counted(self.scores.hurdles[:, at])
        return TaskReport(task.id, state, why, task.places, task.minimum, persons, possible, standby, hurdles)


def _why_open(places: int, count: int, possible: int) -> str:
    if not places:
        return "no_places"
    return "all_elsewhere" if possible > count else "nobody_possible" if not possible else "all_there"


def _counted(hurdles: NDArray[Any]) -> dict[str, int]:
    found = {name: int(((hurdles & bit) > 0).sum()) for bit, name in HURDLES.items()}
    return {name: count for name, count in found.items() if count}
