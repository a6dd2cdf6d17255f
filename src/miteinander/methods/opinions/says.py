"""What a group says, what all groups share and what divides them, as data.

The choice of representative statements follows Polis (``repness.clj``): a statement represents a group when the group
favours (or opposes) it clearly by itself and clearly more than all others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from miteinander.methods.opinions.statistics import (
    SIGNIFICANT,
    Counts,
    difference_test,
    group_aware,
    share,
    share_test,
)
from miteinander.methods.opinions.votes import Array, Reals

Side = Literal["agree", "disagree"]
HALF, THIRD = 1 / 2, 1 / 3
AT_MOST = 5
"""Statements per group."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement a group stands for; ``votes`` of ``seen`` in the group are on that side.

    ``share`` is smoothed; ``ratio`` is the share over that of all others; the tests are significant above 1.2816.
    """

    statement: int
    side: Side
    votes: int
    seen: int
    share: float
    share_test: float
    ratio: float
    difference_test: float


@dataclass(frozen=True, slots=True)
class _Table:
    """Everything about one side, arrays of shape (groups, statements)."""

    votes: Array
    share: Reals
    test: Reals
    ratio: Reals
    difference: Reals

    @property
    def metric(self) -> Reals:
        return self.ratio * self.difference * self.share * self.test


def _table(votes: Array, seen: Array, other_votes: Array, other_seen: Array) -> _Table:
    return _Table(
        votes,
        share(votes, seen),
        share_test(votes, seen),
        share(votes, seen) / share(other_votes, other_seen),
        difference_test(votes, seen, other_votes, other_seen),
    )


def representative(counts: Counts, shown: Sequence[int]) -> list[list[Saying]]:
    """Return for each group up to five statements out of ``shown`` (numbers of statements), agreements first.

    Source: compdemocracy/polis, ``repness.clj``, as facts.
    """
    others = counts.others()
    agree = _table(counts.agree, counts.seen, others.agree, others.seen)
    disagree = _table(counts.disagree, counts.seen, others.disagree, others.seen)
    return [_of_group(group, counts, agree, disagree, shown) for group in range(len(counts.seen))]


def _of_group(group: int, counts: Counts, agree: _Table, disagree: _Table, shown: Sequence[int]) -> list[Saying]:
    def saying(statement: int) -> Saying:
        for_it = agree.difference[group, statement] > disagree.difference[group, statement]
        table, side = (agree, "agree") if for_it else (disagree, "disagree")
        return Saying(
            statement=statement,
            side="agree" if side == "agree" else "disagree",
            votes=int(table.votes[group, statement]),
            seen=int(counts.seen[group, statement]),
            share=float(table.share[group, statement]),
            share_test=float(table.test[group, statement]),
            ratio=float(table.ratio[group, statement]),
            difference_test=float(table.difference[group, statement]),
        )

    clear = np.zeros(counts.seen.shape[1], dtype=bool)
    for table in (agree, disagree):
        clear |= (table.difference[group] > SIGNIFICANT) & (table.test[group] > SIGNIFICANT)
    head = _best_agreed(group, counts, agree, shown)
    enough = [saying(at) for at in shown if clear[at]]
    if not enough and head is None:
        largest = np.maximum(agree.difference[group], disagree.difference[group])
        head = max(shown, key=lambda at: largest[at], default=None)
    if not enough:
        return [] if head is None else [saying(head)]
    enough.sort(key=lambda entry: -entry.ratio * entry.difference_test * entry.share * entry.share_test)
    chosen = [] if head is None else [saying(head)]
    chosen = (chosen + [entry for entry in enough if entry.statement != head])[:AT_MOST]
    return sorted(chosen, key=lambda entry: entry.side == "disagree")


def _best_agreed(group: int, counts: Counts, agree: _Table, shown: Sequence[int]) -> int | None:
    """Return the statement the group agrees on best; each next one must beat the best so far, in the given order."""
    best: int | None = None
    metric, plain = agree.metric[group], agree.share[group] * agree.test[group]
    for at in shown:
        if not counts.agree[group, at] and not counts.disagree[group, at]:
            continue
        if best is None:
            likely = agree.ratio[group, at] > 1 and agree.share[group, at] > HALF
            better = bool(agree.test[group, at] > SIGNIFICANT or likely)
        else:
            measure = metric if agree.ratio[group, best] > 1 else plain
            better = bool(measure[at] > measure[best])
        best = at if better else best
    return best


@dataclass(frozen=True, slots=True)
class Shared:
    """A statement on which most of every group are on one side; ``score`` is the group-aware consensus."""

    statement: int
    side: Side
    score: float
    votes: int
    seen: int
    share_test: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Divisive:
    """A statement that divides: ``gap`` between the groups ``high`` and ``low``; without groups, the smaller camp."""

    statement: int
    gap: float
    high: int | None
    low: int | None
    difference_test: float
    shares: tuple[float, ...]


def shared(counts: Counts, shown: Sequence[int], least: int, most: int = 10) -> list[Shared]:
    """Return statements with a smoothed share above one half in every group of ``least`` votes, the best first.

    ``shown`` are numbers of statements; at most ``most`` are returned.
    """
    everyone, found = counts.everyone(), []
    sides: tuple[tuple[Side, Array, Array], ...] = (
        ("agree", counts.agree, everyone.agree[0]),
        ("disagree", counts.disagree, everyone.disagree[0]),
    )
    for side, votes, total in sides:
        shares, scores = share(votes, counts.seen), group_aware(votes, counts.seen)
        tests = share_test(total, everyone.seen[0])
        for at in shown:
            if counts.seen[:, at].min() >= least and shares[:, at].min() > HALF and tests[at] > SIGNIFICANT:
                figures = (float(scores[at]), int(total[at]), int(everyone.seen[0][at]), float(tests[at]))
                found.append(Shared(at, side, *figures, tuple(shares[:, at].tolist())))
    return sorted(found, key=lambda entry: -entry.score)[:most]


def divisive(counts: Counts, shown: Sequence[int], least: int, most: int = 10) -> list[Divisive]:
    """Return statements on which two groups of ``least`` votes clearly differ, the widest gap first.

    ``shown`` are numbers of statements; at most ``most`` are returned. Of one group alone: those it is split on.
    """
    shares = share(counts.agree, counts.seen)
    if len(shares) == 1:
        return _camps(counts, shown, least)[:most]
    every = np.arange(shares.shape[1])
    high, low = shares.argmax(axis=0), shares.argmin(axis=0)
    gaps = shares[high, every] - shares[low, every]
    tests = difference_test(
        counts.agree[high, every], counts.seen[high, every], counts.agree[low, every], counts.seen[low, every]
    )
    clear = [at for at in shown if counts.seen[:, at].min() >= least and tests[at] > SIGNIFICANT]
    clear.sort(key=lambda at: -gaps[at])
    return [
        Divisive(at, float(gaps[at]), int(high[at]), int(low[at]), float(tests[at]), tuple(shares[:, at].tolist()))
        for at in clear[:most]
    ]


def _camps(counts: Counts, shown: Sequence[int], least: int) -> list[Divisive]:
    """Return, without groups, statements with more than a third on each side, the most even first."""
    for_it, against = (share(held[0], counts.seen[0]) for held in (counts.agree, counts.disagree))
    smaller = np.minimum(for_it, against)
    split = [at for at in shown if counts.seen[0, at] >= least and smaller[at] > THIRD]
    split.sort(key=lambda at: -smaller[at])
    return [Divisive(at, float(smaller[at]), None, None, 0.0, (float(for_it[at]),)) for at in split]
