"""Make a timetable: greedy, annealing, rooms, and the exact search where it is needed and within reach."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from miteinander.methods.progress import Progress, silent
from miteinander.methods.timetable.board import NOWHERE, Board, compile_board
from miteinander.methods.timetable.plan import Timetable, attends_of, places_of
from miteinander.methods.timetable.problem import Event
from miteinander.methods.timetable.proof import LARGEST_MODEL, Proof, ceiling, has_solver, most_wishes, prove
from miteinander.methods.timetable.rooms import Placed, furnish, points_in, polish
from miteinander.methods.timetable.search import Walk, greedy, settle
from miteinander.methods.timetable.seating import claims, seat_all
from miteinander.methods.timetable.state import State
from miteinander.methods.trouble import MethodError

WORK = (20_000, 200, 400_000)
"""Units of work of the annealing of a small event: at least, per topic and place, at most."""

WIDE_WORK = (2_000_000, 900, 10_000_000)
"""The same for a larger one, whose units take a sixth of the time."""

WIDE = 2_000
"""From so many topics times places, looking at a thousand exchanges at once pays."""

HASTE = 4
"""A plan that the exact search will look at gets so much less work first; all of it, should no proof come."""

SECONDS = 20.0
"""The clock's limit, far above what the counted steps take on a machine of 2026."""


@dataclass(slots=True)
class Found:
    """A plan with its rooms and points, what found it, and whether the clock ended the walk."""

    plan: list[Placed]
    points: int
    method: str
    cut: bool


def propose(
    event: Event, *, seconds: float = SECONDS, exact: bool | None = None, progress: Progress = silent
) -> Timetable:
    """Return a timetable that meets as many wishes as could be found, less what changes cost.

    ``seconds`` of the clock bound the whole search; ``exact``: ask the exact search never (False), always (True), or
    where the question is small enough to be worth it (None). Raises MethodError for pins that exclude each other and
    whatever ``progress`` raises.
    """
    until = time.monotonic() + seconds
    board = compile_board(event)
    top = ceiling(board)
    asked = exact is not False and (exact or _is_small(board))
    haste = HASTE if asked and has_solver() else 1
    found = _search(board, top, until, _part(progress, 0.0, 0.5), haste=haste)
    proof = Proof(None, None, "not needed" if found.points >= top else "skipped")
    left = until - time.monotonic()
    if found.points < top and asked and left > 0:
        hint = [seat_all(board, s, placed) for s, placed in enumerate(found.plan)]
        proof = prove(board, hint, seconds=left, known=found.points, progress=_part(progress, 0.5, 0.8))
        found = _better(board, found, proof)
        if haste > 1 and proof.status != "optimal":
            longer = _search(board, top, until, _part(progress, 0.8, 1.0))
            found = longer if longer.points > found.points else found
    _refuse_hosts_without_seats(board, found.plan)
    bound = min(top, proof.bound) if proof.bound is not None else top
    progress(1.0, "done")
    return Timetable(
        places=places_of(board, found.plan),
        attends=attends_of(board, found.plan),
        points_bound=bound,
        wishes_bound=most_wishes(board),
        proven=found.points >= bound,
        method=found.method,
        solver=proof.status,
        cut=found.cut,
    )


def _search(board: Board, top: int, until: float, progress: Progress, *, haste: int = 1) -> Found:
    """Return the best plan of a walk with the usual work, divided by ``haste``."""
    state = State(board, greedy(board))
    places = sum(len(spaces) for spaces in board.free)
    size = board.topics * places
    least, each, most = WORK if size < WIDE else WIDE_WORK
    work = max(least, min(most, each * size) // haste)
    walk = _walk(size)(state, work, top, board.event.seed)
    start = walk.best
    walk.cool(until=until, progress=_part(progress, 0.0, 0.8))
    state = State(board, walk.best_phase_of)
    settle(state, work, _part(progress, 0.8, 1.0))
    plan = [furnish(board, s, members) for s, members in enumerate(state.members)]
    return Found(plan, _points(board, plan), "annealing" if walk.best > start else "greedy", cut=walk.was_cut)


def _walk(size: int) -> type[Walk]:
    if size < WIDE:
        return Walk
    from miteinander.methods.timetable.wide import WideWalk  # noqa: PLC0415 - NumPy, which small events do without

    return WideWalk


def _refuse_hosts_without_seats(board: Board, plan: list[Placed]) -> None:
    for s, placed in enumerate(plan):
        if claims(board, s, placed) is None:
            phase = board.event.phases[s].id
            raise MethodError(
                de=f"Die in Phase {phase} festgesetzten Themen haben keine Räume mit Plätzen für ihre Leitung.",
                en=f"The topics pinned to phase {phase} have no rooms with seats for their hosts.",
            )


def _points(board: Board, plan: list[Placed]) -> int:
    nowhere = [row[NOWHERE] for row in board.leaving]
    points = sum(points_in(board, s, placed) for s, placed in enumerate(plan))
    for s, placed in enumerate(plan):
        for topic, _ in placed:
            points -= board.leaving[topic][s]
            nowhere[topic] = 0
    return points - sum(nowhere)


def _better(board: Board, found: Found, proof: Proof) -> Found:
    if proof.placed is None:
        return found
    plan = [polish(board, s, placed) for s, placed in enumerate(proof.placed)]
    points = _points(board, plan)
    return Found(plan, points, "exact", found.cut) if points > found.points else found


def _is_small(board: Board) -> bool:
    return sum(mask.bit_count() for row in board.wants for mask in row) <= LARGEST_MODEL


def _part(progress: Progress, begin: float, end: float) -> Callable[[float, str], None]:
    return lambda share, step: progress(begin + (end - begin) * share, step)
