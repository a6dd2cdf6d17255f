"""Every address of barcamp and fishbowl × everybody: who reads, who is refused, what only takes a post."""

import pytest
from django.test import Client
from django.urls import reverse

from miteinander.journal.choices import Channel
from miteinander.meetings.choices import MeetingStatus
from miteinander.meetings.services.fishbowl import join_queue
from miteinander.meetings.services.questions import ask_question
from miteinander.meetings.services.sessions import place_pitch
from miteinander.meetings.urls import barcamp, fishbowl
from tests.meetings.scene import make_fishbowl, phone_of

pytestmark = pytest.mark.django_db

WHO = ("guest", "phone", "resident", "member", "outsider", "organiser", "office")
OPEN = (200, 200, 200, 200, 200, 200, 200)
IN_THE_ROOM = (403, 200, 403, 403, 403, 200, 200)
STEERING = (403, 403, 403, 403, 403, 200, 200)
POST_ONLY = (302,) * 7  # leads to the page with the form
GET = {
    "barcamp": OPEN,
    "barcamp-board": OPEN,
    "pitch": OPEN,
    "pitch-new": IN_THE_ROOM,
    "pitch-edit": STEERING,
    "session-result": IN_THE_ROOM,
    "fishbowl": OPEN,
    "fishbowl-display": OPEN,
} | dict.fromkeys(
    (
        "steering-barcamp", "barcamp-setup", "barcamp-room", "barcamp-cards", "steering-topic", "barcamp-plan",
        "barcamp-results", "result-type-in", "barcamp-paper", "steering-fishbowl", "fishbowl-setup",
        "question-notes", "question-cards",
    ),
    STEERING,
)  # fmt: skip
POSTS = {
    "pitch-step", "pitch-mark", "barcamp-open", "barcamp-windows", "topic-place", "topic-act", "topic-hands",
    "plan-decide", "fishbowl-ask", "fishbowl-queue", "fishbowl-step-back", "fishbowl-open", "circle-add",
    "circle-seat", "circle-timer", "question-window", "question-card", "question-act",
}  # fmt: skip
FOR_PHONES = {"pitch-mark", "fishbowl-ask", "fishbowl-queue"}


@pytest.fixture
def addresses(scene, cast):
    """One thing of each kind, and the address of every page about it."""
    bowl, by, at = make_fishbowl(cast, scene.meeting), scene.organiser, scene.at
    session = place_pitch(scene.card(), scene.slot(), by=by, at=at)
    question = ask_question(bowl, "Wie?", by=by, at=at, channel=Channel.PAPER)
    turn = join_queue(bowl, "Robin", by=by, at=at, channel=Channel.ON_SITE)
    of_topic = {"pitch", "pitch-edit", "pitch-step", "pitch-mark", "steering-topic", "topic-place", "topic-act"}
    things = dict.fromkeys(of_topic | {"topic-hands"}, (session.pitch_id,))
    things |= dict.fromkeys(("session-result", "result-type-in"), (session.pk,))
    things |= {"barcamp-room": (session.room_id,), "barcamp-paper": ("wandplan",)}
    things |= dict.fromkeys(("fishbowl-step-back", "circle-seat"), (turn.pk,))
    things |= dict.fromkeys(("question-act", "question-notes"), (question.pk,))
    names = [pattern.name for pattern in (*barcamp.urlpatterns, *fishbowl.urlpatterns)]
    return {name: reverse(name, args=[scene.meeting.slug, *things.get(name, ())]) for name in names}


@pytest.fixture
def clients(scene, now, client_of):
    found = {who: client_of(who) for who in WHO if who != "phone"}
    return found | {"phone": phone_of(scene.meeting, scene.at)}


def test_every_address_is_in_the_table(addresses):
    assert set(addresses) == set(GET) | POSTS


def test_everybody_reads_only_what_is_open_to_them(addresses, clients):
    answers = {name: tuple(clients[who].get(path).status_code for who in WHO) for name, path in addresses.items()}
    assert answers == GET | dict.fromkeys(POSTS, POST_ONLY)


@pytest.mark.parametrize("who", ["guest", "resident", "member", "outsider"])
def test_nobody_from_outside_writes(addresses, clients, who):
    posted = {
        name: clients[who].post(addresses[name], {"name": "x", "text": "x", "step": "withdraw"}) for name in POSTS
    }
    assert {name: answer.status_code for name, answer in posted.items()} == dict.fromkeys(POSTS, 403)


def test_a_phone_in_the_room_steers_nothing(addresses, clients):
    steered = POSTS - FOR_PHONES
    posted = {name: clients["phone"].post(addresses[name], {"step": "withdraw"}).status_code for name in steered}
    assert posted == dict.fromkeys(steered, 403)


def test_a_draft_of_a_meeting_is_absent_for_everybody_but_its_organisers(scene, addresses, clients):
    scene.meeting.status = MeetingStatus.DRAFT
    scene.meeting.save()
    for who in ("guest", "resident", "member", "outsider"):
        assert {clients[who].get(addresses[name]).status_code for name in GET} == {404}
    assert clients["organiser"].get(addresses["barcamp-board"]).status_code == 200
    assert Client().get(addresses["barcamp-board"]).status_code == 404
