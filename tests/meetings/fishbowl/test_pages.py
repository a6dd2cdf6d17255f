"""The pages of the fishbowl: phone, projector, steering."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from miteinander.journal.choices import Channel
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import AgendaItem, CircleTurn, Fishbowl, FishbowlQuestion
from miteinander.meetings.services.fishbowl import join_queue, seat_speaker, take_chair
from miteinander.meetings.services.questions import ask_question, step_question
from tests.cast import NOW, make_item
from tests.meetings.scene import phone_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(bowl, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW


@pytest.fixture
def phone(bowl, now) -> Client:
    return phone_of(bowl.meeting, NOW)


@pytest.fixture
def office(now, client_of) -> Client:
    return client_of("organiser")


def url(name, bowl, *args):
    return reverse(name, args=[bowl.meeting.slug, *args])


def text(response):
    return response.content.decode()


def questions(bowl, moderator, count):
    return [ask_question(bowl, f"Frage {one}", by=moderator, at=NOW, channel=Channel.PAPER) for one in range(count)]


def test_a_question_is_asked_on_the_phone(bowl, phone):
    about = make_item(bowl.meeting, AgendaFormatKey.INPUT)
    phone.post(url("fishbowl-ask", bowl), {"text": "Wer zahlt das?", "about": about.pk, "asked_by": "Kim"})
    assert FishbowlQuestion.objects.values_list("text", "input", "channel").get() == ("Wer zahlt das?", about.pk, "web")
    assert "Wer zahlt das?" in text(phone.get(url("fishbowl", bowl)))


def test_an_empty_question_is_shown_again(bowl, phone):
    answer = phone.post(url("fishbowl-ask", bowl), {"text": ""})
    assert (answer.status_code, 'aria-invalid="true"' in text(answer)) == (422, True)


def test_the_queue_is_joined_and_left_on_the_phone(bowl, phone):
    phone.post(url("fishbowl-queue", bowl), {"name": "Kim"})
    assert "Sie sind Nummer 1 in der Warteschlange" in text(phone.get(url("fishbowl", bowl)))
    phone.post(url("fishbowl-step-back", bowl, CircleTurn.objects.get().pk))
    assert CircleTurn.objects.get().place == "left"


def test_a_second_click_leads_back_to_the_fishbowl_with_the_sentence(bowl, phone):
    for _click in range(2):
        answer = phone.post(url("fishbowl-queue", bowl), {"name": "Kim"})
    assert answer.url == url("fishbowl", bowl)
    assert "Sie stehen schon in der Warteschlange oder sitzen im Kreis." in text(phone.get(answer.url))
    assert CircleTurn.objects.count() == 1


def test_a_name_too_few_leads_back_too(bowl, phone):
    page = text(phone.post(url("fishbowl-queue", bowl), {"name": ""}, follow=True))
    assert "Bitte geben Sie einen Namen an, mit dem Sie aufgerufen werden können." in page


def test_before_questions_are_taken_the_page_says_from_when(bowl, phone):
    Fishbowl.objects.update(asks_from=NOW + timedelta(hours=1))
    page = text(phone.get(url("fishbowl", bowl)))
    assert ("Fragen werden ab 13:00 Uhr angenommen." in page, url("fishbowl-ask", bowl) in page) == (True, False)


def test_guests_read_but_do_not_take_part(bowl, now):
    guest = Client()
    assert "dabei/" in text(guest.get(url("fishbowl", bowl)))
    assert guest.post(url("fishbowl-ask", bowl), {"text": "Wie?"}).status_code == 403
    assert guest.post(url("fishbowl-queue", bowl), {"name": "x"}).status_code == 403


def test_the_moderation_runs_the_circle(bowl, office):
    office.post(url("circle-add", bowl), {"name": "Referat", "speaker": "yes"})
    office.post(url("circle-add", bowl), {"name": "Robin"})
    robin = CircleTurn.objects.get(name="Robin")
    office.post(url("circle-seat", bowl, robin.pk), {"act": "call"})
    office.post(url("circle-timer", bowl), {"act": "start"})
    page = text(office.get(url("steering-fishbowl", bowl)))
    assert CircleTurn.objects.filter(place="inner").count() == 2
    assert all(words in page for words in ("Robin", "Referat", "data-until", "Zeit anhalten"))


def test_the_moderation_sees_that_questions_are_closed_and_opens_them_again(bowl, office, now):
    AgendaItem.objects.filter(pk=bowl.item_id).update(starts_at=now - timedelta(hours=3), minutes=75)
    steering, window = url("steering-fishbowl", bowl), url("question-window", bowl)
    closed = "Fragen sind geschlossen" in text(office.get(steering))
    opened = "Fragen sind geschlossen" in text(office.post(window, {"act": "open"}, follow=True))
    again = "Fragen sind geschlossen" in text(office.post(window, {"act": "close"}, follow=True))
    assert (closed, opened, again) == (True, False, True)


def test_before_the_last_chair_is_taken_the_moderation_is_told(bowl, office, moderator):
    for number in range(4):
        seat_speaker(bowl, f"Referat {number}", by=moderator, at=NOW)
    assert "Nur der Stuhl für das Publikum ist noch frei." in text(office.get(url("steering-fishbowl", bowl)))
    take_chair(join_queue(bowl, "Robin", by=moderator, at=NOW), by=moderator, at=NOW)
    assert "Der Kreis ist voll. Bitten Sie jemanden" in text(office.get(url("steering-fishbowl", bowl)))


def test_a_full_circle_says_what_to_do(bowl, office, moderator):
    for number in range(4):
        seat_speaker(bowl, f"Referat {number}", by=moderator, at=NOW)
    answer = office.post(url("circle-add", bowl), {"name": "Fünfte", "speaker": "yes"})
    assert (answer.status_code, "Ein Stuhl bleibt für das Publikum frei" in text(answer)) == (422, True)


def test_a_card_is_typed_in_ordered_and_taken(bowl, office, moderator):
    office.post(url("question-card", bowl), {"text": "Vom Papier"})
    second = questions(bowl, moderator, 1)[0]
    office.post(url("question-act", bowl, second.pk), {"act": "up"})
    office.post(url("question-act", bowl, second.pk), {"act": "take"})
    assert list(bowl.questions.values_list("text", "state", "channel")) == [
        ("Frage 0", "taken", "paper"), ("Vom Papier", "open", "paper"),
    ]  # fmt: skip


def test_notes_by_two_show_both_texts(bowl, office, moderator):
    address = url("question-notes", bowl, questions(bowl, moderator, 1)[0].pk)
    office.post(address, {"notes": "von Kim", "version": 1})
    answer = office.post(address, {"notes": "von Noor", "version": 1})
    assert (answer.status_code, "von Kim" in text(answer), "von Noor" in text(answer)) == (409, True, True)
    office.post(address, {"notes": "beides", "version": 2})
    assert FishbowlQuestion.objects.get().notes == "beides"


def test_the_projector_is_told_only_what_is_new(bowl, now, moderator, django_assert_max_num_queries):
    step_question(questions(bowl, moderator, 1)[0], "take", by=moderator, at=NOW)
    first = Client().get(url("fishbowl-display", bowl))
    with django_assert_max_num_queries(2):
        again = Client().get(url("fishbowl-display", bowl), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, "Frage 0" in text(first)) == (304, True)
    join_queue(bowl, "Robin", by=moderator, at=NOW)
    polled = Client().get(url("fishbowl-display", bowl), {"stand": first.context["stand"]})
    assert polled.status_code == 200


def test_the_projector_names_the_meeting_and_the_code_only_to_the_room(bowl, phone, office, now):
    page = url("fishbowl-display", bowl)
    shown = {who: text(client.get(page)) for who, client in (("guest", Client()), ("phone", phone), ("office", office))}
    assert {who: bowl.meeting.event_code in seen for who, seen in shown.items()} == {
        "guest": False,
        "phone": True,
        "office": True,
    }
    assert all(bowl.meeting.title in seen for seen in shown.values())
    assert ("Zurück zur Fishbowl" in shown["guest"], "Zurück zur Leitung" in shown["office"]) == (True, True)


def test_names_on_the_projector_are_for_those_in_the_room(bowl, phone, office, moderator):
    take_chair(join_queue(bowl, "Robin Muster", by=moderator, at=NOW), by=moderator, at=NOW)
    seen = {who: "Robin Muster" in text(client.get(url("fishbowl-display", bowl))) for who, client in (
        ("guest", Client()), ("phone", phone), ("office", office),
    )}  # fmt: skip
    assert seen == {"guest": False, "phone": True, "office": True}


@pytest.mark.parametrize("count", [1, 3, 60])
def test_pages_ask_the_database_ten_times_at_most(bowl, phone, office, moderator, count, django_assert_max_num_queries):
    questions(bowl, moderator, count)
    for client, name in ((phone, "fishbowl"), (office, "steering-fishbowl"), (Client(), "fishbowl-display")):
        with django_assert_max_num_queries(10):
            assert client.get(url(name, bowl)).status_code == 200


def test_chairs_and_times_are_set(bowl, office):
    form = {"chairs": 6, "timer_minutes": 2, "asks_from_day": "2019-05-20", "asks_from_clock": "08:00"}
    office.post(url("fishbowl-setup", bowl), form)
    bowl.refresh_from_db()
    assert (bowl.chairs, bowl.timer_minutes, f"{bowl.asks_from:%d.%m. %H:%M}") == (6, 2, "20.05. 06:00")
    assert office.post(url("fishbowl-setup", bowl), form | {"chairs": 9}).status_code == 422


def test_question_cards_are_a_pdf(bowl, office):
    assert office.get(url("question-cards", bowl)).content[:5] == b"%PDF-"


@pytest.mark.parametrize("name", ["steering-fishbowl", "fishbowl-setup", "question-cards"])
def test_steering_is_for_the_organisers(bowl, now, client_of, phone, name):
    answers = [client_of(who).get(url(name, bowl)).status_code for who in ("organiser", "outsider")]
    assert [*answers, phone.get(url(name, bowl)).status_code] == [200, 403, 403]


def test_a_meeting_without_a_fishbowl_offers_to_set_one_up(meeting, client_of):
    item = make_item(meeting, AgendaFormatKey.FISHBOWL)
    office = client_of("organiser")
    assert "Noch keine Fishbowl" in text(office.get(reverse("steering-fishbowl", args=[meeting.slug])))
    office.post(reverse("fishbowl-open", args=[meeting.slug]), {"item": item.pk})
    assert meeting.fishbowls.get().item == item
