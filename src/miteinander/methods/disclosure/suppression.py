"""Secondary suppression: hide as few further cells as possible so that nothing hidden by the rules is narrow.

Source: Fischetti and Salazar-González, Management Science 47 (2001): a programme of zeros and ones over the cells,
Benders cuts from the attacker's programmes. Own form: the start demands companions in every sum, candidates are tried
with the small attack on hidden cells only, and only what fails there is asked for a cut.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from time import process_time

import numpy as np

from miteinander.methods.disclosure.attack import Attack, Published, attack
from miteinander.methods.disclosure.cuts import Cutter
from miteinander.methods.disclosure.master import Choice, Master
from miteinander.methods.disclosure.problem import Problem, problem_of
from miteinander.methods.disclosure.repair import repaired, widened
from miteinander.methods.disclosure.rules import Reason, Rules, limits, primary
from miteinander.methods.disclosure.table import Bools, Ints, Table
from miteinander.methods.disclosure.wanting import wanting
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError

MOST_ROUNDS = 200
MOST_WHOLE_ROUNDS = 20
MOST_WORK = 3_000_000
"""Inequalities times cells; then the choice is repaired instead: a number, not a clock, the same on every machine."""
MOST_IDLE = 3
"""Rounds in fractions that do not raise the bound; then the search goes on in whole cells."""
PART = 1e-6
HALF = 0.5


@dataclass(frozen=True)
class Suppression:
    """The hidden cells with their reasons, in order, and the attack that they withstood.

    ``exact``: no safe choice hides fewer cells. ``bound``: no safe choice hides fewer than this.
    """

    reasons: Mapping[int, Reason]
    attack: Attack
    exact: bool
    bound: int
    rounds: int
    cuts: int

    def hidden(self, size: int) -> Bools:
        """Return for each of ``size`` cells whether it is hidden."""
        made = np.zeros(size, dtype=bool)
        made[list(self.reasons)] = True
        return made


def published(table: Table, reasons: Mapping[int, Reason], rules: Rules) -> Published:
    """Return what an attacker who knows the rules sees of the table."""
    lower, upper = limits(table.flat, reasons, rules)
    hidden = np.zeros(table.size, dtype=bool)
    hidden[list(reasons)] = True
    counts = np.where(hidden, 0, table.flat)
    return Published(table.equations, counts, hidden, lower, upper, hidden)


def suppress(table: Table, rules: Rules, *, progress: Progress = silent) -> Suppression:
    """Hide what the rules demand and the fewest further cells that protect it.

    Raises MethodError when even hiding everything would not help, which only ``Knowledge.REASONS`` can cause.
    """
    found = primary(table, rules)
    if not found:
        return Suppression({}, attack(published(table, {}, rules)), exact=True, bound=0, rounds=0, cuts=0)
    problem = problem_of(table, found, rules)
    usable = problem.primary | problem.free
    bounded = bool(np.isfinite(problem.up[usable]).any())  # else each hidden cell and its sums can rise together
    if bounded and len(wanting(problem, usable, first=True, progress=progress)):
        raise MethodError(
            de="Diese Tabelle lässt sich so nicht schützen: Selbst wenn alles ausgeblendet wird, bleibt eine Zelle "
            "berechenbar. Bitte fassen Sie Ausprägungen zusammen oder verlangen Sie eine kleinere Breite.",
            en="This table cannot be protected in this way: even with everything hidden, one cell can be worked out. "
            "Please merge values or demand a smaller width.",
        )
    return _Search(table, rules, found, problem, progress).run()


class _Search:
    """One search: the master learns until its choice withstands the attack, or until a limit ends it."""

    def __init__(
        self, table: Table, rules: Rules, found: Mapping[int, Reason], problem: Problem, progress: Progress
    ) -> None:
        self.table, self.rules, self.found, self.problem, self.progress = table, rules, found, problem, progress
        self.master, self.cutter = Master(problem), Cutter(problem)
        self.end = process_time() + rules.seconds
        self.rounds = self.cuts = 0
        self.bound, self.fractions = 0.0, np.zeros(table.size)

    def run(self) -> Suppression:
        self._learn_in_fractions()
        hidden, whole_rounds, unsafe = self.problem.primary | (self.fractions >= HALF), 0, 0
        while self._going() and (not whole_rounds or self.cuts * len(self.problem.usable) < MOST_WORK):
            choice = self.master.whole(max(0.1, self.end - process_time()), self._watch)
            self.bound = max(self.bound, choice.bound)
            hidden = choice.chosen > PART
            narrow = wanting(self.problem, hidden, progress=self.progress)
            whole_rounds += 1
            if len(narrow):
                if not self._learn(choice, narrow):
                    break
                continue
            result = self._attacked(hidden, exact=choice.complete)
            if not len(self._too_narrow(result.attack)):
                return result
            unsafe += 1
            self.master.beyond(hidden)
            if unsafe >= MOST_WHOLE_ROUNDS:
                break
        return self._repaired(hidden)

    def _learn_in_fractions(self) -> None:
        idle = 0
        while self._going() and idle < MOST_IDLE:
            choice = self.master.relaxed()
            idle = idle + 1 if choice.bound < self.bound + PART else 0
            self.bound, self.fractions = max(self.bound, choice.bound), choice.chosen
            narrow = wanting(self.problem, choice.chosen > PART, progress=self.progress)
            if not len(narrow) or not self._learn(choice, narrow):
                return

    def _going(self) -> bool:
        self.rounds += 1
        return self._in_time() and self.rounds <= MOST_ROUNDS

    def _in_time(self) -> bool:
        self._watch()
        return process_time() < self.end

    def _watch(self) -> None:
        self.progress(0.9 * self.rounds / (self.rounds + 10), "suppress")

    def _learn(self, choice: Choice, narrow: Ints) -> bool:
        cuts = self.cutter.cuts(choice.chosen, narrow, self._in_time)
        self.master.learn(cuts)
        self.cuts += len(cuts)
        return bool(cuts)

    def _repaired(self, hidden: Bools) -> Suppression:
        problem, made = self.problem, hidden
        while True:
            made = repaired(problem, made, progress=self.progress)
            result = self._attacked(made, exact=False)
            narrow = self._too_narrow(result.attack)
            if not len(narrow):
                return result
            problem = widened(problem, narrow)

    def _attacked(self, hidden: Bools, *, exact: bool) -> Suppression:
        reasons = {int(cell): self.found.get(int(cell), Reason.SECONDARY) for cell in np.flatnonzero(hidden)}
        found = attack(published(self.table, reasons, self.rules), progress=self.progress)
        for cell in found.recovered:
            if int(cell) not in self.found:  # hiding what can be worked out protects nobody
                del reasons[int(cell)]
        if len(reasons) < len(found.cells):
            found = attack(published(self.table, reasons, self.rules))
        return Suppression(reasons, found, exact, min(len(reasons), self._least()), self.rounds, self.cuts)

    def _least(self) -> int:
        """Return the least number of cells, from the costs: each is 1 and a little, together less than a half more."""
        return max(len(self.found), int(np.ceil(self.bound - 0.5 - PART)))

    def _too_narrow(self, found: Attack) -> Ints:
        needed = self.problem.width[found.cells]
        return np.asarray(found.cells[found.width < needed])
