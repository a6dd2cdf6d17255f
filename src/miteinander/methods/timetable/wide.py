"""The walk of a large event: it looks at a thousand random exchanges at once and takes a closer look at the few that
the heat may allow. What a thousand looks find is measured against the plan as it was at their beginning; each exchange
is weighed again, exactly, before it is carried out.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.timetable.board import NOWHERE
from miteinander.methods.timetable.search import Walk, try_exchange

Numbers = NDArray[np.int64]

CLOSER = 3
"""A closer look takes so many times as long, beside a look among a thousand, as it does in a walk step by step."""


class WideWalk(Walk):
    """``words[s * (T + 1) + t]``: the persons who want t in s, 64 to a word; phases and topics as in ``State``."""

    hot, cold, legs, block = 0.8, 0.25, 1, 1024

    def prepare(self) -> None:
        """Turn the sets of persons into rows of words."""
        state = self.state
        self.width = 8 * max(1, math.ceil(state.board.everybody / 64))
        self.words = self._words([mask for row in state.wants for mask in row])
        self.price = np.array(state.price)
        self.topics = np.array(self.movable)
        self.places = np.array(state.places)
        self.nowhere = state.board.phases

    def _block(self, heat: float) -> int:
        none, extra = self.state.none, self.block * self.width // 800  # units, for many persons
        phase_of = self.state.phase_of
        for topic, to, other, least in self._promising(heat):
            if phase_of[topic] == to or (other != none and phase_of[other] != to):
                continue  # an exchange of this block has moved them
            brought, spent = try_exchange(self.state, topic, to, other, least)
            extra += CLOSER * spent
            if brought is not None:
                self._moved(brought)
        return extra

    def _promising(self, heat: float) -> Iterator[tuple[int, int, int, float]]:
        """Yield topic, phase, other topic and the least points of the exchanges that may be worth it."""
        state = self.state
        draws = self._draws()
        topic = self.topics[(draws[0] * len(self.topics)).astype(np.int64)]
        to = (draws[1] * len(self.places)).astype(np.int64)
        other = self._standing()[to, (draws[2] * self.places[to]).astype(np.int64)]
        least = heat * np.log1p(-draws[3])
        source = np.array(state.phase_of)[topic]
        source[source == NOWHERE] = self.nowhere
        expected, price = np.array(self._expected()), self.price
        gain = price[topic, source] - price[topic, to] + price[other, to] - price[other, source]
        gain += state.wish * (self._covered(to, other, topic) + self._covered(source, topic, other))
        gain -= expected[to] + expected[source]
        chosen = np.flatnonzero((source != to) & (gain >= least))
        return zip(*(row[chosen].tolist() for row in (topic, to, other, least)), strict=True)

    def _covered(self, s: Numbers, out: Numbers, come: Numbers) -> Numbers:
        """Return how many persons phases would serve after exchanges if nobody had to count seats."""
        once, single = self._words(self.state.once)[s], self._words(self.state.single)[s]
        row = s * (self.state.none + 1)
        single &= self.words[row + out]
        once ^= single
        once |= self.words[row + come]
        counted: Numbers = np.bitwise_count(once).sum(axis=1, dtype=np.int64)
        return counted

    def _draws(self) -> NDArray[np.float64]:
        """Return four rows of random figures from 0 to below 1."""
        drawn = np.frombuffer(self.random.randbytes(16 * self.block), dtype="<u4")
        return drawn.reshape(4, self.block) / 2.0**32

    def _standing(self) -> Numbers:
        """Return the topic at each place of each phase, "no topic" where it is free."""
        found = np.full((len(self.places), max(1, *self.places)), self.state.none)
        for s, members in enumerate(self.state.members):
            found[s, : len(members)] = members
        return found

    def _words(self, masks: Sequence[int]) -> NDArray[np.uint64]:
        listed = b"".join(mask.to_bytes(self.width, "little") for mask in masks)
        return np.frombuffer(listed, dtype="<u8").reshape(len(masks), -1).copy()
