"""What holds for every timetable: no room or host twice, pins kept, seats and access held."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.timetable import Person, Place, Timetable, Topic, Violation, count, propose, violations
from miteinander.methods.trouble import MethodError
from tests.methods.timetable.events import (
    GARDEN,
    HALL,
    HAND,
    MARKET,
    events,
    hand,
    most_points,
    person,
    seeded,
    with_pins,
)


def best(event) -> Timetable:
    return propose(event, exact=False)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(events(largest=12))
def test_no_rule_is_ever_broken(event):
    assert violations(event, best(event)) == ()


@settings(max_examples=30, deadline=None, derandomize=True)
@given(events(largest=10), st.integers(0, 2**32))
def test_pins_are_kept_and_break_no_other_rule(event, seed):
    event = with_pins(event, random.Random(seed))
    assert violations(event, best(event)) == ()


@settings(max_examples=30, deadline=None, derandomize=True)
@given(events(largest=8))
def test_the_points_lie_under_the_bound_and_are_those_of_its_places(event):
    found = best(event)
    totals = count(event, found)
    assert totals.points <= found.points_bound
    assert totals.wishes_met <= found.wishes_bound
    assert found.proven is (totals.points == found.points_bound)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(events(largest=3))
def test_no_plan_has_more_points_than_the_bound(event):
    assert count(event, best(event)).points <= most_points(event) <= best(event).points_bound


def test_the_walk_finds_the_best_plan_of_at_least_58_of_60_small_events():
    questions = [seeded(random.Random(seed), 4) for seed in range(60)]
    hit = sum(count(event, best(event)).points == most_points(event) for event in questions if small(event))
    assert hit >= sum(small(event) for event in questions) - 2


def small(event) -> bool:
    return len(event.phases) * len(event.rooms) <= 6


@settings(max_examples=25, deadline=None, derandomize=True)
@given(events(largest=4, previous=False))
def test_one_more_phase_never_loses_wishes_of_the_best_plan(event):
    if len(event.phases) * len(event.rooms) > 4:
        return
    more = replace(event, phases=(*event.phases, replace(event.phases[0], id="more")))
    assert most_points(more) >= most_points(event)
    assert count(more, best(more)).points >= count(event, best(event)).points


@settings(max_examples=20, deadline=None, derandomize=True)
@given(events(largest=10))
def test_planning_from_a_result_never_makes_it_worse(event):
    first = best(event)
    again = replace(event, previous=first.places)
    assert count(again, best(again)).points >= count(again, first).points


@settings(max_examples=15, deadline=None, derandomize=True)
@given(events(largest=8))
def test_the_same_question_has_the_same_answer(event):
    assert best(event) == best(event)


def test_a_host_who_wants_the_own_topic_is_in_it_and_has_a_seat_first():
    topics = (Topic("markt", "Markt", frozenset({"Cem"})), GARDEN)
    crowd = (*(person(f"p{at}", "markt") for at in range(3)), person("Cem", "markt", "garten"))
    event = hand(*topics, persons=crowd, closed=frozenset({Place("1", "saal"), Place("2", "saal")}))
    found = best(event)
    assert "Cem" in found.attendance["markt"]
    assert len(found.attendance["markt"]) == 2


def test_hosts_who_stay_are_nowhere_else_in_their_phase():
    topics = (Topic("markt", hosts=frozenset({"Ada"})), GARDEN)
    pinned = tuple(replace(topic, pinned=Place("1")) for topic in topics)
    ada = (person("Ada", "garten"),)
    assert best(hand(*pinned, persons=ada)).attends == {"Ada": {"1": "garten"}}
    assert best(hand(*pinned, persons=ada, hosts_stay=True)).attends == {"Ada": {"1": "markt"}}


def test_a_host_who_stays_takes_a_seat_even_when_no_registered_person():
    crowd = tuple(person(f"p{at}", "garten") for at in range(3))
    event = hand(replace(GARDEN, hosts=frozenset({"guest"}), pinned=Place("1", "stube")), persons=crowd)
    assert len(best(event).attendance["garten"]) == 2
    assert len(best(replace(event, hosts_stay=True)).attendance["garten"]) == 1


def test_a_room_too_small_for_the_hosts_who_stay_holds_no_topic_of_theirs():
    hosted = replace(GARDEN, hosts=frozenset({"Ada", "Ben", "guest"}))
    shut = frozenset({Place("1", "saal"), Place("2", "saal")})
    event = hand(hosted, persons=(person("Ada"), person("Ben", "garten")), closed=shut, hosts_stay=True)
    stood = replace(event, previous={"garten": Place("1", "stube")})
    assert best(event).places == best(stood).places == {"garten": None}
    assert violations(event, best(event)) == ()
    with pytest.raises(MethodError, match=r"^The topics pinned to phase 1 have no rooms with seats"):
        best(replace(event, topics=(replace(hosted, pinned=Place("1")),)))


def test_a_person_who_needs_it_is_only_planned_into_step_free_rooms():
    ada = (person("Ada", "garten", step_free=True),)
    event = hand(GARDEN, persons=ada)
    assert best(event).places["garten"].room == "saal"
    shut = replace(event, closed=frozenset({Place("1", "saal"), Place("2", "saal")}))
    assert best(shut).attends == {"Ada": {}}


def test_a_topic_whose_host_needs_it_has_a_step_free_room_or_none():
    topic = Topic("markt", hosts=frozenset({"Ada"}))
    event = hand(topic, persons=(person("Ada", step_free=True), person("Ben", "markt")), hosts_stay=True)
    assert best(event).places["markt"].room == "saal"
    shut = replace(event, rooms=(replace(HALL, step_free=False),))
    assert best(shut).places["markt"] is None


def test_a_change_has_to_bring_more_than_one_wish():
    stood = {"garten": Place("1", "saal"), "markt": Place("1", "stube"), "rad": Place("2", "saal")}
    only_ben = (HAND[0], HAND[1], person("Cem", "garten"))
    assert best(hand(previous=stood)).places["markt"].phase == "2"
    assert best(hand(previous=stood, persons=only_ben)).places == stood


def test_each_rule_is_seen_when_it_is_broken():
    event = hand(
        replace(GARDEN, hosts=frozenset({"Ada"}), step_free=True),
        replace(MARKET, hosts=frozenset({"Ada"}), pinned=Place("2")),
        persons=(
            Person("Ada", frozenset({"garten"}), step_free=True),
            *(Person(f"p{at}", absent=frozenset({"1"})) for at in range(3)),
        ),
        closed=frozenset({Place("1", "stube")}),
    )
    spot = Place("1", "stube")
    attends = {"Ada": {}, **{f"p{at}": {"1": "garten"} for at in range(3)}}
    broken = Timetable({"garten": spot, "markt": spot}, attends, 0, 0, proven=False, method="", solver="")
    assert [violation.rule for violation in violations(event, broken)] == [
        "room twice",
        "closed",
        "step-free",
        "pin",
        "step-free",
        "host twice",
        "host elsewhere",
        "seats",
        *["uninvited"] * 3,
        *["person absent"] * 3,
    ]
    assert violations(event, broken)[0] == Violation("room twice", ("1", "stube"))
