"""Seeing and erasing one's own data: signed in, and by a link to one's address."""

import re
from base64 import b64decode
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.meetings.models import Participant
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.views.acting import PARTICIPANT_COOKIE
from miteinander.people.models import Person, SecretLink
from miteinander.people.services import issue_link
from tests.cast import NOW, Cast, make_meeting, make_registration, morning
from tests.privacy.marked import ADDRESS, MARK, mark_everything, traces, words

URL = "/datenschutz/meine-daten/"


def link_sent_to(address: str) -> str:
    letter = OutgoingMail.objects.filter(kind="privacy/access", to=address).latest("created_at")
    found = re.search(r"https?://\S+?(/datenschutz/meine-daten/link/\S+)", letter.body)
    assert found
    return found[1]


def ask(address: str) -> str:
    Client().post(URL, {"email": address})
    return link_sent_to(address)


@pytest.fixture
def marked(cast: Cast, client_of) -> Client:
    person = mark_everything(cast)
    client = Client()
    client.force_login(person)
    return client


def test_the_page_shows_what_every_room_stores_with_labels(marked: Client):
    page = marked.get(URL).content.decode()
    for title in ("Anmeldung zu einem Treffen", "Thema für das Barcamp", "Brief an das Büro", "Vorgang im Journal"):
        assert title in page
    assert page.count(MARK) > 20


def test_the_file_holds_every_exported_field_of_every_row(marked: Client):
    data = marked.get(f"{URL}daten.json").json()
    assert data["addresses"] == [ADDRESS]
    registration = next(row["fields"] for row in data["data"] if row["model"] == "meetings.Registration")
    assert (registration["phone"], registration["email"], registration["brings"]) == (MARK, ADDRESS, MARK)


def test_secrets_are_named_and_not_shown(marked: Client):
    data = marked.get(f"{URL}daten.json").json()
    factor = next(row["fields"] for row in data["data"] if row["model"] == "mfa.Authenticator")
    assert factor["data"] == "gespeichert; zu Ihrem Schutz nicht angezeigt"


def test_letters_are_shown_as_they_were_read_without_lines_for_programs(marked: Client):
    raw = f"From: {ADDRESS}\r\nX-Spam: no\r\nContent-Type: text/plain\r\n\r\nGern!".encode()
    IncomingMail.objects.update(raw=raw)
    list_url = "https://netz.example/abmelden/"
    headers = {"Reply-To": "buero@netz.example", "List-Unsubscribe": f"<{list_url}>", "X-Auto-Response-Suppress": "OOF"}
    OutgoingMail.objects.update(headers=headers)
    page, data = marked.get(URL).content.decode(), marked.get(f"{URL}daten.json").json()["data"]
    assert ("Gern!" in page, "X-Spam" in page, "X-Auto" in page) == (True, False, False)
    fields = {row["model"]: row["fields"] for row in data}
    said = {"Antworten gehen an": "buero@netz.example", "Abbestellen": list_url}
    assert fields["mail.OutgoingMail"]["headers"] == said
    assert b64decode(fields["mail.IncomingMail"]["raw"]) == raw


def test_the_page_asks_only_the_models_that_hold_something(cast: Cast, client_of):
    client = client_of("resident")
    make_registration(make_meeting(cast), person=cast.resident, email="resident@example.org")
    with CaptureQueriesContext(connection) as counted:
        assert client.get(URL).status_code == 200
    assert len(counted) <= 10


def test_nobody_reads_of_a_password_that_does_not_exist(cast: Cast, client_of):
    cast.resident.set_unusable_password()
    cast.resident.save()
    assert "Passwort" not in client_of("resident").get(URL).content.decode()


def test_names_of_others_stay_out_of_it(cast: Cast, marked: Client):
    assert cast.office.name not in words(marked.get(f"{URL}daten.json").json())


def test_a_guest_is_asked_for_an_address(cast: Cast):
    assert b'type="email"' in Client().get(URL).content
    assert Client().get(f"{URL}daten.json").status_code == 404


