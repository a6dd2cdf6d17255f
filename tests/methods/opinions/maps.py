"""Small opinion maps to test with."""

import numpy as np

from miteinander.methods.opinions.votes import Votes, in_order

INDIFFERENT = 0.35


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


def conversation(seed, people=160, statements=40):
    """Votes as a real round has them, and the camp of each person: few vote much, late statements are seen by few."""
    random = np.random.default_rng(seed)
    camps_of_it = int(random.integers(2, 4))
    camp = random.choice(camps_of_it, people, p=random.dirichlet(np.full(camps_of_it, 5.0)))
    lean, shared_by_all = random.normal(0, 1.0, (camps_of_it, statements)), random.normal(0, 0.8, statements)
    each = np.clip(np.rint(random.lognormal(np.log(statements / 2), 0.7, people)), 1, statements).astype(int)
    since = np.sort(random.integers(0, people, statements) * (random.random(statements) > 0.4))
    matrix = [[None] * statements for _ in range(people)]
    for person in range(people):
        likely = np.where(since <= person, 1.0, 0.25)
        for at in random.choice(statements, each[person], replace=False, p=likely / likely.sum()):
            mood = shared_by_all[at] + lean[camp[person], at] + random.normal()
            matrix[person][at] = 0 if abs(mood) < INDIFFERENT else int(np.sign(mood))
    return of_matrix(matrix), camp
