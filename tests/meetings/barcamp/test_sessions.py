"""The wall and the results."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.models import Act
from miteinander.meetings.models import Session
from miteinander.meetings.services.sessions import (
    Result,
    park_pitch,
    pin_pitch,
    place_pitch,
    swap_pitches,
    write_result,
)

pytestmark = pytest.mark.django_db


def place(scene, pitch, number=1, room=0):
    return place_pitch(pitch, scene.slot(number, room), by=scene.organiser, at=scene.at)


def wall(scene):
    sessions = Session.objects.filter(pitch__barcamp=scene.barcamp).select_related("pitch", "round", "room")
    return {session.pitch.title: (session.round.number, session.room.name) for session in sessions}


def test_a_topic_gets_a_place_moves_and_is_parked(scene):
    pitch = scene.card("Raumteiler")
    place(scene, pitch)
    place(scene, pitch, 2, 1)
    assert wall(scene) == {"Raumteiler": (2, "Bücherei")}
    park_pitch(pitch, by=scene.organiser, at=scene.at)
    pitch.refresh_from_db()
    assert (wall(scene), pitch.state) == ({}, "parked")


def test_of_two_on_one_slot_the_second_reads_who_stands_there(scene):
    place(scene, scene.card("Raumteiler"))
    with pytest.raises(Stale, match=r"„Raumteiler“ steht dort schon \(Runde 1, Großer Saal\)"):
        place(scene, scene.card("Bürgerbudget"))
    assert wall(scene) == {"Raumteiler": (1, "Großer Saal")}


def test_the_database_itself_keeps_two_out_of_one_slot(scene):
    place(scene, scene.card("Raumteiler"))
    slot, other = scene.slot(), scene.card("Bürgerbudget")
    with pytest.raises(IntegrityError, match="one_session_per_slot"):
        Session.objects.create(pitch=other, round=slot.round, room=slot.room, placed_at=scene.at)


def test_two_topics_swap_in_one_step(scene):
    one, other = scene.card("Raumteiler"), scene.card("Bürgerbudget")
    place(scene, one, 1, 0)
    place(scene, other, 3, 2)
    swap_pitches(one, other, by=scene.organiser, at=scene.at)
    assert wall(scene) == {"Bürgerbudget": (1, "Großer Saal"), "Raumteiler": (3, "Dachzimmer")}


def test_a_topic_that_was_changed_in_the_meantime_is_not_moved(scene):
    pitch = scene.card("Raumteiler")
    place(scene, pitch)
    with pytest.raises(Stale, match="„Raumteiler“ wurde inzwischen geändert"):
        place_pitch(pitch, scene.slot(2), by=scene.organiser, at=scene.at, seen=1)


def test_nothing_is_placed_into_a_round_that_is_over(scene):
    with pytest.raises(Refused, match="Runde 1 ist vorbei"):
        place_pitch(scene.card(), scene.slot(), by=scene.organiser, at=scene.at + timedelta(minutes=40))


def test_only_placed_topics_are_pinned_and_parking_unpins(scene):
    pitch = scene.card()
    with pytest.raises(Refused, match="Nur ein Thema mit Platz"):
        pin_pitch(pitch, pinned=True, by=scene.organiser, at=scene.at)
    place(scene, pitch)
    pin_pitch(pitch, pinned=True, by=scene.organiser, at=scene.at)
    park_pitch(pitch, by=scene.organiser, at=scene.at)
    pitch.refresh_from_db()
    assert not pitch.is_pinned


def test_people_in_the_room_do_not_place_topics(scene):
    for other in (scene.somebody(), scene.outsider):
        with pytest.raises(Forbidden):
            place_pitch(scene.card(), scene.slot(), by=other, at=scene.at)


def test_anybody_in_the_room_writes_the_result_and_the_topic_is_done(scene):
    session = place(scene, scene.card())
    write_result(session, Result(what="Viele wollen"), by=scene.somebody(), at=scene.at, seen=1)
    session.refresh_from_db()
    assert (session.what, session.result_channel, session.pitch.state) == ("Viele wollen", "web", "done")


def test_a_result_on_paper_counts_the_same(scene):
    session = place(scene, scene.card())
    result = Result("Was", "Na und", "Was nun", "Stadt Aalen")
    write_result(session, result, by=scene.organiser, at=scene.at, seen=1, channel=Channel.PAPER)
    act = Act.objects.upon(session).get()
    assert (act.verb, act.channel, act.person, act.recorded_by) == (
        "wrote result", "paper", None, scene.organiser.person,
    )  # fmt: skip


def test_two_writers_both_see_both_texts(scene):
    session = place(scene, scene.card())
    write_result(session, Result(what="von Kim"), by=scene.somebody(), at=scene.at, seen=1)
    with pytest.raises(Stale) as refusal:
        write_result(session, Result(what="von Noor"), by=scene.somebody("Noor"), at=scene.at, seen=1)
    theirs = refusal.value.theirs
    assert theirs.what == "von Kim"
    assert Result(what="von Noor").joined_with(Result(what=theirs.what)).what == "von Kim\nvon Noor"


def test_a_double_submit_of_the_same_result_is_harmless(scene):
    session = place(scene, scene.card())
    for _twice in range(2):
        write_result(session, Result(what="gleich"), by=scene.organiser, at=scene.at, seen=1)
    session.refresh_from_db()
    assert session.what == "gleich"


def test_outsiders_write_no_results(scene):
    session = place(scene, scene.card())
    with pytest.raises(Forbidden):
        write_result(session, Result(what="x"), by=scene.outsider, at=scene.at, seen=1)
