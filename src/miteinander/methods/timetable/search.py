"""Find a plan: greedy, then simulated annealing over exchanges, then descent. Steps are counted, never a clock.

Source: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing", Science 220 (1983).
"""

import math
import random
import time

from miteinander.methods.progress import Progress, silent
from miteinander.methods.timetable.board import NOWHERE, Board
from miteinander.methods.timetable.seating import IMPOSSIBLE
from miteinander.methods.timetable.state import State

CARRIED_WORK = 4
"""Units of work of looking closer at an exchange; any other step is one unit."""


def greedy(board: Board) -> list[int]:
    """Return a phase per topic: pinned ones, then the previous plan as far as it still stands, then by interest."""
    state = State(board, board.fixed)
    interest = [max(sizes) for sizes in zip(*board.size, strict=True)]
    order = sorted(board.movable(), key=lambda t: (-interest[t], t))
    for t in order:
        stood = board.before[t][0]
        if stood != NOWHERE and state.may(t, stood, state.none):
            points = state.exact(stood, [*state.members[stood], t])
            if points > IMPOSSIBLE * state.wish // 2:  # else its hosts no longer fit into a room
                state.put(t, stood, state.none)
                state.points[stood] = points
    fill(state, order)
    return state.phase_of


def fill(state: State, order: list[int]) -> None:
    """Give topics without a place one where that loses nothing, in the phase where it brings most."""
    none, price = state.none, state.price
    for t in order:
        options = [(0, 1, NOWHERE)]
        for s in range(state.board.phases):
            if state.phase_of[t] == NOWHERE and state.may(t, s, none):
                gain = state.exact(s, [*state.members[s], t]) - state.points[s] + price[t][NOWHERE] - price[t][s]
                options.append((-gain, len(state.members[s]) - state.places[s], s))
        where = min(options)[2]
        if where != NOWHERE:
            state.put(t, where, none)
            state.points[where] = state.exact(where, state.members[where])


class Walk:
    """Random exchanges, ever less willing to get worse, for so many units of work; keeps the best plan seen.

    ``hot`` and ``cold``: the heat of the first and of the last step, in wishes; ``legs``: how often it cools down, each
    time from the best plan so far; ``block``: steps of one heat, and between two reports of progress.
    """

    hot, cold, legs, block = 0.4, 0.2, 3, 1000

    def __init__(self, state: State, work: int, ceiling: int, seed: int) -> None:
        self.state, self.work, self.ceiling = state, work, ceiling
        self.random = random.Random(seed)  # noqa: S311 - a repeatable walk, not a secret
        self.points = self.best = state.total()
        self.best_phase_of = list(state.phase_of)
        self.movable = state.board.movable()
        self.was_cut = False
        self.prepare()

    def prepare(self) -> None:
        """Get ready what the steps need."""

    def cool(self, *, until: float = math.inf, progress: Progress = silent) -> None:
        """Walk from hot to cold; ends early at the ceiling, or at a time of the clock and says so."""
        done, leg = 0, 0
        while done < self.work and self.best < self.ceiling and self.movable and not self.was_cut:
            progress(done / self.work, "anneal")
            before, share = leg, self.legs * done / self.work
            leg = int(share)
            if leg > before:
                self.state, self.points = State(self.state.board, self.best_phase_of), self.best
            share -= leg
            done += self.block + self._block(self.hot * self.state.wish * (self.cold / self.hot) ** share)
            self.was_cut = time.monotonic() > until

    def _block(self, heat: float) -> int:
        """Take so many steps at one heat; return the work beyond one unit for each."""
        state, chance, log = self.state, self.random.random, math.log
        movable, members, places, phase_of = self.movable, state.members, state.places, state.phase_of
        many, phases, wish, price = len(movable), len(places), state.wish, state.price
        wants, once, single, none, extra = state.wants, state.once, state.single, state.none, 0
        expected = self._expected()
        for _ in range(self.block):
            topic = movable[int(chance() * many)]
            to = int(chance() * phases)
            source = phase_of[topic]
            if to == source:
                continue
            at, there = int(chance() * places[to]), members[to]
            other = there[at] if at < len(there) else none
            come, here = wants[to], wants[source]
            gain = price[topic][source] - price[topic][to] + price[other][to] - price[other][source]
            gain += wish * (
                ((once[to] ^ (come[other] & single[to])) | come[topic]).bit_count()
                + ((once[source] ^ (here[topic] & single[source])) | here[other]).bit_count()
            )
            least = heat * log(1.0 - chance())
            if gain - expected[to] - expected[source] < least:
                continue
            brought, spent = try_exchange(state, topic, to, other, least)
            extra += spent
            if brought is not None:
                self._moved(brought)
                expected[to], expected[source] = self._expected_in(to), self._expected_in(source)
        return extra

    def _moved(self, brought: int) -> None:
        self.points += brought
        if self.points > self.best:
            self.best, self.best_phase_of = self.points, list(self.state.phase_of)

    def _expected(self) -> list[int]:
        return [self._expected_in(s) for s in range(self.state.board.phases)] + [0]

    def _expected_in(self, s: int) -> int:
        """Return what a phase is measured against before its rooms are given: an exchange rarely wins back more than
        one wish that fails for want of a seat.
        """
        state = self.state
        return max(state.points[s], state.wish * (state.once[s].bit_count() - 1))


