"""How good a plan can be at all: a bound by counting, and the exact search in a process of its own."""

import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from miteinander.methods.progress import Progress, silent
from miteinander.methods.timetable.board import NOWHERE, Board
from miteinander.methods.timetable.model import Model, bits
from miteinander.methods.timetable.rooms import Placed
from miteinander.methods.timetable.seating import Seated

LARGEST_MODEL = 1500
"""Wishes times phases, up to which the exact search is worth its time without being asked for."""

DETERMINISTIC_LIMIT = 5.0
"""Of the exact search, in the solver's own deterministic seconds."""

GRACE = 3.0
"""Seconds a solver gets to end after its limit before it is stopped."""


def most_wishes(board: Board) -> int:
    """Return a number of wishes no plan can exceed, the least of three: what each person can attend at all, the
    largest topics that the places can hold, and the seats.
    """
    phases = range(board.phases)
    possible = [[s for s in phases if _stands(board, t, s)] for t in range(board.topics)]
    by_topic = [max((_guests(board, t, s) for s in options), default=0) for t, options in enumerate(possible)]
    places = sum(len(board.free[s]) + len(board.pinned_rooms[s]) for s in phases)
    seats = sum(space.seats for s in phases for space in [*board.free[s], *board.pinned_rooms[s].values()])
    return min(_by_person(board, possible), sum(sorted(by_topic)[-places:] if places else []), seats)


def ceiling(board: Board) -> int:
    """Return points no plan can exceed: all those wishes, and only the changes that cannot be avoided."""
    forced = 0
    for t, row in enumerate(board.leaving):
        fixed = board.fixed[t]
        options = [s for s in range(board.phases) if _stands(board, t, s)]
        forced += row[fixed] if fixed != NOWHERE else min([row[NOWHERE], *(row[s] for s in options)])
    return board.event.weights.wish * most_wishes(board) - forced


def _stands(board: Board, t: int, s: int) -> bool:
    return board.fixed[t] == s if board.fixed[t] != NOWHERE else board.allowed[t][s]


def _guests(board: Board, t: int, s: int) -> int:
    pinned = board.pinned_rooms[s].get(t)
    spaces = [pinned] if pinned else board.free[s]
    return min(board.wants[s][t].bit_count(), max((space.seats for space in spaces), default=0))


def _by_person(board: Board, possible: list[list[int]]) -> int:
    """Return how many wishes could be met if persons never stood in each other's way."""
    wanted, phases = [0] * board.everybody, [0] * board.everybody
    somewhere = [0] * board.phases
    for t, options in enumerate(possible):
        anywhere = 0
        for s in options:
            anywhere |= board.wants[s][t]
            somewhere[s] |= board.wants[s][t]
        for p in bits(anywhere):
            wanted[p] += 1
    for persons in somewhere:
        for p in bits(persons):
            phases[p] += 1
    return sum(map(min, wanted, phases))


@dataclass(frozen=True, slots=True)
class Proof:
    """What the exact search found: a better plan or None, points no plan can exceed, and its word for how it ended
    ("optimal", "feasible", "unknown", "cut", "missing", "failed").
    """

    placed: list[Placed] | None
    bound: int | None
    status: str


def has_solver() -> bool:
    """Return whether OR-tools, the optional extra ``timetable``, is installed; loads nothing."""
    return find_spec("ortools") is not None


def prove(
    board: Board, hint: Sequence[Seated], *, seconds: float, known: int | None = None, progress: Progress = silent
) -> Proof:
    """Search exactly from a plan for at most so many seconds of the clock.

    ``known``: the points of a plan that is known; only better ones are looked for, and when there are none, that is
    "optimal", too. The process of the solver ends with this call, also when ``progress`` raises.
    """
    if not has_solver():
        return Proof(None, None, "missing")
    model = Model(board, hint)
    if known is not None:
        model.only_better(known, ceiling(board))
    with tempfile.TemporaryFile() as answer:
        command = [sys.executable, "-P", str(Path(__file__).with_name("solver.py"))]
        child = subprocess.Popen(  # noqa: S603 - our own file with our own interpreter
            command, stdin=subprocess.PIPE, stdout=answer, stderr=subprocess.DEVNULL
        )
        with suppress(BrokenPipeError), child:  # a child that ends before it has read says nothing, and that is told
            try:
                _ask(child, f"{DETERMINISTIC_LIMIT} {seconds:.3f}\n{model.lines.text()}\n")
                _wait(child, seconds, progress)
            finally:
                child.kill()
        answer.seek(0)
        return _understood(model, answer.read(), known)


def _ask(child: "subprocess.Popen[bytes]", question: str) -> None:
    if child.stdin:  # stays open: its end would tell the solver that we are gone
        child.stdin.write(question.encode())
        child.stdin.flush()


def _wait(child: "subprocess.Popen[bytes]", seconds: float, progress: Progress) -> None:
    begun = time.monotonic()
    while child.poll() is None and (gone := time.monotonic() - begun) < seconds + GRACE:
        progress(min(1.0, gone / max(seconds, 0.001)), "prove")
        try:
            child.wait(0.05)
        except subprocess.TimeoutExpired:
            continue


def _understood(model: Model, written: bytes, known: int | None) -> Proof:
    try:
        told = json.loads(written)
    except ValueError:
        return Proof(None, None, "failed")
    if told["status"] == "infeasible" and known is not None:
        return Proof(None, known, "optimal")
    solved = told["status"] == "optimal" or told["values"]  # where nothing can stand, a solution has no values
    placed = model.read(told["values"]) if solved else None
    searched = known is not None and told["status"] in {"unknown", "cut"} and math.isfinite(told["bound"])
    if placed is None and not searched:
        return Proof(None, None, told["status"])  # no bound without a plan
    bound = math.floor(model.points_of(told["bound"]) + 1e-6)
    return Proof(placed, bound if known is None else max(bound, known), told["status"])
