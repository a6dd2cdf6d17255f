"""One attacker at work: what is known of the hidden cells so far, and the questions that make it more."""

import numpy as np

from miteinander.methods.disclosure.bounds import Sums, narrowed
from miteinander.methods.disclosure.programme import Answer, Programme
from miteinander.methods.disclosure.table import Bools, Floats, Ints
from miteinander.methods.disclosure.wanting import FEW, SCATTER, SLACK

MOST_SWEEPS = 40
MOST_IDLE = 4
MOST_WORK = 500_000
"""Nodes of searches in whole numbers times hidden cells: a number, not a clock, the same on every machine."""


class Asker:
    """Knows of every hidden cell (persons): ``least`` and ``most``, beyond which no table of whole numbers goes, and
    ``low`` and ``high``, which such tables have reached. An end is settled when the two agree.
    """

    def __init__(self, sums: Sums, lower: Floats, upper: Floats) -> None:
        self._sums = sums
        self.least, self.most = narrowed(sums, lower, upper)
        self.low, self.high = np.full(sums.columns, np.inf), np.full(sums.columns, -np.inf)
        self.endless = np.zeros(sums.columns, dtype=bool)  # a solver has said that nothing bounds the column above
        self.questions = self._nodes = 0
        self._programme = self._made()
        self._whole: Programme | None = None

    def possible(self) -> bool:
        """Say whether any table agrees with what is known."""
        return bool((self.least <= self.most).all()) and self._programme.possible()

    @property
    def spent(self) -> bool:
        """Whether the searches in whole numbers have taken so many nodes that no more should be begun."""
        return self._nodes * self._sums.columns > MOST_WORK

    def open(self, columns: Ints) -> Bools:
        """Return which columns may have two values, as far as is known."""
        return np.asarray(self.least[columns] < self.most[columns])

    def doubtful(self, columns: Ints) -> Bools:
        """Return which columns may have two values, of which no two tables of whole numbers have been met."""
        met = self.endless[columns] | (self.high[columns] > self.low[columns])
        return np.asarray(self.open(columns) & ~met)

    def settled(self, columns: Ints, direction: float) -> Bools:
        """Return for which columns the end in a direction (−1 the lower, 1 the upper) is reached by a whole table."""
        if direction < 0:
            return np.asarray(self.low[columns] <= self.least[columns])
        return np.asarray((self.high[columns] >= self.most[columns]) | self.endless[columns])

    def sweep(self, columns: Ints) -> None:
        """Ask for all open ends at once, with scattered weights, until that settles no more: an answer settles many."""
        for direction in (-1.0, 1.0):
            bounded, idle = columns[np.isfinite(self.most[columns])], 0
            for turn in range(MOST_SWEEPS):
                open_ = bounded[~self.settled(bounded, direction)]
                if len(open_) < FEW or idle > MOST_IDLE:
                    break
                scattered = ((open_ * SCATTER) >> (5 + turn)) & 1023
                self._learn(open_, direction * (0.2 + scattered / 1023))
                idle = idle + 1 if np.count_nonzero(~self.settled(bounded, direction)) == len(open_) else 0

    def ask(self, column: int, direction: float, *, beside: bool = False) -> None:
        """Settle one end in fractions; ``beside`` also looks for a table of whole numbers next to the answer."""
        answer = self._learn([column], direction)
        if direction < 0:
            self.least[column] = max(self.least[column], np.ceil(-answer.value - SLACK))
        else:
            self.endless[column] = np.isinf(answer.value)
            self.most[column] = min(self.most[column], np.floor(answer.value + SLACK))
        if beside and len(answer.columns) and not self.settled(np.array([column]), direction)[0]:
            self._search(column, direction, np.floor(answer.columns + SLACK), np.ceil(answer.columns - SLACK))

    def ask_whole(self, column: int, direction: float) -> None:
        """Settle one end in whole numbers; nothing changes when the search gives up."""
        met = self._search(column, direction, self.least, self.most)
        if met is not None:
            (self.least if direction < 0 else self.most)[column] = met[column]

    def _search(self, column: int, direction: float, lower: Floats, upper: Floats) -> Floats | None:
        """Return the table of whole numbers within bounds that has the best value of a column, if it is found."""
        if self._whole is None:
            self._whole = self._made()
            self._whole.only_whole()
        self._whole.bound(np.maximum(lower, self.least), np.minimum(upper, self.most))
        self.questions += 1
        met = self._whole.whole(column, direction)
        self._nodes += max(1, self._whole.nodes)
        if met is not None:
            self._remember(met)
        return met

    def _made(self) -> Programme:
        sums = self._sums
        made = Programme(sums.columns, sums.start, sums.index, sums.entry, sums.right)
        made.bound(self.least, self.most)
        return made

    def _learn(self, columns: list[int] | Ints, direction: float | Floats) -> Answer:
        answer = self._programme.most(columns, direction)
        self.questions += 1
        if len(answer.columns) and np.abs(answer.columns - np.rint(answer.columns)).max() < SLACK:
            self._remember(np.rint(answer.columns))
        return answer

    def _remember(self, met: Floats) -> None:
        np.minimum(self.low, met, out=self.low)
        np.maximum(self.high, met, out=self.high)
