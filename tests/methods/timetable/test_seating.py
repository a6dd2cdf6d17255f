"""As many persons as possible get a seat: held against trying everything."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from miteinander.methods.timetable.seating import lowest, most_seated, seat

Phases = st.lists(st.tuples(st.integers(0, 2**7 - 1), st.integers(0, 4)), max_size=4)
Crowds = st.lists(st.tuples(st.integers(0, 2**40 - 1), st.integers(0, 12)), max_size=12)


def by_trying(topics: list[tuple[int, int]]) -> int:
    """Let each person choose each topic they want, or none."""
    options = [[None, *(at for at, (mask, _) in enumerate(topics) if mask >> p & 1)] for p in range(7)]
    return max(
        sum(min(chosen.count(at), seats) for at, (_, seats) in enumerate(topics))
        for chosen in itertools.product(*options)
    )


def test_the_example_of_the_documentation_seats_three_of_four():
    assert most_seated([0b0111, 0b1100], [2, 1]) == 3


@settings(max_examples=60, deadline=None, derandomize=True)
@given(Phases)
def test_the_number_is_the_best_of_all_choices(topics: list[tuple[int, int]]):
    assert most_seated([mask for mask, _ in topics], [seats for _, seats in topics]) == by_trying(topics)


def by_flow(topics: list[tuple[int, int]]) -> int:
    """Ask SciPy for the largest flow from the persons through the topics to their seats."""
    last = 41 + len(topics)
    capacity = np.zeros((last + 1, last + 1), dtype=np.int32)
    capacity[0, 1:41] = 1
    for at, (mask, seats) in enumerate(topics):
        capacity[1:41, 41 + at] = [mask >> p & 1 for p in range(40)]
        capacity[41 + at, last] = seats
    return int(maximum_flow(csr_array(capacity), 0, last).flow_value)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(Crowds)
def test_the_number_is_the_largest_flow_and_everybody_sits_once_where_they_want(topics: list[tuple[int, int]]):
    masks, seats = [mask for mask, _ in topics], [seats for _, seats in topics]
    taken = seat(masks, seats)
    assert most_seated(masks, seats) == by_flow(topics)
    assert sum(sitting.bit_count() for sitting in taken) == by_flow(topics)
    assert all(not sitting & ~mask for sitting, mask in zip(taken, masks, strict=True))
    assert all(sitting.bit_count() <= most for sitting, most in zip(taken, seats, strict=True))
    assert all(not one & other for one, other in itertools.combinations(taken, 2))


def test_the_lowest_bits_of_a_mask_are_kept():
    assert (lowest(0b10110, 2), lowest(0b10110, 0), lowest(0b10110, 9)) == (0b110, 0, 0b10110)
