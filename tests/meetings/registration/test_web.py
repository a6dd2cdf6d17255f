import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from miteinander.meetings.forms import registration as form_module
from miteinander.meetings.models import Meeting, Needs, Registration
from miteinander.meetings.reads.registration_facts import mail_address
from tests.cast import make_cast, make_meeting
from tests.meetings.registration.parties import come, in_days, promised, token_for

GOOD = {"name": "Robin Muster", "municipality": "Aalen", "seats": "1", "email": "robin@example.org"}


@pytest.fixture
def soon(cast):
    """A meeting in four weeks, seen from now."""
    return make_meeting(cast, capacity=2, **in_days(28))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(form_module, "LEAST_SECONDS", 0)


def address(meeting, *parts):
    return "/".join(["/treffen", meeting.slug, "anmeldung", *parts, ""])


def send(meeting, client=None, **fields):
    client = client or Client()
    page = client.get(address(meeting)).content.decode()
    stamp = re.search(r'name="form" value="([^"]+)"', page).group(1)
    return client.post(address(meeting), {**GOOD, "form": stamp, **fields})


def test_somebody_registers_without_an_account(soon):
    answer = send(soon, seats="2", companions="Kim Beispiel\n", brings="Ein Thema", needs=["step_free", "childcare"])
    made = Registration.objects.get()
    assert (answer.status_code, answer.url) == (302, address(soon, "gesendet"))
    assert (made.name, made.municipality_id, made.seats, made.state) == ("Robin Muster", "08136088", 2, "confirmed")
    assert [each.name for each in made.attendees.all()] == ["Robin Muster", "Kim Beispiel"]
    assert Needs.objects.get().kinds == ["step_free", "childcare"]


def test_the_answer_is_the_same_for_an_address_that_is_registered_already(soon):
    first, second = send(soon), send(soon, name="Jemand Anderes")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Registration.objects.count() == 1
    assert promised(soon) == [("Robin Muster", "confirmed"), ("Robin Muster", "already")]


def test_somebody_without_email_sees_the_result_and_the_office_owes_a_letter(soon):
    answer = send(soon, email="", postal_address="Weg 1, 73430 Aalen")
    made = Registration.objects.get()
    assert answer.url == address(soon, token_for(made))
    page = Client().get(answer.url).content.decode()
    assert "Ihr Platz ist reserviert" in page
    assert [notice.kind for notice in made.notices.all()] == ["confirmed"]


def test_the_same_form_sent_twice_registers_once(soon):
    client = Client()
    stamp = re.search(r'name="form" value="([^"]+)"', client.get(address(soon)).content.decode()).group(1)
    fields = {**GOOD, "email": "", "postal_address": "Weg 1", "form": stamp}
    assert client.post(address(soon), fields).url == client.post(address(soon), fields).url
    assert Registration.objects.count() == 1


def test_a_form_sent_again_after_its_registration_ended_is_kept_and_can_be_sent_once_more(soon):
    client = Client()
    stamp = re.search(r'name="form" value="([^"]+)"', client.get(address(soon)).content.decode()).group(1)
    fields = {**GOOD, "email": "", "postal_address": "Weg 1", "needs": ["step_free", "childcare"], "form": stamp}
    client.post(client.post(address(soon), fields).url + "absagen/")
    again = client.post(address(soon), fields)
    page = again.content.decode()
    fresh = re.search(r'name="form" value="([^"]+)"', page).group(1)
    assert (again.status_code, "Diese Anmeldung ist beendet" in page, page.count(" checked")) == (422, True, 2)
    assert client.post(address(soon), {**fields, "form": fresh}).status_code == 302


