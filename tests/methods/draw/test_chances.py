"""Chances are as equal as the quotas allow: by hand, against trying everything, and when time is short."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.draw.fair import NoPanelError, fair_distribution
from miteinander.methods.draw.figures import gini, smallest
from miteinander.methods.draw.problem import Person, Question, Quota
from miteinander.methods.trouble import Cancelled, MethodError
from tests.methods.draw.pools import by_hand, leximin_by_trying, questions, seeded, town


def chances(question: Question, **options: object) -> dict[str, float]:
    found = fair_distribution(question.frame, question.rule, **options)
    pairs = zip(question.kinds, found.chance, strict=True)
    return {question.people[at].id: round(float(chance), 6) for kind, chance in pairs for at in kind.people}


def test_the_example_by_hand():
    third = round(1 / 3, 6)
    assert chances(by_hand()) == {"a": round(2 / 3, 6), "b": third, "c": third, "d": third, "e": third}


def test_the_figures_of_the_example_by_hand():
    given = np.array([2, 1, 1, 1, 1]) / 3
    assert (round(smallest(given), 6), round(gini(given), 6)) == (round(1 / 3, 6), round(2 / 15, 6))


def test_people_are_of_one_type_when_all_that_counts_is_alike():
    assert [kind.people for kind in by_hand().kinds] == [(3, 4), (2,), (1,), (0,)]


def test_of_three_at_one_address_each_has_a_third():
    people = tuple(Person(name, ("x",), address) for name, address in zip("abcd", ("1", "1", "1", ""), strict=True))
    third = round(1 / 3, 6)
    assert chances(Question(people, (Quota("c", "x", 2, 2),), 2)) == {"a": third, "b": third, "c": third, "d": 1.0}


def test_maximin_stops_after_the_smallest_chance():
    question = town(60, 10, [2, 3, 3])
    leximin, maximin = (fair_distribution(question.frame, rule) for rule in ("leximin", "maximin"))
    assert maximin.bound == pytest.approx(leximin.bound)
    assert maximin.chance.min() == pytest.approx(leximin.chance.min(), abs=1e-6)


def test_who_fits_on_no_panel_does_not_lower_the_smallest_chance():
    people = (Person("a", ("x",)), Person("b", ("x",)), Person("c", ("y",)))
    quotas = (Quota("c", "x", 0, 1), Quota("c", "y", 0, 0))
    for rule in ("leximin", "maximin"):
        assert chances(Question(people, quotas, 1, rule)) == {"a": 0.5, "b": 0.5, "c": 0.0}


@given(questions())
@settings(max_examples=25, deadline=None)
def test_no_other_draw_is_fairer(question):
    frame = question.frame
    found = fair_distribution(frame)
    assert found.exact
    assert found.chance == pytest.approx(leximin_by_trying(frame), abs=1e-5)


@pytest.mark.parametrize("seed", [56, 169, 189, 211])
def test_no_other_draw_is_fairer_where_the_relaxed_rules_promise_too_much(seed):
    frame = seeded(random.Random(seed), most=10 if seed == 56 else 12).frame
    assert fair_distribution(frame).chance == pytest.approx(leximin_by_trying(frame), abs=1e-5)


@given(questions())
@settings(max_examples=25, deadline=None)
def test_the_draw_is_a_probability_distribution_over_valid_panels(question):
    found = fair_distribution(question.frame)
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()
    assert all(question.frame.holds(panel) for panel in found.panels)
    assert found.chance @ question.frame.people == pytest.approx(question.seats)


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.1])
def test_a_draw_cut_short_is_valid_and_says_so(seconds):
    frame = town(150, 22, [2, 5, 4, 8]).frame
    found = fair_distribution(frame, seconds=seconds)
    assert not found.exact
    assert found.weights.sum() == pytest.approx(1)
    assert all(frame.holds(panel) for panel in found.panels)
    assert smallest(found.chance[found.possible]) <= found.bound + 1e-9


def test_without_a_panel_there_is_no_draw():
    with pytest.raises(NoPanelError) as refused:
        fair_distribution(by_hand(seats=3).frame)
    assert refused.value.proven


def test_progress_can_stop_the_draw():
    def stop(_share: float, _step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        fair_distribution(by_hand().frame, progress=stop)


@given(st.integers(0, 5))
@settings(max_examples=6, deadline=None)
def test_progress_only_rises_to_its_end(seed):
    told: list[float] = []
    fair_distribution(town(40, 8, [2, 3], seed=seed).frame, progress=lambda share, _step: told.append(share))
    assert told[-1] == 0.9
    assert all(0 <= share <= 1 for share in told)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"seats": 0}, "There are 0 seats to fill; at least one is needed."),
        ({"people": ()}, "The pool has 0 people; 1 to 200000 are possible."),
        ({"quotas": ()}, "There are no quotas."),
        ({"people": by_hand().people * 2}, "The id a is in the pool 2 times."),
        ({"quotas": by_hand().quotas * 2}, "There are 2 quotas for sex “w”."),
        ({"quotas": by_hand().quotas[:3]}, "Person b has “old” for age; there is no quota for it."),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(changes, told):
    with pytest.raises(MethodError) as refused:
        by_hand(**changes)
    assert refused.value.en == told
