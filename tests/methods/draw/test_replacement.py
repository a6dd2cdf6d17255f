"""Somebody cancels: the others stay, quotas and addresses hold, and who comes in is drawn."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.draw.problem import Person, Question, Quota
from miteinander.methods.draw.relaxation import NoPanel
from miteinander.methods.draw.replacement import Step, draw_replacement
from miteinander.methods.draw.result import draw, prepare
from miteinander.methods.draw.verification import keeps_all
from miteinander.methods.trouble import MethodError
from tests.methods.draw.pools import by_hand, questions


def test_somebody_of_the_same_kind_comes_in():
    found = draw_replacement(by_hand(), ("a", "d"), ["d"], "s")
    assert (found.panel, found.kept, found.steps) == (("a", "e"), ("a",), (Step("d", "e", "kind", 1),))


def test_without_anybody_of_the_same_kind_the_open_quotas_decide():
    quotas = (Quota("sex", "w", 1, 1), Quota("sex", "m", 1, 1), Quota("age", "young", 0, 2), Quota("age", "old", 0, 2))
    found = draw_replacement(by_hand(quotas=quotas), ("c", "a"), ["c"], "s")
    assert found.steps[0].how == "quotas"
    assert found.steps[0].into in {"d", "e"}


def test_who_has_declined_is_not_asked():
    people = (*by_hand().people, Person("f", ("m", "old")))
    for seed in "123456":
        found = draw_replacement(by_hand(people=people), ("a", "d"), ["d"], seed, declined=["e"])
        assert found.panel == ("a", "f")


def test_nobody_of_an_address_that_is_there_comes_in():
    people = tuple(replace(person, address="home" if person.id in "ae" else "") for person in by_hand().people)
    with pytest.raises(MethodError) as refused:
        draw_replacement(by_hand(people=people), ("a", "d"), ["d"], "s", declined=["c", "b"])
    assert refused.value.en == "Nobody is left to replace d: 0 people are free."


def test_when_nobody_fits_the_smallest_change_speaks_of_the_whole_panel():
    with pytest.raises(NoPanel) as refused:
        draw_replacement(by_hand(), ("a", "d"), ["d"], "s", declined=["e"])
    assert refused.value.en == (
        "No panel keeps all quotas. The smallest change: sex “w”: maximum 2 instead of 1; sex “m”: minimum 0 "
        "instead of 1. Or: age “young”: maximum 2 instead of 1; age “old”: minimum 0 instead of 1."
    )


@pytest.mark.parametrize(
    ("panel", "cancelled", "told"),
    [
        (("a", "x"), ["a"], "The person x is not in the pool."),
        (("a", "d"), ["b"], "The person b cannot cancel, for they were not drawn."),
    ],
)
def test_strangers_cannot_cancel(panel, cancelled, told):
    with pytest.raises(MethodError) as refused:
        draw_replacement(by_hand(), panel, cancelled, "s")
    assert refused.value.en == told


@given(questions(), st.integers(0, 99), st.integers(1, 2))
@settings(max_examples=25, deadline=None)
def test_after_a_replacement_everything_holds_and_all_others_stay(question, seed, leaving):
    panel = draw(prepare(question, lots=20), str(seed)).panel
    cancelled = panel[:leaving]
    try:
        found = draw_replacement(question, panel, cancelled, str(seed))
    except MethodError:
        return
    assert keeps_all(question, found.panel)
    assert set(found.kept) == set(panel) - set(cancelled)
    assert not set(cancelled) & set(found.panel)
    assert found == draw_replacement(question, panel[::-1], cancelled[::-1], str(seed))


def test_each_of_the_kind_comes_in_about_equally_often():
    people = (Person("a", ("w",)), *(Person(name, ("m",)) for name in "bcde"))
    question = Question(people, (Quota("sex", "w", 1, 1), Quota("sex", "m", 1, 1)), 2)
    came = [draw_replacement(question, ("a", "b"), ["b"], str(seed)).steps[0].into for seed in range(300)]
    assert all(80 <= came.count(name) <= 120 for name in "cde")
