"""The attack finds exactly what can be worked out: by hand, and against an attacker who counts all tables."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from miteinander.methods.disclosure.attack import Published, attack, recoverable
from miteinander.methods.disclosure.table import Table, flat
from miteinander.methods.trouble import MethodError
from tests.methods.disclosure.tables import BY_HAND, possible_tables, tables


def seen(table, hidden, least=0.0):
    return Published.of(table.equations, table.flat, hidden, least)


def only(*cells):
    hidden = np.zeros(BY_HAND.size, dtype=bool)
    hidden[list(cells)] = True
    return hidden


def test_a_single_hidden_cell_is_a_subtraction():
    found = attack(seen(BY_HAND, only(0)))
    assert (found.recovered.tolist(), found.low.tolist(), found.high.tolist()) == ([0], [3], [3])


def test_a_hidden_rectangle_leaves_the_range_computed_by_hand():
    found = attack(seen(BY_HAND, only(0, 1, 3, 4), least=1.0))
    assert found.low.tolist() == [1, 4, 1, 12]
    assert found.high.tolist() == [11, 14, 11, 22]
    assert (found.narrowest, found.proven.all(), found.recovered.tolist()) == (10, True, [])


def test_without_knowing_that_zeros_are_shown_the_range_is_wider():
    assert attack(seen(BY_HAND, only(0, 1, 3, 4))).low.tolist() == [0, 3, 0, 11]


def test_what_no_sum_bounds_has_no_upper_end():
    found = attack(seen(BY_HAND, np.ones(9, dtype=bool)))
    assert found.high.tolist() == [np.inf] * 9


def test_nothing_hidden_is_nothing_found():
    found = attack(seen(BY_HAND, only()))
    assert (len(found.cells), found.narrowest) == (0, np.inf)


def test_numbers_that_contradict_each_other_are_refused():
    counts = BY_HAND.flat.copy()
    counts[2] = 99
    for hidden in (only(), only(0)):
        with pytest.raises(
            MethodError, match=r"^The published numbers contradict each other: no table fits all sums\."
        ):
            attack(Published.of(BY_HAND.equations, counts, hidden))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(tables(shapes=((2, 2), (2, 3)), most=4), st.data())
def test_the_attack_agrees_with_counting_all_tables(table, data):
    hidden = np.array(data.draw(st.lists(st.booleans(), min_size=table.size, max_size=table.size)))
    hidden[-1] = False  # a visible total bounds everything
    most = int(table.flat[-1])
    assume(hidden.any() and (most + 1) ** int(table.inner.sum()) <= 50_000)
    every = possible_tables(table, hidden, 0, most)
    found = attack(seen(table, hidden))
    assert found.low.tolist() == every[:, found.cells].min(axis=0).tolist()
    assert found.high.tolist() == every[:, found.cells].max(axis=0).tolist()
    assert recoverable(seen(table, hidden)).tolist() == found.recovered.tolist()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 2), min_size=8, max_size=8), st.lists(st.booleans(), min_size=27, max_size=27))
def test_in_three_dimensions_too(counts, chosen):
    table = tables_of_two(counts)
    hidden = np.array(chosen)
    hidden[-1] = False
    every = possible_tables(table, hidden, 0, 2) if table.flat[-1] else np.zeros((1, 27), dtype=int)
    found = attack(seen(table, hidden))
    assert (found.low <= every[:, found.cells].min(axis=0)).all()
    assert (found.high >= every[:, found.cells].max(axis=0)).all()
    assert recoverable(seen(table, hidden)).tolist() == found.recovered.tolist()


def tables_of_two(counts):
    return Table.of([flat(name, ["0", "1"]) for name in "abc"], np.array(counts).reshape(2, 2, 2))
