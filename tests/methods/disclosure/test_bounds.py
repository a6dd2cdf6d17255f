"""What single sums already tell, by hand."""

import numpy as np
from hypothesis import given, settings

from miteinander.methods.disclosure.attack import Published, attack
from miteinander.methods.disclosure.bounds import Sums, narrowed
from tests.methods.disclosure.tables import possible_tables, tables


def sums(rows, right):
    """Rows of pairs (column, sign)."""
    start = np.cumsum([0, *map(len, rows)])
    index, entry = (np.array([pair[at] for row in rows for pair in row]) for at in (0, 1))
    return Sums(int(index.max()) + 1, start, index, entry.astype(float), np.array(right, dtype=float))


def test_a_cell_is_at_most_what_the_least_of_its_neighbours_leave():
    low, high = narrowed(sums([[(0, 1), (1, 1)]], [7]), np.array([1.0, 2.0]), np.full(2, np.inf))
    assert (low.tolist(), high.tolist()) == ([1, 2], [5, 6])


def test_what_one_sum_tells_is_used_in_the_next():
    rows = [[(0, 1), (1, 1)], [(1, 1), (2, -1)]]
    low, high = narrowed(sums(rows, [4, 0]), np.array([3.0, 0.0, 0.0]), np.full(3, np.inf))
    assert (low.tolist(), high.tolist()) == ([3, 0, 0], [4, 1, 1])


def test_a_sum_of_unbounded_cells_tells_no_upper_end():
    low, high = narrowed(sums([[(0, 1), (1, 1), (2, -1)]], [0]), np.ones(3), np.full(3, np.inf))
    assert (low.tolist(), high.tolist()) == ([1, 1, 2], [np.inf] * 3)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(tables(shapes=((2, 2), (2, 3)), most=4))
def test_no_possible_table_lies_outside(table):
    hidden = (table.flat > 0) & (table.flat < 3)
    hidden[-1] = False
    found = attack(Published.of(table.equations, table.flat, hidden))
    every = possible_tables(table, hidden, 0, int(table.flat[-1])) if table.flat[-1] <= 5 else table.flat[None]
    assert (found.low <= every[:, found.cells].min(axis=0)).all()
    assert (found.high >= every[:, found.cells].max(axis=0)).all()
