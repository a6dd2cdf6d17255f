"""What somebody signed in has seen is not found on the computer by whoever sits there next."""

import pytest

from tests.cast import Cast

SEEN = ("/treffen/tag-1/leitung/anmeldungen/", "/post/eingang/", "/treffen/tag-1/leitung/einlass/liste.pdf", "/")


@pytest.mark.parametrize("path", SEEN)
def test_pages_of_those_who_are_signed_in_are_kept_in_no_store(cast: Cast, meeting, client_of, path):
    assert "no-store" in client_of("office").get(path)["Cache-Control"]


def test_the_public_pages_of_guests_may_be_kept(cast: Cast, meeting, client):
    assert "no-store" not in client.get("/treffen/tag-1/").get("Cache-Control", "")
