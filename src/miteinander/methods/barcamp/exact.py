"""What the best plan costs: exactly for a handful of topics, as a lower bound for any number.

Written apart from the search on purpose, so that tests can hold the one against the other.
"""

from dataclasses import dataclass

from miteinander.methods.barcamp.figures import overflow_of
from miteinander.methods.barcamp.problem import Pitch, Place, Plan, Problem

MOST_PITCHES = 9


@dataclass(slots=True)
class _Best:
    points: int
    places: dict[str, Place | None]


def best_plan(problem: Problem) -> tuple[Plan, int]:
    """Return an optimal plan and its points by branch and bound.

    Exponential: raises ValueError for more than nine topics.
    """
    if len(problem.pitches) > MOST_PITCHES:
        raise ValueError(f"The exact search takes at most {MOST_PITCHES} pitches, not {len(problem.pitches)}.")
    order = sorted(problem.pitches, key=lambda pitch: (pitch.pinned is None, -pitch.interest))
    least = [min(_alone(problem, pitch, place) for place in _options(problem, pitch)) for pitch in order]
    still = [sum(least[depth:]) for depth in range(len(order) + 1)]
    best = _Best(1 << 60, {})
    _branch(problem, order, still, {}, 0, best)
    return Plan({pitch.id: best.places[pitch.id] for pitch in problem.pitches}), best.points


def lower_bound(problem: Problem) -> int:
    """Return points no plan can go below.

    A person who wants m topics in R rounds misses at least m − R of them unless some are parked, and each
    parked mark saves at most one clash; so a parked topic costs its parking less one clash per known person,
    a placed one at least the seats missing in the largest room it may use, and as many topics are parked as
    there are too few places.
    """
    weights, rounds = problem.weights, len(problem.rounds)
    wanted: dict[str, int] = {}
    for pitch in problem.pitches:
        for person in pitch.audience:
            wanted[person] = wanted.get(person, 0) + 1
    bound = weights.clash * sum(max(0, topics - rounds) for topics in wanted.values())
    parking_costs_more = []
    for pitch in problem.pitches:
        parking = weights.parked * max(1, pitch.interest) - weights.clash * len(pitch.audience)
        usable = [place for place in _options(problem, pitch) if place]
        if usable:
            placed = weights.overflow * min(overflow_of(problem, pitch.id, place) for place in usable)
            bound += placed
            parking_costs_more.append(parking - placed)
        else:
            bound += parking
    parking_costs_more.sort()
    forced = max(0, len(parking_costs_more) - len(problem.places))
    cheaper_parked = sum(min(0, more) for more in parking_costs_more[forced:])
    return bound + sum(parking_costs_more[:forced]) + cheaper_parked


def _branch(  # noqa: PLR0917 - the state of a recursion
    problem: Problem,
    order: list[Pitch],
    still: list[int],
    places: dict[str, Place | None],
    points: int,
    best: _Best,
) -> None:
    depth = len(places)
    if points + still[depth] >= best.points:
        return
    if depth == len(order):
        best.points, best.places = points, dict(places)
        return
    pitch = order[depth]
    priced = []
    for place in _options(problem, pitch):
        added = _added(problem, pitch, place, places)
        if added is not None:
            priced.append((added, place))
    for added, place in sorted(priced, key=lambda option: option[0]):
        places[pitch.id] = place
        _branch(problem, order, still, places, points + added, best)
        del places[pitch.id]


def _options(problem: Problem, pitch: Pitch) -> list[Place | None]:
    if pitch.pinned:
        return [pitch.pinned]
    rooms = problem.room_by_id
    return [*(p for p in problem.places if not pitch.step_free or rooms[p.room].step_free), None]


def _alone(problem: Problem, pitch: Pitch, place: Place | None) -> int:
    weights = problem.weights
    points = weights.overflow * overflow_of(problem, pitch.id, place)
    if place is None:
        points += weights.parked * max(1, pitch.interest)
    if pitch.before and (place is None or place.round != pitch.before.round):
        points += weights.round_changed
    elif pitch.before and place != pitch.before:
        points += weights.room_changed
    return points


def _added(problem: Problem, pitch: Pitch, place: Place | None, places: dict[str, Place | None]) -> int | None:
    """Return the points this placing adds to those already there, None when it is not allowed."""
    points = _alone(problem, pitch, place)
    if place is None:
        return points
    if place in places.values():
        return None
    there = {name for name, other in places.items() if other and other.round == place.round}
    if there & problem.enemies[pitch.id]:
        return None
    seen = {person for name in there for person in problem.pitch_by_id[name].audience}
    clashes = len(seen & pitch.audience)
    points += problem.weights.crowded * (len(there) >= problem.even_share)
    for pair in problem.apart:
        ends = {pair.first, pair.second}
        if not pair.hard and pitch.id in ends and ends - {pitch.id} <= there:
            clashes += pair.weight
    return points + problem.weights.clash * clashes
