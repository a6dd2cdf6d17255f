"""The attack: what anybody can work out about the hidden cells from everything that is published.

The attacker is granted: every published number; that the table adds up; that counts of persons are whole and not
negative; and, by ``Knowledge``, the rule by which cells were hidden. Source: the attacker's problem of Fischetti and
Salazar-González, "Solving the cell suppression problem on tabular data with linear constraints", Management Science
47 (2001); the intervals are also called audit or feasibility intervals.
"""

from dataclasses import dataclass

import numpy as np

from miteinander.methods.disclosure.asking import Asker
from miteinander.methods.disclosure.bounds import Sums
from miteinander.methods.disclosure.table import Bools, Equations, Floats, Ints
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError

MOST_WHOLE = 400
"""At most so many questions in whole numbers; each costs a search, and few are ever needed."""
MOST_WORK = 200_000
"""Such questions times hidden cells, where two whole numbers have already been met: a number, not a clock."""

MOST_DOUBTS = 40
MOST_DOUBTS_WORK = 40_000
"""Doubts times hidden cells, likewise."""


@dataclass(frozen=True)
class Published:
    """What everybody can read: ``counts`` (0 where hidden, so the truth is not in here) and what is known of the rest.

    ``lower`` and ``upper`` bound the hidden cells by knowledge of the rule; ``asked`` are the hidden cells that must
    not be recovered: all of them, except sums that were simply never printed.
    """

    equations: Equations
    counts: Ints
    hidden: Bools
    lower: Floats
    upper: Floats
    asked: Bools

    @classmethod
    def of(cls, equations: Equations, counts: Ints, hidden: Bools, least: float = 0.0) -> "Published":
        """Return what is seen of true counts when some are hidden; a hidden cell is known to be ``least`` or more."""
        lower, upper = np.full(len(counts), least), np.full(len(counts), np.inf)
        return cls(equations, np.where(hidden, 0, counts), hidden, lower, upper, hidden)


@dataclass(frozen=True)
class Attack:
    """What the attack found, cell by cell: ``cells`` (indices), and the whole numbers from ``low`` to ``high``.

    ``high`` is inf where nothing bounds the cell. ``width`` = high − low; a cell of width 0 is recovered. ``proven``
    are those whose two ends were both reached by tables of whole numbers; of the others the true range may be
    narrower, but two different tables were found for each cell that counts as safe.
    """

    cells: Ints
    low: Floats
    high: Floats
    proven: Bools
    questions: int

    @property
    def width(self) -> Floats:
        return self.high - self.low

    @property
    def recovered(self) -> Ints:
        """The cells whose hidden value anybody can work out."""
        return self.cells[self.width < 1]

    @property
    def narrowest(self) -> float:
        """The smallest width; inf when nothing is hidden."""
        return float(self.width.min()) if len(self.width) else np.inf


def attack(published: Published, *, progress: Progress = silent) -> Attack:
    """Return what can be inferred about each hidden cell: at most two linear programmes each, fewer where the sums
    alone or a table met before already tell, and whole numbers where needed.

    Raises MethodError when the published numbers contradict each other.
    """
    cells = np.flatnonzero(published.asked)
    asker = _asker(published)
    place = np.searchsorted(np.flatnonzero(published.hidden), cells)
    progress(0.0, "attack")
    asker.sweep(place)
    for row, direction in enumerate((-1.0, 1.0)):
        for at, column in enumerate(place):
            if not asker.settled(place[at : at + 1], direction)[0]:
                asker.ask(int(column), direction)
            progress((row * len(cells) + at) / (2 * len(cells)), "attack")
    _settle(asker, place, progress)
    low, high = asker.least[place], asker.most[place]
    proven = (asker.settled(place, -1.0) & asker.settled(place, 1.0)) | (low == high)
    return Attack(cells, low, high, proven, asker.questions)


def _settle(asker: Asker, place: Ints, progress: Progress) -> None:
    """Ask in whole numbers where tables of whole numbers have not yet been seen at both ends, the narrowest first."""
    asked, most = 0, min(MOST_WHOLE, MOST_WORK // max(1, len(place)))
    met = np.maximum(0.0, asker.high[place] - asker.low[place])
    for at in [at for at in np.argsort(met, kind="stable") if asker.open(place[at : at + 1])[0]]:
        column = place[at : at + 1]
        for direction in (-1.0, 1.0):
            doubtful = asker.doubtful(column)[0]
            if asker.spent or asked >= (MOST_WHOLE if doubtful else most):
                continue
            if not asker.settled(column, direction)[0]:
                progress(0.5 + asked / (2 * MOST_WHOLE), "attack")
                asker.ask(int(column[0]), direction, beside=True)
                if not asker.settled(column, direction)[0]:
                    asker.ask_whole(int(column[0]), direction)
                asked += 1


def recoverable(published: Published, *, progress: Progress = silent) -> Ints:
    """Return the cells that can be worked out exactly, without their ranges: far fewer questions than ``attack``.

    A cell that was seen with two values in tables of whole numbers is not asked for. After ``MOST_DOUBTS`` searches in
    whole numbers, in large tables after fewer, only the fractions count, so there may be a few more: this is for
    comparing, the release itself rests on ``attack``. Raises MethodError when the published numbers contradict.
    """
    cells = np.flatnonzero(published.asked)
    asker, doubts = _asker(published), 0
    place = np.searchsorted(np.flatnonzero(published.hidden), cells)
    progress(0.0, "compare")
    asker.sweep(place)
    most = min(MOST_DOUBTS, MOST_DOUBTS_WORK // max(1, len(place)))
    for at in range(len(place)):
        progress(at / len(place), "compare")
        column = place[at : at + 1]
        for direction in (-1.0, 1.0):
            if asker.doubtful(column)[0]:
                asker.ask(int(column[0]), direction, beside=True)
        if asker.doubtful(column)[0]:
            doubts += 1
            for direction in (-1.0, 1.0) if doubts <= most and not asker.spent else ():
                asker.ask_whole(int(column[0]), direction)
    return np.asarray(cells[~asker.open(place)])


def _asker(published: Published) -> Asker:
    """Return the attacker on the equations of the hidden cells; raises MethodError when visible numbers contradict."""
    hidden, equations = np.flatnonzero(published.hidden), published.equations
    right = -equations.times(published.counts)
    taken = published.hidden[equations.index]
    length = np.bincount(equations.row[taken], minlength=len(equations))
    if np.any(right[length == 0] != 0):
        raise _contradiction()
    kept = length > 0
    start = np.concatenate([[0], np.cumsum(length[kept])]).astype(np.int64)
    index = np.searchsorted(hidden, equations.index[taken])
    sums = Sums(len(hidden), start, index, equations.sign[taken].astype(float), right[kept])
    asker = Asker(sums, published.lower[hidden], published.upper[hidden])
    if len(hidden) and not asker.possible():
        raise _contradiction()
    return asker


def _contradiction() -> MethodError:
    return MethodError(
        de="Die veröffentlichten Zahlen widersprechen einander: Keine Tabelle passt zu allen Summen. Bitte prüfen Sie "
        "die Summenzeilen und ob eine ausgeblendete Zelle als Zahl gelesen wurde.",
        en="The published numbers contradict each other: no table fits all sums. Please check the rows with sums, and "
        "whether a hidden cell was read as a number.",
    )
