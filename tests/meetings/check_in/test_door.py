"""The door over HTTP: plain forms, transmissions of a device, paper."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from miteinander.meetings.models import Attendee, CheckIn, Meeting
from tests.cast import make_meeting, make_registration

DOOR = "/treffen/heute/leitung/einlass/"


@pytest.fixture
def today(cast) -> Meeting:
    now = timezone.now()
    times = {"starts_at": now - timedelta(minutes=1), "ends_at": now + timedelta(minutes=1)}
    return make_meeting(cast, slug="heute", registration_ends_at=now, capacity=400, **times)


@pytest.fixture
def kim(today):
    return make_registration(today, name="Kim Muster").attendees.get()


def transmit(client, *entries):
    return client.post(f"{DOOR}uebertragen/", json.dumps({"entries": entries}), content_type="application/json")


def entry(**fields):
    return {"nonce": str(uuid4()), "at": timezone.now().isoformat()} | fields


def test_without_javascript_each_row_is_a_form_that_checks_in_and_takes_back(client_of, kim):
    client = client_of("organiser")
    done = client.post(f"{DOOR}da/", {"code": kim.badge_code}, follow=True)
    assert "Kim Muster ist eingecheckt" in done.content.decode()
    client.post(f"{DOOR}zurueck/", {"code": kim.badge_code})
    assert CheckIn.objects.count() == 0


def test_a_device_transmits_good_and_bad_entries_and_each_gets_its_answer(client_of, kim):
    entries = [
        entry(code=kim.badge_code),
        entry(code="GIBTSNICHT"),
        entry(name="Toni Spontan", organisation="Aalen"),
        {"nonce": "krumm", "at": "gestern", "code": "X"},
        {"nonce": str(uuid4()), "at": "2019-05-21T10:00:00", "code": kim.badge_code},
        "gar nichts",
        entry(name="", email="keine"),
    ]
    answer = transmit(client_of("organiser"), *entries).json()
    outcomes = [result["outcome"] for result in answer["results"]]
    assert outcomes == ["checked_in", "unknown", "checked_in", "invalid", "invalid", "invalid", "invalid"]
    assert answer["present"] == 2


def test_a_whole_transmission_repeated_changes_nothing(client_of, kim):
    client, entries = client_of("organiser"), [entry(code=kim.badge_code), entry(name="Toni Spontan")]
    first, second = (transmit(client, *entries).json() for _time in range(2))
    assert [result["outcome"] for result in second["results"]] == ["repeated", "repeated"]
    assert first["present"] == second["present"] == 2


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"entries": 5}', "\x00", json.dumps({"entries": [1] * 501})])
def test_what_is_no_transmission_is_refused_in_german(client_of, today, body):
    answer = client_of("organiser").post(f"{DOOR}uebertragen/", body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["problem"][:3] in {"Die", "Bit"}


@pytest.mark.parametrize("who", ["guest", "member", "outsider"])
def test_nobody_else_transmits(client_of, kim, who):
    assert transmit(client_of(who), entry(code=kim.badge_code)).status_code == 403
    assert CheckIn.objects.count() == 0


def test_a_walk_in_is_let_in_by_three_fields(client_of, today):
    fields = {"gast-nonce": str(uuid4()), "gast-name": "Toni O’Spontan 🌳", "gast-organisation": "Turnverein"}
    client = client_of("organiser")
    answers = [client.post(f"{DOOR}gast/", fields, follow=True) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert CheckIn.objects.count() == 1


def test_a_walk_in_gets_the_code_for_the_badge_on_every_way(client_of, today):
    client, fields = client_of("organiser"), {"gast-nonce": str(uuid4()), "gast-name": "Toni Spontan"}
    page = client.post(f"{DOOR}gast/", fields, follow=True).content.decode()
    (result,) = transmit(client, entry(name="Kim Spontan")).json()["results"]
    codes = {one.name: one.badge_code for one in Attendee.objects.all()}
    assert f"Toni Spontan ist eingelassen. Code fürs Namensschild: {codes['Toni Spontan']}" in page
    assert result["text"] == f"Kim Spontan ist eingelassen. Code fürs Namensschild: {codes['Kim Spontan']}"


def test_a_search_without_hits_offers_to_let_in_whom_one_looked_for(client_of, kim):
    answer = client_of("organiser").get(f"{DOOR}?suche=Zwiebel")
    assert answer.context["form"].initial["name"] == "Zwiebel"
    assert answer.context["expected"] == 1
    assert 'id="einlass-niemand" role="status">' in answer.content.decode()


def test_a_walk_in_without_a_name_is_asked_for_it(client_of, today):
    answer = client_of("organiser").post(f"{DOOR}gast/", {"gast-nonce": str(uuid4()), "gast-organisation": "Ulm"})
    assert answer.status_code == 422
    assert 'value="Ulm"' in answer.content.decode()


def test_the_ticked_list_is_typed_in_afterwards(client_of, today):
    codes = [make_registration(today, name=f"Person {n}").attendees.get().badge_code for n in range(3)]
    client_of("organiser").post(f"{DOOR}liste/", {"code": codes[:2]})
    assert set(CheckIn.objects.values_list("channel", flat=True)) == {"paper"}
    assert CheckIn.objects.count() == 2


@pytest.mark.parametrize("name", ["liste.pdf", "namensschilder.pdf"])
def test_list_and_badges_are_printed(client_of, kim, name):
    answer = client_of("organiser").get(DOOR + name)
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_door_costs_the_same_for_three_hundred(client_of, today, django_assert_max_num_queries, count):
    for number in range(count):
        make_registration(today, name=f"Person {number}")
    client = client_of("organiser")
    with django_assert_max_num_queries(10):
        assert client.get(DOOR).content.count(b"data-check-in") == count
