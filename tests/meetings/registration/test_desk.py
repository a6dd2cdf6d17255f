from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from miteinander.journal.models import Act
from miteinander.meetings.choices import Need, RegistrationState
from miteinander.meetings.models import CheckIn, Registration
from miteinander.meetings.services.registration_party import NeedsGiven
from tests.cast import NOW, make_meeting, make_registration
from tests.meetings.registration.parties import come, in_days, token_for

DESK = "/treffen/tag-1/leitung/anmeldungen/"
PAGES = ["", "erfassen/", "liste/", "benachrichtigen/", "bedarf/"]


@pytest.fixture
def small(cast):
    return make_meeting(cast, capacity=2, **in_days(28))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("office", 200), ("organiser", 200), ("member", 403), ("outsider", 403), ("guest", 403)]
)
def test_the_desk_is_for_those_who_organise(small, client_of, page, who, status):
    assert client_of(who).get(DESK + page).status_code == status


def test_a_clerk_enters_somebody_who_calls(small, client_of):
    office = client_of("office")
    fields = {"name": "Robin Muster", "municipality": "Aalen", "seats": "1", "phone": "0711 123", "channel": "phone"}
    answer = office.post(f"{DESK}erfassen/", fields)
    made, act = Registration.objects.get(), Act.objects.get()
    assert answer.url == f"{DESK}erfassen/?weg=phone"
    assert (made.name, made.channel, made.state) == ("Robin Muster", "phone", "confirmed")
    assert (act.person, act.recorded_by.email, act.channel) == (None, "office@example.org", "phone")
    page = office.get(answer.url).content.decode()
    assert "Eingetragen: Robin Muster, hat einen Platz." in page
    assert "autofocus" in page


def test_a_clerk_is_told_when_somebody_is_registered_already(small, client_of):
    made = come(small, "Robin Muster").registration
    office = client_of("office")
    fields = {"name": "R. Muster", "email": "robin@example.org", "seats": "1", "channel": "phone"}
    assert office.post(f"{DESK}erfassen/", fields).url == f"{DESK}{made.pk}/"
    assert Registration.objects.count() == 1


def test_a_clerk_answers_an_offer_for_somebody_on_the_phone(small, client_of):
    come(small, "Ada")
    group = come(small, "Gruppe", seats=2, email="", phone="0711 9", at=timezone.now()).registration
    answer = client_of("office").post(f"{DESK}{group.pk}/handeln/", {"act": "yes"})
    group.refresh_from_db()
    assert (answer.status_code, group.state, group.seats) == (302, RegistrationState.CONFIRMED, 1)


def test_the_office_corrects_a_misheard_address_and_the_old_link_is_closed(small, client_of):
    made = come(small, "Robin Muster", email="falsch@example.org").registration
    old = token_for(made)
    fields = {"name": "Robin Muster", "seats": "1", "email": "richtig@example.org", "version": "1"}
    assert client_of("office").post(f"{DESK}{made.pk}/aendern/", fields).status_code == 302
    made.refresh_from_db()
    assert made.email == "richtig@example.org"
    assert client_of("guest").get(f"/treffen/tag-1/anmeldung/{old}/").status_code == 404


def test_an_address_of_somebody_else_is_refused(small, client_of):
    come(small, "Ada", email="ada@example.org")
    made = come(small, "Bo", email="bo@example.org").registration
    fields = {"name": "Bo", "seats": "1", "email": "ada@example.org", "version": "1"}
    answer = client_of("office").post(f"{DESK}{made.pk}/aendern/", fields)
    assert answer.status_code == 422
    assert "Diese E-Mail-Adresse ist schon angemeldet." in answer.content.decode()


def test_the_call_list_names_who_is_to_be_called_first(small, client_of):
    come(small, "Ada")
    come(small, "Bo", email="", phone="0711 8")
    come(small, "Gruppe", seats=2, email="", phone="0711 9")
    page = client_of("office").get(f"{DESK}benachrichtigen/").content.decode()
    assert "0711 8" in page


