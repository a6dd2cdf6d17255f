"""An address that only takes forms, opened by itself: it leads to the page with its form."""

import pytest
from django.test import Client

from miteinander.ground.middleware import page_above

THING = "018f0000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/treffen/tag/leitung/einlass/gast/", "/treffen/tag/leitung/einlass/"),
        ("/treffen/tag/leitung/ankuendigen/", "/treffen/tag/leitung/"),
        ("/treffen/tag/leitung/anmeldungen/liste/uebernehmen/", "/treffen/tag/leitung/anmeldungen/liste/"),
        (f"/treffen/tag/leitung/fishbowl/frage/{THING}/", "/treffen/tag/leitung/fishbowl/"),
        (f"/treffen/tag/leitung/ernte/{THING}/tun/", f"/treffen/tag/leitung/ernte/{THING}/"),
        ("/sprache/", ""),
    ],
)
def test_the_page_with_the_form_stands_above_the_address_it_is_sent_to(address, page):
    assert page_above(address) == page


@pytest.mark.django_db
def test_opening_the_address_of_a_form_leads_to_its_page(meeting, client_of):
    answer = client_of("office").get(f"/treffen/{meeting.slug}/leitung/fishbowl/person/")
    assert (answer.status_code, answer["Location"]) == (302, f"/treffen/{meeting.slug}/leitung/fishbowl/")


@pytest.mark.django_db
def test_an_address_without_a_page_above_says_so_in_words(cast):
    answer = Client().get("/sprache/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Diese Adresse nimmt nur Formulare entgegen" in answer.content.decode()
