"""The panel distribution: which panels, with which weights, so that chances are as fair as the quotas allow.

Flanigan, Gölz, Gupta, Hennig, Procaccia (Nature 596, 2021) climb leximin in stages over panels, a whole-number
programme for each. Here people of one kind are one variable, and the climb happens without panels, over the relaxed
rules (``levels``). Then panels are gathered whose mixture has exactly these chances: the master programme measures the
seats still missing, its prices ask for a panel worth more, and when no panel is worth enough the prices are a rule that
all panels keep and the relaxed chances broke: it is added as a cut and the climb starts again. So the result is exact:
no distribution over panels is fairer than the relaxed chances, and these are reached.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from miteinander.methods.draw.figures import smallest
from miteinander.methods.draw.levels import NEVER, Levels, levels_of_panels, relaxed_levels
from miteinander.methods.draw.problem import Counts, Frame, Numbers, Rule
from miteinander.methods.draw.solver import INFINITE, OPTIMAL, PRIMAL, Pricing, quiet
from miteinander.methods.progress import Progress, silent

REACHED = 1e-6
"""Expected seats, over all kinds together, that may be missing from the relaxed chances for ``exact`` to hold."""
WORTH = 1e-8
"""A panel must be worth this much more than the price of a panel to be taken up."""
CRUMB = 1e-12
"""Weights below this are rounding of the solver, far below one lot."""
MIXING = 0.2
"""Share of the time kept for mixing what was gathered, should it not have sufficed."""
DEPTH = 1e-7
"""A cut must take away this much of what is aimed at, or the solver would not feel it."""
PANELS_A_ROUND = 12
LONGEST_FIRST = 60.0
"""Seconds of CPU in which a first panel must be found, whatever the time limit says."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Panels (P, T) as counts per kind, their weights (P,) summing to 1, and the chance (T,) of a person of each kind.

    ``bound`` is what no draw can beat as the smallest chance; ``exact`` says that the rule is proven to be met.
    ``levels`` are the chances aimed at, with what stands against more; ``possible`` (T,): who can be drawn at all.
    """

    panels: Counts
    weights: Numbers
    chance: Numbers
    levels: Levels
    possible: NDArray[np.bool_]
    bound: float
    exact: bool


class NoPanelError(Exception):
    """There is no panel at all (``proven``), or none was found in time."""

    def __init__(self, *, proven: bool) -> None:
        self.proven = proven
        super().__init__("no panel")


def fair_distribution(
    frame: Frame, rule: Rule = "leximin", *, seconds: float = INFINITE, progress: Progress = silent
) -> Distribution:
    """Return the fairest distribution over panels; raises NoPanelError when there is none.

    ``seconds`` of CPU of this process; afterwards the best mixture of the panels found so far is returned, with
    ``exact`` false. It is a valid draw all the same: every panel obeys every quota.
    """
    return _Gathering(frame, rule, seconds, progress).distribution()


class _Gathering:
    def __init__(self, frame: Frame, rule: Rule, seconds: float, progress: Progress) -> None:
        self.frame, self.rule, self.progress = frame, rule, progress
        self.end = time.process_time() + seconds
        self.until = self.end - MIXING * seconds if seconds < INFINITE else self.end
        self.pricing, self.master = Pricing(frame), _Master(frame)
        self.cuts: list[tuple[Numbers, float]] = []
        self.chance = np.random.PCG64(0)  # its raw numbers are the same in every version of numpy

    def distribution(self) -> Distribution:
        size = len(self.frame.people)
        panel, bound = self.pricing.exact(np.ones(size), seconds=max(self.left(), LONGEST_FIRST))
        if panel is None:
            raise NoPanelError(proven=bound == -INFINITE)
        self.master.take(panel)
        self.cover(panel > 0)
        while True:
            levels = relaxed_levels(self.frame, self.cuts, self.rule)
            self.master.aim(levels.chance * self.frame.people)
            met = self.gather()
            if met is not None:
                return self.mixed(levels, exact=met)

    def cover(self, covered: NDArray[np.bool_]) -> None:
        """Take up panels until nobody is left out who is easy to bring in: so a draw cut short leaves few out."""
        while not covered.all() and self.left() > 0:
            panel, _ = self.pricing.relaxation((~covered).astype(np.float64))
            if panel is None or covered[panel > 0].all():
                return
            self.master.take(panel)
            covered = covered | (panel > 0)

    def gather(self) -> bool | None:
        """Gather panels until the chances are met (True) or time is up (False); None: a cut was found."""
        worst = None
        while True:
            missing, price, floor = self.master.solve()
            worst = max(missing, worst or missing)
            self.progress(0.05 + 0.85 * (1 - missing / max(worst, REACHED)), "panels")
            if missing < REACHED:
                return True
            if self.left() <= 0:
                return False
            found, bound = self.panels(price, floor)
            if bound < self.master.aimed_worth(price) - DEPTH:
                self.cuts.append((price, bound))
                self.pricing.cut(price, bound)
                self.master.take_all(found)
                return None
            if not self.master.take_all(found):
                return False  # numbers are too fine for the solver: keep what there is, and say that it is not proven

    def panels(self, price: Numbers, floor: float) -> tuple[list[Counts], float]:
        """Return panels worth more than the floor, and an upper bound of what any panel is worth."""
        first, bound = self.pricing.relaxation(price)
        asked = [first]
        scale = price.mean()
        for _ in range(PANELS_A_ROUND - 1):
            noise = self.chance.random_raw(len(price)).astype(np.float64) / 2**64
            asked.append(self.pricing.relaxation(price + scale * noise)[0])
        worth = [panel for panel in asked if panel is not None and price @ panel > floor + WORTH]
        if not self.master.new(worth):
            best, bound = self.pricing.exact(price, seconds=self.left())
            worth = [best] if best is not None and price @ best > floor + WORTH else []
        return worth, bound

    def left(self) -> float:
        return self.until - time.process_time()

    def mixed(self, levels: Levels, *, exact: bool) -> Distribution:
        panels = np.array(self.master.panels)
        weights = self.master.weights() if exact else levels_of_panels(self.frame, panels, self.rule, until=self.end)
        used = weights > 0
        panels, weights = panels[used], weights[used] / weights[used].sum()
        chance = weights @ panels / self.frame.people
        self.progress(0.9, "panels")
        possible = levels.chance > NEVER
        bound = smallest(levels.chance[possible])
        return Distribution(panels, weights, chance, levels, possible, bound, exact)


class _Master:
    """Mixes panels so that the fewest seats are missing from what is aimed at; counts seats over kinds."""

    def __init__(self, frame: Frame) -> None:
        self.size = len(frame.people)
        self.panels: list[Counts] = []
        self._known: set[bytes] = set()
        self._aim = np.zeros(self.size)
        self._solver = quiet()
        self._solver.setOptionValue("simplex_strategy", PRIMAL)
        none = np.array([], dtype=np.int32)
        for _ in range(self.size):
            self._solver.addRow(0.0, INFINITE, 0, none, none.astype(np.float64))
        self._solver.addRow(1.0, 1.0, 0, none, none.astype(np.float64))
        for at in range(self.size):
            self._solver.addCol(1.0, 0.0, INFINITE, 1, np.array([at], dtype=np.int32), np.ones(1))

    def aim(self, seats: Numbers) -> None:
        self._aim = seats
        for at in range(self.size):
            self._solver.changeRowBounds(at, float(seats[at]), INFINITE)

    def aimed_worth(self, price: Numbers) -> float:
        return float(price @ self._aim)

    def new(self, panels: Iterable[Counts]) -> bool:
        return any(panel.tobytes() not in self._known for panel in panels)

    def take(self, panel: Counts) -> bool:
        """Take up a panel; False when it is known."""
        if panel.tobytes() in self._known:
            return False
        self._known.add(panel.tobytes())
        self.panels.append(panel)
        held = np.append(np.flatnonzero(panel), self.size).astype(np.int32)
        self._solver.addCol(0.0, 0.0, INFINITE, len(held), held, np.append(panel[panel > 0], 1).astype(np.float64))
        return True

    def take_all(self, panels: Iterable[Counts]) -> bool:
        return sum(self.take(panel) for panel in panels) > 0

    def solve(self) -> tuple[float, Numbers, float]:
        """Return the seats missing, the price (T,) of a seat of each kind, and the price of a panel."""
        self._solver.run()
        if self._solver.getModelStatus() != OPTIMAL:  # start afresh, once
            self._solver.clearSolver()
            self._solver.run()
        duals = np.array(self._solver.getSolution().row_dual)
        return float(self._solver.getObjectiveValue()), np.maximum(duals[: self.size], 0), -float(duals[self.size])

    def weights(self) -> Numbers:
        held = np.maximum(np.array(self._solver.getSolution().col_value)[self.size :], 0)
        held[held < CRUMB] = 0
        shares: Numbers = held / held.sum()
        return shares
