"""Several shifts per person, overlapping times, minimum staffing: an integer programme on HiGHS, on its core only.

One variable per possible pair, one row per person (shifts), per task (places) and per person and moment at which two of
their possible tasks overlap: at most one of them (the maximal cliques of an interval graph, Fulkerson and Gross 1965).
First the linear relaxation: its value bounds every matching. When it is whole, it is the optimum. Else only pairs whose
reduced cost is within a gap of the bound are kept (the core, Balas and Zemel 1980) and the gap is widened until no pair
left out could still improve the matching: points are whole numbers, so that is a proof.
"""

import math
import time
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from miteinander.methods.matching.problem import Question, Task
from miteinander.methods.matching.scoring import Real, Whole, Yes, drawn_rows
from miteinander.methods.progress import Progress

EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class _Rows:
    """A sparse matrix by triples, with the bounds of its rows; the columns are pairs first, then tasks that run."""

    row: Whole
    column: Whole
    value: Real
    lower: Real
    upper: Real


@dataclass(frozen=True, slots=True)
class _Edges:
    """The possible pairs by numbers of person and task, and their points."""

    person: Whole
    task: Whole
    points: Whole

    def only(self, kept: Yes) -> "_Edges":
        return _Edges(self.person[kept], self.task[kept], self.points[kept])

    def __len__(self) -> int:
        return len(self.person)


def solved_programme(
    question: Question, points: Whole, *, seconds: float, progress: Progress
) -> tuple[NDArray[np.int64], int]:
    """Return the best pairs, rows (person, task), and a bound on the sum of points that no matching exceeds."""
    edges = _by_lots(question, points)
    if not len(edges):
        return np.empty((0, 2), dtype=np.int64), 0
    ends = time.monotonic() + seconds
    progress(0.1, "relaxation")
    found, cost, least = _run(question, edges, points.shape, whole=False, seconds=max(seconds, 1.0))
    bound = math.floor(least + EXACT)
    chosen = found > 0.5  # noqa: PLR2004 - whole up to rounding
    if np.abs(found - found.round()).max() < EXACT and _minimum_met(question, edges.only(chosen)):
        return _pairs(edges.only(chosen)), bound
    gap, best, value = 2.0, edges.only(np.zeros(len(edges), dtype=bool)), 0
    while True:
        progress(0.3, f"programme, gap {gap:g}")
        core = edges.only(cost >= -gap - EXACT)
        left = ends - time.monotonic()
        found, _, limit = _run(question, core, points.shape, whole=True, seconds=max(left, 0.1))
        tried = core.only(found > 0.5)  # noqa: PLR2004 - whole up to rounding
        if int(tried.points.sum()) > value:
            best, value = tried, int(tried.points.sum())
        outside = math.floor(least - gap + EXACT) if len(core) < len(edges) else 0
        proven = max(math.floor(limit + EXACT), outside, value)
        bound = min(bound, proven)
        if outside <= value or time.monotonic() >= ends:
            return _pairs(best), max(bound, value)
        gap = max(2 * gap, min(least - value, 8 * gap))


def _by_lots(question: Question, points: Whole) -> _Edges:
    """Return the possible pairs in an order that the file does not decide."""
    rows = np.argsort(drawn_rows(question.seed, "person", [person.id for person in question.persons]))
    columns = np.argsort(drawn_rows(question.seed, "task", [task.id for task in question.tasks]))
    at_row, at_column = np.nonzero(points[np.ix_(rows, columns)])
    person, task = rows[at_row], columns[at_column]
    return _Edges(person, task, points[person, task])


def _pairs(edges: _Edges) -> NDArray[np.int64]:
    order = np.lexsort((edges.task, edges.person))
    return np.column_stack([edges.person[order], edges.task[order]]).astype(np.int64)


def _minimum_met(question: Question, chosen: _Edges) -> bool:
    there = np.bincount(chosen.task, minlength=len(question.tasks))
    return all(not count or count >= task.minimum for count, task in zip(there, question.tasks, strict=True))


def _run(
    question: Question, edges: _Edges, shape: tuple[int, ...], *, whole: bool, seconds: float
) -> tuple[Real, Real, float]:
    """Return values and reduced costs of the pairs, and the bound on the points; costs only of a relaxation."""
    asked = [at for at, task in enumerate(question.tasks) if task.minimum > 1]
    rows = _rows(question, edges, shape, asked if whole else [])
    columns = len(edges) + (len(asked) if whole else 0)
    programme = _programme(rows, columns, edges.points, whole=whole)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the wheel has no types
    options = {"output_flag": False, "threads": 1, "random_seed": 0, "time_limit": seconds, "mip_rel_gap": 0.0}
    for name, value in {**options, "mip_abs_gap": 0.99}.items():  # whole points: less than one is none
        solver.setOptionValue(name, value)
    solver.passModel(programme)
    solver.run()
    held = solver.getSolution()
    values = np.array(held.col_value or [0.0] * columns)[: len(edges)]
    if whole:
        feasible = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        limit = -solver.getInfo().mip_dual_bound
        return values if feasible else np.zeros(len(edges)), np.zeros(0), min(limit, float(edges.points.sum()))
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:  # out of time: nothing known but the sum
        return np.full(len(edges), 0.25), np.zeros(len(edges)), float(edges.points.sum())
    return values, np.minimum(-np.array(held.col_dual), 0.0), -solver.getInfo().objective_function_value


