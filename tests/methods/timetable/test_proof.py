"""Proofs: by counting without a solver, by the exact search in its own process, which never outlives the call."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from miteinander.methods.timetable import Person, Place, Topic, count, propose, violations
from miteinander.methods.timetable.board import compile_board
from miteinander.methods.timetable.formats import event_as_data
from miteinander.methods.timetable.proof import ceiling, most_wishes, prove
from miteinander.methods.timetable.rooms import points_in
from miteinander.methods.trouble import Cancelled
from tests.methods.timetable.events import GARDEN, HAND, hand, most_points, person, seeded, with_pins

ROOT = Path(__file__).resolve().parents[3]


def needs_solver() -> None:
    pytest.importorskip("ortools", reason="needs OR-tools: the optional extra timetable")


def hard_to_prove():
    """Three wishes, three phases, too few places: counting does not reach the optimum."""
    chance = random.Random(4)
    topics = tuple(Topic(f"t{at}") for at in range(9))
    persons = tuple(
        Person(f"p{at}", frozenset(f"t{number}" for number in chance.sample(range(9), 3))) for at in range(9)
    )
    return hand(*topics, persons=persons)


def test_the_example_by_hand_is_proven_by_counting_without_a_solver():
    found = propose(hand())
    assert (count(hand(), found).wishes_met, found.wishes_bound) == (6, 6)
    assert (found.proven, found.solver) == (True, "not needed")


def test_no_person_can_have_more_wishes_met_than_phases_topics_places_and_seats_allow():
    many = (person("Ada", "garten", "markt", "rad"), person("Ben", "rad", absent=frozenset({"2"})))
    assert most_wishes(compile_board(hand(persons=many))) == 3
    alone = replace(hand(), phases=hand().phases[:1], rooms=hand().rooms[1:])
    assert most_wishes(compile_board(alone)) == 2


def test_a_change_that_cannot_be_avoided_lowers_what_is_possible():
    host = frozenset({"Ada"})
    away = (replace(HAND[0], absent=frozenset({"1"})), *HAND[1:])
    event = hand(replace(GARDEN, hosts=host), persons=tuple(replace(p, interests=frozenset()) for p in away))
    moved = replace(event, previous={"garten": Place("1", "saal")})
    assert ceiling(compile_board(moved)) == -10
    assert propose(moved).proven


def test_the_exact_search_agrees_with_trying_every_plan():
    needs_solver()
    for seed in range(12):
        event = with_pins(seeded(random.Random(seed), 3), random.Random(seed))
        board = compile_board(event)
        proof = prove(board, [[] for _ in event.phases], seconds=20)
        assert (proof.status, proof.bound) == ("optimal", most_points(event))
        found = propose(event, exact=True)
        assert violations(event, found) == ()
        assert count(event, found).points == most_points(event)
        assert found.proven


def test_a_proof_that_counting_cannot_give_comes_from_the_exact_search():
    needs_solver()
    event = hard_to_prove()
    counted, proven = propose(event, exact=False), propose(event)
    assert (counted.proven, counted.solver) == (False, "skipped")
    assert (proven.proven, proven.solver) == (True, "optimal")
    assert count(event, counted).points == count(event, proven).points == proven.points_bound


def test_the_clock_may_end_the_walk_and_the_result_says_so():
    found = propose(hard_to_prove(), seconds=0.000_001)
    assert (found.cut, found.proven, found.solver) == (True, False, "skipped")
    assert violations(hard_to_prove(), found) == ()


def test_cancelling_in_the_proof_ends_the_process_of_the_solver():
    needs_solver()
    before = children()  # other tests in this process may have left a server of theirs

    def cancel(_share: float, step: str) -> None:
        if step == "prove":
            assert children() > before
            raise Cancelled

    with pytest.raises(Cancelled):
        propose(hard_to_prove(), exact=True, progress=cancel)
    assert children() == before


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_cancelling_in_the_walk_ends_the_work():
    told = []

    def cancel(share: float, step: str) -> None:
        told.append((share, step))
        raise Cancelled

    with pytest.raises(Cancelled):
        propose(hard_to_prove(), progress=cancel)
    assert told == [(0.0, "anneal")]


def test_progress_only_grows_and_ends_at_one():
    shares = []
    propose(hard_to_prove(), exact=False, progress=lambda share, _step: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_without_or_tools_the_same_rules_hold_and_nothing_is_called_proven_that_is_not(tmp_path):
    event = hard_to_prove()
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event_as_data(event)))
    asked = (
        "import sys; sys.modules['ortools'] = None\n"
        "from miteinander.methods.command import main\n"
        f"main(['timetable', {str(file)!r}, '--json'])"
    )
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    told = json.loads(run.stdout)
    assert (told["solver"], told["proven"], told["violations"]) == ("missing", False, [])
    assert told["wishes_met"] == count(event, propose(event, exact=False)).wishes_met


def test_the_model_counts_a_plan_as_the_plan_counts_itself():
    needs_solver()
    event = hard_to_prove()
    board = compile_board(event)
    proof = prove(board, [[], []], seconds=20)
    assert proof.placed is not None
    assert sum(points_in(board, s, placed) for s, placed in enumerate(proof.placed)) == proof.bound


def test_only_plans_better_than_a_known_one_are_looked_for():
    needs_solver()
    event = hard_to_prove()
    board = compile_board(event)
    nothing: list[list] = [[] for _ in event.phases]
    best = prove(board, nothing, seconds=20).bound
    proven, better = (prove(board, nothing, seconds=20, known=points) for points in (best, best - 10))
    assert (proven.placed, proven.bound, proven.status) == (None, best, "optimal")
    assert better.bound == sum(points_in(board, s, placed) for s, placed in enumerate(better.placed)) == best


def test_phases_that_a_pin_or_an_absence_tells_apart_are_not_renamed():
    needs_solver()
    away = tuple(replace(p, absent=frozenset({"1"})) for p in HAND)
    pinned = (replace(GARDEN, pinned=Place("2")), *hand().topics[1:])
    for event in (hand(persons=away), hand(*pinned), hand(closed=frozenset({Place("1", "saal")}))):
        board = compile_board(event)
        assert prove(board, [[], []], seconds=20).bound == most_points(event)
