"""Groups of points: k-means, the number of groups by the silhouette, none too small.

Sources: Lloyd: Least squares quantization in PCM (1982); Arthur, Vassilvitskii: k-means++ (2007); Rousseeuw:
Silhouettes (1987).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from miteinander.methods.opinions.votes import Numbers, Reals

CLOSE = 0.02
"""Silhouettes closer than this are no reason for more groups: other starts of the same people differ as much."""
CLEARLY_BETTER = 0.98
"""Another start replaces that of the server when its sum of squares is at most this share."""
MOST_POINTS = 4_000
"""Above so many points the silhouette is taken over an even choice of them."""
STEPS = 100


@dataclass(frozen=True, slots=True)
class Grouping:
    """``labels`` of each point, ``centres`` (k, 2), ``silhouettes`` by number of groups as far as they were allowed."""

    labels: Numbers
    centres: Reals
    silhouettes: dict[int, float]


def nearest(points: Reals, centres: Reals) -> Numbers:
    """Return for each point (people, 2) the number of its nearest centre (k, 2), of equal ones the first."""
    labels: Numbers = (np.einsum("kj,kj->k", centres, centres) - 2.0 * (points @ centres.T)).argmin(axis=1)
    return labels


def k_means(points: Reals, centres: Reals, weights: Reals) -> tuple[Reals, float]:
    """Return settled centres (k, 2) and the weighted sum of squared distances to them, after at most 100 steps.

    ``points`` (people, 2), ``centres`` to begin from (k, 2), ``weights`` (people). A centre without points stays where
    it is. Source: Lloyd (1982).
    """
    heavy, k = points * weights[:, None], len(centres)
    labels = nearest(points, centres)
    for _ in range(STEPS):
        mass = np.bincount(labels, weights, k)
        sums = np.stack([np.bincount(labels, heavy[:, axis], k) for axis in (0, 1)], axis=1)
        centres = np.where(mass[:, None] > 0, sums / np.maximum(mass, 1e-12)[:, None], centres)
        again = nearest(points, centres)
        if np.array_equal(again, labels):
            break
        labels = again
    apart = points - centres[labels]
    return centres, float(weights @ np.einsum("ij,ij->i", apart, apart))


def starts(points: Reals, k: int, random: np.random.Generator, draws: int) -> Iterator[Reals]:
    """Yield first centres (k, 2): slices along both axes, then ``draws`` that lie far apart.

    Source: Arthur, Vassilvitskii: k-means++ (2007).
    """
    for axis in (0, 1):
        ranked = points[np.lexsort((points[:, 1 - axis], points[:, axis]))]
        yield np.array([part.mean(axis=0) for part in np.array_split(ranked, k)])
    ranked = points[np.lexsort((points[:, 1], points[:, 0]))]  # names and order of the file decide nothing
    for _ in range(draws):
        chosen = [ranked[random.integers(len(ranked))]]
        distance = np.full(len(ranked), np.inf)
        for _ in range(k - 1):
            distance = np.minimum(distance, ((ranked - chosen[-1]) ** 2).sum(axis=1))
            ladder = np.cumsum(distance)
            chosen.append(ranked[min(int(np.searchsorted(ladder, random.random() * ladder[-1])), len(ranked) - 1)])
        yield np.array(chosen)


def first_distinct(points: Reals, k: int) -> Reals:
    """Return the first k distinct points, shape (k, 2), or fewer when there are no more."""
    found: dict[tuple[float, float], None] = {}
    for point in points.tolist():
        found[point[0], point[1]] = None
        if len(found) == k:
            break
    return np.array(list(found), dtype=float).reshape(-1, 2)


def polished(points: Reals, centres: Reals, random: np.random.Generator, draws: int) -> Reals:
    """Return the centres (k, 2), or those from another start when their sum of squares is 2 % smaller."""
    even = np.ones(len(points))
    own = k_means(points, centres, even)
    others = (k_means(points, start, even) for start in starts(points, len(centres), random, draws))
    best = min(others, key=lambda found: round(found[1], 9))
    return best[0] if best[1] < CLEARLY_BETTER * own[1] else own[0]


def find(  # noqa: PLR0917 - the parts of one question
    points: Reals, sway: Reals, counts: range, smallest: int, random: np.random.Generator, draws: int = 6
) -> Grouping | None:
    """Return the groups of points (people, 2) in order of arrival, none smaller than ``smallest``; None without any.

    ``sway`` (people) is what each counts when the number of groups is chosen; the centres take everyone alike.
    """
    begun = first_distinct(points, max(counts, default=2))  # as the server begins, with those who came first
    even = np.ones(len(points))
    settled = {k: k_means(points, begun[:k], even)[0] for k in counts if k <= len(begun)}
    chosen = choose(points, sway, settled, smallest)
    if chosen is None:
        return None
    centres = polished(points, chosen.centres, random, draws)
    labels = nearest(points, centres)
    if np.bincount(labels, minlength=len(centres)).min() < smallest:
        return chosen
    return Grouping(labels, centres, chosen.silhouettes)


def silhouettes(points: Reals, sway: Reals, labellings: dict[int, Numbers]) -> dict[int, float]:
    """Return the silhouette of each labelling, all means weighted by ``sway``, −1 to 1; a point alone counts 0.

    ``points`` (people, 2), ``sway`` (people) above 0, labellings by number of groups. Source: Rousseeuw (1987); the
    weights are ours.
    """
    step = -(-len(points) // MOST_POINTS) if len(points) else 1
    order = np.lexsort((points[:, 1], points[:, 0]))[::step] if step > 1 else np.arange(len(points))
    chosen = points[order].astype(np.float32)  # half the memory to pass through; exact to five digits
    labels, heavy = {k: held[order] for k, held in labellings.items()}, sway[order]
    column = heavy.astype(np.float32)[:, None]
    marks = np.concatenate([np.eye(k, dtype=np.float32)[held] * column for k, held in labels.items()], axis=1)
    squares = np.einsum("ij,ij->i", chosen, chosen)
    gaps = chosen @ (-2.0 * chosen.T)
    gaps += squares[:, None]
    gaps += squares[None, :]
    np.maximum(gaps, 0.0, out=gaps)
    np.sqrt(gaps, out=gaps)
    np.fill_diagonal(gaps, 0.0)
    sums, at, found = (gaps @ marks).astype(float), 0, {}
    for k, held in labels.items():
        found[k] = _silhouette(sums[:, at : at + k], held, heavy)
        at += k
    return found


def _silhouette(sums: Reals, labels: Numbers, sway: Reals) -> float:
    """Return the silhouette of a labelling from the weighted distances of each point to each group (people, k)."""
    everyone, k = np.arange(len(labels)), sums.shape[1]
    sizes, mass = np.bincount(labels, minlength=k), np.bincount(labels, sway, k)
    others = np.where(sizes[labels] > 1, mass[labels] - sway, 1.0)
    own = sums[everyone, labels] / others
    means = np.where(sizes > 0, sums / np.where(sizes > 0, mass, 1.0), np.inf)
    means[everyone, labels] = np.inf
    other = means.min(axis=1)
    larger = np.maximum(own, other)
    with np.errstate(invalid="ignore", divide="ignore"):
        each = np.where((sizes[labels] > 1) & (larger > 0), (other - own) / larger, 0.0)
    return float(np.average(np.nan_to_num(each), weights=sway))


def choose(points: Reals, sway: Reals, candidates: dict[int, Reals], smallest: int) -> Grouping | None:
    """Return the fewest groups whose silhouette is as good as the best, none smaller than ``smallest``, or None."""
    labellings = {k: nearest(points, centres) for k, centres in candidates.items()}
    fitting = {k: held for k, held in labellings.items() if np.bincount(held, minlength=k).min() >= smallest}
    if not fitting:
        return None
    found = silhouettes(points, sway, fitting)
    best = max(found.values())
    k = min(k for k, silhouette in found.items() if silhouette >= best - CLOSE)
    return Grouping(fitting[k], candidates[k], found)


def group_counts(people: int, most: int) -> range:
    """Return how many groups are tried: 2 to ``most``, fewer for a small round (one more for every 12 people)."""
    return range(2, min(most, 2 + people // 12) + 1)
