"""The sheet of a town's colours, and the switches for language and appearance."""

import pytest
from django.test import RequestFactory

from miteinander.ground.ui import views
from miteinander.ground.ui.context import ui

ask = RequestFactory()


def test_the_colours_of_a_town_may_be_kept_for_a_year():
    response = views.brand(ask.get("/marke/ffd500.css"), digits="ffd500")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_click_on_dark_is_remembered_and_leads_back():
    response = views.theme(ask.post("/darstellung/", {"theme": "dark", "next": "/treffen/?page=2"}))
    assert response["Location"] == "/treffen/?page=2"
    assert response.cookies["erscheinung"].value == "dark"
    assert response.cookies["erscheinung"]["samesite"] == "Lax"


def test_as_on_my_device_forgets_the_choice():
    response = views.theme(ask.post("/darstellung/", {"theme": ""}))
    assert response.cookies["erscheinung"]["max-age"] == 0


def test_a_click_on_english_is_remembered():
    response = views.language(ask.post("/sprache/", {"language": "en", "next": "/"}))
    assert response.cookies["django_language"].value == "en"


def test_a_language_nobody_translated_is_not_remembered():
    response = views.language(ask.post("/sprache/", {"language": "xx", "next": "/"}))
    assert response.cookies["django_language"]["max-age"] == 0


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", ""]
)
def test_a_switch_never_leads_to_another_site(elsewhere):
    response = views.theme(ask.post("/darstellung/", {"theme": "dark", "next": elsewhere}))
    assert response["Location"] == "/"


def test_without_a_wish_in_the_form_the_way_leads_back_where_one_came_from():
    response = views.theme(
        ask.post("/darstellung/", {"theme": "dark"}, headers={"referer": "http://testserver/kommunen/"})
    )
    assert response["Location"] == "/kommunen/"


@pytest.mark.parametrize(("kept", "shown"), [("dark", "dark"), ("light", "light"), ("pink", ""), ("", "")])
def test_only_known_appearances_reach_the_page(kept, shown):
    request = ask.get("/")
    request.COOKIES["erscheinung"] = kept
    assert ui(request)["theme"] == shown
