"""The example of docs/methods/opinions.md, computed by hand."""

import numpy as np
import pytest

from miteinander.methods.opinions.grouping import silhouettes
from miteinander.methods.opinions.picture import deviations
from miteinander.methods.opinions.says import divisive, representative
from miteinander.methods.opinions.stability import adjusted_rand, best_overlaps
from miteinander.methods.opinions.statistics import Counts, count, group_aware, share, share_test
from tests.methods.opinions.maps import of_matrix

AGREE = np.array([[3, 4], [2, 0]])
SEEN = np.array([[4, 4], [3, 3]])
COUNTS = Counts(AGREE, SEEN - AGREE, SEEN)


def test_group_aware_consensus_is_the_product_of_smoothed_shares():
    assert group_aware(AGREE, SEEN) == pytest.approx([4 / 6 * 3 / 5, 5 / 6 * 1 / 5])


def test_the_share_test_of_four_out_of_four_is_the_root_of_five():
    assert share_test(np.array([4]), np.array([4])) == pytest.approx([5**0.5])


def test_a_statement_stands_for_the_group_that_favours_it_more_than_the_others():
    first = representative(COUNTS, [0, 1])[0]
    assert [(entry.statement, entry.side, entry.votes, entry.seen) for entry in first] == [(1, "agree", 4, 4)]
    assert first[0].difference_test == pytest.approx(2.3717082)
    assert first[0].ratio == pytest.approx((5 / 6) / (1 / 5))


def test_the_statement_that_divides_has_the_widest_gap():
    found = divisive(COUNTS, [0, 1], least=1)
    assert [(entry.statement, entry.high, entry.low) for entry in found] == [(1, 0, 1)]
    assert found[0].gap == pytest.approx(5 / 6 - 1 / 5)


def test_what_a_person_did_not_say_weighs_nothing_and_few_votes_are_pulled_outwards():
    shape = deviations(of_matrix([[1, 1], [1, 1], [-1, -1], [-1, None]]))
    expected = [[1, 2 / 3], [1, 2 / 3], [-1, -4 / 3], [-1, 0]]
    assert shape.centred(np.ones(4)).matrix.toarray() == pytest.approx(np.array(expected))
    assert shape.stretch == pytest.approx([1, 1, 1, 2**0.5])


def test_a_statement_taken_out_counts_as_passed_by_everybody():
    shape = deviations(of_matrix([[1, 1], [None, -1]]).hiding(["s000"]))
    assert shape.centred(np.ones(2)).matrix.toarray().tolist() == [[0, 1], [0, -1]]
    assert shape.stretch.tolist() == [1, 1]


def test_votes_are_counted_by_group_and_people_without_a_group_are_left_out():
    counts = count(of_matrix([[1, 0], [-1, None], [1, 1]]), np.array([0, 1, -1]), 2)
    assert counts.agree.tolist() == [[1, 0], [0, 0]]
    assert counts.disagree.tolist() == [[0, 0], [1, 0]]
    assert counts.seen.tolist() == [[1, 1], [1, 0]]


def test_a_share_without_votes_is_one_half():
    assert share(np.array([0]), np.array([0])).tolist() == [0.5]


def test_the_adjusted_rand_index_of_the_textbook_table():
    one, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    # pairs together in both: 2; in the first: 6; in the second: 3; of 15: expected 6 * 3 / 15 = 1.2, largest 4.5
    assert adjusted_rand(one, other) == pytest.approx((2 - 1.2) / (4.5 - 1.2))
    assert best_overlaps(one, other) == pytest.approx([2 / 3, 2 / 3])


def test_equal_groupings_under_other_names_agree_fully():
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0])) == 1.0
    assert adjusted_rand(np.array([0, 0]), np.array([0, 0])) == 1.0


def test_the_silhouette_of_four_people_of_whom_one_counts_twice():
    points, labels = np.array([[0.0, 0], [1, 0], [4, 0], [6, 0]]), np.array([0, 0, 1, 1])
    each = [(5 - 1) / 5, (4 - 1) / 4, (10 / 3 - 2) / (10 / 3), (16 / 3 - 2) / (16 / 3)]  # (6 + 2 × 5) / 3 for the last
    expected = (each[0] + 2 * each[1] + each[2] + each[3]) / 5
    assert silhouettes(points, np.array([1.0, 2, 1, 1]), {2: labels})[2] == pytest.approx(expected) == 0.665


def test_a_person_counts_by_the_root_of_their_votes_in_the_choice_of_the_number_of_groups():
    assert deviations(of_matrix([[1] * 9, [1] * 4 + [None] * 5])).sway.tolist() == [3, 2]
