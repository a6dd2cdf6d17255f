"""Topics and marks."""

from datetime import timedelta

import pytest

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.meetings.choices import PITCH_STEPS, PitchState
from miteinander.meetings.models import Pitch
from miteinander.meetings.reads.barcamp import topic_line
from miteinander.meetings.reads.plan import problem_of
from miteinander.meetings.services.pitches import (
    Topic,
    change_pitch,
    count_hands,
    enter_pitch,
    set_mark,
    take_step,
)
from miteinander.meetings.services.sessions import place_pitch

pytestmark = pytest.mark.django_db
TOPIC = Topic("Wie finden Jugendliche ein Amt?", host_name="Kim")


def test_a_topic_from_a_phone_gets_the_next_number(scene):
    scene.open_windows()
    scene.card(number=7)
    pitch = enter_pitch(scene.barcamp, TOPIC, by=scene.somebody(), at=scene.at)
    assert (pitch.card_number, pitch.state, pitch.channel) == (8, "proposed", "web")


def test_a_card_from_the_wall_is_recorded_by_the_helper_and_not_as_theirs(scene):
    pitch = scene.card("Bürgerbudget", number=3, hands=11)
    act = Act.objects.upon(pitch).get()
    assert (pitch.card_number, pitch.hands_counted, pitch.channel) == (3, 11, "paper")
    assert (act.verb, act.person, act.recorded_by, act.channel) == ("proposed", None, scene.organiser.person, "paper")


def test_the_same_card_is_not_typed_in_twice(scene):
    scene.card("Bürgerbudget", number=3)
    with pytest.raises(Refused, match="Die Karte 3 gibt es schon: „Bürgerbudget“") as refusal:
        scene.card("Raumteiler", number=3)
    assert (refusal.value.field, Pitch.objects.count()) == ("number", 1)


def test_topics_are_refused_when_the_window_is_closed_but_a_draft_is_kept(scene):
    kim = scene.somebody()
    with pytest.raises(Refused, match="Neue Themen werden gerade nicht angenommen"):
        enter_pitch(scene.barcamp, TOPIC, by=kim, at=scene.at)
    draft = enter_pitch(scene.barcamp, TOPIC, by=kim, at=scene.at, draft=True)
    assert (draft.card_number, draft.state) == (None, "draft")


def test_a_draft_is_seen_by_its_author_only_and_proposed_when_the_window_opens(scene):
    kim, noor = scene.somebody(), scene.somebody("Noor")
    draft = enter_pitch(scene.barcamp, TOPIC, by=kim, at=scene.at, draft=True)
    assert list(Pitch.objects.visible_to(kim.link.object_id)) == [draft]
    assert list(Pitch.objects.visible_to(noor.link.object_id)) == list(Pitch.objects.visible_to(None)) == []
    scene.open_windows()
    assert take_step(draft, "propose", by=kim, at=scene.at).card_number == 1


def test_only_the_host_and_the_organisers_change_a_topic(scene):
    scene.open_windows()
    kim = scene.somebody()
    pitch = enter_pitch(scene.barcamp, TOPIC, by=kim, at=scene.at)
    for other in (scene.somebody("Noor"), scene.outsider):
        with pytest.raises(Forbidden):
            change_pitch(pitch, Topic("Anders"), by=other, at=scene.at, seen=1)
    assert change_pitch(pitch, Topic("Besser"), by=kim, at=scene.at, seen=1).title == "Besser"


def test_the_host_no_longer_changes_a_placed_topic(scene):
    scene.open_windows()
    kim = scene.somebody()
    pitch = enter_pitch(scene.barcamp, TOPIC, by=kim, at=scene.at)
    place_pitch(pitch, scene.slot(), by=scene.organiser, at=scene.at)
    with pytest.raises(Refused, match="hat schon einen Platz"):
        change_pitch(pitch, Topic("Besser"), by=kim, at=scene.at, seen=2)
    assert change_pitch(pitch, Topic("Besser"), by=scene.organiser, at=scene.at, seen=2).title == "Besser"


def test_a_stale_change_loses_nothing(scene):
    pitch = scene.card()
    change_pitch(pitch, Topic("Erste Fassung"), by=scene.organiser, at=scene.at, seen=1)
    with pytest.raises(Stale) as refusal:
        change_pitch(pitch, Topic("Zweite Fassung"), by=scene.organiser, at=scene.at, seen=1)
    assert refusal.value.theirs.title == "Erste Fassung"


@pytest.mark.parametrize("state", PitchState.values)
@pytest.mark.parametrize("step", ["withdraw", "restore"])
def test_a_topic_takes_only_the_steps_of_the_table(scene, step, state):
    pitch = scene.card()
    Pitch.objects.filter(pk=pitch.pk).update(state=state)
    before, after = PITCH_STEPS[step]
    if state in before:
        assert take_step(pitch, step, by=scene.organiser, at=scene.at).state == after
    else:
        with pytest.raises(Refused):
            take_step(pitch, step, by=scene.organiser, at=scene.at)


def test_a_mark_is_set_once_and_taken_back(scene):
    scene.open_windows()
    pitch, kim = scene.card(hands=2), scene.somebody()
    for comes in (True, True):
        set_mark(pitch, comes=comes, by=kim, at=scene.at)
    assert Pitch.objects.with_interest().get().interest == 3
    set_mark(pitch, comes=False, by=kim, at=scene.at)
    assert Pitch.objects.with_interest().get().marks == 0
    assert [act.verb for act in Act.objects.upon(pitch).order_by("at", "id")][1:] == ["marked", "marked", "unmarked"]


@pytest.mark.parametrize(("host_name", "hosts", "marks", "interest"), [
    ("", False, False, 2), ("Kim", False, False, 3), ("Kim", True, False, 3), ("Kim", True, True, 3),
])  # fmt: skip
def test_the_host_is_counted_once_as_the_planner_does(scene, host_name, hosts, marks, interest):
    scene.open_windows()
    pitch, kim = scene.card(host_name=host_name, hands=2), scene.somebody()
    Pitch.objects.update(host=kim.link.object_id if hosts else None)
    if marks:
        set_mark(pitch, comes=True, by=kim, at=scene.at)
    pitch = Pitch.objects.with_interest().get()
    planned = problem_of(scene.barcamp, at=scene.at).pitches[0].interest
    assert pitch.interest == topic_line(pitch, participant=None).interest == planned == interest


def test_marks_end_with_their_window_and_are_for_those_in_the_room(scene):
    scene.open_windows(marks_end_at=scene.at + timedelta(minutes=10))
    pitch, kim = scene.card(), scene.somebody()
    with pytest.raises(Refused, match="„Ich komme“ lässt sich gerade nicht anklicken"):
        set_mark(pitch, comes=True, by=kim, at=scene.at + timedelta(minutes=10))
    for other in (scene.organiser, scene.outsider):
        with pytest.raises(Forbidden):
            set_mark(pitch, comes=True, by=other, at=scene.at)


def test_hands_are_counted_by_a_helper(scene):
    pitch = scene.card()
    count_hands(pitch, 14, by=scene.organiser, at=scene.at)
    act = Act.objects.upon(pitch).latest("at", "id")
    pitch.refresh_from_db()
    assert (pitch.hands_counted, act.verb, act.note, act.recorded_by) == (
        14, "counted hands", "14", scene.organiser.person,
    )  # fmt: skip
