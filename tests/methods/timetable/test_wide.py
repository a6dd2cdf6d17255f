"""The walk of a large event: the same rules, repeatable, never worse than where it began."""

import random

from hypothesis import given, settings

from miteinander.methods.timetable.board import compile_board
from miteinander.methods.timetable.problem import Event, Person, Phase, Room, Topic
from miteinander.methods.timetable.search import greedy
from miteinander.methods.timetable.state import State
from miteinander.methods.timetable.wide import WideWalk
from tests.methods.timetable.events import events


def walked(event: Event, work: int = 20_000) -> WideWalk:
    board = compile_board(event)
    walk = WideWalk(State(board, greedy(board)), work, 10**9, event.seed)
    walk.cool()
    return walk


def crowd(persons: int = 70) -> Event:
    """More persons than one word has bits, more topics than places."""
    chance = random.Random(3)
    topics = tuple(Topic(f"t{at}", hosts=frozenset({f"p{at}"})) for at in range(24))
    wishes = [frozenset(f"t{at}" for at in chance.sample(range(24), 4)) for _ in range(persons)]
    people = tuple(Person(f"p{at}", wanted) for at, wanted in enumerate(wishes))
    return Event(
        (Phase("1"), Phase("2"), Phase("3")), tuple(Room(f"r{at}", seats=12) for at in range(6)), topics, people
    )


@settings(max_examples=20, deadline=None, derandomize=True)
@given(events(largest=12))
def test_the_plan_it_keeps_has_the_points_it_says_and_is_never_worse_than_the_first(event: Event):
    board = compile_board(event)
    walk = walked(event, 3_000)
    assert State(board, walk.best_phase_of).total() == walk.best >= State(board, greedy(board)).total()


def test_it_finds_more_than_greedy_and_the_same_each_time():
    board = compile_board(crowd())
    first, again = walked(crowd()), walked(crowd())
    assert first.best_phase_of == again.best_phase_of
    assert first.best > State(board, greedy(board)).total()


def test_what_a_thousand_looks_count_is_what_one_look_counts():
    board = compile_board(crowd())
    walk = WideWalk(State(board, greedy(board)), 1, 10**9, 0)
    state = walk.state
    looked = list(walk._promising(10.0 * state.wish))
    assert len(looked) > 100
    for topic, to, other, least in looked:
        source = state.phase_of[topic]
        covered = state.covered(to, other, topic) + state.covered(source, topic, other)
        assert state.wish * covered - walk._expected_in(to) - (walk._expected()[source]) >= least
