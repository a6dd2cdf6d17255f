"""Lots: every one keeps every rule, chances stay as they were, and neither order nor repetition changes a draw."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.draw.protocol import lots_text, number_drawn, read_lots
from miteinander.methods.draw.result import draw, prepare
from miteinander.methods.draw.verification import keeps_all
from tests.methods.draw.pools import by_hand, questions, town


def test_three_lots_of_the_example_by_hand_name_its_three_panels():
    prepared = prepare(by_hand(), lots=3)
    assert sorted(prepared.panel(number) for number in range(3)) == [("a", "d"), ("a", "e"), ("b", "c")]


@given(questions(), st.sampled_from([1, 7, 100]))
@settings(max_examples=25, deadline=None)
def test_every_lot_keeps_seats_quotas_and_addresses(question, lots):
    prepared = prepare(question, lots=lots)
    assert all(keeps_all(question, prepared.panel(number)) for number in range(lots))


@given(questions())
@settings(max_examples=25, deadline=None)
def test_chances_in_lots_sum_to_the_seats_and_stay_near_the_fair_ones(question):
    prepared = prepare(question, lots=1000)
    held = prepared.per_person_in_lots()
    assert held.sum() == pytest.approx(question.seats)
    assert abs(held - prepared.per_person()).max() < 0.01


def test_people_of_one_type_stand_in_as_many_lots_but_for_one():
    prepared = prepare(town(80, 12, [2, 3]))
    counts = np.rint(prepared.per_person_in_lots() * 1000)
    assert all(np.ptp(counts[list(kind.people)]) <= 1 for kind in prepared.question.kinds)


@given(questions(), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_the_pool_does_not_matter(question, chance):
    turned = replace(question, people=tuple(chance.sample(question.people, len(question.people))))
    assert draw(prepare(question, lots=50), "s").panel == draw(prepare(turned, lots=50), "s").panel


def test_the_same_seed_draws_the_same_panel_and_another_another():
    prepared = prepare(town(80, 12, [2, 3]))
    assert draw(prepared, "4 8 15").panel == draw(prepare(prepared.question), "4 8 15").panel
    assert len({draw(prepared, str(seed)).panel for seed in range(20)}) == 20


def test_the_number_of_the_lot_is_what_sha256sum_prints():
    printed = hashlib.sha256(b"4 8 15\nabc").hexdigest()
    assert number_drawn("4 8 15", "abc", 1000) == int(printed, 16) % 1000


def test_every_lot_comes_up():
    prepared = prepare(by_hand(), lots=3)
    assert {draw(prepared, str(seed)).number for seed in range(40)} == {0, 1, 2}


def test_lots_are_read_as_they_are_written():
    prepared = prepare(by_hand(), lots=12)
    written = lots_text(prepared.question, prepared.lots)
    assert written.startswith("00,")
    assert read_lots(written) == [prepared.panel(number) for number in range(12)]


def test_ids_with_commas_and_quotation_marks_come_back():
    question = by_hand()
    people = tuple(replace(person, id=f'{person.id}, "x"') for person in question.people)
    prepared = prepare(replace(question, people=people), lots=3)
    assert read_lots(lots_text(prepared.question, prepared.lots)) == [prepared.panel(number) for number in range(3)]
