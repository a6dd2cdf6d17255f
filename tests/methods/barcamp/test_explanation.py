"""Why a plan is as it is: figures that a recount confirms, and sentences a resident can follow."""

from collections import Counter

from hypothesis import given, settings

from miteinander.methods.barcamp import Apart, Pitch, Place, Plan, Problem, count, explain, missed, propose, why
from miteinander.methods.barcamp import sentences as tell
from miteinander.methods.barcamp.words import COUNTED, SENTENCES
from tests.methods.barcamp.problems import persons, problems, small

HALL_1, HALL_2, STUDY_1, STUDY_2 = Place("1", "saal"), Place("2", "saal"), Place("1", "stube"), Place("2", "stube")
GARDEN = Pitch("garten", "Garten", persons("a", "b", "c"))
MARKET = Pitch("markt", "Markt", persons("b", "c"))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problems())
def test_totals_equal_a_recount_person_by_person(problem: Problem):
    plan = propose(problem)
    totals, torn = explain(problem, plan).totals, missed(problem, plan)
    marks = sum(len(p.interested | p.hosts) + p.extra for p in problem.pitches if plan.places[p.id])
    assert totals.clashes == sum(len(group) - 1 for groups in torn.values() for group in groups)
    assert totals.marks_placed == marks
    assert totals.overflow == sum(entry.missing for entry in explain(problem, plan).overfull)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problems())
def test_pairs_of_clashes_equal_the_torn_persons(problem: Problem):
    plan = propose(problem)
    pairs = Counter()
    for groups in missed(problem, plan).values():
        for group in groups:
            pairs.update((one, two) for at, two in enumerate(group) for one in group[:at])
    assert {(c.first, c.second): c.persons for c in explain(problem, plan).clashes if c.persons} == pairs


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problems())
def test_every_topic_is_explained_in_both_languages(problem: Problem):
    explanation = explain(problem, propose(problem))
    assert sorted(e.pitch for e in (*explanation.placed, *explanation.parked)) == sorted(p.id for p in problem.pitches)
    assert len(tell(explanation, "de")) == len(tell(explanation, "en"))
    assert all(why(explanation, pitch.id) for pitch in problem.pitches)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problems(pins=False))
def test_no_proposal_parks_a_topic_that_could_come_in_at_a_gain(problem: Problem):
    reasons = {entry.reason for entry in explain(problem, propose(problem)).parked}
    assert "could_come_in" not in reasons


def test_both_languages_know_the_same_sentences():
    assert SENTENCES["de"].keys() == SENTENCES["en"].keys()
    assert COUNTED["de"].keys() == COUNTED["en"].keys()


def test_a_clash_is_told_with_the_number_of_persons():
    problem = small(GARDEN, MARKET)
    told = tell(explain(problem, Plan({"garten": HALL_1, "markt": STUDY_1})))
    assert told[2] == "Runde 1: 2 Personen können nicht beide besuchen: „Garten“ und „Markt“."


def test_one_torn_person_is_told_in_the_singular():
    problem = small(GARDEN, Pitch("rad", "Rad", persons("a")))
    told = tell(explain(problem, Plan({"garten": HALL_1, "rad": STUDY_1})))
    assert told[2] == "Runde 1: 1 Person kann nicht beide besuchen: „Garten“ und „Rad“."


def test_a_good_plan_says_that_nobody_misses_anything():
    told = tell(explain(problem := small(GARDEN, MARKET), propose(problem)))
    assert told[:2] == (
        "2 von 2 Themen haben einen Platz; das erfüllt 5 von 5 Wünschen.",
        "Alle können jedes Thema besuchen, das einen Platz hat und das sie sich wünschen.",
    )


def test_an_overfull_room_is_told():
    problem = small(Pitch("a", "Rad", persons("p"), extra=4))
    told = tell(explain(problem, Plan({"a": STUDY_2})))
    assert told[3] == "Runde 2, Stube: 5 Personen für „Rad“, aber nur 3 Sitzplätze; es fehlen 2 Sitzplätze."


def test_topics_meant_to_be_apart_are_named_when_they_are_not():
    problem = small(GARDEN, Pitch("rad", "Rad"), apart=(Apart("garten", "rad"),))
    told = tell(explain(problem, Plan({"garten": HALL_1, "rad": STUDY_1})))
    assert told[2] == "Runde 1: „Garten“ und „Rad“ sollten nicht gleichzeitig laufen, tun es aber."


def test_a_change_says_what_it_gains():
    problem = small(GARDEN, MARKET, Pitch("rad", "Rad", persons("c"))).with_previous({"garten": HALL_1})
    crowded = problem.with_previous({"garten": HALL_1, "markt": STUDY_1})
    explanation = explain(crowded, Plan({"garten": HALL_1, "markt": STUDY_2, "rad": HALL_2}))
    assert tell(explanation)[4] == (
        "„Markt“ wechselt von Runde 1, Stube nach Runde 2, Stube. Gewinn: 1 Überschneidung weniger."
    )


def test_a_step_that_was_forced_says_so():
    problem = small(GARDEN, Pitch("markt", "Markt", pinned=HALL_1)).with_previous({"garten": HALL_1})
    explanation = explain(problem, propose(problem))
    assert [(change.forced, change.moves[0].pitch) for change in explanation.changes] == [(True, "garten")]


def test_the_previous_plan_is_counted_with_todays_marks():
    cards = (Pitch("rad", "Rad", persons("a", "b", "c")), Pitch("bus", "Bus", persons("a", "b", "c")))
    problem = small(*cards).with_previous({"rad": HALL_1, "bus": STUDY_1})
    explanation = explain(problem, propose(problem))
    assert (explanation.before.clashes, explanation.totals.clashes) == (3, 0)
    assert explanation.totals.round_changed == 1


def test_counting_does_not_depend_on_how_a_plan_was_made():
    assert count(small(GARDEN, MARKET), Plan({"garten": HALL_1, "markt": None})).marks_parked == 2


def test_one_topic_with_a_place_is_told_in_the_singular():
    problem = Problem((GARDEN, MARKET), small().rounds[:1], small().rooms[:1])
    told = explain(problem, propose(problem))
    assert tell(told)[0] == "1 von 2 Themen hat einen Platz; das erfüllt 3 von 5 Wünschen."
    assert tell(told, "en")[0] == "1 of 2 topics has a place; that serves 3 of 5 wishes."
