"""When no panel keeps the quotas: why, and the smallest changes that help; each is enough."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.draw.fair import NoPanelError, fair_distribution
from miteinander.methods.draw.problem import Person, Question, Quota
from miteinander.methods.draw.relaxation import Change, NoPanel, why_no_panel
from miteinander.methods.draw.result import prepare
from tests.methods.draw.pools import by_hand, questions


def refused(question: Question) -> NoPanel:
    with pytest.raises(NoPanel) as found:
        prepare(question)
    return found.value


def relaxed(question: Question, proposal: tuple[Change, ...]) -> Question:
    changes = {(change.category, change.value, change.side): change.after for change in proposal}
    quotas = tuple(
        replace(
            quota,
            low=changes.get((quota.category, quota.value, "low"), quota.low),
            high=changes.get((quota.category, quota.value, "high"), quota.high),
        )
        for quota in question.quotas
    )
    return replace(question, quotas=quotas)


def test_the_example_by_hand_with_two_young_is_helped_by_one_or_by_no_old():
    young = (Quota("age", "young", 2, 2), Quota("age", "old", 1, 1))
    found = refused(by_hand(quotas=(*by_hand().quotas[:2], *young)))
    assert found.en == (
        "No panel keeps all quotas. For age the minima add up to 3, but there are 2 seats to fill. The smallest "
        "change: age “young”: minimum 1 instead of 2. Or: age “old”: minimum 0 instead of 1."
    )
    assert found.de == (
        "Keine Zusammensetzung hält alle Quoten ein. Bei age ergeben die Mindestzahlen zusammen 3, zu vergeben sind "
        "aber 2 Plätze. Am wenigsten ändert: age „young“: Mindestens 1 statt 2. Oder: age „old“: Mindestens 0 statt 1."
    )


def test_more_wanted_than_there_are_is_said():
    found = refused(by_hand(quotas=(Quota("sex", "w", 3, 3), Quota("sex", "m", 0, 1), *by_hand().quotas[2:]), seats=3))
    assert "At least 3 of sex “w” are needed, the pool has 2." in found.en


def test_the_nearest_number_of_seats_is_named():
    found = refused(by_hand(seats=3))
    assert found.impossible.seats == 2
    assert found.en.endswith("Or: 2 seats; for these the quotas hold as they are.")


def test_an_address_that_stands_against_the_quotas_is_named():
    people = (Person("a", ("w",), "home"), Person("b", ("m",), "home"))
    found = refused(Question(people, (Quota("sex", "w", 1, 1), Quota("sex", "m", 1, 1)), 2))
    assert found.impossible.addresses
    assert found.en.endswith("Or: allow several people of one address.")


def test_the_room_a_town_has_given_itself_is_used_first():
    quotas = (Quota("sex", "w", 2, 2, 2, 2), Quota("sex", "m", 1, 1, 0, 2))
    found = refused(Question(by_hand().people, (*quotas, *by_hand().quotas[2:]), 2))
    assert {change.value for change in found.impossible.proposals[0]} == {"m"}


@given(questions(), st.integers(0, 3), st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_each_proposal_is_enough_and_the_first_is_the_smallest(question, at, more):
    quota = question.quotas[at % len(question.quotas)]
    raised = replace(quota, low=quota.low + more, high=max(quota.high, quota.low + more))
    asked = replace(question, quotas=tuple(raised if other == quota else other for other in question.quotas))
    try:
        fair_distribution(asked.frame)
    except NoPanelError:
        proposals = why_no_panel(asked).impossible.proposals
        sizes = [sum(abs(change.after - change.before) for change in proposal) for proposal in proposals]
        assert sizes == sorted(sizes)
        assert 1 <= sizes[0] <= more
        for proposal in proposals:
            fair_distribution(relaxed(asked, proposal).frame)


def test_a_search_without_an_end_says_only_that():
    assert why_no_panel(by_hand(), proven=False).en == "No panel that keeps all quotas was found in the time given."


def test_one_seat_and_one_person_are_told_in_the_singular():
    quotas = (Quota("sex", "w", 1, 1), Quota("sex", "m", 1, 1))
    found = refused(Question((Person("a", ("w",)),), quotas, 2))
    assert "Im Pool ist nur 1 Person für 2 Plätze. Von sex „m“ wird mindestens 1 gebraucht, im Pool sind 0." in found.de
    assert "The pool has 1 person only for 2 seats. At least 1 of sex “m” is needed, the pool has 0." in found.en
    two = refused(Question((Person("a", ("w",)), Person("b", ("m",))), quotas, 1))
    assert "ergeben die Mindestzahlen zusammen 2, zu vergeben ist aber 1 Platz." in two.de
    assert "the minima add up to 2, but there is 1 seat to fill." in two.en
