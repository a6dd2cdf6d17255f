"""How well each person fits each task: points in parts, and the hurdles where a pair is impossible. All at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.lots import drawn_order
from miteinander.methods.matching.problem import WEEK, Person, Question, Task, Window

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG 1980)."""
SKILLS, EXCLUDED, DISTANCE, TIME = 1, 2, 4, 8
HURDLES = {SKILLS: "skills", EXCLUDED: "excluded", DISTANCE: "distance", TIME: "time"}

Whole: TypeAlias = NDArray[np.int64]
Real: TypeAlias = NDArray[np.float64]
Yes: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scores:
    """All arrays have the shape (persons, tasks).

    ``points`` is 0 where a pair is impossible; else the sum of ``wish``, ``skills``, ``near``, what every possible pair
    gets, and the urgency of the task. ``hurdles`` holds the bits of HURDLES. ``km`` is NaN where a position is missing.
    """

    points: Whole
    wish: Whole
    skills: Whole
    near: Whole
    hurdles: NDArray[np.uint8]
    km: Real


def score(question: Question) -> Scores:
    """Return points and hurdles of all pairs; time and memory grow with persons × tasks."""
    persons, tasks, weights = question.persons, question.tasks, question.weights
    km = distances([p.position for p in persons], [t.position for t in tasks])
    reach = np.array([np.inf if p.reach_km is None else p.reach_km for p in persons])[:, None]
    usual = np.where(np.isfinite(reach) & (reach > 0), reach, weights.usual_km)
    nearness = np.nan_to_num(np.clip(1 - km / usual, 0, 1), nan=0.0)
    near = np.floor(weights.near * nearness + 0.5).astype(np.int64)
    lacking = len_of([t.needs for t in tasks]) - common([p.skills for p in persons], [t.needs for t in tasks])
    named = [t.topics | {t.id} for t in tasks]
    wish = np.where(common([p.wishes for p in persons], named) > 0, weights.wish, 0)
    welcome = np.maximum(len_of([t.helpful for t in tasks]), 1)
    known = common([p.skills for p in persons], [t.helpful for t in tasks])
    skills = (2 * weights.skills * known + welcome) // (2 * welcome)
    hurdles = np.where(lacking > 0, SKILLS, 0)
    hurdles |= np.where(common([p.excluded for p in persons], named) > 0, EXCLUDED, 0)
    with np.errstate(invalid="ignore"):
        hurdles |= np.where(km > reach, DISTANCE, 0)
    hurdles |= np.where(fitting_times(persons, tasks), 0, TIME)
    urgency = np.array([t.urgency for t in tasks], dtype=np.int64)
    points = np.where(hurdles == 0, weights.fits + wish + skills + near + urgency, 0)
    return Scores(points, wish, skills, near, hurdles.astype(np.uint8), km)


def distances(here: Sequence[tuple[float, float] | None], there: Sequence[tuple[float, float] | None]) -> Real:
    """Return great-circle distances in km, shape (here, there), NaN where a position is unknown.

    By the chord between unit vectors (haversine in other words), right to about 0.1 m.
    """
    chord = (1 - _unit_vectors(here) @ _unit_vectors(there).T) / 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))


def _unit_vectors(positions: Sequence[tuple[float, float] | None]) -> Real:
    degrees = np.array([(np.nan, np.nan) if at is None else at for at in positions], dtype=float).reshape(-1, 2)
    latitude, longitude = np.radians(degrees).T
    flat = np.cos(latitude)
    return np.column_stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


def common(here: Sequence[frozenset[str]], there: Sequence[frozenset[str]]) -> Whole:
    """Return how many words each pair of sets shares, shape (here, there)."""
    column = {word: at for at, word in enumerate(sorted(frozenset().union(*there)))}
    shared: Whole = (_table(here, column) @ _table(there, column).T).astype(np.int64)
    return shared


def _table(sets: Sequence[frozenset[str]], column: dict[str, int]) -> NDArray[np.float32]:
    table = np.zeros((len(sets), len(column)), dtype=np.float32)
    pairs = [(row, column[word]) for row, words in enumerate(sets) for word in words if word in column]
    if pairs:
        rows, columns = zip(*pairs, strict=True)
        table[list(rows), list(columns)] = 1
    return table


def len_of(sets: Iterable[frozenset[str]]) -> Whole:
    return np.array([len(words) for words in sets], dtype=np.int64)


def fitting_times(persons: Sequence[Person], tasks: Sequence[Task]) -> Yes:
    """Return which task lies wholly in one available window of which person; windows that touch count as one."""
    timed = np.array([task.start is not None for task in tasks], dtype=bool)
    start = np.array([task.start or 0 for task in tasks], dtype=np.int64)
    length = np.array([task.end or 0 for task in tasks], dtype=np.int64) - start
    fits = np.ones((len(persons), len(tasks)), dtype=bool)
    busy = [at for at, person in enumerate(persons) if person.available]
    if not busy or not timed.any():
        return fits
    for weekly, begins in ((False, start), (True, start % WEEK)):
        known = {free: merged(free, weekly=weekly) for free in {persons[at].available for at in busy}}
        runs = [(row, run) for row, at in enumerate(busy) for run in known[persons[at].available]]
        inside = np.zeros((len(busy), len(tasks)), dtype=bool)
        if runs:
            row = np.array([row for row, _ in runs])
            first, last = np.array([run for _, run in runs]).T
            within = (first[:, None] <= begins) & (begins + length <= last[:, None])
            at_row = np.flatnonzero(np.diff(row, prepend=-1))
            inside[row[at_row]] = np.logical_or.reduceat(within, at_row, axis=0)
        fits[busy] = inside | ~timed if not weekly else fits[busy] | inside
    return fits


def merged(windows: Iterable[Window], *, weekly: bool) -> list[tuple[int, int]]:
    """Return the windows of one kind in order, those that touch or overlap as one; a week repeats."""
    chosen = [(window.start, window.end) for window in windows if window.weekly == weekly]
    if weekly:
        chosen += [(start + WEEK, end + WEEK) for start, end in chosen]
    runs: list[tuple[int, int]] = []
    for start, end in sorted(chosen):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def drawn_rows(seed: str, kind: str, names: list[str]) -> list[int]:
    """Return the place of each name in the drawn order, so that the order of a file decides nothing."""
    place = {name: at for at, name in enumerate(drawn_order(f"{seed} {kind}", names))}
    return [place[name] for name in names]
