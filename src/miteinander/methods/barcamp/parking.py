"""Which topics found no place, and why."""

from dataclasses import dataclass
from enum import StrEnum

from miteinander.methods.barcamp.figures import count
from miteinander.methods.barcamp.problem import Plan, Problem
from miteinander.methods.barcamp.wall import FORBIDDEN, PARKED, Wall, compile_prices


class ParkedReason(StrEnum):
    """Why a topic is parked; the first that holds."""

    NO_PLACE = "no_place"
    """There is no open place at all."""
    NO_STEP_FREE_ROOM = "no_step_free_room"
    PINNED_FULL = "pinned_full"
    """Every place it could use holds a pinned topic."""
    RIVALS = "rivals"
    """Its hosts, or topics it must not meet, occupy every round it could use."""
    FEWER_MARKS = "fewer_marks"
    """Every topic in its way has at least as many marks."""
    OUTWEIGHED = "outweighed"
    """It could come in, but that would not gain more than it loses."""
    COULD_COME_IN = "could_come_in"
    """Letting it in would help: the plan was made by hand, or before today's marks."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A topic without a place.

    FEWER_MARKS: ``other`` is the topic in its way with the fewest marks, ``other_interest`` its marks.
    OUTWEIGHED and COULD_COME_IN: ``other`` is the topic whose place it could best take (None: a free place),
    and ``marks``, ``clashes``, ``overflow``, ``changes`` and ``points`` are the differences that exchange
    would make. RIVALS: ``rivals`` are the topics.
    """

    pitch: str
    interest: int
    reason: ParkedReason
    other: str | None = None
    other_interest: int = 0
    rivals: tuple[str, ...] = ()
    marks: int = 0
    clashes: int = 0
    overflow: int = 0
    changes: int = 0
    points: int = 0


def find_parked(problem: Problem, plan: Plan) -> tuple[Parked, ...]:
    """Return the parked topics, the most wanted first."""
    prices = compile_prices(problem, {pitch.id: pitch.before for pitch in problem.pitches})
    wall = prices.wall(plan.places, as_it_is=True)
    return tuple(
        _parked(problem, plan, wall, number) for number, pitch in enumerate(prices.pitches) if not plan.places[pitch.id]
    )


def _parked(problem: Problem, plan: Plan, wall: Wall, number: int) -> Parked:
    prices = wall.prices
    pitch = prices.pitches[number]
    usable = [at for at, points in enumerate(prices.alone[number][:-1]) if points < FORBIDDEN]
    if not usable:
        reason = ParkedReason.NO_STEP_FREE_ROOM if problem.places else ParkedReason.NO_PLACE
        return Parked(pitch.id, pitch.interest, reason)
    movable = [at for at in usable if at in prices.free_places]
    if not movable:
        return Parked(pitch.id, pitch.interest, ParkedReason.PINNED_FULL)
    allowed = [at for at in movable if wall.price(number, at) < FORBIDDEN >> 1]
    if not allowed:
        rivals = tuple(name for name, place in plan.places.items() if place and name in problem.enemies[pitch.id])
        return Parked(pitch.id, pitch.interest, ParkedReason.RIVALS, rivals=rivals)
    if all(wall.at[at] != PARKED for at in allowed):
        weakest = min((prices.pitches[wall.at[at]] for at in allowed), key=lambda other: other.interest)
        if weakest.interest >= pitch.interest:
            return Parked(
                pitch.id,
                pitch.interest,
                ParkedReason.FEWER_MARKS,
                other=weakest.id,
                other_interest=weakest.interest,
            )
    return _outweighed(plan, wall, number, min(allowed, key=lambda at: wall.price(number, at)))


def _outweighed(plan: Plan, wall: Wall, number: int, at: int) -> Parked:
    problem, pitch = wall.prices.problem, wall.prices.pitches[number]
    place, other = wall.prices.places[at], wall.at[at]
    leaving = wall.prices.pitches[other] if other != PARKED else None
    exchanged = Plan(plan.places | ({leaving.id: None} if leaving else {}) | {pitch.id: place})
    now, then = count(problem, plan), count(problem, exchanged)
    return Parked(
        pitch.id,
        pitch.interest,
        ParkedReason.OUTWEIGHED if then.points >= now.points else ParkedReason.COULD_COME_IN,
        other=leaving.id if leaving else None,
        other_interest=leaving.interest if leaving else 0,
        marks=then.marks_placed - now.marks_placed,
        clashes=then.clashes + then.apart_broken - now.clashes - now.apart_broken,
        overflow=then.overflow - now.overflow,
        changes=then.round_changed + then.room_changed - now.round_changed - now.room_changed,
        points=then.points - now.points,
    )
