"""The barcamp's rounds, rooms and windows."""

from datetime import timedelta

import pytest

from miteinander.ground.refusals import Forbidden, Refused
from miteinander.meetings.services.barcamp import (
    RoomFacts,
    Timing,
    Windows,
    add_room,
    change_room,
    open_barcamp,
    remove_room,
    set_rounds,
    set_windows,
)
from miteinander.meetings.services.sessions import place_pitch, shift_rounds

pytestmark = pytest.mark.django_db


def times(scene):
    return [(round_.number, round_.starts_at - scene.at, round_.minutes) for round_ in scene.barcamp.rounds.all()]


def test_a_barcamp_starts_with_three_rounds_of_25_minutes_after_the_collecting(scene):
    assert times(scene) == [
        (1, timedelta(minutes=15), 25),
        (2, timedelta(minutes=40), 25),
        (3, timedelta(minutes=65), 25),
    ]


def test_opening_it_again_changes_nothing(scene):
    assert open_barcamp(scene.barcamp.item, by=scene.organiser, at=scene.at) == scene.barcamp
    assert scene.barcamp.rounds.count() == 3


def test_rounds_can_be_more_longer_and_later(scene):
    timing = Timing(4, scene.at + timedelta(minutes=5), minutes=20, pause=5)
    set_rounds(scene.barcamp, timing, by=scene.organiser, at=scene.at)
    assert times(scene)[3] == (4, timedelta(minutes=80), 20)


def test_a_round_with_a_topic_does_not_disappear(scene):
    place_pitch(scene.card(), scene.slot(3), by=scene.organiser, at=scene.at)
    with pytest.raises(Refused, match="Verschieben oder parken"):
        set_rounds(scene.barcamp, Timing(2, scene.at), by=scene.organiser, at=scene.at)
    assert scene.barcamp.rounds.count() == 3


def test_only_rounds_to_come_move_when_it_gets_later(scene):
    scene.open_windows(marks_end_at=scene.at + timedelta(minutes=50))
    moved = shift_rounds(scene.barcamp, 10, scene.at + timedelta(minutes=20))
    scene.barcamp.refresh_from_db()
    assert (moved, [start // timedelta(minutes=1) for _number, start, _minutes in times(scene)]) == (2, [15, 50, 75])
    assert scene.barcamp.marks_end_at == scene.at + timedelta(minutes=60)


def test_a_window_closes_by_itself(scene):
    ends = scene.at + timedelta(minutes=10)
    windows = Windows(takes_topics=True, takes_marks=True, topics_end_at=ends, marks_end_at=ends)
    set_windows(scene.barcamp, windows, by=scene.organiser, at=scene.at)
    assert scene.barcamp.topics_are_open(ends - timedelta(seconds=1))
    assert not scene.barcamp.topics_are_open(ends)
    assert not scene.barcamp.marks_are_open(ends)


def test_two_rooms_do_not_share_a_name(scene):
    with pytest.raises(Refused, match="Es gibt schon einen Raum „Bücherei“"):
        add_room(scene.barcamp, RoomFacts("Bücherei", 9), by=scene.organiser, at=scene.at)


def test_a_room_is_corrected(scene):
    room = scene.slot(1, 1).room
    change_room(room, RoomFacts("Bücherei", 18, way="1. Stock"), by=scene.organiser, at=scene.at)
    room.refresh_from_db()
    assert (room.seats, room.way) == (18, "1. Stock")


def test_a_room_in_use_stays(scene):
    place_pitch(scene.card(), scene.slot(1, 2), by=scene.organiser, at=scene.at)
    with pytest.raises(Refused, match="In diesem Raum stehen Themen"):
        remove_room(scene.slot(1, 2).room, by=scene.organiser, at=scene.at)
    remove_room(scene.slot(1, 1).room, by=scene.organiser, at=scene.at)
    assert [room.name for room in scene.barcamp.rooms.all()] == ["Großer Saal", "Dachzimmer"]


@pytest.mark.parametrize("who", ["outsider", "member", "guest"])
def test_nobody_else_sets_anything_up(scene, cast, who):
    with pytest.raises(Forbidden):
        set_windows(scene.barcamp, Windows(takes_topics=True), by=cast.actor(who), at=scene.at)
