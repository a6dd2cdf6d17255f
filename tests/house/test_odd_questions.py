"""Questions nobody asks by a click: a sentence or a page, never an error of the program."""

import pytest

from tests.cast import Cast

DESK = "/treffen/tag-1/leitung/anmeldungen/"
ODD = (
    f"{DESK}?page={'9' * 5000}",
    f"{DESK}?page=%D9%A1&stand=x&weg=y",
    f"{DESK}erfassen/?brief=abc",
    "/treffen/?page=-1",
    "/post/eingang/?page=x",
    "/datenschutz/vorgaenge/?day=9999-12-31",
    "/datenschutz/vorgaenge/?day=0001-01-01&channel=x",
)


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:60])
def test_the_office_gets_a_page_whatever_stands_in_the_address(cast: Cast, meeting, client_of, path):
    assert client_of("office").get(path).status_code == 200


@pytest.mark.parametrize("came_from", ["http://[", "http://[::1", "//evil.example", "/\\evil.example"])
def test_the_language_switch_leads_home_from_an_address_that_is_none(db, client, came_from):
    answer = client.post("/sprache/", {"language": "de"}, headers={"Referer": came_from})
    assert (answer.status_code, answer["Location"]) == (302, "/")
