"""What must hold for every plan, whatever the barcamp."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.barcamp import Problem, count, marks, propose
from tests.methods.barcamp.problems import changed, problems, seeded

every_barcamp = settings(max_examples=40, deadline=None, derandomize=True)


@every_barcamp
@given(problems())
def test_a_place_holds_at_most_one_topic(problem: Problem):
    taken = [place for place in propose(problem).places.values() if place]
    assert sorted(taken) == sorted(set(taken))
    assert set(taken) <= set(problem.places)


@every_barcamp
@given(problems())
def test_nobody_hosts_two_sessions_at_once(problem: Problem):
    plan = propose(problem)
    for round_ in problem.rounds:
        hosts = [host for name in plan.in_round(round_.id) for host in problem.pitch_by_id[name].hosts]
        assert sorted(hosts) == sorted(set(hosts))
    assert count(problem, plan).host_clashes == 0


@every_barcamp
@given(problems())
def test_pinned_topics_stay(problem: Problem):
    plan = propose(problem)
    assert {p.id: plan.places[p.id] for p in problem.pitches if p.pinned} == {
        p.id: p.pinned for p in problem.pitches if p.pinned
    }


@every_barcamp
@given(problems(pins=False))
def test_a_topic_that_needs_a_step_free_room_gets_one_or_is_parked(problem: Problem):
    assert count(problem, propose(problem)).step_free_missed == 0


@every_barcamp
@given(problems())
def test_planning_again_from_the_result_changes_nothing(problem: Problem):
    plan = propose(problem)
    assert propose(problem.with_previous(plan.places)) == plan
    assert propose(problem) == plan


@every_barcamp
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_cards_does_not_matter(problem: Problem, shuffler: random.Random):
    cards = list(problem.pitches)
    shuffler.shuffle(cards)
    before_contested = len({p.before for p in cards if p.before}) < sum(p.before is not None for p in cards)
    if not before_contested:
        assert propose(replace(problem, pitches=tuple(cards))).places == propose(problem).places


@every_barcamp
@given(problems(pins=False, previous=False), st.integers(0, 100))
def test_one_more_mark_moves_no_placed_topic_to_another_round(problem: Problem, at: int):
    plan = propose(problem)
    cards = list(problem.with_previous(plan.places).pitches)
    at %= len(cards)
    cards[at] = changed(cards[at], interested=cards[at].interested | {"newcomer"})
    marked = replace(problem, pitches=tuple(cards))
    assert count(marked, propose(marked)).round_changed == 0


@every_barcamp
@given(problems())
def test_a_new_plan_never_costs_more_than_the_previous_one(problem: Problem):
    plan = propose(problem)
    again = problem.with_previous(plan.places)
    fewer = replace(again, pitches=again.pitches[1:], apart=())
    kept = {pitch.id: plan.places[pitch.id] for pitch in fewer.pitches}
    assert count(fewer, propose(fewer)).points <= count(fewer, type(plan)(kept)).points


def test_forty_topics_with_one_host_fill_one_place_per_round():
    problem = seeded(random.Random(1), largest=9, previous=False)
    same_host = tuple(changed(problem.pitches[0], id=f"x{n}", hosts=frozenset({"p"})) for n in range(40))
    plan = propose(replace(problem, pitches=same_host, apart=()))
    assert [len(plan.in_round(round_.id)) for round_ in problem.rounds] == [1] * len(problem.rounds)


def test_without_topics_rooms_or_rounds_the_plan_is_empty():
    assert propose(Problem((), (), ())).places == {}
    card = seeded(random.Random(1), largest=1, previous=False).pitches[0]
    assert propose(Problem((card,), (), ())).places == {card.id: None}


def test_marks_are_gathered_from_rows():
    assert marks([("a", "p1"), ("a", "p2"), ("b", "p1"), ("a", "p1")]) == {"a": {"p1", "p2"}, "b": {"p1"}}
