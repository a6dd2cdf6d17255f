"""Beside Tau-Argus, the statistical offices' program: never more cells than its optimum, and its tables hold too.

Its solver reads tables in the JJ format, which the measurement writes directly, so that both have the same question:
unit cost, zeros visible, hidden cells from 0 up, and for each small cell a lower and an upper protection level. It
knows no sliding width (high − low), so it is asked for the weaker demand, a tenth of the count on both sides.
"""

import numpy as np
import pytest

from bench.methods.disclosure import tau_argus
from miteinander.methods.disclosure.attack import Published, attack
from miteinander.methods.disclosure.rules import Knowledge, Rules
from miteinander.methods.disclosure.suppression import suppress
from tests.methods.disclosure.tables import BARS, BY_HAND, bar

pytest.importorskip("pytauargus", reason="needs the peer pytauargus: make bench installs it")


@pytest.mark.slow
@pytest.mark.parametrize("cells", BARS)
def test_no_more_cells_are_hidden_than_by_tau_argus(cells):
    table = bar(cells)
    theirs = tau_argus(table, share=0.1, seconds=2)
    assert len(attack(Published.of(table.equations, table.flat, theirs)).recovered) == 0
    weakest = suppress(table, Rules(knowledge=Knowledge.SUMS, width=1))
    assert len(weakest.reasons) <= theirs.sum()
    assert len(suppress(table, Rules()).reasons) <= 1.15 * theirs.sum()


def test_the_example_by_hand_is_the_same():

    theirs = tau_argus(BY_HAND, share=0.1)
    assert int(theirs.sum()) == len(suppress(BY_HAND, Rules()).reasons) == 4
    assert np.flatnonzero(theirs)[0] == 0
