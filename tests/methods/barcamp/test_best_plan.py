"""How near the search comes to the best plan there is."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.barcamp import Pitch, Plan, Problem, count, propose
from miteinander.methods.barcamp.exact import best_plan, lower_bound
from miteinander.methods.barcamp.rooms import assign
from tests.methods.barcamp.problems import problems, seeded


def every_plan(problem: Problem):
    """All plans that break no hard rule, without any cleverness."""
    options = [[p.pinned] if p.pinned else [*problem.places, None] for p in problem.pitches]
    for places in itertools.product(*options):
        plan = Plan({pitch.id: place for pitch, place in zip(problem.pitches, places, strict=True)})
        taken = [place for place in places if place]
        if len(taken) == len(set(taken)):
            totals = count(problem, plan)
            if not totals.host_clashes and not totals.step_free_missed:
                yield totals.points


@settings(max_examples=20, deadline=None, derandomize=True)
@given(problems(largest=3, pins=False))
def test_the_exact_search_agrees_with_trying_everything(problem: Problem):
    assert best_plan(problem)[1] == min(every_plan(problem))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problems(largest=8))
def test_exact_points_are_those_of_its_plan_and_lie_between_bound_and_proposal(problem: Problem):
    plan, points = best_plan(problem)
    assert count(problem, plan).points == points
    assert lower_bound(problem) <= points <= count(problem, propose(problem)).points


def test_the_search_finds_the_best_plan_in_at_least_98_of_100_small_barcamps():
    found = 0
    for seed in range(100):
        problem = seeded(random.Random(seed), largest=8, previous=seed % 2 == 0)
        found += count(problem, propose(problem)).points == best_plan(problem)[1]
    assert found >= 98


def test_the_exact_search_refuses_more_topics_than_it_can_try():
    many = tuple(Pitch(str(number)) for number in range(10))
    with pytest.raises(ValueError, match=r"^The exact search takes at most 9 pitches, not 10\.$"):
        best_plan(Problem(many, (), ()))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 99), min_size=5, max_size=5), min_size=n, max_size=n)
    )
)
def test_rooms_are_given_at_the_least_cost(costs: list[list[int]]):
    given_columns = assign(costs)
    least = min(
        sum(row[column] for row, column in zip(costs, columns, strict=True))
        for columns in itertools.permutations(range(5), len(costs))
    )
    assert len(set(given_columns)) == len(costs)
    assert sum(row[column] for row, column in zip(costs, given_columns, strict=True)) == least
