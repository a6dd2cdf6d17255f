"""What the best exchange that brings a topic to another phase would cost: the reason why it stands where it stands."""

from dataclasses import dataclass

from miteinander.methods.timetable.board import NOWHERE
from miteinander.methods.timetable.rooms import arrange
from miteinander.methods.timetable.seating import wishes_met
from miteinander.methods.timetable.state import State

LOOKED_AT = 12
"""Exchanges of one topic whose seats are counted."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The topic ``other`` (-1: none) goes the other way; ``points`` and ``wishes`` won, usually below zero."""

    to: int
    other: int
    points: int
    wishes: int


def best_exchange(state: State, topic: int) -> Exchange | None:
    """Return the exchange with the most points that brings a topic to another phase; None when none is allowed.

    Exchanges are looked at in the order of what they would bring if nobody had to count seats; where seats are short,
    only the first ``LOOKED_AT`` exactly.
    """
    options = [
        (-_at_most(state, topic, to, other), to, other)
        for to in range(state.board.phases)
        if to != state.phase_of[topic]
        for other in [*state.members[to], state.none]
        if _is_allowed(state, topic, to, other)
    ]
    looked = [(_points(state, topic, to, other), to, other) for _, to, other in sorted(options)[:LOOKED_AT]]
    if not looked:
        return None
    points, to, other = max(looked, key=lambda option: option[0])
    return Exchange(to, other if other != state.none else NOWHERE, points, _wishes(state, topic, to, other))


def _is_allowed(state: State, topic: int, to: int, other: int) -> bool:
    if other != state.none and state.board.fixed[other] != NOWHERE:
        return False
    return state.may(topic, to, other) and state.may(other, state.phase_of[topic], topic)


def _change(state: State, topic: int, to: int, other: int) -> int:
    source, price = state.phase_of[topic], state.price
    gain = price[topic][source] - price[topic][to] + price[other][to] - price[other][source]
    return gain - state.points[to] - state.points[source]


def _at_most(state: State, topic: int, to: int, other: int) -> int:
    covered = state.covered(to, other, topic) + state.covered(state.phase_of[topic], topic, other)
    return _change(state, topic, to, other) + state.wish * covered


def _points(state: State, topic: int, to: int, other: int) -> int:
    source = state.phase_of[topic]
    there = state.exact(to, state.after(to, other, topic))
    here = state.exact(source, state.after(source, topic, other)) if source != NOWHERE else 0
    return _change(state, topic, to, other) + there + here


def _wishes(state: State, topic: int, to: int, other: int) -> int:
    won = 0
    for s, out, come in ((to, other, topic), (state.phase_of[topic], topic, other)):
        if s != NOWHERE:
            won += _met(state, s, state.after(s, out, come)) - _met(state, s, state.members[s])
    return won


def _met(state: State, s: int, members: list[int]) -> int:
    return wishes_met(state.board, s, arrange(state.board, s, members)[0])
