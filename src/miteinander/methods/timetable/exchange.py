"""What the best exchange that brings a topic to another phase would cost: the reason why it stands where it stands."""

from dataclasses import dataclass

from miteinander.methods.timetable.board import NOWHERE
from miteinander.methods.timetable.rooms import furnish
from miteinander.methods.timetable.seating import wishes_met
from miteinander.methods.timetable.state import State


@dataclass(frozen=True, slots=True)
class Exchange:
    """The topic ``other`` (-1: none) goes the other way; ``points`` and ``wishes`` won, usually below zero."""

    to: int
    other: int
    points: int
    wishes: int


def best_exchange(state: State, topic: int) -> Exchange | None:
    """Return the exchange with the most points that brings a topic to another phase; None when none is allowed."""
    best: tuple[int, int, int] | None = None
    for to in range(state.board.phases):
        if to == state.phase_of[topic] or (best and best[0] >= 0):
            continue
        for other in [*state.members[to], state.none]:
            least = best[0] if best else None
            points = _points(state, topic, to, other, least)
            if points is not None and (best is None or points > best[0]):
                best = points, to, other
    if best is None:
        return None
    points, to, other = best
    return Exchange(to, other if other != state.none else NOWHERE, points, _wishes(state, topic, to, other))


def _points(state: State, topic: int, to: int, other: int, least: int | None) -> int | None:
    """Return the points an exchange brings; None when it is not allowed or brings no more than ``least``."""
    source, price = state.phase_of[topic], state.price
    if other != state.none and state.board.fixed[other] != NOWHERE:
        return None
    if not state.may(topic, to, other) or not state.may(other, source, topic):
        return None
    gain = price[topic][source] - price[topic][to] + price[other][to] - price[other][source]
    gain -= state.points[to] + state.points[source]
    there, here = state.wish * state.covered(to, other, topic), state.wish * state.covered(source, topic, other)
    if least is not None and gain + there + here <= least:
        return None
    there = state.exact(to, state.after(to, other, topic))
    here = state.exact(source, state.after(source, topic, other)) if source != NOWHERE else 0
    return gain + there + here


def _wishes(state: State, topic: int, to: int, other: int) -> int:
    won = 0
    for s, out, come in ((to, other, topic), (state.phase_of[topic], topic, other)):
        if s != NOWHERE:
            won += _met(state, s, state.after(s, out, come)) - _met(state, s, state.members[s])
    return won


def _met(state: State, s: int, members: list[int]) -> int:
    return wishes_met(state.board, s, furnish(state.board, s, members))
