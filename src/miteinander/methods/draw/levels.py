"""The fairest chances that the relaxed rules allow, kind by kind: leximin in stages (Flanigan et al., Nature 2021).

Each stage raises the smallest chance as far as it goes; kinds with a positive dual price cannot rise in any best
answer of the stage and keep their chance; the next stage raises the rest. No panel is needed for it: a chance vector is
``x / people`` with x in the relaxed rules. It is an upper bound of what panels reach, and mostly reached (``fair``).
"""

import time
from dataclasses import dataclass

import numpy as np

from miteinander.methods.draw.problem import Counts, Frame, Numbers, Rule
from miteinander.methods.draw.solver import INFINITE, OPTIMAL, add_row, maximise, panels_model, quiet

PRICED = 1e-7
"""Share of the price of a stage (they sum to 1) from which a kind counts as held at its chance."""
NEVER = 1e-7
"""A chance below this is none: nobody of the kind fits on any panel."""
SLACK = 1e-9
"""Seats by which a held kind may fall in later stages, against rounding of the solver."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Chances (T,), the stage (T,) that fixed each, and per stage the rows of the frame that stand against more.

    Under maximin the first stage is the last, and ``chance`` is the same floor for all who can be drawn.
    """

    chance: Numbers
    stage: Counts
    binding: tuple[tuple[tuple[int, str], ...], ...]


def relaxed_levels(frame: Frame, cuts: list[tuple[Numbers, float]], rule: Rule) -> Levels:
    """Return leximin (or the first stage, maximin) over the relaxed rules and the cuts."""
    return _Climb(frame, cuts).levels(rule)


class _Climb:
    """The relaxed rules with one more number, the smallest chance, which is to rise."""

    def __init__(self, frame: Frame, cuts: list[tuple[Numbers, float]]) -> None:
        self.frame, self.size = frame, len(frame.people)
        self.solver = panels_model(frame, whole=False)
        for price, bound in cuts:
            add_row(self.solver, price, -INFINITE, bound)
        self.first = len(frame.low) + len(cuts)
        self.solver.addVar(0.0, 1.0)
        self.solver.changeColCost(self.size, 1.0)
        for at in range(self.size):
            pair = np.array([at, self.size], dtype=np.int32)
            self.solver.addRow(0.0, INFINITE, 2, pair, np.array([1.0, -float(frame.people[at])]))

    def levels(self, rule: Rule) -> Levels:
        chance, stage = np.full(self.size, -1.0), np.zeros(self.size, dtype=np.int64)
        binding: list[tuple[tuple[int, str], ...]] = []
        while (chance < 0).any():
            self.solver.run()
            if self.solver.getModelStatus() != OPTIMAL:
                break
            answer = self.solver.getSolution()
            level = float(np.clip(answer.col_value[self.size], 0, 1))
            price = np.abs(np.array(answer.row_dual)[self.first : self.first + self.size]) * self.frame.people
            price[chance >= 0] = 0  # the others' prices sum to 1, unless everybody left is sure to be drawn
            goes_on = rule == "leximin" or level < NEVER
            fixed = price > PRICED if goes_on and price.max() > PRICED else chance < 0
            for at in np.flatnonzero(fixed):
                self._hold(int(at), level)
            chance[fixed], stage[fixed] = level, len(binding)
            binding.append(self._stand_against(np.array(answer.row_dual), np.array(answer.row_value)))
        return Levels(np.maximum(chance, 0), stage, tuple(binding))

    def _hold(self, at: int, level: float) -> None:
        self.solver.changeCoeff(self.first + at, self.size, 0.0)
        least = max(0.0, level * float(self.frame.people[at]) - SLACK)
        self.solver.changeRowBounds(self.first + at, least, INFINITE)

    def _stand_against(self, duals: Numbers, sums: Numbers) -> tuple[tuple[int, str], ...]:
        rules = len(self.frame.low)
        nearer = np.abs(sums[:rules] - self.frame.high) <= np.abs(sums[:rules] - self.frame.low)
        return tuple(
            (int(at), "high" if nearer[at] else "low") for at in np.flatnonzero(np.abs(duals[:rules]) > PRICED)
        )


def levels_of_panels(
    frame: Frame, panels: Counts, rule: Rule, *, until: float = INFINITE, most_stages: int = 12
) -> Numbers:
    """Return weights (P,) of given panels (P, T) that are leximin among them, or nearly: for a draw cut short.

    The first stage is always run; no other begins after ``until`` (``time.process_time``).
    """
    solver, (count, size) = quiet(), panels.shape
    solver.addVars(count, np.zeros(count), np.ones(count))
    solver.addVar(0.0, 1.0)
    solver.changeColCost(count, 1.0)
    maximise(solver)
    every = np.arange(count, dtype=np.int32)
    solver.addRow(1.0, 1.0, count, every, np.ones(count))
    for at in range(size):
        held = np.append(np.flatnonzero(panels[:, at]), count).astype(np.int32)
        share = np.append(panels[held[:-1], at] / frame.people[at], -1.0)
        reachable = len(held) > 1
        solver.addRow(0.0 if reachable else -INFINITE, INFINITE, len(held), held, share)
    free, weights = panels.any(axis=0), np.full(count, 1 / count)
    for _ in range(most_stages if rule == "leximin" else 1):
        solver.run()
        if solver.getModelStatus() != OPTIMAL:
            break
        answer = solver.getSolution()
        weights = np.maximum(np.array(answer.col_value)[:count], 0)
        fixed = (np.abs(np.array(answer.row_dual)[1:]) > PRICED) & free
        if not fixed.any() or time.process_time() > until:
            break
        for kind in np.flatnonzero(fixed):
            solver.changeCoeff(int(kind) + 1, count, 0.0)
            solver.changeRowBounds(int(kind) + 1, max(0.0, answer.col_value[count] - SLACK), INFINITE)
        free &= ~fixed
    shares: Numbers = weights / weights.sum()
    return shares
