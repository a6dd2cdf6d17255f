"""What is hidden: enough that the attack finds nothing, and no more than needed."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from bench.methods.disclosure import made_table
from miteinander.methods.disclosure.attack import Published, attack
from miteinander.methods.disclosure.master import Master
from miteinander.methods.disclosure.problem import problem_of
from miteinander.methods.disclosure.repair import repaired
from miteinander.methods.disclosure.rules import Dominance, Knowledge, Reason, Rules, Zeros, primary
from miteinander.methods.disclosure.suppression import published, suppress
from miteinander.methods.disclosure.table import Table, flat, grouped
from miteinander.methods.disclosure.wanting import wanting
from miteinander.methods.trouble import Cancelled, MethodError
from tests.methods.disclosure.tables import BARS, BY_HAND, bar, possible_tables, tables


def test_the_example_by_hand():
    found = suppress(BY_HAND, Rules())
    assert found.reasons == {0: Reason.SMALL, 1: Reason.SECONDARY, 3: Reason.SECONDARY, 4: Reason.SECONDARY}
    assert (found.exact, found.bound, found.attack.low.tolist(), found.attack.high.tolist()) == (
        True,
        4,
        [1, 4, 1, 12],
        [11, 14, 11, 22],
    )


def test_a_table_without_small_counts_stays_as_it_is():
    table = Table.of(BY_HAND.dimensions, np.array([[5, 6], [0, 8]]))
    found = suppress(table, Rules())
    assert (found.reasons, found.exact, found.bound) == ({}, True, 0)


def test_hidden_zeros_count_as_small():
    table = Table.of(BY_HAND.dimensions, np.array([[5, 6], [0, 8]]))
    found = suppress(table, Rules(zeros=Zeros.HIDE))
    assert found.reasons[3] is Reason.ZERO
    assert (len(found.attack.recovered), found.attack.low.min()) == (0, 0)


def test_small_sums_are_hidden_too():
    table = Table.of(BY_HAND.dimensions, np.array([[1, 2], [30, 40]]))
    found = suppress(table, Rules())
    assert [found.reasons[cell] for cell in (0, 1, 2)] == [Reason.SMALL] * 3
    assert len(found.attack.recovered) == 0


def test_everything_small_hides_everything():
    table = Table.of(BY_HAND.dimensions, np.array([[1, 0], [0, 2]]))
    found = suppress(table, Rules())
    assert (sorted(found.reasons), found.attack.high.tolist()) == ([0, 2, 4, 5, 6, 7, 8], [np.inf] * 7)


def test_an_empty_table_has_nothing_to_hide():
    assert suppress(Table.of(BY_HAND.dimensions, np.zeros((2, 2), dtype=int)), Rules()).reasons == {}


def test_a_sum_that_one_district_dominates_is_hidden():
    table = Table.of([flat("Bezirk", ["Nord", "Süd"]), flat("Art", ["a", "b"])], np.array([[90, 20], [9, 20]]))
    rules = Rules(dominance=Dominance("Bezirk", 0.85))
    assert primary(table, rules) == {6: Reason.DOMINANCE}
    found = suppress(table, rules)
    at = found.attack.cells.tolist().index(6)
    assert found.attack.width[at] >= 10  # a tenth of 99


def test_groups_of_districts_are_sums_too():
    groups = grouped("Bezirk", {"Mitte": ["a", "b"], "Rand": ["c"]})
    table = Table.of([groups, flat("Art", ["x", "y"])], np.array([[2, 20], [30, 9], [8, 8]]))
    found = suppress(table, Rules())
    assert (len(found.attack.recovered), found.exact) == (0, True)
    assert table.key(0) == ("a", "x")
    assert found.reasons[0] is Reason.SMALL


def test_knowing_the_reasons_is_withstood_when_asked_for():
    rules = Rules(knowledge=Knowledge.REASONS)
    table = made_table((6, 4, 2), 8, 3)
    found = suppress(table, rules)
    small = [at for at, cell in enumerate(found.attack.cells) if found.reasons[int(cell)] is Reason.SMALL]
    assert found.attack.high[small].max() <= 4
    assert len(found.attack.recovered) == 0


def test_what_cannot_be_protected_is_refused():
    table = Table.of([flat("a", ["x", "y"])], np.array([1, 1]))
    with pytest.raises(MethodError, match=r"^This table cannot be protected in this way: even with everything hidden"):
        suppress(table, Rules(knowledge=Knowledge.REASONS, k=3))


def test_the_same_question_has_the_same_answer():
    table = made_table((4, 3, 2), 5, 1)
    assert suppress(table, Rules()).reasons == suppress(table, Rules()).reasons


@pytest.mark.parametrize("cells", BARS)
def test_hiding_only_small_counts_leaves_many_to_subtraction_and_suppression_none(cells):
    table, rules = bar(cells), Rules()
    assert table.size == cells
    small = (table.flat > 0) & (table.flat < 5)
    assert len(attack(Published.of(table.equations, table.flat, small)).recovered) > 0.4 * small.sum()
    found = suppress(table, rules)
    assert (found.exact, found.bound) == (True, len(found.reasons))
    again = attack(published(table, found.reasons, rules))
    assert (len(again.recovered), again.narrowest) == (0, 3)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(tables())
def test_a_suppressed_table_resists_the_attack(table):
    for rules in (Rules(), Rules(zeros=Zeros.HIDE), Rules(knowledge=Knowledge.SUMS, width=1)):
        found = suppress(table, rules)
        assert set(primary(table, rules)) <= set(found.reasons)
        assert found.exact
        result = attack(published(table, found.reasons, rules))
        assert len(result.recovered) == 0
        for at, cell in enumerate(result.cells):
            assert result.low[at] <= table.flat[cell] <= result.high[at]
            if found.reasons[int(cell)] is not Reason.SECONDARY:
                assert result.width[at] >= rules.needed


@settings(max_examples=20, deadline=None, derandomize=True)
@given(tables(shapes=((2, 2),), most=6))
def test_counting_all_tables_finds_several_values_for_each_small_cell(table):
    rules = Rules()
    found = suppress(table, rules)
    every = possible_tables(table, found.hidden(table.size), rules.least, int(table.flat.max()) + 4)
    for cell in primary(table, rules):
        assert len(np.unique(every[:, cell])) >= rules.needed + 1


@settings(max_examples=12, deadline=None, derandomize=True)
@given(tables(shapes=((2, 2), (2, 3)), most=12))
def test_no_safe_choice_hides_fewer(table):
    rules = Rules()
    found = suppress(table, rules)
    problem = problem_of(table, primary(table, rules), rules)
    free, least = np.flatnonzero(problem.free), int(problem.primary.sum())
    smaller = max(0, len(found.reasons) - least - 1)
    for chosen in combinations(free.tolist(), min(smaller, len(free))) if len(found.reasons) > least else ():
        hidden = problem.primary.copy()
        hidden[list(chosen)] = True
        assert len(wanting(problem, hidden, first=True))


def test_a_search_that_must_stop_keeps_a_safe_table_and_says_so():
    table, rules = made_table((8, 5, 2), 6, 2), Rules(seconds=1e-9)
    found = suppress(table, rules)
    assert (found.exact, found.bound) == (False, len(primary(table, rules)))
    assert len(attack(published(table, found.reasons, rules)).recovered) == 0
    small = [at for at, cell in enumerate(found.attack.cells) if found.reasons[int(cell)] is Reason.SMALL]
    assert found.attack.width[small].min() >= rules.needed


def test_a_repaired_choice_is_not_far_from_the_best():
    table, rules = made_table((8, 5, 2), 6, 2), Rules()
    problem = problem_of(table, primary(table, rules), rules)
    hidden = repaired(problem, problem.primary.copy())
    assert len(wanting(problem, hidden)) == 0
    assert hidden.sum() <= 1.25 * len(suppress(table, rules).reasons)


def test_it_can_be_cancelled():
    def stop(_share, _step):
        raise Cancelled

    with pytest.raises(Cancelled):
        suppress(BY_HAND, Rules(), progress=stop)


def test_it_can_be_cancelled_within_the_solver():
    def stop():
        raise Cancelled

    table, rules = bar(837), Rules()
    with pytest.raises(Cancelled):
        Master(problem_of(table, primary(table, rules), rules)).whole(60.0, stop)


@pytest.mark.parametrize("rules", [{"k": 1}, {"width": 0}, {"seconds": 0}])
def test_rules_that_protect_nobody_are_refused(rules):
    with pytest.raises(MethodError, match=r"^The smallest count k must be at least 2, the width at least 1, the comp"):
        Rules(**rules)
