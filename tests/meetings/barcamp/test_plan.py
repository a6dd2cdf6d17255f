"""The proposed plan: explained, stable, and never published by itself."""

from datetime import timedelta

import pytest

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.meetings.models import Session
from miteinander.meetings.reads.plan import problem_of, proposed_places, proposed_plan
from miteinander.meetings.services.pitches import set_mark
from miteinander.meetings.services.plan import adopt_one, adopt_plan, discard_plan, propose_plan
from miteinander.meetings.services.sessions import park_pitch, pin_pitch, place_pitch

pytestmark = pytest.mark.django_db


def propose(scene):
    propose_plan(scene.barcamp, by=scene.organiser, at=scene.at)
    return proposed_plan(scene.barcamp, at=scene.at)


def test_a_proposal_places_nothing_by_itself(scene):
    scene.card("Raumteiler", hands=30)
    plan = propose(scene)
    assert [(line.pitch.title, line.slot) for line in plan.placed] == [("Raumteiler", "Runde 1, Großer Saal")]
    assert Session.objects.count() == 0


def test_three_people_who_cannot_see_both_are_named_in_words(scene):
    rooms = list(scene.barcamp.rooms.all())
    scene.open_windows()
    one, other = scene.card("Raumteiler"), scene.card("Bürgerbudget")
    for name in ("Kim", "Noor", "Alex"):
        person = scene.somebody(name)
        set_mark(one, comes=True, by=person, at=scene.at)
        set_mark(other, comes=True, by=person, at=scene.at)
    for pitch, room in ((one, rooms[0]), (other, rooms[1])):
        place_pitch(pitch, scene.slot(1, rooms.index(room)), by=scene.organiser, at=scene.at)
        pin_pitch(pitch, pinned=True, by=scene.organiser, at=scene.at)
    assert propose(scene).clashes == (
        "Runde 1: 3 Personen können nicht beide besuchen: „Raumteiler“ und „Bürgerbudget“.",
    )


def test_the_planner_keeps_people_apart_who_want_both(scene):
    scene.open_windows()
    one, other = scene.card("Raumteiler"), scene.card("Bürgerbudget")
    kim = scene.somebody()
    for pitch in (one, other):
        set_mark(pitch, comes=True, by=kim, at=scene.at)
    rounds = {line.slot.split(",")[0] for line in propose(scene).placed}
    assert len(rounds) == 2


def test_who_needs_it_step_free_gets_no_attic(scene):
    for number in range(6):
        scene.card(f"Thema {number}", needs_step_free=True)
    assert not [line for line in propose(scene).placed if "Dachzimmer" in line.slot]


def test_too_many_topics_are_parked_with_a_reason(scene):
    for number in range(10):
        scene.card(f"Thema {number}", hands=number)
    plan = propose(scene)
    assert [line.pitch.title for line in plan.parked] == ["Thema 0"]
    assert plan.parked[0].why.startswith("„Thema 0“ bleibt ohne Platz")


def test_taking_over_moves_everything_in_one_step_and_a_new_proposal_moves_nothing(scene):
    for number in range(8):
        scene.card(f"Thema {number}", hands=number)
    propose(scene)
    assert adopt_plan(scene.barcamp, by=scene.organiser, at=scene.at) == 8
    assert (Session.objects.count(), proposed_plan(scene.barcamp, at=scene.at)) == (8, None)
    assert propose(scene).differences == 0


def test_taking_over_swaps_and_parks_in_one_step(scene):
    one, other, third = scene.card("A", hands=2), scene.card("B", hands=2), scene.card("C")
    for pitch, room in ((one, 0), (other, 1), (third, 2)):
        place_pitch(pitch, scene.slot(1, room), by=scene.organiser, at=scene.at)
    propose(scene)
    slots = [[str(scene.slot(1, room).round.pk), str(scene.slot(1, room).room.pk)] for room in (0, 1)]
    scene.barcamp.proposed_plan["places"] = {str(one.pk): slots[1], str(other.pk): slots[0], str(third.pk): None}
    scene.barcamp.save()
    assert adopt_plan(scene.barcamp, by=scene.organiser, at=scene.at) == 3
    assert sorted(Session.objects.values_list("pitch__title", "room__name")) == [
        ("A", "Bücherei"),
        ("B", "Großer Saal"),
    ]


def test_marks_after_the_plan_move_as_little_as_possible(scene):
    scene.open_windows()
    pitches = [scene.card(f"Thema {number}", hands=number) for number in range(6)]
    propose(scene)
    adopt_plan(scene.barcamp, by=scene.organiser, at=scene.at)
    set_mark(pitches[0], comes=True, by=scene.somebody(), at=scene.at)
    assert propose(scene).differences == 0


def test_a_pinned_topic_stays_where_it_is(scene):
    pitch = scene.card("Klein", hands=1)
    place_pitch(pitch, scene.slot(2, 0), by=scene.organiser, at=scene.at)
    pin_pitch(pitch, pinned=True, by=scene.organiser, at=scene.at)
    for number in range(9):
        scene.card(f"Groß {number}", hands=30)
    assert next(line.slot for line in propose(scene).placed if line.pitch == pitch) == "Runde 2, Großer Saal"


