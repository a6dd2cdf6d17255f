"""Taking part over HTTP: one cookie, only after the click, only for this meeting."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from miteinander.meetings.models import AgendaItem, Fishbowl, Meeting, Participant
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.day import WRONG_CODES
from tests.cast import make_meeting, make_registration

PAGE = "/treffen/heute/dabei/"


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


@pytest.fixture
def today(cast) -> Meeting:
    now = timezone.now()
    times = {"starts_at": now - timedelta(minutes=1), "ends_at": now + timedelta(minutes=1)}
    return make_meeting(cast, slug="heute", registration_ends_at=now, event_code="K7M3PQ", **times)


def test_joining_by_code_sets_one_cookie_for_this_meeting_only(client, today):
    assert client.get(PAGE).status_code == 200
    assert "teilnahme" not in client.cookies
    client.post(PAGE, {"code": " k7m-3pq", "name": "Robin"})
    cookie = client.cookies["teilnahme"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/treffen/heute/", True, "Lax")
    assert "Willkommen, Robin" in client.get(PAGE).content.decode()


def test_a_second_click_makes_no_second_participant(client, today):
    for _click in range(2):
        client.post(PAGE, {"code": "K7M3PQ"})
    assert Participant.objects.count() == 1


def test_a_wrong_code_says_where_the_right_one_stands_and_keeps_the_name(client, today):
    answer = client.post(PAGE, {"code": "FALSCH", "name": "Robin"})
    page = answer.content.decode()
    assert (answer.status_code, "Dieser Code stimmt nicht." in page, 'value="Robin"' in page) == (422, True, True)


def test_behind_a_proxy_one_who_tries_codes_locks_out_nobody_else(client, today, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _try in range(WRONG_CODES):
        client.post(PAGE, {"code": "FALSCH"}, headers={"X-Forwarded-For": "192.0.2.1"})
    right = [
        client.post(PAGE, {"code": "K7M3PQ"}, headers={"X-Forwarded-For": f"198.51.100.7, {address}"}).status_code
        for address in ("192.0.2.1", "192.0.2.2")
    ]
    assert right == [422, 302]


def test_a_badge_greets_its_bearer_and_joins_by_one_click(client, today):
    code = make_registration(today, name="Kim Muster").attendees.get().badge_code
    assert "Guten Tag, Kim Muster" in client.get(f"{PAGE}{code}/").content.decode()
    assert Participant.objects.count() == 0
    client.post(f"{PAGE}{code}/", {"name": ""})
    assert Participant.objects.get().name == "Kim Muster"


def test_a_helper_who_opens_a_badge_can_check_in_there(client_of, today):
    code = make_registration(today, name="Kim Muster").attendees.get().badge_code
    seen = {who: b"/leitung/einlass/da/" in client_of(who).get(f"{PAGE}{code}/").content for who in
            ("guest", "member", "organiser")}  # fmt: skip
    assert seen == {"guest": False, "member": False, "organiser": True}


def test_an_unknown_badge_looks_like_a_wrong_code(client, today):
    assert client.get(f"{PAGE}GIBTSNCH/").status_code == 422


def test_the_page_of_the_day_shows_the_doors_of_the_meeting(client, today, cast):
    plan_model_day(today, by=cast.actor("office"), at=timezone.now())
    client.post(PAGE, {"code": "K7M3PQ"})
    page = client.get(PAGE).content.decode()
    assert [word for word in ("fishbowl/", "barcamp/", "ernte/") if f"/treffen/heute/{word}" in page] == [
        "fishbowl/",
        "barcamp/",
        "ernte/",
    ]


@pytest.mark.parametrize(
    ("window", "open_doors", "words"),
    [
        ({}, 1, "Frage stellen"),
        ({"asks_from": timedelta(minutes=-9)}, 1, "Frage stellen"),
        ({"asks_from": timedelta(hours=9)}, 0, "Fragen und Kreis"),
        ({"asks_until": timedelta(minutes=-1)}, 0, "Fragen und Kreis"),
    ],
)
def test_the_door_of_the_fishbowl_is_open_while_questions_are_taken(client, today, cast, window, open_doors, words):
    plan_model_day(today, by=cast.actor("office"), at=timezone.now())
    item = today.agenda_items.get(format="fishbowl")
    AgendaItem.objects.filter(pk=item.pk).update(starts_at=timezone.now())
    Fishbowl.objects.update(version=2, **{name: timezone.now() + step for name, step in window.items()})
    client.post(PAGE, {"code": "K7M3PQ"})
    doors = client.get(PAGE).context["page"].doors
    assert sum(door.is_open for door in doors if door.page == "fishbowl/") == open_doors
    assert f'fishbowl/">{words}</a>' in client.get("/treffen/heute/").content.decode()


def test_a_forged_cookie_is_no_cookie(client, today):
    client.cookies["teilnahme"] = "erfunden:falsch"
    assert "Willkommen" not in client.get(PAGE).content.decode()


def test_the_device_asks_before_it_forgets_and_says_so_afterwards(client, today):
    client.post(PAGE, {"code": "K7M3PQ"})
    asked = client.get(f"{PAGE}verlassen/").content.decode()
    assert ("Auf diesem Gerät vergessen?" in asked, client.cookies["teilnahme"].value != "") == (True, True)
    page = client.post(f"{PAGE}verlassen/", follow=True).content.decode()
    assert ("Dieses Gerät weiß nun nicht mehr, dass Sie dabei sind." in page) is True
    assert client.cookies["teilnahme"].value == ""


def test_a_device_that_knows_nobody_is_led_to_the_code(client, today):
    assert client.get(f"{PAGE}verlassen/").url == PAGE
