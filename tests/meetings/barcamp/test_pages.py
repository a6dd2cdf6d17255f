"""The pages of the barcamp: phone, board, steering, paper."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from miteinander.ground.clock import in_berlin
from miteinander.meetings.models import Barcamp, Interest, Pitch, Session
from miteinander.meetings.services.barcamp import RoomFacts, Timing, add_room, set_rounds
from miteinander.meetings.services.pitches import Topic, enter_pitch
from miteinander.meetings.services.sessions import place_pitch
from tests.meetings.scene import phone_of

pytestmark = pytest.mark.django_db


def url(name, scene, *args):
    return reverse(name, args=[scene.meeting.slug, *args])


def text(response):
    return response.content.decode()


def place(scene, title, number=1, room=0):
    return place_pitch(scene.card(title), scene.slot(number, room), by=scene.organiser, at=scene.at)


def fill(scene, count):
    """As many topics with a place as asked for, in as many rounds as they need."""
    set_rounds(scene.barcamp, Timing(12, scene.at, 5, 0), by=scene.organiser, at=scene.at)
    for name in ("Garten", "Foyer"):
        add_room(scene.barcamp, RoomFacts(name, 20), by=scene.organiser, at=scene.at)
    slots = [(number, room) for number in range(1, 13) for room in range(scene.barcamp.rooms.count())]
    for topic, (number, room) in zip(range(count), slots, strict=False):
        slot = scene.slot(number, room)
        pitch = scene.card(f"Thema {topic}")
        Session.objects.create(pitch=pitch, round=slot.round, room=slot.room, placed_at=scene.at)
        Pitch.objects.filter(pk=pitch.pk).update(state="placed")


@pytest.mark.parametrize("count", [1, 3, 60])
def test_pages_ask_the_database_ten_times_at_most(scene, phone, client_of, count, django_assert_max_num_queries):
    fill(scene, count)
    guest, office = Client(), client_of("organiser")
    cases = [(guest, "barcamp-board"), (guest, "barcamp"), (phone, "barcamp"), (office, "steering-barcamp")]
    for client, name in cases:
        with django_assert_max_num_queries(10):
            response = client.get(url(name, scene))
        assert text(response).count("Thema ") >= min(count, 10)  # the board shows two rounds


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_page_of_one_topic_asks_ten_times_at_most(scene, client_of, count, django_assert_max_num_queries):
    fill(scene, count)
    pitch, office = scene.barcamp.pitches.filter(state="placed").first(), client_of("organiser")
    with django_assert_max_num_queries(10):
        page = text(office.get(url("steering-topic", scene, pitch.pk)))
    assert page.count("<option") == 12 + scene.barcamp.rooms.count()


def test_a_mark_takes_eight_queries(scene, phone):
    scene.open_windows()
    pitch = scene.card("Raumteiler")
    with CaptureQueriesContext(connection) as asked:
        answer = phone.post(url("pitch-mark", scene, pitch.pk), {"comes": "yes"}, headers={"HX-Request": "true"})
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) == 8
    assert (answer.status_code, Interest.objects.count()) == (200, 1)
    assert 'aria-pressed="true"' in text(answer)


def test_the_plan_counts_the_host_and_says_so(scene, now, client_of):
    office = client_of("organiser")
    scene.card("Raumteiler", host_name="Stadt Ulm", hands=3)
    office.post(url("plan-decide", scene), {"act": "propose"})
    page = text(office.get(url("barcamp-plan", scene)))
    assert ("4 Personen kommen" in page, "Der Raum reicht: 4 Personen" in page) == (True, True)
    assert "Wer ein Thema anbietet, zählt bei den Personen mit, die kommen." in page


def test_a_mark_that_comes_too_late_is_told_beside_the_topic(scene, phone):
    pitch = scene.card("Raumteiler")
    address = url("pitch-mark", scene, pitch.pk)
    part = phone.post(address, {"comes": "yes"}, headers={"HX-Request": "true"})
    assert (part.status_code, "„Ich komme“ lässt sich gerade nicht anklicken" in text(part)) == (422, True)
    assert "<html" not in text(part)
    whole = phone.post(address, {"comes": "yes"}, follow=True)
    assert (whole.redirect_chain[0][0], "gerade nicht anklicken" in text(whole)) == (
        f"{url('barcamp', scene)}#thema-{pitch.pk}",
        True,
    )


def test_a_mark_works_without_script(scene, phone):
    scene.open_windows()
    pitch = scene.card("Raumteiler")
    answer = phone.post(url("pitch-mark", scene, pitch.pk), {"comes": "yes"})
    assert (answer.status_code, answer.url) == (302, url("barcamp", scene) + f"#thema-{pitch.pk}")
    assert "1 Person kommt" in text(phone.get(url("barcamp", scene)))


def test_a_topic_goes_from_draft_to_proposed_on_the_phone(scene, phone):
    new = {"title": "Wie finden Jugendliche ein Amt?", "host_name": "Kim"}
    assert phone.post(url("pitch-new", scene), new).status_code == 422
    answer = phone.post(url("pitch-new", scene), new | {"draft": "yes"})
    pitch = Pitch.objects.get()
    assert (answer.url, pitch.state) == (url("pitch", scene, pitch.pk), "draft")
    assert Client().get(answer.url).status_code == 404
    scene.open_windows()
    phone.post(url("pitch-step", scene, pitch.pk), {"step": "propose"})
    pitch.refresh_from_db()
    assert (pitch.state, pitch.card_number) == ("proposed", 1)


def test_a_guest_is_told_how_to_join_and_may_not_propose(scene, now):
    guest = Client()
    assert "dabei/" in text(guest.get(url("barcamp", scene)))
    assert guest.get(url("pitch-new", scene)).status_code == 403


def test_a_stale_change_shows_both_versions(scene, phone):
    scene.open_windows()
    office_pitch = scene.card("Raumteiler")
    own = phone.post(url("pitch-new", scene), {"title": "Meins"}).url
    Pitch.objects.exclude(pk=office_pitch.pk).update(title="Theirs", version=7)
    answer = phone.post(own + "aendern/", {"title": "Meins, besser", "version": 1})
    assert answer.status_code == 409
    assert all(words in text(answer) for words in ("Theirs", "Meins, besser", 'value="7"'))


def test_cards_are_typed_in_with_the_number_counting_up(scene, now, client_of):
    office = client_of("organiser")
    for number in (1, 2):
        page = office.get(url("barcamp-cards", scene))
        assert page.context["form"]["number"].value() == number
        office.post(url("barcamp-cards", scene), {"number": number, "title": f"Karte {number}", "hands": "12"})
    assert list(Pitch.objects.values_list("card_number", "hands_counted", "channel")) == [
        (1, 12, "paper"), (2, 12, "paper"),
    ]  # fmt: skip
    again = office.post(url("barcamp-cards", scene), {"number": 2, "title": "Noch eine"})
    assert (again.status_code, "Die Karte 2 gibt es schon" in text(again)) == (422, True)


def slot_value(scene, number, room):
    slot = scene.slot(number, room)
    return f"{slot.round.pk}:{slot.room.pk}"


def test_a_topic_is_placed_by_a_button_of_the_wall(scene, now, client_of):
    pitch = scene.card("Raumteiler")
    data = {"slot": slot_value(scene, 2, 1), "version": pitch.version}
    answer = client_of("organiser").post(url("topic-place", scene, pitch.pk), data)
    session = Session.objects.get()
    assert (answer.url, session.round.number, session.room.name) == (url("steering-barcamp", scene), 2, "Bücherei")


def test_a_lost_race_is_answered_409_and_keeps_the_choice(scene, now, client_of):
    place(scene, "Bürgerbudget", 2, 1)
    pitch, slot = scene.card("Raumteiler"), scene.slot(2, 1)
    data = {"round": slot.round.pk, "room": slot.room.pk, "version": pitch.version}
    answer = client_of("organiser").post(url("topic-place", scene, pitch.pk), data)
    assert answer.status_code == 409
    assert "„Bürgerbudget“ steht dort schon (Runde 2, Bücherei)" in text(answer)
    assert str(answer.context["form"]["room"].value()) == str(slot.room.pk)


def test_two_topics_are_swapped_by_a_button(scene, now, client_of):
    one, other = place(scene, "Raumteiler", 1, 0).pitch, place(scene, "Bürgerbudget", 2, 1).pitch
    client_of("organiser").post(url("topic-place", scene, one.pk), {"swap": other.pk})
    assert Session.objects.get(pitch=one).round.number == 2


@pytest.mark.parametrize(("act", "state"), [("park", "parked"), ("pin", "placed"), ("withdraw", "placed")])
def test_a_placed_topic_is_parked_or_pinned_but_not_withdrawn(scene, now, client_of, act, state):
    pitch = place(scene, "Raumteiler").pitch
    client_of("organiser").post(url("topic-act", scene, pitch.pk), {"act": act})
    pitch.refresh_from_db()
    assert (pitch.state, pitch.is_pinned) == (state, act == "pin")


def test_rounds_rooms_and_windows_are_set(scene, now, client_of):
    office = client_of("organiser")
    office.post(url("barcamp-setup", scene), {"count": 4, "starts": "14:00", "minutes": 20, "pause": 5})
    office.post(url("barcamp-setup", scene), {"name": "Garten", "seats": 30, "add-room": "yes"})
    office.post(url("barcamp-windows", scene), {"takes_topics": "on", "topics_end": "13:50"})
    barcamp = Barcamp.objects.get()
    assert (barcamp.rounds.count(), barcamp.rooms.count(), barcamp.takes_topics) == (4, 4, True)
    assert barcamp.topics_end_at - scene.at == timedelta(minutes=20)


def test_while_a_round_runs_the_page_says_so_and_where_each_topic_is(scene, phone, monkeypatch):
    session = place(scene, "Raumteiler")
    running = session.round.starts_at + timedelta(minutes=4)
    monkeypatch.setattr("django.utils.timezone.now", lambda: running)
    page = " ".join(text(phone.get(url("barcamp", scene))).split())
    assert "Runde 1 läuft bis" in page
    assert f"Runde 1, {in_berlin(session.round.starts_at):%H:%M}, Großer Saal" in page
    assert ("läuft gerade" in page, "fehlt noch" in page) == (True, False)


def test_a_result_is_written_on_the_phone_and_both_texts_are_kept(scene, phone, client_of):
    session = place(scene, "Raumteiler")
    address = url("session-result", scene, session.pk)
    assert phone.post(address, {"what": "von Kim", "version": 1}).url == url("barcamp", scene)
    late = {"what": "von Noor", "version": 1}
    answer = phone_of(scene.meeting, scene.at, "Noor").post(address, late)
    assert (answer.status_code, "von Kim" in text(answer), "von Noor" in text(answer)) == (409, True, True)
    phone_of(scene.meeting, scene.at, "Alex").post(address, late | {"both": "yes"})
    session.refresh_from_db()
    assert session.what == "von Kim\nvon Noor"


def test_typing_in_goes_on_to_the_next_form_on_the_wall(scene, now, client_of):
    first, second = place(scene, "Erstes", 1, 0), place(scene, "Zweites", 1, 1)
    answer = client_of("organiser").post(url("result-type-in", scene, first.pk), {"what": "Text", "version": 1})
    assert answer.url == url("result-type-in", scene, second.pk)
    first.refresh_from_db()
    assert first.result_channel == "paper"


@pytest.mark.parametrize("kind", ["leere-themenkarten", "themenkarten", "tuerschilder", "wandplan", "ergebnisboegen"])
def test_every_sheet_is_a_pdf(scene, now, client_of, kind):
    place(scene, "Raumteiler")
    answer = client_of("organiser").get(url("barcamp-paper", scene, kind))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


STEERING = ("steering-barcamp", "barcamp-cards", "barcamp-plan", "barcamp-results", "barcamp-setup")


@pytest.mark.parametrize("name", STEERING)
def test_steering_is_for_the_organisers(scene, now, client_of, phone, name):
    answers = {who: client_of(who).get(url(name, scene)).status_code for who in ("organiser", "office", "outsider")}
    assert answers | {"phone": phone.get(url(name, scene)).status_code} == {
        "organiser": 200, "office": 200, "outsider": 403, "phone": 403,
    }  # fmt: skip


def test_a_meeting_without_a_barcamp_offers_to_set_one_up(cast, meeting, client_of):
    office = client_of("organiser")
    assert "Noch kein Barcamp" in text(office.get(reverse("steering-barcamp", args=[meeting.slug])))
    assert Client().get(reverse("barcamp", args=[meeting.slug])).status_code == 404


def test_broken_ids_name_nothing(scene, now, client_of):
    office, pitch = client_of("organiser"), scene.card()
    assert office.post(url("plan-decide", scene), {"act": "adopt-one", "pitch": "x"}).status_code == 404
    assert office.post(url("topic-place", scene, pitch.pk), {"swap": "x"}).status_code == 404
    assert office.post(url("topic-place", scene, pitch.pk), {"slot": f"{uuid4()}:{uuid4()}"}).status_code == 422


def test_a_foreign_draft_is_absent_for_the_organiser_too(scene, now, client_of):
    draft = enter_pitch(scene.barcamp, Topic("Geheim"), by=scene.somebody(), at=scene.at, draft=True)
    assert client_of("organiser").get(url("pitch", scene, draft.pk)).status_code == 404
    assert client_of("organiser").get(url("steering-topic", scene, draft.pk)).status_code == 404
