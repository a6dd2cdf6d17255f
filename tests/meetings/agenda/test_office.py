"""The agenda over HTTP: written, moved by buttons, shifted, printed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from miteinander.meetings.services.agenda import plan_model_day
from tests.cast import make_meeting, morning

ITEM = {"format": "input", "title": "Impuls", "minutes": "15", "starts": "10:15"}


@pytest.fixture
def meeting(cast):
    begin = morning(30)
    times = {"starts_at": begin, "ends_at": begin + timedelta(hours=6), "registration_ends_at": begin}
    return make_meeting(cast, **times)


@pytest.fixture
def office(client_of):
    return client_of("office")


AGENDA = "/treffen/tag-1/leitung/programm/"


def test_an_empty_agenda_offers_the_model_day(office, meeting):
    assert "Mustertag übernehmen" in office.get(AGENDA).content.decode()
    office.post(f"{AGENDA}muster/")
    assert meeting.agenda_items.count() == 11


def test_an_item_has_speakers_and_material(office, meeting):
    lines = {"speakers": "Alex Beispiel | Universität\nKim", "materials": "Folien | https://example.org/f.pdf"}
    assert office.post(f"{AGENDA}neu/", ITEM | lines).status_code == 302
    item = meeting.agenda_items.get()
    assert [(who.name, who.organisation) for who in item.speakers.all()] == [
        ("Alex Beispiel", "Universität"),
        ("Kim", ""),
    ]
    assert item.materials.get().url == "https://example.org/f.pdf"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"materials": "Folien"}, "braucht hinter dem Strich eine Adresse"),
        ({"materials": "Folien | javascript:alert(1)"}, "braucht hinter dem Strich eine Adresse"),
        ({"speakers": "| Nur die Organisation"}, "beginnt mit einem senkrechten Strich"),
        ({"minutes": "0"}, "Bitte geben Sie mindestens 1 ein."),
    ],
)
def test_a_mistake_is_named_and_nothing_is_stored(office, meeting, change, message):
    answer = office.post(f"{AGENDA}neu/", ITEM | change)
    assert (answer.status_code, message in answer.content.decode()) == (422, True)
    assert meeting.agenda_items.count() == 0


def test_buttons_move_and_remove(office, meeting, cast):
    items = plan_model_day(meeting, by=cast.actor("office"), at=timezone.now())
    office.post(f"{AGENDA}{items[4].pk}/tun/", {"act": "down"})
    office.post(f"{AGENDA}{items[0].pk}/tun/", {"act": "remove"})
    order = list(meeting.agenda_items.values_list("pk", flat=True))
    assert order[:5] == [items[1].pk, items[2].pk, items[3].pk, items[5].pk, items[4].pk]


def test_it_gets_later_once_even_when_clicked_twice(office, meeting, cast):
    items = plan_model_day(meeting, by=cast.actor("office"), at=timezone.now())
    later = f"{AGENDA}{items[2].pk}/spaeter/"
    answers = [office.post(later, {"minutes": "10", "version": "2"}).status_code for _click in range(2)]
    assert answers == [302, 422]
    assert meeting.agenda_items.get(pk=items[2].pk).starts_at == items[2].starts_at + timedelta(minutes=10)


def test_a_stale_item_shows_both_versions(office, client_of, meeting, cast):
    item = plan_model_day(meeting, by=cast.actor("office"), at=timezone.now())[2]
    page = f"{AGENDA}{item.pk}/"
    client_of("organiser").post(page, ITEM | {"version": "1", "title": "Ihre Fassung"})
    stale = office.post(page, ITEM | {"version": "1", "title": "Meine Fassung"})
    text = stale.content.decode()
    assert (stale.status_code, "Ihre Fassung" in text, "Meine Fassung" in text) == (409, True, True)


@pytest.mark.parametrize("name", ["programm.pdf", "aushang.pdf"])
def test_the_programme_is_printed_for_everybody(client, meeting, cast, name):
    plan_model_day(meeting, by=cast.actor("office"), at=timezone.now())
    answer = client.get(f"/treffen/tag-1/{name}")
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_same_item_sent_twice_is_one_item(office, meeting):
    for _click in range(2):
        assert office.post(f"{AGENDA}neu/", ITEM | {"key": "0190f3a0-0000-7000-8000-000000000002"}).status_code == 302
    assert meeting.agenda_items.count() == 1
