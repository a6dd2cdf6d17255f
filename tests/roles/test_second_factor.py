"""Staff reach nothing of their work without a second factor, whatever they ask for and however."""

import pytest

from tests.cast import Cast
from tests.conftest import sign_in

SETUP = "/konto/2fa/"


@pytest.mark.parametrize(
    "path", ["/", "/treffen/", "/post/eingang/", "/datenschutz/vorgaenge/?verb=x", "/konto/rollen/"]
)
def test_deep_links_lead_to_the_setup(cast: Cast, client_of, path: str):
    answer = client_of("office", second_factor=False).get(path)
    assert (answer.status_code, answer["Location"]) == (302, SETUP)


def test_a_post_changes_nothing_and_leads_there(cast: Cast, client_of):
    answer = client_of("office", second_factor=False).post("/treffen/neu/", {"title": "x"})
    assert (answer.status_code, answer["Location"]) == (302, SETUP)


def test_a_pdf_is_not_given_out(cast: Cast, meeting, client_of):
    answer = client_of("organiser", second_factor=False).get("/treffen/tag-1/programm.pdf")
    assert (answer.status_code, answer["Location"]) == (302, SETUP)


def test_a_part_asked_for_by_a_script_moves_the_whole_page(cast: Cast, client_of):
    answer = client_of("office", second_factor=False).get("/treffen/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.content) == (200, SETUP, b"")


def test_the_setup_says_why(cast: Cast, client_of):
    page = client_of("office", second_factor=False).get(SETUP).content.decode()
    assert "Ihre Rolle öffnet Daten anderer Menschen. Deshalb brauchen Sie einen zweiten Faktor" in page


def test_with_a_second_factor_the_office_works(cast: Cast, client_of):
    assert client_of("office").get("/post/eingang/").status_code == 200


@pytest.mark.parametrize("who", ["member", "resident"])
def test_whoever_holds_no_staff_role_needs_none(cast: Cast, client_of, who: str):
    assert client_of(who, second_factor=False).get("/treffen/").status_code == 200


def test_leaving_is_always_possible(cast: Cast, client_of):
    assert client_of("office", second_factor=False).get("/konto/logout/").status_code == 200


def test_the_page_that_was_wanted_is_offered_once_a_factor_is_there(cast: Cast, client_of):
    client = client_of("office", second_factor=False)
    client.get("/post/eingang/?seite=2")
    sign_in(client, cast.office)
    onward = 'href="/post/eingang/?seite=2"'
    assert onward in client.get(SETUP).content.decode()
    client.get("/post/eingang/?seite=2")
    assert onward not in client.get(SETUP).content.decode()
