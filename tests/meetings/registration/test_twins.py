"""Nobody is entered twice by mistake, and two people of one name are not taken for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from miteinander.journal.choices import Channel
from miteinander.meetings.models import Registration
from miteinander.meetings.services.registration_list import opened, preview_list, sealed, take_over
from miteinander.meetings.services.registration_party import Party
from miteinander.meetings.services.registration_twins import Roll
from tests.cast import NOW, make_meeting
from tests.meetings.registration.parties import come, in_days

AALEN, ULM = "08136088", "08421000"
DESK = "/treffen/tag-1/leitung/anmeldungen/"
LIST = "Name;Kommune;Telefon;E-Mail;Personen\nHans Telefon;Aalen;07361 12;;1\nIda Mail;Aalen;;ida@example.org;2\n"


@pytest.fixture
def meeting(cast):
    return make_meeting(cast, capacity=30, **in_days(28))


def hans(**fields) -> Party:
    return Party(name="Hans Telefon", **fields)


@pytest.mark.parametrize(
    ("there", "comes"),
    [
        (hans(), hans()),
        (hans(phone="07361 / 12"), Party(name="  hans  TELEFON ", phone="+49 7361 12")),
        (hans(phone="07361 12", municipality_id=AALEN), hans(phone="07361 12")),
        (hans(municipality_id=AALEN, phone="07361 12"), hans(municipality_id=AALEN)),
        (hans(organisation="Turnverein", phone="1"), hans(organisation="turnverein", phone="2")),
        (hans(email="hans@example.org", municipality_id=AALEN), hans(municipality_id=AALEN)),
        (hans(email="hans@example.org"), Party(name="Hansi", email="HANS@example.org")),
    ],
)
def test_the_same_person_is_recognised(there, comes):
    assert Roll([there]).twin_of(comes) is there


@pytest.mark.parametrize(
    ("there", "comes"),
    [
        (hans(), Party(name="Hanna Telefon")),
        (hans(municipality_id=AALEN), hans(municipality_id=ULM)),
        (hans(municipality_id=AALEN, phone="1"), hans(municipality_id=AALEN, phone="2")),
        (hans(municipality_id=AALEN, phone="1"), hans(municipality_id=ULM, phone="1")),
        (hans(organisation="Turnverein"), hans(organisation="Kirchenchor")),
        (hans(email="a@example.org", organisation="Amt"), hans(email="b@example.org", organisation="Amt")),
    ],
)
def test_two_people_of_one_name_stay_two(there, comes):
    assert Roll([there]).twin_of(comes) is None


def test_a_list_taken_over_twice_doubles_nobody(meeting, cast):
    office = cast.actor("office")
    seal = sealed(meeting, preview_list(meeting, LIST.encode(), by=office, at=NOW))
    done = [take_over(meeting, opened(meeting, seal), by=office, at=NOW, writes=False) for _again in range(2)]
    assert [each.known for each in done] == [(), ("Hans Telefon", "Ida Mail")]
    assert Registration.objects.count() == 2


def test_the_check_of_a_list_names_who_is_registered_already(meeting, client_of):
    made = come(meeting, "Hans Telefon", email="", phone="07361-12", municipality_id=AALEN).registration
    page = client_of("office").post(f"{DESK}liste/", {"lines": LIST})
    assert [(row.number, row.registration) for row in page.context["preview"].known] == [(2, made)]
    assert "Eine Zeile ist schon angemeldet" in page.content.decode()


def test_the_check_of_a_list_shows_what_was_read(meeting, client_of):
    text = "Name;Ort;Verein;Telefon\nHans Telefon;Aalen;Turnverein;07361 12\n"
    page = " ".join(client_of("office").post(f"{DESK}liste/", {"lines": text}).content.decode().split())
    assert "Turnverein, Aalen</td>" in page
    assert "07361 12</td>" in page


def test_after_a_second_take_over_the_office_reads_who_was_there(meeting, client_of):
    office = client_of("office")
    seal = office.post(f"{DESK}liste/", {"lines": LIST}).context["seal"]
    office.post(f"{DESK}liste/uebernehmen/", {"seal": seal})
    page = office.post(f"{DESK}liste/uebernehmen/", {"seal": seal}, follow=True).content.decode()
    assert "Schon angemeldet und unverändert: Hans Telefon, Ida Mail." in page


@pytest.mark.parametrize("rows", [1, 300])
def test_taking_over_a_list_costs_the_same_whatever_its_length(meeting, cast, rows):
    office = cast.actor("office")
    text = "Name;E-Mail;Telefon\n" + "\n".join(f"Person {n};p{n}@example.org;07 {n}" for n in range(rows))
    found = preview_list(meeting, text.encode(), by=office, at=NOW)
    with CaptureQueriesContext(connection) as counted:
        take_over(meeting, found.parties, by=office, at=timezone.now(), writes=True)
    assert len([each for each in counted if "SAVEPOINT" not in each["sql"]]) <= 10


def enter(office, **fields):
    return office.post(
        f"{DESK}erfassen/", {"name": "Hans Telefon", "municipality": "Aalen", "seats": "1", "channel": "phone"} | fields
    )


def test_the_desk_asks_before_it_enters_somebody_a_second_time(meeting, client_of):
    office = client_of("office")
    assert enter(office, phone="07361 12").status_code == 302
    answer = enter(office, phone="07361 12")
    page = " ".join(answer.content.decode().split())
    assert (answer.status_code, Registration.objects.count()) == (422, 1)
    assert "Schon angemeldet?" in page
    assert "Nr. 1 der Liste: Hans Telefon, Aalen, 07361 12 (hat einen Platz)." in page


def test_the_desk_enters_somebody_else_of_the_same_name(meeting, client_of):
    office = client_of("office")
    enter(office)
    twin = enter(office).context["twin"]
    assert enter(office, anyway=str(twin.pk)).status_code == 302
    assert list(Registration.objects.values_list("name", "channel")) == [("Hans Telefon", Channel.PHONE)] * 2


def test_whoever_cancelled_can_be_entered_again(meeting, client_of):
    office = client_of("office")
    enter(office)
    Registration.objects.update(state="cancelled")
    assert enter(office).status_code == 302