def try_exchange(state: State, topic: int, to: int, other: int, least: float) -> tuple[int | None, int]:
    """Carry an exchange out when it is allowed and brings at least so many points.

    Returns the points it brought, None when it was not done, and the units of work it took.
    """
    source, none, price = state.phase_of[topic], state.none, state.price
    if other != none and state.board.fixed[other] != NOWHERE:
        return None, CARRIED_WORK
    gain = price[topic][source] - price[topic][to] + price[other][to] - price[other][source]
    gain -= state.points[to] + state.points[source]
    there = state.wish * state.covered(to, other, topic)
    here = state.wish * state.covered(source, topic, other)
    if gain + there + here < least or not state.may(topic, to, other) or not state.may(other, source, topic):
        return None, CARRIED_WORK
    spent = CARRIED_WORK
    if state.narrow[to]:
        there = state.exact(to, state.after(to, other, topic))
        spent += state.arranged_work
    if state.narrow[source] and gain + there + here >= least:
        here = state.exact(source, state.after(source, topic, other))
        spent += state.arranged_work
    if gain + there + here < least:
        return None, spent
    state.put(topic, to, other)
    state.points[to], state.points[source] = there, here
    return gain + there + here, spent


def settle(state: State, work: int, progress: Progress = silent) -> None:
    """Carry out exchanges that bring points or, at equal points, a plan that is nicer, for at most so many units of
    work; then fill free places.
    """
    movable = state.board.movable()
    left, improved = work, True
    while improved and left > 0:
        improved = False
        for topic in movable:
            progress(1.0 - left / work, "settle")
            for to, other in _exchanges(state, topic):
                if state.phase_of[topic] == to or other not in {state.none, *state.members[to]}:
                    continue
                brought, spent = try_exchange(state, topic, to, other, 1 - _is_nicer(state, topic, to, other))
                improved |= brought is not None
                left -= spent
            if left <= 0:
                break
    fill(state, movable)


def _exchanges(state: State, topic: int) -> list[tuple[int, int]]:
    phases = [to for to in range(state.board.phases) if to != state.phase_of[topic]]
    return [(to, other) for to in phases for other in [*state.members[to], state.none]]


def _is_nicer(state: State, topic: int, to: int, other: int) -> bool:
    """Return whether an exchange lets in a topic that more persons want than the one that goes out for it."""
    if state.phase_of[topic] != NOWHERE:
        return False
    size = state.board.size[to]
    return other == state.none or size[topic] > size[other]
