"""The pages from one meeting to the next."""

import pytest

from miteinander.meetings.models import CarriedItem, Meeting
from miteinander.meetings.services.series import announce_meeting
from tests.cast import make_meeting

NEXT = "/treffen/tag-1/leitung/naechstes/"
GIVEN = {"title": "Inhalte", "day": "2019-07-18", "starts": "09:30", "ends": "16:00", "capacity": "80"}


@pytest.fixture
def office(client_of):
    return client_of("office")


@pytest.fixture
def take_over(orchard, office):
    orchard.find("Warum?", "open_question")
    orchard.find("Kalender", "idea")
    return office.post(NEXT, GIVEN).url


def test_title_and_day_are_enough_for_the_next_meeting(orchard, office):
    orchard.find("Warum?", "open_question")
    answer = office.post(NEXT, GIVEN)
    assert answer.url == "/treffen/inhalte-18-07-2019/leitung/uebernahme/"
    page = office.get(answer.url).content.decode()
    assert "aus Erkenntnis 1 (offene Frage), 0 Punkte; Plenum" in page
    assert office.get(NEXT).url == answer.url


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": "2019-05-21"}, "Das nächste Treffen kommt nach diesem. Bitte wählen Sie einen späteren Tag."),
        ({"ends": "09:00"}, "Das Ende muss nach dem Beginn liegen."),
        ({"title": ""}, "Titel: "),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(orchard, office, wrong, sentence):
    answer = office.post(NEXT, GIVEN | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Meeting.objects.count() == 1


def test_each_proposal_is_taken_over_left_out_or_reworded(office, take_over):
    first, second = CarriedItem.objects.filter(key__in=("finding-1", "finding-2")).order_by("key")
    office.post(f"{take_over}{first.pk}/", {"text": "Wozu?"})
    office.post(f"{take_over}{second.pk}/tun/", {"act": "drop"})
    page = office.get(take_over).content.decode()
    assert ("in anderen Worten übernommen" in page, "weggelassen" in page) == (True, True)
    again = office.post(f"{take_over}{first.pk}/tun/", {"act": "accept"}, follow=True).content.decode()
    assert "„Wozu?“ ist schon entschieden (mit Änderungen übernommen)." in again
    office.post(f"{take_over}{first.pk}/tun/", {"act": "undo"})
    assert set(CarriedItem.objects.values_list("decision", flat=True)) == {"open", "dropped"}


def test_all_are_taken_over_and_nothing_new_is_said(office, take_over):
    office.post(f"{take_over}alle/")
    assert set(CarriedItem.objects.values_list("decision", flat=True)) == {"accepted"}
    page = office.post(f"{take_over}vorschlagen/", follow=True).content.decode()
    assert "Nichts Neues: Alle Erkenntnisse wurden schon vorgeschlagen." in page


def test_the_public_page_says_where_a_guiding_question_comes_from(office, take_over, client, cast, orchard):
    office.post(f"{take_over}alle/")
    announce_meeting(Meeting.objects.get(follows=orchard.meeting), by=cast.actor("office"), at=orchard.at)
    page = client.get(take_over.replace("leitung/uebernahme/", "")).content.decode()
    assert "Woher kommt das?" in page
    assert "aus Erkenntnis 1 (offene Frage), 0 Punkte; Plenum" in page
    assert 'href="/treffen/tag-1/"' in page


def test_a_meeting_made_before_can_build_on_an_earlier_one(orchard, office, cast):
    orchard.find("Warum?", "open_question")
    later = {
        "starts_at": orchard.meeting.starts_at.replace(month=7),
        "ends_at": orchard.meeting.ends_at.replace(month=7),
    }
    make_meeting(cast, slug="tag-2", **later)
    address = "/treffen/tag-2/leitung/uebernahme/"
    assert "Auf welchem Treffen baut dieses auf?" in office.get(address).content.decode()
    office.post(f"{address}aufbauen/", {"earlier": str(orchard.meeting.pk)})
    assert "Warum?" in office.get(address).content.decode()


def test_the_first_meeting_of_a_series_takes_nothing_over(orchard, office):
    page = office.get("/treffen/tag-1/leitung/uebernahme/").content.decode()
    assert "In dieser Reihe gibt es kein früheres Treffen" in page
    assert office.post("/treffen/tag-1/leitung/uebernahme/vorschlagen/").status_code == 422


def test_the_page_costs_the_same_however_many_proposals(office, take_over, orchard, django_assert_max_num_queries):
    for number in range(40):
        orchard.find(f"Warum {number}?", "open_question")
    office.post(f"{take_over}vorschlagen/")
    office.get(take_over)
    with django_assert_max_num_queries(10):
        office.get(take_over)


@pytest.mark.parametrize(("who", "status"), [("organiser", 403), ("member", 403), ("outsider", 403), ("guest", 403)])
def test_only_the_office_makes_meetings(orchard, client_of, who, status):
    assert client_of(who).get(NEXT).status_code == status
