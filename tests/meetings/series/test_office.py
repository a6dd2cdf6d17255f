"""The office's forms: a whole meeting in one, mistakes kept, two editors shown both versions."""

from datetime import timedelta

import pytest

from miteinander.ground.clock import berlin_day
from miteinander.meetings.models import Meeting, MeetingSeries
from tests.cast import make_registration, morning

FORM = {
    "version": "0",
    "key": "0190f3a0-0000-7000-8000-000000000001",
    "title": "Wir füllen den Rahmen",
    "fragen-TOTAL_FORMS": "3",
    "fragen-INITIAL_FORMS": "0",
    "fragen-0-text": "Wer macht mit?",
    "fragen-1-text": "",
    "fragen-2-text": "Was kostet es?",
    "day": "2031-07-18",
    "starts": "09:30",
    "ends": "16:00",
    "step_free": "yes",
    "induction_loop": "unknown",
    "capacity": "80",
    "deadline_on": "2031-07-11",
    "links-TOTAL_FORMS": "2",
    "links-INITIAL_FORMS": "0",
    "links-0-title": "Ein Film",
    "links-0-url": "example.org/film",
    "links-0-why": "Drei Minuten.",
    "links-1-title": "",
    "links-1-url": "",
    "links-1-why": "",
}


def test_the_office_prepares_announces_and_cancels_a_meeting(cast, client_of):
    client = client_of("office")
    made = client.post("/treffen/neu/", FORM | {"with_agenda": "on"})
    meeting = Meeting.objects.get()
    office = f"/treffen/{meeting.slug}/leitung/"
    assert (made.status_code, made.headers["Location"]) == (302, office)
    assert (meeting.series.title, meeting.agenda_items.count()) == ("Wir füllen den Rahmen", 11)
    assert [question.text for question in meeting.guiding_questions.all()] == ["Wer macht mit?", "Was kostet es?"]
    assert meeting.preparatory_links.get().url == "https://example.org/film"
    assert client.post(f"{office}ankuendigen/").status_code == 302
    assert client.post(f"{office}absagen/", {"reason": "Sturm"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.status, meeting.cancel_reason) == ("cancelled", "Sturm")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ends": "09:30"}, "Das Ende muss nach dem Beginn liegen."),
        ({"deadline_on": "2031-07-19"}, "Die Anmeldung muss enden, bevor das Treffen vorbei ist."),
        ({"postcode": "7017"}, "Eine Postleitzahl hat fünf Ziffern."),
        ({"fragen-1-text": "x" * 401}, "Eine Leitfrage hat höchstens 400 Zeichen."),
        ({"links-1-title": "Nur ein Titel"}, "Bitte füllen Sie dieses Feld aus."),
    ],
)
def test_a_mistake_is_named_in_german_and_nothing_is_lost(cast, client_of, change, message):
    answer = client_of("office").post("/treffen/neu/", FORM | change)
    page = answer.content.decode()
    assert (answer.status_code, message in page, "Wir füllen den Rahmen" in page) == (422, True, True)
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(("ahead", "before"), [(30, 7), (7, 7), (3, 0)])
def test_registration_ends_a_week_before_unless_another_day_is_chosen(cast, client_of, ahead, before):
    begin = morning(ahead)
    client_of("office").post("/treffen/neu/", FORM | {"day": f"{begin:%Y-%m-%d}", "deadline_on": ""})
    ends_on = berlin_day(Meeting.objects.get().registration_ends_at)
    assert berlin_day(begin) - ends_on == timedelta(days=before)


@pytest.mark.parametrize("who", ["guest", "member", "organiser", "researcher"])
def test_only_an_office_prepares_meetings(cast, client_of, who):
    assert client_of(who).get("/treffen/neu/").status_code == 403


def test_a_stale_edit_shows_both_versions_and_the_second_try_counts(cast, client_of, meeting):
    edit = "/treffen/tag-1/leitung/bearbeiten/"
    mine, theirs = FORM | {"version": "1", "town": "Ulm"}, FORM | {"version": "1", "town": "Aalen"}
    assert client_of("organiser").post(edit, theirs).status_code == 302
    client = client_of("office")
    stale = client.post(edit, mine)
    page = stale.content.decode()
    assert (stale.status_code, "Aalen" in page, "Ulm" in page) == (409, True, True)
    assert 'name="version" value="2"' in page
    assert client.post(edit, mine | {"version": "2"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.town, meeting.version) == ("Ulm", 3)


def test_a_link_goes_when_its_three_fields_are_emptied(cast, client_of, meeting):
    edit, client = "/treffen/tag-1/leitung/bearbeiten/", client_of("office")
    client.post(edit, FORM | {"version": "1"})
    assert b'value="Ein Film"' in client.get(edit).content
    emptied = {"links-INITIAL_FORMS": "1", "links-0-title": "", "links-0-url": "", "links-0-why": ""}
    assert client.post(edit, FORM | {"version": "2"} | emptied).status_code == 302
    assert meeting.preparatory_links.count() == 0


def test_a_stale_edit_shows_links_that_somebody_else_added(cast, client_of, meeting):
    edit = "/treffen/tag-1/leitung/bearbeiten/"
    theirs = {"links-1-title": "Ihr Link", "links-1-url": "https://example.org/ihr", "links-1-why": "Weil."}
    client_of("organiser").post(edit, FORM | {"version": "1"} | theirs)
    page = client_of("office").post(edit, FORM | {"version": "1"}).content.decode()
    assert "Ihr Link | https://example.org/ihr | Weil." in page


def test_fewer_seats_than_taken_is_refused_at_the_field(cast, client_of, meeting):
    make_registration(meeting, seats=3)
    answer = client_of("office").post("/treffen/tag-1/leitung/bearbeiten/", FORM | {"version": "1", "capacity": "2"})
    assert answer.status_code == 422
    assert "mindestens 3 Plätze" in answer.content.decode()


def test_the_same_form_sent_twice_is_one_meeting(cast, client_of):
    client = client_of("office")
    answers = [client.post("/treffen/neu/", FORM | {"with_agenda": "on"}).headers["Location"] for _click in range(2)]
    assert answers[0] == answers[1]
    assert (Meeting.objects.count(), MeetingSeries.objects.count()) == (1, 1)
