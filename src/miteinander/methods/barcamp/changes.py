"""What moved since the previous plan, in groups that can be taken back together, and what that gained."""

from dataclasses import dataclass

from miteinander.methods.barcamp.figures import Totals, count
from miteinander.methods.barcamp.problem import Place, Plan, Problem


@dataclass(frozen=True, slots=True)
class Move:
    """A topic that left its place (``after`` None: parked) or came in for another (``before`` None)."""

    pitch: str
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class Change:
    """Moves that belong together, and what taking all of them back would cost, each in the unit of Totals.

    ``forced``: taking them back is not possible (a pin, a closed place, a host in two rooms); the gains are
    then zero.
    """

    moves: tuple[Move, ...]
    forced: bool
    marks_gained: int
    clashes_saved: int
    seats_gained: int
    points_gained: int


def find_changes(problem: Problem, plan: Plan) -> tuple[Change, ...]:
    """Return the groups of moved topics, in the order of the problem.

    A group is closed under "to go back, that one must leave": each moved topic with whoever now has its
    place.
    """
    grouped: set[str] = set()
    changes = []
    at = plan.at()
    for pitch in problem.pitches:
        if pitch.before and plan.places[pitch.id] != pitch.before and pitch.id not in grouped:
            group = _group(problem, plan, at, pitch.id)
            grouped |= group
            changes.append(_change(problem, plan, group))
    return tuple(changes)


def _group(problem: Problem, plan: Plan, at: dict[Place, str], first: str) -> set[str]:
    before = {pitch.id: pitch.before for pitch in problem.pitches}
    returning = {place: name for name, place in before.items() if place and plan.places[name] != place}
    group, ahead = set(), [first]
    while ahead:
        name = ahead.pop()
        if name not in group:
            group.add(name)
            origin, now = before[name], plan.places[name]
            neighbours = [at.get(origin) if origin else None, returning.get(now) if now else None]
            ahead.extend(other for other in neighbours if other)
    return group


def _change(problem: Problem, plan: Plan, group: set[str]) -> Change:
    members = [pitch for pitch in problem.pitches if pitch.id in group]
    moves = tuple(Move(pitch.id, pitch.before, plan.places[pitch.id]) for pitch in members)
    back = Plan(plan.places | {pitch.id: pitch.before for pitch in members})
    now, then = count(problem, plan), _count_if_allowed(problem, back)
    if then is None or then.step_free_missed > now.step_free_missed:
        return Change(moves, forced=True, marks_gained=0, clashes_saved=0, seats_gained=0, points_gained=0)
    return Change(
        moves,
        forced=False,
        marks_gained=now.marks_placed - then.marks_placed,
        clashes_saved=then.clashes + then.apart_broken - now.clashes - now.apart_broken,
        seats_gained=then.overflow - now.overflow,
        points_gained=then.points - now.points,
    )


def _count_if_allowed(problem: Problem, plan: Plan) -> Totals | None:
    taken = [place for place in plan.places.values() if place]
    if len(taken) != len(set(taken)) or not set(taken) <= set(problem.places):
        return None
    if any(pitch.pinned and plan.places[pitch.id] != pitch.pinned for pitch in problem.pitches):
        return None
    totals = count(problem, plan)
    return None if totals.host_clashes else totals
