"""Counts of votes by group, smoothed shares, and the two tests that Polis uses.

Source: compdemocracy/polis, ``stats.clj`` and ``repness.clj`` of its math worker, as facts; checked in tests against a
server's output.
"""

from dataclasses import dataclass

import numpy as np

from miteinander.methods.opinions.votes import Array, Numbers, Reals, Votes

SIGNIFICANT = 1.2816
"""A test value above it: in nine of ten cases not by chance (one-sided)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Votes by group and statement, each of shape (groups, statements); ``seen`` counts passing too."""

    agree: Numbers
    disagree: Numbers
    seen: Numbers

    def everyone(self) -> "Counts":
        """Return all groups as one."""
        return Counts(*(held.sum(axis=0, keepdims=True) for held in (self.agree, self.disagree, self.seen)))

    def others(self) -> "Counts":
        """Return for each group all other groups together."""
        return Counts(*(held.sum(axis=0) - held for held in (self.agree, self.disagree, self.seen)))


def count(votes: Votes, labels: Numbers, groups: int) -> Counts:
    """Count votes by group; ``labels`` of shape people, −1 for people in no group."""
    label, width = labels[votes.rows], len(votes.statements)
    cells = label * width + votes.columns

    def counted(chosen: Array) -> Numbers:
        return np.bincount(cells[chosen], minlength=groups * width).reshape(groups, width)

    grouped = label >= 0
    return Counts(counted(grouped & (votes.values == 1)), counted(grouped & (votes.values == -1)), counted(grouped))


def share(successes: Array, trials: Array) -> Reals:
    """Return (successes + 1) / (trials + 2): the share, drawn to one half where few have voted (Laplace); any shape."""
    smoothed: Reals = (successes + 1.0) / (trials + 2.0)
    return smoothed


def share_test(successes: Array, trials: Array) -> Reals:
    """Return how clearly a share is above one half: 2 √(n+1) ((s+1)/(n+1) − ½); any one shape."""
    value: Reals = 2.0 * np.sqrt(trials + 1.0) * ((successes + 1.0) / (trials + 1.0) - 0.5)
    return value


def difference_test(successes: Array, trials: Array, other_successes: Array, other_trials: Array) -> Reals:
    """Return how clearly one share is above another: the two-proportion test on counts plus one; 0 where both are 1.

    All four of one shape, or of shapes that numpy spreads to one.
    """
    ours, our_trials = successes + 1.0, trials + 1.0
    theirs, their_trials = other_successes + 1.0, other_trials + 1.0
    pooled = (ours + theirs) / (our_trials + their_trials)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / our_trials + 1 / their_trials))
    difference = ours / our_trials - theirs / their_trials
    value: Reals = np.where(pooled == 1, 0.0, difference / np.where(spread > 0, spread, 1.0))
    return value


def group_aware(successes: Array, trials: Array) -> Reals:
    """Return the product over the groups of their smoothed shares, shape statements: high only if all agree."""
    product: Reals = share(successes, trials).prod(axis=0)
    return product
