import pytest
from django.test import Client

from miteinander.journal.models import Act
from miteinander.mail.choices import Disposition
from miteinander.mail.models import Unsubscription
from miteinander.mail.services import MailingList, receive_mail
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(write):
    write(list_unsubscribe=MailingList("reminder:1", "Erinnerungen an das Treffen"))
    return Unsubscription.objects.get()


def test_looking_at_the_page_stops_nothing(link, client):
    page = client.get(f"/post/abbestellen/{link.token}/")
    link.refresh_from_db()
    assert (page.status_code, link.is_stopped) == (200, False)
    assert "Erinnerungen an das Treffen" in page.content.decode()


def test_one_click_of_a_mail_program_stops_it_without_a_form(link):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/post/abbestellen/{link.token}/", {"List-Unsubscribe": "One-Click"})
    link.refresh_from_db()
    assert (answer.status_code, link.is_stopped) == (200, True)


def test_a_mistake_is_taken_back_by_one_button(link, client):
    client.post(f"/post/abbestellen/{link.token}/")
    client.post(f"/post/abbestellen/{link.token}/", {"was": "wieder"})
    link.refresh_from_db()
    assert not link.is_stopped


def test_an_unknown_link_is_not_found(cast, client):
    assert client.post("/post/abbestellen/gibtesnicht/").status_code == 404


def test_a_letter_to_the_address_in_the_header_stops_it_too(link):
    to = f"abbestellen+{link.token}@miteinander.example"
    mail = receive_mail(b"From: bo@example.org\r\nSubject: unsubscribe\r\n\r\n", recipients=[to], at=NOW)
    link.refresh_from_db()
    assert (mail.disposition, link.is_stopped) == (Disposition.UNDERSTOOD, True)


def test_the_address_is_not_stored_with_the_link(link):
    assert "bo@example.org" not in str(vars(link))


def test_stopping_and_resuming_stand_in_the_register_once_each_and_name_nobody(link, client):
    for was in ("", "", "wieder", "wieder"):
        client.post(f"/post/abbestellen/{link.token}/", {"was": was})
    acts = Act.objects.upon(link).order_by("at", "id").values_list("verb", "channel", "person")
    assert list(acts) == [("stopped list", "web", None), ("resumed list", "web", None)]
