"""Find a good plan: fill, cool down, descend, give rooms exactly, and stop where a re-run would stay.

Hard rules: one topic per place, no host in two sessions at once, pins stay, step-free needs are met or the
topic is parked. Goals in this order, each unit with its points (``Weights``): serve as many interest marks as
possible, few persons who cannot see both, seats for everybody, rounds filled alike, few changes from the
previous plan.

Source: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing", Science 220 (1983),
and for the two neighbourhoods (move, exchange) R. Lewis, "A survey of metaheuristic-based techniques for
university timetabling problems", OR Spectrum 30 (2008).
"""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass

from miteinander.methods.barcamp.problem import Place, Plan, Problem, previous_plan
from miteinander.methods.barcamp.rooms import assign
from miteinander.methods.barcamp.wall import FORBIDDEN, PARKED, Prices, Wall, compile_prices

ALLOWED = FORBIDDEN >> 1
REPLANS = 8
TIE = 1 << 24
"""Room points are multiplied by this, so that a preference among equals never outweighs a point."""


@dataclass(frozen=True, slots=True)
class Cooling:
    """How long and how hot the search walks: ``steps`` tried exchanges, heat in points."""

    steps: int
    hot: float
    cold: float = 0.8


def propose(problem: Problem) -> Plan:
    """Return a plan: the same whenever it is asked again, also with that plan as the previous one.

    Deterministic: the only chance is ``problem.seed``, the only limit a number of steps, never a clock. With
    a previous plan the search starts from it and each change must pay for itself; it ends when planning again
    from its own result changes nothing. A change that pays from the result also pays from the plan before,
    because changing twice never costs less than changing once.
    """
    before: Mapping[str, Place | None] = {pitch.id: pitch.before for pitch in problem.pitches}
    start = previous_plan(problem)
    if start is None:
        start = _first(problem)
        before = start.places
    for _ in range(REPLANS):
        following = _again(problem, before, start)
        if following.places == before:
            return following
        before, start = following.places, following
    return start


def _first(problem: Problem) -> Plan:
    wall = compile_prices(problem, {}).wall({})
    _fill(wall)
    _cool(wall, Cooling(_steps(wall.prices, 200), hot=4.0 * max(1, wall.prices.clash)), problem.seed)
    _settle(wall, spread=True)
    return wall.plan()


def _again(problem: Problem, before: Mapping[str, Place | None], start: Plan) -> Plan:
    wall = compile_prices(problem, before).wall(start.places)
    _fill(wall)
    _settle(wall, spread=False)
    settled, points = list(wall.place), wall.points()
    _cool(wall, Cooling(_steps(wall.prices, 80), hot=2.0 * max(1, wall.prices.clash)), problem.seed)
    _settle(wall, spread=False)
    if wall.points() >= points:
        wall.arrange(settled)
    return wall.plan()


def _steps(prices: Prices, per_pair: int) -> int:
    """Return the step budget: it grows with the number of exchanges there are, within bounds."""
    exchanges = len(prices.free_places) * (1 + len(prices.movable)) // 4
    return per_pair * max(60, min(400, exchanges))


def _fill(wall: Wall) -> None:
    """Put parked topics, the most wanted first, where they cost least, as long as a place is free."""
    for pitch in wall.prices.movable:
        if wall.place[pitch] == PARKED:
            free = (place for place in wall.prices.free_places if wall.at[place] == PARKED)
            points, place = min(((wall.price(pitch, place), place) for place in free), default=(0, PARKED))
            if points < 0:
                wall.put(pitch, place)


def _cool(wall: Wall, cooling: Cooling, seed: int) -> None:
    """Walk by random exchanges, ever less willing to get worse; leave the wall at the best plan seen."""
    movable, free_places = wall.prices.movable, wall.prices.free_places
    if not movable or not free_places:
        return
    chance = random.Random(seed).random  # noqa: S311 - a repeatable walk, not a secret
    points = best = wall.points()
    floor = sum(min(row) for row in wall.prices.alone)
    best_place = list(wall.place)
    heat = cooling.hot
    fade = (cooling.cold / cooling.hot) ** (1 / max(1, cooling.steps))
    for _ in range(cooling.steps):
        if best <= floor:
            break
        heat *= fade
        place = free_places[int(chance() * len(free_places))]
        pitch = wall.at[free_places[int(chance() * len(free_places))]]
        if pitch == PARKED or chance() < 0.2:  # noqa: PLR2004 - one try in five brings any topic, parked ones too
            pitch = movable[int(chance() * len(movable))]
        if wall.place[pitch] == place:
            continue
        price = wall.price(pitch, place)
        if price <= 0 or (price < ALLOWED and chance() < math.exp(-price / heat)):
            wall.put(pitch, place)
            points += price
            if points < best:
                best, best_place = points, list(wall.place)
    wall.arrange(best_place)


def _settle(wall: Wall, *, spread: bool) -> None:
    """Improve until no single exchange and no other choice of rooms helps."""
    improved = True
    while improved:
        improved = _descend(wall)
        before = wall.points()
        for round_ in range(len(wall.prices.places_of)):
            _give_rooms(wall, round_, spread=spread)
        improved = improved or wall.points() < before


def _descend(wall: Wall) -> bool:
    """Make the best exchange of each topic while it helps; return whether anything changed."""
    changed = False
    for pitch in wall.prices.movable:
        options = ((wall.price(pitch, place), place) for place in wall.prices.free_places if place != wall.place[pitch])
        points, place = min(options, default=(0, PARKED))
        if points < 0:
            wall.put(pitch, place)
            changed = True
    return changed


def _give_rooms(wall: Wall, round_: int, *, spread: bool) -> None:
    """Give the topics of a round their rooms exactly.

    Among equals the largest interest gets the most seats, or everybody stays when there is a plan to keep.
    """
    prices = wall.prices
    free = set(prices.free_places)
    places = [place for place in prices.places_of[round_] if place in free]
    pitches = [wall.at[place] for place in places if wall.at[place] != PARKED]
    if not pitches:
        return
    rooms = prices.problem.room_by_id
    costs = [[prices.alone[pitch][place] * TIE for place in places] for pitch in pitches]
    for row, pitch in zip(costs, pitches, strict=True):
        for column, place in enumerate(places):
            if spread:
                seats = rooms[prices.places[place].room].seats or 0
                row[column] -= min(prices.pitches[pitch].interest * seats, TIE >> 8)
            elif wall.place[pitch] != place:
                row[column] += 1
    given = dict(zip(pitches, (places[column] for column in assign(costs)), strict=True))
    wall.arrange([given.get(pitch, place) for pitch, place in enumerate(wall.place)])
