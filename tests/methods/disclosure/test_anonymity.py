"""Who stands alone in rows about persons, why, and what helps: by hand, and for random rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.disclosure.anonymity import Cause, Diversity, Persons, Rare, anonymity, below
from miteinander.methods.disclosure.coarsening import Repair, Step, repairs
from miteinander.methods.disclosure.sentences import Speaker
from miteinander.methods.trouble import MethodError

AGES = ("20", "21", "22", "23", "70")
FEW = Persons(
    ("age", "sex"),
    (AGES, ("m", "w")),
    np.array([[0, 0], [0, 0], [1, 0], [1, 1], [2, 1], [3, 1], [3, 1], [4, 1]]),
)
"""20 m twice, 21 m, 21 w, 22 w, 23 w twice, 70 w: six groups, four persons alone."""


def test_the_report_by_hand():
    found = anonymity(FEW, 2)
    assert (found.persons, found.groups, found.smallest, found.unique, found.below) == (8, 6, 1, 4, 4)
    assert found.rare == (
        Rare(("21", "m"), 1, None),
        Rare(("21", "w"), 1, None),
        Rare(("22", "w"), 1, None),
        Rare(("70", "w"), 1, None),
    )
    assert found.causes == (Cause(("age",), 2, 2),)
    assert found.without == {"age": 0, "sex": 2}


def test_two_columns_together_are_named_when_neither_alone_is_the_cause():
    crossed = Persons(("a", "b"), (("x", "y"), ("u", "v")), np.array([[0, 0]] * 3 + [[0, 1]] + [[1, 0]] + [[1, 1]] * 3))
    assert anonymity(crossed, 2).causes == (Cause(("a", "b"), 2, 2),)


def test_a_group_with_one_answer_only_betrays_it():
    found = anonymity(FEW, 2, sensitive=("illness", np.array([0, 1, 0, 0, 0, 1, 1, 0])), needed=2)
    assert found.diversity == Diversity("illness", 1, 2, 6)
    assert found.rare[0] == Rare(("21", "m"), 1, 1)


def test_a_repair_is_found_that_keeps_most():
    found = repairs(FEW, 2)
    assert found[0].steps == (Step("age", "drop"), Step("sex", "keep"))
    assert (found[0].groups, found[0].left_out) == (2, 0)


def test_bands_are_tried_before_a_column_is_lost():
    persons = Persons(("age",), (tuple(str(age) for age in range(20, 40)),), np.arange(20).repeat(2)[:, None])
    assert repairs(persons, 4)[0].steps == (Step("age", "band", 2),)


def test_neighbouring_bands_are_put_together():
    bands = ("16-17", "18-24", "25-39", "40-59")
    persons = Persons(("age",), (bands,), np.array([0] * 2 + [1] * 8 + [2] * 3 + [3] * 9)[:, None])
    assert repairs(persons, 5)[0].steps == (Step("age", "merge", 2),)


def test_too_few_persons_have_no_repair():
    assert repairs(FEW, 9) == ()


def test_no_rows_are_refused():
    with pytest.raises(MethodError, match=r"^At least one person and 1 to 10 columns are needed\.$"):
        anonymity(Persons(("a",), ((),), np.zeros((0, 1), dtype=np.int64)))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(0, 1)), min_size=1, max_size=60))
def test_every_repair_holds_and_the_report_agrees_with_counting(rows):
    codes = np.array(rows)
    values = (tuple(str(at) for at in range(9)), tuple("abcd"), tuple("mw"))
    persons = Persons(("age", "place", "sex"), values, codes)
    found = anonymity(persons, 3)
    held = [rows.count(row) for row in rows]
    assert (found.below, found.unique) == (sum(n < 3 for n in held), sum(n == 1 for n in held))
    assert below(codes, 3) == (found.below, found.unique)
    for repair in repairs(persons, 3):
        assert repair.left_out <= 0.05 * len(rows)
        assert 0 <= repair.loss <= 1


def test_one_remaining_group_is_told_in_the_singular():
    one = Repair((Step("age", "drop"),), 1, 0, 0.5, (1.0,))
    assert (
        Speaker("de").repair(one) == "Abhilfe: age weglassen. Dann bleibt 1 Gruppe; verloren gehen 50 % der Auskunft."
    )
    assert Speaker("en").repair(one) == "Remedy: leave out age. Then 1 group remains; 50 % of the information is lost."
