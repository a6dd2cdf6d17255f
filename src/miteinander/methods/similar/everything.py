"""All texts of an index against all others: duplicates in a whole list, and the nearest of each text."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array

from miteinander.methods.progress import Progress, silent
from miteinander.methods.similar.comparing import POSSIBLE, Likeness, Match, compare, spelt
from miteinander.methods.similar.index import Entry, Index

BLOCK = 200
"""Texts whose likeness with all others is held in memory at once."""
AT_LEAST = 0.5
"""Share of the threshold that the n-grams alone must reach, or two texts are not compared closely."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two known texts that may say the same; ``match`` is the second as found from the first."""

    first: Entry
    match: Match


def pairs(index: Index, *, threshold: float = POSSIBLE, progress: Progress = silent) -> list[Pair]:
    """Return all pairs with a score of at least ``threshold``, the likeliest first."""
    found = []
    for number, others, cosines in _alike(index, max(AT_LEAST * threshold, 2.0 * threshold - 1.0) - 1e-9, progress):
        entry, later = index.entries[number], others > number
        known = [index.entries[other] for other in others[later].tolist()]
        likeness = Likeness(index, entry, known)
        for other, cosine in zip(known, cosines[later].tolist(), strict=True):
            match = compare(index, entry, other, cosine, likeness)
            if match.score >= threshold:
                found.append(Pair(entry, spelt(match, entry.text)))
    return sorted(found, key=lambda pair: -pair.match.score)


def neighbours(index: Index, most: int, progress: Progress = silent) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Yield for each text that is there the ``most`` others that share most with it, and their cosines."""
    for number, others, cosines in _alike(index, 0.0, progress):
        order = np.argsort(-cosines, kind="stable")[:most]
        yield number, [(int(others[at]), float(cosines[at])) for at in order]


def _alike(index: Index, least: float, progress: Progress) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield number, others and cosines above ``least`` for each text."""
    matrix, there = _matrix(index)
    turned = matrix.T.tocsr()
    for begin in range(0, len(there), BLOCK):
        progress(begin / max(1, len(there)), "comparing")
        rows = there[begin : begin + BLOCK]
        block = (matrix[rows] @ turned).tocsr()
        for at, number in enumerate(rows.tolist()):
            inside = slice(block.indptr[at], block.indptr[at + 1])
            others, cosines = block.indices[inside], block.data[inside]
            order = np.argsort(others)
            others, cosines = others[order], cosines[order]
            kept = (cosines > least) & (others != number)
            yield number, others[kept], np.minimum(1.0, cosines[kept])


def _matrix(index: Index) -> tuple[csr_array, np.ndarray]:
    """Return texts × n-grams with rows of length one, and the numbers of the texts that are there."""
    size, parts = len(index.entries), list(index.places)
    there = np.array([number for number, entry in enumerate(index.entries) if entry.id in index], dtype=np.int64)
    there = there[[index.numbers[index.entries[number].id] == number for number in there]] if len(there) else there
    if not parts:
        return csr_array((size, 1)), there
    each = [len(index.places[part]) for part in parts]
    places = np.concatenate([np.frombuffer(index.places[part], dtype=np.int64) for part in parts])
    counts = np.concatenate([np.frombuffer(index.counts[part], dtype=np.float64) for part in parts])
    weights = counts * np.repeat([index.rarity(part) for part in parts], each)
    lengths = np.sqrt(np.bincount(places, weights**2, size))
    alive = np.zeros(size)
    alive[there] = 1.0
    weights = weights / np.maximum(lengths[places], 1e-12) * alive[places]
    made = csc_array((weights, places, np.concatenate([[0], np.cumsum(each)])), shape=(size, len(parts)))
    return made.tocsr(), there