def _programme(rows: _Rows, columns: int, points: Whole, *, whole: bool) -> highspy.HighsLp:
    order = np.lexsort((rows.row, rows.column))
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = columns, len(rows.upper)
    made.col_cost_ = np.concatenate([-points.astype(float), np.zeros(columns - len(points))])
    made.col_lower_, made.col_upper_ = np.zeros(columns), np.ones(columns)
    made.row_lower_, made.row_upper_ = rows.lower, rows.upper
    made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    made.a_matrix_.start_ = np.concatenate([[0], np.bincount(rows.column, minlength=columns).cumsum()])
    made.a_matrix_.index_ = rows.row[order]
    made.a_matrix_.value_ = rows.value[order]
    if whole:
        made.integrality_ = [highspy.HighsVarType.kInteger] * columns
    return made


def _rows(question: Question, edges: _Edges, shape: tuple[int, ...], asked: list[int]) -> _Rows:
    """Return the rows: shifts of persons, places of tasks, overlapping times, and tasks that run only when staffed."""
    persons, tasks = shape
    every = np.arange(len(edges))
    shifts = np.array([person.shifts for person in question.persons], dtype=float)
    places = np.array([task.places for task in question.tasks], dtype=float)
    clique_row, clique_edge = _cliques(question, edges, shape)
    cliques = int(clique_row.max(initial=-1)) + 1
    row = [edges.person, persons + edges.task, persons + tasks + clique_row]
    column, value = [every, every, clique_edge], [np.ones(2 * len(edges) + len(clique_row))]
    lower, upper = [np.full(persons + tasks + cliques, -np.inf)], [shifts, places, np.ones(cliques)]
    base = persons + tasks + cliques
    for number, task in enumerate(asked):  # minimum · runs <= persons there <= places · runs
        there = every[edges.task == task]
        runs = len(edges) + number
        row.append(np.concatenate([np.full(len(there) + 1, base), np.full(len(there) + 1, base + 1)]))
        column.append(np.concatenate([there, [runs], there, [runs]]))
        ones = np.ones(len(there))
        value.append(np.concatenate([ones, [-float(question.tasks[task].minimum)], ones, [-places[task]]]))
        lower.append(np.array([0.0, -np.inf]))
        upper.append(np.array([np.inf, 0.0]))
        base += 2
    row_of, column_of = np.concatenate(row).astype(np.int64), np.concatenate(column).astype(np.int64)
    return _Rows(row_of, column_of, np.concatenate(value), np.concatenate(lower), np.concatenate(upper))


def _cliques(question: Question, edges: _Edges, shape: tuple[int, ...]) -> tuple[Whole, Whole]:
    """Return (row, edge) of the groups of tasks of one person that overlap at one moment, only the largest groups.

    Tasks at a moment form one interval of moments each, so a group within any other group is within a neighbour.
    """
    persons, _ = shape
    during = _moments(question.tasks, question.weights.pause_minutes)
    possible = np.zeros(shape, dtype=np.float32)
    possible[edges.person, edges.task] = 1
    possible[[person.shifts < 2 for person in question.persons]] = 0  # noqa: PLR2004 - one shift never overlaps
    if not during.size or not possible.any():
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    size = possible @ during
    both = possible @ (during[:, 1:] * during[:, :-1])
    superfluous = size < 2  # noqa: PLR2004 - alone there is nothing to overlap
    superfluous[:, :-1] |= both == size[:, :-1]
    superfluous[:, 1:] |= (both == size[:, 1:]) & (size[:, :-1] > size[:, 1:])
    number = np.full((persons, during.shape[1]), -1, dtype=np.int64)
    number[~superfluous] = np.arange(int((~superfluous).sum()))
    edge, moment = np.nonzero((during[edges.task] > 0) & (number[edges.person] >= 0))
    return number[edges.person[edge], moment], edge.astype(np.int64)


def _moments(tasks: tuple[Task, ...], pause: int) -> NDArray[np.float32]:
    """Return which task runs at which start of a task, its pause included, shape (tasks, moments)."""
    start = np.array([np.nan if task.start is None else task.start for task in tasks])
    end = np.array([np.nan if task.end is None else task.end + pause for task in tasks])
    moments = np.unique(start[~np.isnan(start)])
    return ((start[:, None] <= moments) & (moments < end[:, None])).astype(np.float32)