def test_known_and_unknown_addresses_get_the_same_answer_and_a_letter_each(cast: Cast):
    answers = [Client().post(URL, {"email": address}) for address in ("resident@example.org", "nobody@example.org")]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"{URL}gesendet/")] * 2
    assert OutgoingMail.objects.filter(kind="privacy/access").count() == 2


def test_nobody_is_flooded_with_letters(cast: Cast):
    for _time in range(5):
        Client().post(URL, {"email": "nobody@example.org"})
    assert OutgoingMail.objects.filter(to="nobody@example.org").count() == 3


def test_a_wrong_address_is_shown_again_with_a_sentence(cast: Cast):
    answer = Client().post(URL, {"email": "nobody"})
    assert answer.status_code == 422
    assert "Bitte geben Sie eine E-Mail-Adresse ein" in answer.content.decode()


def test_the_link_shows_and_saves_without_an_account(cast: Cast):
    mark_everything(cast)
    link = ask(ADDRESS)
    assert MARK in Client().get(link).content.decode()
    assert MARK in words(Client().get(f"{link}daten.json").json())


def test_the_link_erases_once_and_is_closed_then(cast: Cast):
    mark_everything(cast)
    link = ask(ADDRESS)
    assert Client().post(f"{link}loeschen/", {"sure": "on"})["Location"] == "/datenschutz/geloescht/"
    assert traces(MARK) == []
    assert Client().get(link).status_code == 404


def test_without_the_tick_nothing_is_erased(marked: Client):
    answer = marked.post(f"{URL}loeschen/", {})
    assert answer.status_code == 422
    assert Person.objects.filter(email=ADDRESS).exists()


def test_erasing_signs_out(marked: Client):
    assert marked.post(f"{URL}loeschen/", {"sure": "on"})["Location"] == "/datenschutz/geloescht/"
    assert "sessionid" not in marked.cookies or not marked.cookies["sessionid"].value


def test_expired_forged_and_revoked_links_get_the_same_answer(cast: Cast):
    link = ask("nobody@example.org")
    SecretLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert [Client().get(url).status_code for url in (link, f"{URL}link/{'a' * 26}/")] == [404, 404]


def test_a_staff_member_who_is_the_last_one_reads_why_they_cannot_go(cast: Cast, client_of):
    answer = client_of("office").post(f"{URL}loeschen/", {"sure": "on"})
    assert answer.status_code == 422
    assert "Sie sind die einzige Person im Netzwerkbüro von Städtenetz." in answer.content.decode()


def test_the_text_says_the_same_in_plain_words(marked: Client):
    answer = marked.get(f"{URL}daten.txt")
    text = answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="meine-daten.txt"'
    assert ("Anmeldung zu einem Treffen" in text, f"  E-Mail-Adresse: {ADDRESS}" in text) == (True, True)


def test_who_comes_by_a_link_reads_of_no_account(cast: Cast):
    make_registration(make_meeting(cast), email="kim@example.org")
    page = Client().get(ask("kim@example.org")).content.decode()
    assert ("unter der Adresse kim@example.org" in page, "über Ihr Konto" in page) == (True, False)


def test_a_guest_sees_what_belongs_to_their_device(cast: Cast):
    meeting, client = make_meeting(cast, starts_at=morning(0), ends_at=morning(1)), Client()
    joined = Participant.objects.create(meeting=meeting, name="Erna K.", joined_at=NOW)
    expiry = timezone.now() + timedelta(days=1)
    _link, token = issue_link(PARTICIPANT_LINK, joined.pk, expires_at=expiry, at=timezone.now())
    client.cookies[PARTICIPANT_COOKIE] = signing.get_cookie_signer(salt=PARTICIPANT_COOKIE * 2).sign(token)
    assert (
        "Sie nehmen als Erna K. teil. Fragen: 0, Themen: 0, „Ich komme“: 0, Punkte: 0"
        in client.get(URL).content.decode()
    )
    assert "Sie nehmen" not in Client().get(URL).content.decode()