def test_who_sends_very_many_registrations_is_asked_to_wait(soon, settings):
    settings.REGISTRATIONS_AN_HOUR = 2
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client(headers={"X-Forwarded-For": "192.0.2.9"})
    answers = [send(soon, client, email=f"robin{number}@example.org") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert Registration.objects.count() == 2


def test_bad_input_keeps_what_was_written(soon):
    answer = send(soon, email="robin(at)example", brings="Mein <b>Thema</b>", name="")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mein &lt;b&gt;Thema&lt;/b&gt;" in page
    assert 'id="fehler-titel"' in page
    assert Registration.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": ""}, "Bitte geben Sie eine E-Mail-Adresse oder eine Postanschrift an"),
        ({"municipality": ""}, "Bitte sagen Sie, aus welcher Kommune oder Organisation Sie kommen"),
        ({"companions": "A\nB"}, "Das sind zusammen 3. Bitte tragen Sie hier 3 ein oder streichen Sie Namen."),
        ({"companions": "A\n" * 20}, "höchstens 20. Bitte melden Sie die anderen gesondert an."),
        ({"seats": "3"}, "In eine Anmeldung passen höchstens 2 Personen."),
        ({"website": "http://spam.example"}, "Bitte leeren Sie dieses Feld"),
        ({"form": "forged"}, "Dieses Formular war unvollständig. Bitte senden Sie es noch einmal."),
    ],
)
def test_each_refusal_says_what_to_do(soon, fields, sentence):
    answer = send(soon, **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_machine_that_answers_at_once_is_asked_to_send_again(soon, monkeypatch):
    monkeypatch.setattr(form_module, "LEAST_SECONDS", 5)
    assert "Das ging sehr schnell" in send(soon).content.decode()


@pytest.mark.parametrize("name", ["Anne-Sophie O’Brien-Müller von der Lütt-Wegener 🌻", "ليلى حداد", "D'Arc"])
def test_unusual_names_are_kept_as_they_are(soon, name):
    send(soon, name=name)
    assert Registration.objects.get().name == name


def test_after_the_deadline_the_page_says_whom_to_call(cast):
    late = make_meeting(cast, slug="spaet", **in_days(3))
    page = Client().get(address(late)).content.decode()
    assert "Die Anmeldung wurde am" in page


def test_a_registration_costs_at_most_eight_queries(transactional_db):
    meeting = make_meeting(make_cast(), **in_days(28))
    with CaptureQueriesContext(
        connection,
    ) as counted:
        come(meeting, at=timezone.now())
    assert len(counted) <= 8


def test_sending_the_form_costs_at_most_eight_queries(transactional_db):
    meeting = make_meeting(make_cast(), **in_days(28))
    client = Client()
    stamp = re.search(r'name="form" value="([^"]+)"', client.get(address(meeting)).content.decode()).group(1)
    with CaptureQueriesContext(connection) as counted:
        client.post(address(meeting), {**GOOD, "form": stamp})
    assert Registration.objects.count() == 1
    assert len([each for each in counted if each["sql"] not in {"BEGIN", "COMMIT"}]) <= 8


def test_whoever_is_signed_in_is_known_and_led_to_their_own_registration(soon, client_of, cast):
    member = client_of("member")
    assert 'value="member@example.org"' in member.get(address(soon)).content.decode()
    send(soon, client=member, email="member@example.org")
    made = Registration.objects.get()
    assert made.person == cast.member
    assert member.get(address(soon)).url == address(soon, token_for(made))


def test_whoever_registers_somebody_else_does_not_own_that_registration(soon, client_of):
    send(soon, client=client_of("member"), email="jemand@example.org")
    assert Registration.objects.get().person is None


def test_whoever_sends_the_form_too_late_keeps_what_was_written(soon):
    page = Client().get(address(soon)).content.decode()
    stamp = re.search(r'name="form" value="([^"]+)"', page).group(1)
    Meeting.objects.update(registration_ends_at=timezone.now())
    answer = Client().post(address(soon), {**GOOD, "brings": "Mein Thema", "form": stamp})
    assert answer.status_code == 422
    assert "Die Anmeldung ist geschlossen." in answer.content.decode()
    assert "Mein Thema" in answer.content.decode()


def test_nobody_registers_for_a_cancelled_meeting(soon):
    Meeting.objects.update(status="cancelled")
    assert "Das Treffen wurde abgesagt." in Client().get(address(soon)).content.decode()


@pytest.mark.parametrize(("word", "given"), [("antworten/", {"answer": "yes"}), ("absagen/", {})])
def test_a_click_that_comes_too_late_leads_back_to_ones_own_page(soon, word, given):
    own = address(soon, token_for(come(soon).registration))
    Registration.objects.update(state="cancelled", ended_at=timezone.now())
    answer = Client().post(f"{own}{word}", given)
    assert (answer.status_code, answer.url) == (302, own)


@pytest.mark.parametrize("token", ["a" * 26, "gibt-es-nicht", "AAAA"])
def test_a_forged_link_is_not_found(soon, token):
    assert Client().get(address(soon, token)).status_code == 404


def test_an_expired_and_a_foreign_link_get_the_same_page(soon, cast):
    other = make_meeting(cast, slug="anderes", **in_days(28))
    made = come(soon).registration
    token = token_for(made)
    foreign, absent = Client().get(address(other, token)), Client().get(address(other, "b" * 26))
    plain = [answer.content.decode().replace(answer.request["PATH_INFO"], "") for answer in (foreign, absent)]
    assert (foreign.status_code, plain[0]) == (404, plain[1])


def test_the_holder_of_the_link_cancels_on_a_second_page(soon):
    made = come(soon).registration
    token = token_for(made)
    assert "Anmeldung absagen?" in Client().get(address(soon, token, "absagen")).content.decode()
    assert Client().post(address(soon, token, "absagen")).status_code == 302
    made.refresh_from_db()
    assert made.state == "cancelled"


def test_the_waiting_list_explains_itself(soon):
    come(soon, "Ada", seats=2)
    come(soon, "Bo", seats=2)
    come(soon, "Cem", seats=2)
    dana = come(soon, "Dana").registration
    page = Client().get(address(soon, token_for(dana))).content.decode()
    assert "Platz 3 auf der Warteliste" in page
    assert "Vor Ihnen: 2 Anmeldungen mit 4 Personen." in page
    assert "Es müssen noch 5 Plätze frei werden." in page


def test_a_stale_change_shows_both_versions(soon):
    made = come(soon, brings="alt").registration
    url = address(soon, token_for(made), "aendern")
    fields = {"name": "Robin Muster", "seats": "1", "version": "1"}
    assert Client().post(url, {**fields, "brings": "zuerst"}).status_code == 302
    answer = Client().post(url, {**fields, "brings": "zu spät"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "zuerst" in page
    assert "zu spät" in page


def test_the_calendar_file_can_be_downloaded(soon):
    made = come(soon).registration
    answer = Client().get(address(soon, token_for(made), "treffen.ics").rstrip("/"))
    assert b"METHOD:PUBLISH" in answer.content


def test_the_sheet_to_print_is_a_pdf(soon):
    assert Client().get(address(soon, "bogen.pdf").rstrip("/")).content.startswith(b"%PDF")


@pytest.mark.parametrize("step", ["aendern", "absagen"])
def test_an_ended_registration_has_nothing_left_to_change(soon, step):
    made = come(soon).registration
    own = address(soon, token_for(made))
    Client().post(f"{own}absagen/")
    answer = Client().get(f"{own}{step}/")
    assert (answer.status_code, answer.url) == (302, own)


@pytest.mark.parametrize(
    ("seats", "words"),
    [(3, "und eine weitere Person, Name noch offen"), (19, "und 17 weitere, Namen noch offen")],
)
def test_people_without_a_name_are_counted_in_one_line(cast, seats, words):
    meeting = make_meeting(cast, capacity=30, slug="gross", **in_days(28))
    made = come(meeting, seats=seats, companions=("Kim",)).registration
    page = Client().get(address(meeting, token_for(made))).content.decode()
    assert page.count(words) == 1


def test_a_cancelled_registration_is_shown_as_what_it_was(soon, client):
    send(soon)
    page = address(soon, token_for(Registration.objects.get()))
    assert "gehen sofort an die Wartenden" not in client.get(f"{page}absagen/").content.decode()
    client.post(f"{page}absagen/")
    shown = client.get(page).content.decode()
    assert ("Wer angemeldet war" in shown, "Wer kommt" in shown, "ändern und absagen" in shown) == (True, False, False)


def test_who_waits_for_a_seat_is_named_before_somebody_cancels(soon, client):
    send(soon, seats="2")
    page = address(soon, token_for(Registration.objects.get()))
    send(soon, email="mika@example.org", name="Mika Muster")
    assert "gehen sofort an die Wartenden" in client.get(f"{page}absagen/").content.decode()


def test_the_page_of_the_meeting_names_its_address_for_letters(soon, client):
    assert f'href="mailto:{mail_address(soon)}"' in client.get(f"/treffen/{soon.slug}/").content.decode()
