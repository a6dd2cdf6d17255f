"""The picture of an opinion map: each person becomes a point by principal components of the votes.

Source: Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis, scaling deliberation by mapping high dimensional opinion
spaces (2021). Facts that decide parity were measured: see docs/methods/opinions.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

from miteinander.methods.opinions.votes import SMALL, Reals, Votes

DENSE = 150
"""Up to so many statements the eigenvectors come from a full decomposition, above from Lanczos steps."""
KEPT = 3
"""Directions that are found; two are shown, the third lets a resample turn the axes."""


@dataclass(frozen=True, slots=True)
class Deviations:
    """Votes as a sparse matrix (people × statements) and turned; ``stretch`` (people) pulls few votes outwards."""

    matrix: Any
    turned: Any
    stretch: Reals

    @property
    def sway(self) -> Reals:
        """Return how much each person counts in the choice of the number of groups, shape people: √(votes shown).

        Once stretched, chance moves every point alike, while what people think moves it by the root of their votes.
        """
        each: Reals = np.sqrt(np.maximum(1.0, np.diff(self.matrix.indptr)))
        return each

    def centred(self, weights: Reals) -> "Centred":
        """Return votes minus the weighted mean of their statement; what a person did not say is the mean, so 0."""
        matrix, turned = self.matrix, self.turned
        cast = csr_array((np.ones_like(turned.data), turned.indices, turned.indptr), shape=turned.shape)
        mean = (turned @ weights) / np.maximum(cast @ weights, 1e-12)
        return Centred(
            csr_array((matrix.data - mean[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape),
            csr_array(
                (turned.data - np.repeat(mean, np.diff(turned.indptr)), turned.indices, turned.indptr),
                shape=turned.shape,
            ),
        )

    def mixed(self, random: np.random.Generator) -> "Deviations":
        """Return votes of which each statement keeps its agreements and disagreements, dealt anew to its voters."""
        turned = self.turned
        kind = np.uint16 if turned.shape[0] < SMALL else np.int64
        statement = np.repeat(np.arange(turned.shape[0], dtype=kind), np.diff(turned.indptr))
        drawn = random.permutation(len(statement))
        dealt = drawn[np.argsort(statement[drawn], kind="stable")]
        again = csr_array((turned.data[dealt], turned.indices, turned.indptr), shape=turned.shape)
        return Deviations(again.T.tocsr(), again, self.stretch)


@dataclass(frozen=True, slots=True)
class Centred:
    """Deviations from the mean vote: people × statements, and the same turned."""

    matrix: Any
    turned: Any

    def points(self, stretch: Reals, directions: Reals) -> Reals:
        """Return a point for each person, shape (people, 2)."""
        placed: Reals = (self.matrix @ directions[:, :2]) * stretch[:, None]
        return placed


def deviations(votes: Votes) -> Deviations:
    """Return the matrix behind the picture; statements taken out count as passed by everybody, as the server has it.

    ``stretch`` is √(statements with votes / votes of the person). Source: compdemocracy/polis, ``pca.clj``, as facts.
    """
    shown = ~votes.is_hidden[votes.columns]
    shape = (len(votes.people), len(votes.statements))
    rows, columns, values = votes.rows[shown], votes.columns[shown], votes.values[shown].astype(float)
    each = np.bincount(rows, minlength=shape[0])
    matrix = csr_array((values, columns, np.concatenate([[0], np.cumsum(each)])), shape=shape)
    taken_out = np.count_nonzero(np.bincount(votes.columns[~shown], minlength=shape[1]))
    used = np.count_nonzero(np.bincount(votes.columns, minlength=shape[1]))
    return Deviations(matrix, matrix.T.tocsr(), np.sqrt(used / np.maximum(1, each + taken_out)))


def axes(centred: Centred, weights: Reals, *, kept: int = KEPT, tolerance: float = 1e-9) -> tuple[Reals, Reals]:
    """Return the directions of largest weighted variance, shape (statements, 2 or 3), and their sums of squares."""
    statements = centred.matrix.shape[1]
    if statements <= DENSE:
        dense = centred.matrix.toarray()
        squares, vectors = np.linalg.eigh(dense.T @ (dense * weights[:, None]))
    else:
        operator = LinearOperator(
            (statements, statements),
            matvec=lambda vector: centred.turned @ (weights * (centred.matrix @ np.ravel(vector))),
            dtype=float,
        )
        start = np.sqrt(np.bincount(centred.matrix.indices, centred.matrix.data**2, statements)) + 1e-9
        try:
            squares, vectors = eigsh(operator, k=kept, v0=start, tol=tolerance)
        except ArpackNoConvergence:  # only without any structure, where every direction is as good
            dense = centred.matrix.toarray()
            squares, vectors = np.linalg.eigh(dense.T @ (dense * weights[:, None]))
    order = np.argsort(squares)[::-1][:kept]
    missing = max(0, 2 - len(order))  # a single statement has only one direction
    return np.pad(_signed(vectors[:, order]), ((0, 0), (0, missing))), squares[order]


def near_axes(centred: Centred, weights: Reals, start: Reals, steps: int = 2) -> tuple[Reals, Reals]:
    """Return directions and sums of squares of slightly other votes by a few steps from known directions."""
    vectors = start
    for _ in range(steps):
        vectors, _ = np.linalg.qr(centred.turned @ (weights[:, None] * (centred.matrix @ vectors)))
    pulled = centred.matrix @ vectors
    squares, turn = np.linalg.eigh(pulled.T @ (weights[:, None] * pulled))
    return _signed(vectors @ turn[:, ::-1]), squares[::-1]


def _signed(vectors: Reals) -> Reals:
    largest = vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])]
    signed: Reals = vectors * np.where(largest < 0, -1.0, 1.0)
    return signed
