"""Points and hurdles of one pair, by hand."""

import numpy as np
import pytest

from miteinander.methods.matching import Person, Question, Task, Weights, Window, score
from miteinander.methods.matching.scoring import distances
from tests.methods.matching.questions import BEGIN, DAY

STUTTGART, ULM = (48.7758, 9.1829), (48.4011, 9.9876)
SATURDAY = Window(5 * DAY, 6 * DAY, weekly=True)


def points(person, task, weights=None):
    return int(score(Question((person,), (task,), weights or Weights())).points[0, 0])


def at(day, hour, hours=2):
    start = BEGIN + day * DAY + hour * 60
    return Task("t", start=start, end=start + hours * 60)


def test_the_distance_from_stuttgart_to_ulm():
    assert distances([STUTTGART], [ULM])[0, 0] == pytest.approx(72.4, abs=0.1)
    assert distances([STUTTGART], [STUTTGART])[0, 0] < 0.001
    assert np.isnan(distances([STUTTGART], [None])[0, 0])


def test_a_hundredth_of_a_degree_north_is_1112_metres():
    assert distances([(48.0, 9.0)], [(48.01, 9.0)])[0, 0] == pytest.approx(1.11195, abs=1e-4)


def test_nearness_counts_up_to_the_reach_and_beyond_it_nothing_is_possible():
    task = Task("t", position=(48.01, 9.0))  # 1.112 km
    assert points(Person("p", position=(48.0, 9.0), reach_km=5.0), task) == 40 + 8  # 10 * (1 - 1.112 / 5) = 7.8
    assert points(Person("p", position=(48.0, 9.0), reach_km=1.0), task) == 0
    assert points(Person("p", position=(48.0, 9.0)), task) == 40 + 9  # 10 * (1 - 1.112 / 20) = 9.4
    assert points(Person("p", reach_km=1.0), task) == 40


def test_helpful_skills_count_by_their_share():
    task = Task("t", helpful=frozenset({"a", "b", "c"}))
    assert [points(Person("p", skills=frozenset(have)), task) for have in ("", "a", "ab", "abc")] == [40, 47, 53, 60]


def test_a_needed_skill_is_a_hurdle():
    assert points(Person("p", skills=frozenset("a")), Task("t", needs=frozenset("ab"))) == 0
    assert points(Person("p", skills=frozenset("abc")), Task("t", needs=frozenset("ab"))) == 40


def test_wishes_and_exclusions_name_tasks_or_topics():
    task = Task("t", topics=frozenset({"Natur"}), urgency=5)
    assert [points(Person("p", wishes=frozenset({word})), task) for word in ("t", "Natur", "x")] == [75, 75, 45]
    assert [points(Person("p", excluded=frozenset({word})), task) for word in ("t", "Natur", "x")] == [0, 0, 45]


def test_a_task_must_lie_in_one_available_time():
    sunday = Window(BEGIN + 9 * 60, BEGIN + 12 * 60)
    afternoon = Window(BEGIN + 12 * 60, BEGIN + 15 * 60)
    both = Person("p", available=(afternoon, sunday))
    assert [points(both, at(0, hour)) for hour in (8, 9, 11, 13, 14)] == [0, 40, 40, 40, 0]
    assert points(both, Task("t")) == 40


def test_a_weekly_time_repeats_and_joins_over_sunday_midnight():
    assert (BEGIN // DAY) % 7 == 6
    person = Person("p", available=(SATURDAY, Window(6 * DAY, 7 * DAY, weekly=True), Window(0, 60, weekly=True)))
    assert points(person, at(6, 20, hours=6)) == 40
    assert points(person, at(7, 22, hours=3)) == 40
    assert points(person, at(7, 22, hours=4)) == 0
    assert points(person, at(2, 9)) == 0
