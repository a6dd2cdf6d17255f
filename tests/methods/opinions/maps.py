"""Small opinion maps to test with."""

import numpy as np

from miteinander.methods.opinions.votes import Votes, in_order


def camps(sizes=(20, 15), statements=12, noise=0.1, seed=1) -> Votes:
    """Camps of these sizes that stray now and then; the first two share only the first statement."""
    random = np.random.default_rng(seed)
    answer = random.choice([-1, 1], size=(len(sizes), statements))
    answer[1] = -answer[0]
    answer[:, 0] = 1
    camp = np.repeat(np.arange(len(sizes)), sizes)
    stray = random.random((len(camp), statements)) < noise
    return of_matrix(np.where(stray, -answer[camp], answer[camp]))


def of_matrix(matrix) -> Votes:
    """Votes of a matrix with people in rows; None is no vote."""
    filled = [
        (row, column, value)
        for row, line in enumerate(matrix)
        for column, value in enumerate(line)
        if value is not None
    ]
    rows, columns, values = (np.array([entry[at] for entry in filled], dtype=np.int64) for at in range(3))
    people, statements = len(matrix), len(matrix[0])
    names = [f"p{at:03}" for at in range(people)], [f"s{at:03}" for at in range(statements)]
    return in_order(*names, rows, columns, values)


def noise(people=120, statements=20, seed=3) -> Votes:
    return of_matrix(np.random.default_rng(seed).choice([-1, 0, 1], size=(people, statements)))
