"""Signing in without a browser: what the pages answer, what the letters say, what is refused."""

import pytest
from django.core.cache import cache
from django.test import Client

from miteinander.mail.models import OutgoingMail
from miteinander.people.models import Person
from miteinander.people.services import create_person
from tests.cast import Cast

LOGIN = "/konto/login/code/"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


def ask(address: str) -> None:
    Client().post(LOGIN, {"email": address})


def test_a_known_address_gets_its_code_through_the_house_post(cast: Cast):
    ask("resident@example.org")
    letter = OutgoingMail.objects.get(to="resident@example.org")
    assert (letter.subject, letter.kind) == ("Ihr Code zum Anmelden", "mail/sign_in")
    assert "mit diesem Code melden Sie sich an" in letter.body


def test_an_unknown_address_gets_the_same_answer_and_a_kind_letter(cast: Cast):
    answers = [Client().post(LOGIN, {"email": who}) for who in ("resident@example.org", "nobody@example.org")]
    assert len({(answer.status_code, answer["Location"]) for answer in answers}) == 1
    letter = OutgoingMail.objects.get(to="nobody@example.org")
    assert letter.subject == "Zu dieser Adresse gibt es kein Konto"


def test_letters_of_the_sign_in_say_sie(cast: Cast):
    for address in ("resident@example.org", "nobody@example.org"):
        ask(address)
    Client().post("/konto/signup/", {"email": "neu@example.org"})
    Client().post("/konto/signup/", {"email": "resident@example.org"})
    bodies = " ".join(OutgoingMail.objects.values_list("body", flat=True)).lower().split()
    assert OutgoingMail.objects.count() == 4
    assert set(bodies) & {"du", "dein", "deine", "deinen", "dich", "dir"} == set()


def test_somebody_made_by_the_office_signs_in_by_code(cast: Cast):
    person = create_person("neu@example.org", name="Neu Muster")
    client = Client()
    client.post(LOGIN, {"email": "neu@example.org"})
    letter = OutgoingMail.objects.get(to="neu@example.org")
    code = next(line for line in letter.body.splitlines() if line.replace("-", "").isalnum() and line.isupper())
    assert client.post("/konto/login/code/confirm/", {"code": code}).status_code == 302
    assert client.get("/konto/").status_code == 200
    assert Person.objects.get(pk=person.pk).seen_on is not None


@pytest.mark.parametrize("path", ["", "change/", "set/", "reset/", "reset/done/", "reset/key/1-abc/"])
def test_there_are_no_pages_about_passwords(cast: Cast, client_of, path: str):
    assert client_of("member").get(f"/konto/password/{path}").status_code == 404


def test_too_many_requests_are_answered_with_a_sentence(cast: Cast):
    answers = [Client().post(LOGIN, {"email": "resident@example.org"}) for _time in range(4)]
    sentence = "Es gab zu viele Versuche hintereinander. Bitte versuchen Sie es in einigen Minuten noch einmal."
    assert answers[-1].context["form"].errors == {"email": [sentence]}


def test_the_erased_cannot_sign_in(cast: Cast):
    Person.objects.filter(pk=cast.resident.pk).update(is_active=False)
    client = Client()
    client.post(LOGIN, {"email": "resident@example.org"})
    assert client.get("/konto/").status_code == 302


def test_the_office_sees_that_a_code_was_sent_and_not_the_code(cast: Cast, client_of):
    ask("resident@example.org")
    letter = OutgoingMail.objects.get(to="resident@example.org")
    page = client_of("office").get(f"/post/ausgang/{letter.pk}/").content.decode()
    assert "Dieser Brief öffnet ein Konto" in page
    assert "mit diesem Code melden Sie sich an" not in page
