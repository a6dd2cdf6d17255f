"""The attack: what anybody can work out about the hidden cells from everything that is published.

The attacker is granted: every published number; that the table adds up; that counts of persons are whole and not
negative; and, by ``Knowledge``, the rule by which cells were hidden. Source: the attacker's problem of Fischetti and
Salazar-González, "Solving the cell suppression problem on tabular data with linear constraints", Management Science
47 (2001); the intervals are also called audit or feasibility intervals.
"""

from dataclasses import dataclass

import numpy as np

from miteinander.methods.disclosure.programme import Programme
from miteinander.methods.disclosure.table import Bools, Equations, Floats, Ints
from miteinander.methods.progress import Progress, silent
from miteinander.methods.trouble import MethodError

SLACK = 1e-6
MOST_WHOLE = 400
"""At most so many questions in whole numbers; each costs a search, and few are ever needed."""

MOST_DOUBTS = 40


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
    """Return what can be inferred about each hidden cell: two linear programmes each, whole numbers where needed.

    Raises MethodError when the published numbers contradict each other.
    """
    hidden = np.flatnonzero(published.hidden)
    cells = np.flatnonzero(published.asked)
    programme = _programme(published, hidden)
    place = np.searchsorted(hidden, cells)
    low, high = np.full(len(hidden), np.inf), np.full(len(hidden), -np.inf)  # seen in tables of whole numbers
    bounds = np.empty((2, len(cells)))
    for row, direction in enumerate((-1.0, 1.0)):
        for at, column in enumerate(place):
            answer = programme.most([int(column)], direction)
            bounds[row, at] = direction * answer.value
            if len(answer.columns) and np.abs(answer.columns - np.rint(answer.columns)).max() < SLACK:
                np.minimum(low, answer.columns, out=low)
                np.maximum(high, answer.columns, out=high)
            progress((row * len(cells) + at) / (2 * len(cells)), "attack")
    least, most = np.ceil(bounds[0] - SLACK), np.floor(bounds[1] + SLACK)
    return _settled(published, hidden, cells, (least, most), (np.rint(low[place]), np.rint(high[place])))


def recoverable(published: Published) -> Ints:
    """Return the cells that can be worked out exactly, without their ranges: far fewer questions than ``attack``.

    A cell that was seen with two values in tables of whole numbers is not asked for. After ``MOST_DOUBTS`` searches in
    whole numbers only the fractions count, so in very large tables there may be a few more: this is for comparing, the
    release itself rests on ``attack``.
    """
    hidden = np.flatnonzero(published.hidden)
    programme = _programme(published, hidden)
    low, high = np.full(len(hidden), np.inf), np.full(len(hidden), -np.inf)
    found, doubts = [], 0
    for cell in np.flatnonzero(published.asked):
        at = int(np.searchsorted(hidden, cell))
        ends = []
        for direction in (-1.0, 1.0):
            if high[at] - low[at] < 1 - SLACK:
                answer = programme.most([at], direction)
                ends.append(direction * answer.value)
                if len(answer.columns) and np.abs(answer.columns - np.rint(answer.columns)).max() < SLACK:
                    np.minimum(low, answer.columns, out=low)
                    np.maximum(high, answer.columns, out=high)
        if high[at] - low[at] < 1 - SLACK and len(ends) > 1:
            settled = np.floor(ends[1] + SLACK) - np.ceil(ends[0] - SLACK) < 1
            doubts += not settled
            if settled or (doubts <= MOST_DOUBTS and not _two_values(published, hidden, at, ends[1])):
                found.append(cell)
    return np.array(found, dtype=np.int64)


def _two_values(published: Published, hidden: Ints, at: int, upper: float) -> bool:
    """Say whether a column can have two whole values."""
    if np.isinf(upper):
        return True
    least, most = (_programme(published, hidden).whole(at, direction) for direction in (-1.0, 1.0))
    return least is not None and most is not None and most > least


def _programme(published: Published, hidden: Ints) -> Programme:
    """Return the equations of the hidden cells; raises MethodError when the visible numbers do not add up."""
    equations = published.equations
    right = -equations.times(published.counts)
    taken = published.hidden[equations.index]
    length = np.bincount(equations.row[taken], minlength=len(equations))
    if np.any(right[length == 0] != 0):
        raise _contradiction()
    kept = length > 0
    start = np.concatenate([[0], np.cumsum(length[kept])]).astype(np.int64)
    index = np.searchsorted(hidden, equations.index[taken])
    programme = Programme(len(hidden), start, index, equations.sign[taken].astype(float), right[kept])
    programme.bound(published.lower[hidden], published.upper[hidden])
    if len(hidden) and not programme.possible():
        raise _contradiction()
    return programme


def _contradiction() -> MethodError:
    return MethodError(
        de="Die veröffentlichten Zahlen widersprechen einander: Keine Tabelle passt zu allen Summen. Bitte prüfen Sie "
        "die Summenzeilen und ob eine ausgeblendete Zelle als Zahl gelesen wurde.",
        en="The published numbers contradict each other: no table fits all sums. Please check the rows with sums, and "
        "whether a hidden cell was read as a number.",
    )


def _settled(
    published: Published, hidden: Ints, cells: Ints, bounds: tuple[Floats, Floats], seen: tuple[Floats, Floats]
) -> Attack:
    """Ask in whole numbers where tables of whole numbers have not yet been seen at both ends."""
    (low, high), (seen_low, seen_high) = bounds, seen
    questions = 2 * len(cells)
    at_low, at_high = seen_low <= low, (seen_high >= high) | np.isinf(high)
    for at in np.flatnonzero((high > low) & ~(at_low & at_high)):
        column = int(np.searchsorted(hidden, cells[at]))
        for end, known in ((0, at_low), (1, at_high)):
            if not known[at] and questions < 2 * len(cells) + MOST_WHOLE:
                found = _programme(published, hidden).whole(column, -1.0 if end == 0 else 1.0)
                questions += 1
                if found is not None:
                    bounds[end][at], known[at] = found, True
    return Attack(cells, low, high, at_low & at_high, questions)
