"""Who goes where so that the sum of points is largest: exactly, and by the cheapest way that is exact.

When nobody takes more than one shift, it is the assignment problem with places as repeated columns (Kuhn 1955; solved
by shortest augmenting paths on the possible pairs, Jonker and Volgenant 1987, in scipy). Before it comes a reduction: a
task with a place for everybody who could come competes with nobody, so of every other task a person only keeps what it
is worth above the best such task. Minimum staffing is left out first: if the result meets it, it is the optimum with
it too. Everything else is in ``programme``.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from miteinander.methods.matching.problem import Question, Task
from miteinander.methods.matching.scoring import Scores, Whole, drawn_rows
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError

Pairs: TypeAlias = NDArray[np.int64]
LARGEST_TABLE = 20_000_000
"""Pairs of a person and a place that the assignment may hold at once: about a gigabyte."""


@dataclass(frozen=True, slots=True)
class Matching:
    """``pairs``: rows (person, task) by number, in order. ``value``: sum of points, ``bound``: no matching has more.

    ``method``: ``assignment`` or ``programme``; ``optimal`` says whether value and bound meet.
    """

    pairs: Pairs
    value: int
    bound: int
    method: str

    @property
    def optimal(self) -> bool:
        return self.value == self.bound


def solve(question: Question, scores: Scores, *, seconds: float = 60.0, progress: Progress = silent) -> Matching:
    """Return the matching with the most points.

    Nobody gets two shifts that overlap or more than they take, no task more persons than places or, unless none, fewer
    than its minimum. ``seconds`` caps the integer programme only; then the best matching found comes with its bound.
    Persons and tasks go to the solver in an order drawn under the seed, so the order of a file decides nothing.
    """
    progress(0.0, "assignment")
    able = np.array([person.shifts for person in question.persons], dtype=np.int64)
    points = np.where(able[:, None] > 0, scores.points, 0)
    points[:, [task.places == 0 for task in question.tasks]] = 0
    if _single_shifts(question, points, able):
        pairs = _assigned(question, points)
        if _staffed(pairs, question.tasks):
            value = int(points[pairs[:, 0], pairs[:, 1]].sum())
            progress(1.0, "done")
            return Matching(pairs, value, value, "assignment")
    from miteinander.methods.matching.programme import solved_programme  # noqa: PLC0415 - HiGHS only when needed

    pairs, bound = solved_programme(question, points, seconds=seconds, progress=progress)
    progress(1.0, "done")
    return Matching(pairs, int(points[pairs[:, 0], pairs[:, 1]].sum()), bound, "programme")


def _single_shifts(question: Question, points: Whole, able: Whole) -> bool:
    """Return True when nobody could have a second shift: by their own word or because only one task is possible."""
    most = np.minimum(able, (points > 0).sum(axis=1))
    candidates, places = (points > 0).sum(axis=0), np.array([task.places for task in question.tasks])
    held = int((candidates * np.where(places < candidates, places, 0)).sum())
    return held <= LARGEST_TABLE and bool((most <= 1).all())


def _assigned(question: Question, points: Whole) -> Pairs:
    """Return the best pairs, one task per person."""
    places = np.array([task.places for task in question.tasks], dtype=np.int64)
    roomy = places >= (points > 0).sum(axis=0)
    free = np.where(roomy, points, 0)
    best = free.max(axis=1, initial=0)
    chosen = np.where(best > 0, free.argmax(axis=1), -1) if best.size and places.size else np.full(best.shape, -1)
    above = np.where(roomy, 0, np.maximum(points - best[:, None], 0))
    person, task = _best_of_contested(question, above, places)
    chosen[person] = task
    placed = np.flatnonzero(chosen >= 0)
    return np.column_stack([placed, chosen[placed]]).astype(np.int64)


def _best_of_contested(question: Question, worth: Whole, places: Whole) -> tuple[Whole, Whole]:
    """Return persons and their tasks with the largest sum of worth; the side with fewer rows looks for partners.

    Each row may stay alone, by a partner of its own that costs as much as nothing gained, so a full matching exists.
    """
    rank = np.argsort(drawn_rows(question.seed, "person", [person.id for person in question.persons]))
    turn = np.argsort(drawn_rows(question.seed, "task", [task.id for task in question.tasks]))
    row, column = np.nonzero(worth[np.ix_(rank, turn)])
    if not row.size:
        return row, column
    person, task = rank[row], turn[column]
    slots = places[turn]
    copies = np.repeat(np.arange(row.size), slots[column])
    first = np.concatenate([[0], slots.cumsum()[:-1]])
    seat = (
        first[column[copies]]
        + np.arange(copies.size)
        - np.repeat(copies.searchsorted(np.arange(row.size)), slots[column])
    )
    ends = (row[copies], len(rank)), (seat, int(slots.sum()))
    (here, rows), (there, columns) = sorted(ends, key=lambda end: end[1])
    alone, top = np.arange(rows), float(worth.max()) + 1
    cost = np.concatenate([top - worth[person, task][copies], np.full(rows, top)])
    where = np.concatenate([here, alone]), np.concatenate([there, columns + alone])
    matched, partner = min_weight_full_bipartite_matching(csr_matrix((cost, where), shape=(rows, columns + rows)))
    taken = partner < columns
    held = (matched[taken], partner[taken]) if ends[0][1] == rows else (partner[taken], matched[taken])
    return rank[held[0]], turn[slots.cumsum().searchsorted(held[1], side="right")]


def _staffed(pairs: Pairs, tasks: tuple[Task, ...]) -> bool:
    there = np.bincount(pairs[:, 1], minlength=len(tasks))
    return all(not count or count >= task.minimum for count, task in zip(there, tasks, strict=True))


def checked(question: Question, scores: Scores, pairs: Pairs) -> None:
    """Refuse pairs that break a rule; raises MethodError. Used by the command on its own results."""
    broken = _broken(question, scores, pairs)
    if broken:
        raise MethodError(
            de=f"Das Ergebnis bricht eine Regel ({broken}); es wird nicht gezeigt. Bitte melden Sie das.",
            en=f"The result breaks a rule ({broken}); it is not shown. Please report this.",
        )


def _broken(question: Question, scores: Scores, pairs: Pairs) -> str:
    there = np.bincount(pairs[:, 1], minlength=len(question.tasks))
    taken: dict[int, list[Task]] = {}
    for person, task in pairs.tolist():
        taken.setdefault(person, []).append(question.tasks[task])
    if (scores.points[pairs[:, 0], pairs[:, 1]] <= 0).any():
        return "impossible pair"
    if any(count > task.places for count, task in zip(there, question.tasks, strict=True)):
        return "places"
    if not _staffed(pairs, question.tasks):
        return "minimum"
    if any(len(tasks) > question.persons[person].shifts for person, tasks in taken.items()):
        return "shifts"
    pause = question.weights.pause_minutes
    return "overlap" if any(_overlapping(tasks, pause) for tasks in taken.values()) else ""


def _overlapping(tasks: list[Task], pause: int) -> bool:
    times = sorted((t.start, t.end) for t in tasks if t.start is not None and t.end is not None)
    repeated = len({task.id for task in tasks}) < len(tasks)
    return repeated or any(later[0] < earlier[1] + pause for earlier, later in pairwise(times))