def test_a_registration_of_another_meeting_is_not_found_here(small, client_of):
    assert client_of("office").get(f"{DESK}{uuid4()}/").status_code == 404


def test_search_finds_by_place_and_by_companion(small, client_of):
    come(small, "Ada", municipality_id="08136088", seats=2, companions=("Zoe Klein",))
    come(small, "Bo")
    for words in ("Aalen", "zoe", "ada aalen"):
        found = client_of("office").get(DESK, {"suche": words}).context["page"].object_list
        assert [each.name for each in found] == ["Ada"]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_list_costs_the_same_whatever_its_length(cast, client_of, count):
    meeting = make_meeting(cast, capacity=100)
    for number in range(count):
        make_registration(meeting, f"Person {number}")
    office = client_of("office")
    office.get(DESK)
    with CaptureQueriesContext(connection) as counted:
        office.get(DESK)
    assert len(counted) <= 10


def test_needs_stand_on_their_own_page_and_not_in_the_list(small, client_of):
    come(small, "Ada", needs=NeedsGiven(kinds=frozenset({Need.INDUCTION_LOOP}), note="Bitte Platz vorn"))
    office = client_of("office")
    assert "Bitte Platz vorn" in office.get(f"{DESK}bedarf/").content.decode()
    assert "Bitte Platz vorn" not in office.get(DESK).content.decode()


def check_in(registration):
    attendee = registration.attendees.first()
    CheckIn.objects.create(attendee=attendee, nonce=uuid4(), scanned_at=NOW, received_at=NOW, channel="on_site")


def test_certificates_are_for_those_who_were_there(small, client_of):
    ada, bo = come(small, "Ada").registration, come(small, "Bo").registration
    office = client_of("office")
    assert office.get(f"{DESK}bescheinigungen.pdf").status_code == 422
    check_in(ada)
    assert office.get(f"{DESK}bescheinigungen.pdf").content.startswith(b"%PDF")
    own = "/treffen/tag-1/anmeldung/{}/teilnahme.pdf"
    assert client_of("guest").get(own.format(token_for(ada))).content.startswith(b"%PDF")
    assert client_of("guest").get(own.format(token_for(bo))).status_code == 404


def test_where_no_letter_can_go_the_office_is_asked_to_call(small, client_of):
    for name in ("Ada", "Bo", "Cem"):
        come(small, name, email="", phone="0711 8")
    office = client_of("office")
    sentence = "3 Personen sind anzurufen; eine Anschrift fehlt."
    for address in ("", "benachrichtigen/"):
        assert sentence in office.get(DESK + address).content.decode()
    assert "briefe.pdf" not in office.get(f"{DESK}benachrichtigen/").content.decode()


def test_who_has_an_address_gets_a_letter_unless_it_is_urgent(small, client_of):
    come(small, "Ada", email="", postal_address="Weg 1")
    come(small, "Bo", email="", postal_address="Weg 2")
    page = client_of("office").get(f"{DESK}benachrichtigen/").content.decode()
    assert "2 Briefe sind zu verschicken." in page
    assert "anzurufen" not in page
    assert "briefe.pdf" in page


def test_certificates_are_offered_once_somebody_was_there(small, client_of):
    ada, office = come(small, "Ada").registration, client_of("office")
    before = office.get(DESK).content.decode()
    assert ("bescheinigungen.pdf" in before, "sobald jemand da war" in before) == (False, True)
    check_in(ada)
    assert "bescheinigungen.pdf" in office.get(DESK).content.decode()


def test_the_desk_changes_nothing_that_has_ended(small, client_of):
    made = make_registration(small, "Ada", state=RegistrationState.CANCELLED)
    answer = client_of("office").get(f"{DESK}{made.pk}/aendern/")
    assert (answer.status_code, answer.url) == (302, f"{DESK}{made.pk}/")