def test_rounds_that_have_begun_are_left_alone(scene):
    running = scene.card("Läuft", hands=9)
    place_pitch(running, scene.slot(1, 0), by=scene.organiser, at=scene.at)
    scene.card("Kommt noch", hands=3)
    problem = problem_of(scene.barcamp, at=scene.at + timedelta(minutes=20))
    assert ([round_.label for round_ in problem.rounds], [pitch.title for pitch in problem.pitches]) == (
        ["Runde 2", "Runde 3"], ["Kommt noch"],
    )  # fmt: skip


def propose_in_round_one(scene, *, with_running):
    at = scene.at + timedelta(minutes=20)
    propose_plan(scene.barcamp, by=scene.organiser, at=at, with_running=with_running)
    return proposed_plan(scene.barcamp, at=at)


def test_a_running_round_is_said_to_be_left_out(scene):
    scene.card("Raumteiler", hands=30)
    plan = propose_in_round_one(scene, with_running=False)
    assert ([round_.number for round_ in plan.left_out], plan.placed[0].slot) == ([1], "Runde 2, Großer Saal")


def test_the_running_round_is_filled_when_asked_for_and_what_runs_there_stays(scene):
    running = scene.card("Läuft", host_name="Robin")
    place_pitch(running, scene.slot(1, 0), by=scene.organiser, at=scene.at)
    for number in range(8):
        scene.card(f"Thema {number}", hands=number)
    plan = propose_in_round_one(scene, with_running=True)
    assert (len(plan.placed), plan.parked, plan.left_out) == (8, (), ())
    adopt_plan(scene.barcamp, by=scene.organiser, at=scene.at + timedelta(minutes=21))
    assert Session.objects.filter(round__number=1).count() == 3
    assert Session.objects.get(pitch=running).room.name == "Großer Saal"


def test_two_running_sessions_of_one_host_do_not_stop_the_plan(scene):
    for room in (0, 1):
        pitch = scene.card(f"Läuft {room}", host_name="Robin")
        place_pitch(pitch, scene.slot(1, room), by=scene.organiser, at=scene.at)
    scene.card("Raumteiler")
    assert len(propose_in_round_one(scene, with_running=True).placed) == 1


def test_a_plan_for_a_round_that_has_begun_since_says_so(scene):
    scene.card("Raumteiler", hands=30)
    propose(scene)
    at = scene.at + timedelta(minutes=20)
    assert [round_.number for round_ in proposed_plan(scene.barcamp, at=at).overtaken] == [1]
    with pytest.raises(Stale, match="Runde 1 hat begonnen, seit dieser Plan erstellt wurde"):
        adopt_plan(scene.barcamp, by=scene.organiser, at=at)


def test_a_single_placement_is_taken_over(scene):
    one, other = scene.card("Raumteiler", hands=30), scene.card("Bürgerbudget", hands=3)
    propose(scene)
    adopt_one(one, by=scene.organiser, at=scene.at)
    assert list(Session.objects.values_list("pitch__title", flat=True)) == ["Raumteiler"]
    assert str(other.pk) in proposed_places(scene.barcamp)


def test_a_plan_from_before_a_change_is_not_forced_through(scene):
    first = scene.card("Raumteiler", hands=30)
    propose(scene)
    place_pitch(scene.card("Später"), scene.slot(1, 0), by=scene.organiser, at=scene.at)
    with pytest.raises(Stale, match="Die Tafel hat sich geändert"):
        adopt_plan(scene.barcamp, by=scene.organiser, at=scene.at)
    first.refresh_from_db()
    assert first.state == "proposed"


def test_discarding_leaves_the_wall_alone(scene):
    pitch = scene.card()
    place_pitch(pitch, scene.slot(), by=scene.organiser, at=scene.at)
    propose(scene)
    discard_plan(scene.barcamp, by=scene.organiser, at=scene.at)
    assert (proposed_plan(scene.barcamp, at=scene.at), Session.objects.count()) == (None, 1)


def test_one_host_is_never_planned_into_two_rooms_at_once(scene):
    for number in range(3):
        scene.card(f"Thema {number}", host_name="Robin  MUSTER" if number else "Robin Muster")
    assert len({line.slot.split(",")[0] for line in propose(scene).placed}) == 3


def test_nothing_to_plan_is_said_plainly(scene):
    with pytest.raises(Refused, match="Es gibt noch keine Themen"):
        propose(scene)
    with pytest.raises(Refused, match="Alle Runden haben schon begonnen"):
        propose_plan(scene.barcamp, by=scene.organiser, at=scene.at + timedelta(hours=3))


def test_outsiders_propose_nothing(scene):
    with pytest.raises(Forbidden):
        propose_plan(scene.barcamp, by=scene.outsider, at=scene.at)


def test_a_parked_topic_stays_in_the_proposal(scene):
    pitch = scene.card("Raumteiler", hands=5)
    place_pitch(pitch, scene.slot(), by=scene.organiser, at=scene.at)
    park_pitch(pitch, by=scene.organiser, at=scene.at)
    assert [line.pitch.title for line in propose(scene).placed] == ["Raumteiler"]
