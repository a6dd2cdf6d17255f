"""How firm are the groups: the whole computation again on drawn samples of the people, and how far the results agree.

Sources: Efron: Bootstrap methods (1979); Hubert, Arabie: Comparing partitions (1985); Hennig: Cluster-wise assessment
of cluster stability (2007).
"""

from dataclasses import dataclass

import numpy as np

from miteinander.methods.lots import lot
from miteinander.methods.opinions import grouping, picture
from miteinander.methods.opinions.votes import Numbers, Reals
from miteinander.methods.progress import Progress

LOOKED_AT = 300
"""At most so many people of each sample, evenly chosen, decide on its groups."""


@dataclass(frozen=True, slots=True)
class Stability:
    """``agreement``: mean adjusted Rand index of the samples with the result, 1 the same, about 0 like chance.

    ``lowest`` and ``highest`` are the middle 80 % of the samples; ``same_count`` is the share of samples with the same
    number of groups; ``by_group`` holds for each group the mean overlap (Jaccard) with its best counterpart.
    """

    agreement: float
    lowest: float
    highest: float
    same_count: float
    by_group: tuple[float, ...]
    rounds: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn from: the deviations, the axes of the result, who is grouped, and the settings of the grouping."""

    deviations: picture.Deviations
    directions: Reals
    members: Numbers
    labels: Numbers
    counts: range
    smallest: int


def bootstrap(drawing: Drawing, rounds: int, seed: str, progress: Progress) -> Stability:
    """Repeat the computation ``rounds`` times (at least once) on people drawn with replacement under ``seed``.

    What ``progress`` raises ends it. Sources: Efron (1979); Hennig (2007).
    """
    random, found = np.random.default_rng(lot(seed, "stability")), []
    for done in range(rounds):
        progress(0.3 + 0.6 * done / rounds, "stability")
        found.append(_again(drawing, random))
    agreements = sorted(adjusted_rand(drawing.labels, labels) for labels in found)
    k = int(drawing.labels.max()) + 1
    overlaps = np.array([best_overlaps(drawing.labels, labels) for labels in found])
    tenth = round(0.1 * (rounds - 1))
    return Stability(
        agreement=float(np.mean(agreements)),
        lowest=agreements[tenth],
        highest=agreements[-1 - tenth],
        same_count=float(np.mean([int(labels.max()) + 1 == k for labels in found])),
        by_group=tuple(float(share) for share in overlaps.mean(axis=0)),
        rounds=rounds,
    )


def _again(drawing: Drawing, random: np.random.Generator) -> Numbers:
    """Draw people, compute axes and groups from them alone, and return in which group each grouped person then is."""
    deviations, people = drawing.deviations, len(drawing.deviations.stretch)
    weights = np.bincount(random.integers(people, size=people), minlength=people).astype(float)
    centred = deviations.centred(weights)
    directions, _ = picture.near_axes(centred, weights, drawing.directions)
    placed = centred.points(deviations.stretch, directions)[drawing.members]
    drawn = np.repeat(np.arange(len(placed)), weights[drawing.members].astype(int))
    few = drawn[:: max(1, -(-len(drawn) // LOOKED_AT))]
    smallest = max(1, drawing.smallest * len(few) // max(1, len(drawn)))
    sway = deviations.sway[drawing.members][few]
    found = grouping.find(placed[few], sway, drawing.counts, smallest, random, draws=1)
    return np.zeros(len(placed), dtype=np.int64) if found is None else grouping.nearest(placed, found.centres)


def adjusted_rand(one: Numbers, other: Numbers) -> float:
    """Return the adjusted Rand index of two groupings (people), numbered from 0; 1 for equal ones, about 0 by chance.

    Source: Hubert, Arabie: Comparing partitions (1985).
    """
    table = contingency(one, other)
    pairs = (table * (table - 1) / 2).sum()
    rows, columns = ((sums * (sums - 1) / 2).sum() for sums in (table.sum(axis=1), table.sum(axis=0)))
    every = len(one) * (len(one) - 1) / 2
    expected, most = rows * columns / max(every, 1), (rows + columns) / 2
    return float((pairs - expected) / (most - expected)) if most > expected else 1.0


def best_overlaps(one: Numbers, other: Numbers) -> Reals:
    """Return for each group of the one its largest share in common (Jaccard) with a group of the other."""
    table = contingency(one, other)
    union = table.sum(axis=1)[:, None] + table.sum(axis=0)[None, :] - table
    best: Reals = (table / np.maximum(union, 1)).max(axis=1)
    return best


def contingency(one: Numbers, other: Numbers) -> Reals:
    """Return how many people are in each pair of groups."""
    wide = int(other.max(initial=0)) + 1
    cells = np.bincount(one * wide + other, minlength=(int(one.max(initial=0)) + 1) * wide)
    return cells.reshape(-1, wide).astype(float)
