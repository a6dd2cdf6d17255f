"""The best matching: computed by hand, by trying everything, and by two public solvers."""

import importlib.util
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.matching import Person, Question, Task, Weights, score
from miteinander.methods.matching.assignment import checked, solve
from miteinander.methods.matching.programme import solved_programme
from miteinander.methods.progress import silent
from miteinander.methods.trouble import Cancelled, MethodError
from tests.methods.matching.questions import BEGIN, best_by_trying, clash, questions, seeded

every_question = settings(max_examples=60, deadline=None, derandomize=True)
BROOK = Task("bach", "Bachputz", topics=frozenset({"Natur"}), helpful=frozenset({"Erste Hilfe"}))
CAFE = Task("cafe", "Café", needs=frozenset({"Zeugnis"}))
ADA = Person("ada", "Ada", skills=frozenset({"Erste Hilfe", "Zeugnis"}), wishes=frozenset({"Natur"}))
BEN = Person("ben", "Ben", wishes=frozenset({"Natur"}))
CEM = Person("cem", "Cem", skills=frozenset({"Zeugnis"}))
DORA = Person("dora", "Dora", excluded=frozenset({"Natur"}))
BY_HAND = Question((ADA, BEN, CEM, DORA), (BROOK, CAFE))


def solved(question):
    return solve(question, score(question))


def tasks_of(matching, person):
    return tuple(matching.pairs[matching.pairs[:, 0] == person, 1].tolist())


def named(question, matching):
    return {(question.persons[p].id, question.tasks[t].id) for p, t in matching.pairs.tolist()}


def shift(name, start, hours, **values):
    return Task(name, start=BEGIN + start * 60, end=BEGIN + (start + hours) * 60, **values)


def test_the_example_by_hand():
    matching = solved(BY_HAND)
    assert score(BY_HAND).points.tolist() == [[90, 40], [70, 0], [40, 40], [0, 0]]
    assert named(BY_HAND, matching) == {("ada", "bach"), ("cem", "cafe")}
    assert (matching.value, matching.bound, matching.optimal, matching.method) == (130, 130, True, "assignment")


@every_question
@given(questions())
def test_no_matching_is_better_and_no_rule_is_broken(question: Question):
    scores = score(question)
    matching = solve(question, scores)
    checked(question, scores, matching.pairs)
    assert [p for p in range(len(question.persons)) if clash(question, tasks_of(matching, p))] == []
    assert (matching.value, matching.optimal) == (best_by_trying(question, scores), True)


@every_question
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(question: Question, shuffler: random.Random):
    persons, tasks = list(question.persons), list(question.tasks)
    shuffler.shuffle(persons)
    shuffler.shuffle(tasks)
    mixed = replace(question, persons=tuple(persons), tasks=tuple(tasks))
    assert named(mixed, solved(mixed)) == named(question, solved(question))


@every_question
@given(questions())
def test_another_place_never_makes_it_worse(question: Question):
    more = replace(question, tasks=tuple(replace(task, places=task.places + 1) for task in question.tasks))
    assert solved(more).value >= solved(question).value


@pytest.mark.parametrize("number", range(4))
def test_the_value_is_that_of_scipy(number):
    optimize = pytest.importorskip("scipy.optimize")
    question = _single(number, 120, 40)
    places = np.repeat(np.arange(40), [task.places for task in question.tasks])
    worth = score(question).points[:, places]
    rows, columns = optimize.linear_sum_assignment(worth, maximize=True)
    assert solved(question).value == worth[rows, columns].sum()


def test_the_value_is_that_of_the_minimum_cost_flow_of_or_tools():
    if importlib.util.find_spec("ortools") is None:
        pytest.skip("needs the optional extra timetable (OR-tools)")
    questions_ = [_single(number, 120, 40) for number in range(4)]
    asked = [[score(q).points.tolist(), [task.places for task in q.tasks]] for q in questions_]
    command = [sys.executable, str(Path(__file__).with_name("flow.py"))]  # beside HiGHS it cannot be loaded
    found = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    assert [solved(q).value for q in questions_] == json.loads(found.stdout)


@pytest.mark.parametrize("number", range(3))
def test_programme_and_assignment_agree(number):
    question = _single(number, 60, 20)
    points = score(question).points
    pairs, bound = solved_programme(question, points, seconds=60, progress=silent)
    assert (int(points[pairs[:, 0], pairs[:, 1]].sum()), bound) == (solved(question).value,) * 2


def test_a_person_takes_two_shifts_but_never_at_the_same_time():
    tasks = (shift("früh", 8, 4), shift("mittags", 11, 2), shift("spät", 13, 2))
    question = Question((Person("ada", shifts=3),), tasks)
    assert named(question, solved(question)) in [
        {("ada", "früh"), ("ada", "spät")},
        {("ada", "mittags"), ("ada", "spät")},
    ]
    assert solved(replace(question, weights=Weights(pause_minutes=180))).value == 40


def test_shifts_that_only_touch_do_not_overlap():
    question = Question((Person("ada", shifts=2),), (shift("a", 8, 2), shift("b", 10, 2)))
    assert len(solved(question).pairs) == 2


def test_a_task_below_its_minimum_does_not_take_place():
    persons = (Person("ada", wishes=frozenset({"fest"})), Person("ben", excluded=frozenset({"fest"})), Person("cem"))
    question = Question(persons, (Task("fest", places=3, minimum=3), Task("café", places=1)))
    assert named(question, solved(question)) in [{("ada", "café")}, {("ben", "café")}, {("cem", "café")}]
    assert solved(question).optimal


def test_huge_capacities_cost_no_memory():
    question = Question(
        tuple(Person(f"p{at}") for at in range(50)), (Task("a", places=10_000), Task("b", places=9_999))
    )
    assert solved(question).value == 50 * 40


def test_nothing_asked_is_nothing_given():
    assert solved(Question((), ())).pairs.shape == (0, 2)
    assert solved(Question((ADA,), ())).value == 0
    assert solved(Question((), (CAFE,))).value == 0


def test_work_can_be_cancelled():
    def stop(_share, _step):
        raise Cancelled

    with pytest.raises(Cancelled):
        solve(BY_HAND, score(BY_HAND), progress=stop)


@pytest.mark.parametrize(
    ("pairs", "rule"),
    [
        ([[0, 0], [1, 0]], "places"),
        ([[1, 2]], "minimum"),
        ([[1, 0], [1, 3]], "shifts"),
        ([[0, 0], [0, 1]], "overlap"),
        ([[0, 3], [0, 3]], "overlap"),
        ([[1, 4]], "impossible pair"),
    ],
)
def test_a_matching_that_breaks_a_rule_is_never_shown(pairs, rule):
    tasks = (shift("a", 8, 4), shift("b", 11, 2), Task("c", places=2, minimum=2), Task("d", places=2))
    question = Question((Person("p", shifts=3), Person("q")), (*tasks, Task("e", needs=frozenset("x"))))
    with pytest.raises(MethodError) as refused:
        checked(question, score(question), np.array(pairs))
    assert refused.value.en == f"The result breaks a rule ({rule}); it is not shown. Please report this."


def test_without_time_the_best_found_comes_with_a_bound():
    question = seeded(random.Random(3), 60, 40)
    matching = solve(question, score(question), seconds=0.0)
    checked(question, score(question), matching.pairs)
    assert 0 <= matching.value <= solved(question).value <= matching.bound


def _single(number, persons, tasks):
    question = seeded(random.Random(number), persons, tasks, minimum=False)
    return replace(question, persons=tuple(replace(person, shifts=1) for person in question.persons))
