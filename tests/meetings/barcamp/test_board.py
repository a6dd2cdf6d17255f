"""The board on the projector: cheap while nothing happens, up to date when something does."""

from datetime import timedelta

import pytest
from django.test import Client

from miteinander.meetings.services.sessions import place_pitch
from tests.meetings.barcamp.test_pages import place, text, url

pytestmark = pytest.mark.django_db


def test_the_board_is_asked_with_one_query_while_nothing_changes(scene, now, django_assert_num_queries):
    place(scene, "Raumteiler")
    first = Client().get(url("barcamp-board", scene))
    with django_assert_num_queries(1):
        again = Client().get(url("barcamp-board", scene), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    stand = first.context["stand"]
    assert Client().get(url("barcamp-board", scene), {"stand": stand}).status_code == 204


def test_the_board_shows_a_change_at_once(scene, now):
    place(scene, "Raumteiler")
    first = Client().get(url("barcamp-board", scene))
    place(scene, "Bürgerbudget", 1, 1)
    again = Client().get(url("barcamp-board", scene), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Bürgerbudget" in text(again)


def test_the_board_changes_when_a_round_begins_and_ends(scene, monkeypatch):
    place(scene, "Raumteiler")
    seen = []
    for minutes in (0, 15, 40, 200):
        moment = scene.at + timedelta(minutes=minutes)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        seen.append(Client().get(url("barcamp-board", scene)))
    assert len({answer["ETag"] for answer in seen}) == 4
    assert ["Jetzt: Runde 1" in text(answer) for answer in seen] == [False, True, False, False]
    assert "Die Runden sind vorbei" in text(seen[3])


def test_names_on_the_board_are_for_those_in_the_room(scene, phone):
    place_pitch(scene.card("Raumteiler", host_name="Kim Muster"), scene.slot(), by=scene.organiser, at=scene.at)
    assert "Kim Muster" not in text(Client().get(url("barcamp-board", scene)))
    assert "Kim Muster" in text(phone.get(url("barcamp-board", scene)))
