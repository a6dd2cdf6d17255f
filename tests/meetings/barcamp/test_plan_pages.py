"""The page of the proposed plan."""

from datetime import timedelta

import pytest

from miteinander.meetings.models import Session
from tests.meetings.barcamp.test_pages import text, url

pytestmark = pytest.mark.django_db


def test_a_plan_is_proposed_shown_and_taken_over(scene, now, client_of):
    office = client_of("organiser")
    scene.card("Raumteiler", hands=50)
    office.post(url("plan-decide", scene), {"act": "propose"})
    page = text(office.get(url("barcamp-plan", scene)))
    assert "50 Personen für „Raumteiler“, aber nur 40 Sitzplätze; es fehlen 10 Sitzplätze." in page
    assert Session.objects.count() == 0
    office.post(url("plan-decide", scene), {"act": "adopt"})
    assert Session.objects.get().pitch.title == "Raumteiler"


def test_a_plan_without_topics_says_so(scene, now, client_of):
    answer = client_of("organiser").post(url("plan-decide", scene), {"act": "propose"})
    assert (answer.status_code, "Es gibt noch keine Themen" in text(answer)) == (422, True)


def test_a_running_round_is_named_and_filled_on_request(scene, client_of, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: scene.at + timedelta(minutes=20))
    office = client_of("organiser")
    scene.card("Raumteiler", hands=30)
    office.post(url("plan-decide", scene), {"act": "propose"})
    page = text(office.get(url("barcamp-plan", scene)))
    assert "Runde 1 läuft seit" in page
    assert "3 Räume sind dort frei." in page
    office.post(url("plan-decide", scene), {"act": "propose-running"})
    office.post(url("plan-decide", scene), {"act": "adopt"})
    assert Session.objects.get().round.number == 1
