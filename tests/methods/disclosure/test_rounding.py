"""Rounded tables add up, stay near the truth and give nothing away."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.disclosure.rounding import rounded
from miteinander.methods.disclosure.rules import Rules
from miteinander.methods.trouble import MethodError
from tests.methods.disclosure.tables import BARS, BY_HAND, bar, tables


def test_the_example_by_hand():
    found = rounded(BY_HAND, Rules())
    assert found.counts.tolist() == [[5, 10, 15], [10, 15, 25], [15, 25, 40]]
    assert (found.moved, found.reach, found.exact) == (14, 5, True)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(tables(), st.sampled_from([2, 3, 5, 10]))
def test_rounding_stays_additive_and_within_its_reach(table, base):
    found = rounded(table, Rules(), base)
    assert not (found.counts % base).any()
    assert not table.equations.times(found.counts.reshape(-1)).any()
    assert (found.counts >= 0).all()
    assert np.abs(found.counts - table.counts).max() < found.reach
    assert found.reach == base or table.counts.ndim > 2
    assert found.moved == np.abs(found.counts - table.counts).sum()


@pytest.mark.parametrize("cells", BARS)
def test_the_attack_on_a_rounded_table_finds_nothing(cells):
    found = rounded(bar(cells), Rules())
    assert (found.exact, found.reach, len(found.attack.recovered)) == (True, 5, 0)
    assert found.attack.narrowest >= 3


@pytest.mark.parametrize("base", [-5, 0, 1, 10**10])
def test_an_odd_base_is_refused(base):
    with pytest.raises(MethodError, match=rf"^Counts cannot be rounded to multiples of {base}\. Please take a number"):
        rounded(BY_HAND, Rules(), base)
