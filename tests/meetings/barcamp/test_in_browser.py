"""The pages of barcamp and fishbowl in a real browser: both widths, both modes, and by keyboard alone."""

import re
from datetime import timedelta

import pytest
from django.core.signing import get_cookie_signer
from django.urls import reverse
from django.utils import timezone

from miteinander.meetings.models import GuidingQuestion, Session
from miteinander.meetings.services import barcamp as setting_up
from miteinander.meetings.services.fishbowl import join_queue, seat_speaker, start_timer, take_chair
from miteinander.meetings.services.pitches import set_mark
from miteinander.meetings.services.plan import propose_plan
from miteinander.meetings.services.questions import ask_question, step_question
from miteinander.meetings.services.sessions import Result, pin_pitch, place_pitch, write_result
from miteinander.meetings.views.acting import PARTICIPANT_COOKIE
from miteinander.people.services import token_of
from tests.cast import make_cast, make_meeting
from tests.meetings.browsing import as_person, chromium, faults, visit
from tests.meetings.scene import make_barcamp, make_fishbowl

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

TOPICS = (
    "Eine Ehrenamtskarte für das ganze Land",
    "Wie finden Jugendliche ein Amt, das zu ihnen passt?",
    "Raumteiler: Erfahrungen aus drei Städten",
    "Bürgerbudget ohne Bürokratie",
    "Datenschutz im Verein: Was hilft wirklich?",
    "Papier und Bildschirm zählen gleich",
    "Bierbänke, Beamer, Bücher: leihen statt kaufen",
)


@pytest.fixture
def hall():
    """A meeting of today in the middle of its barcamp: round one runs, others are planned."""
    cast, now = make_cast(), timezone.now()
    meeting = make_meeting(cast, starts_at=now - timedelta(hours=5), ends_at=now + timedelta(hours=4))
    GuidingQuestion.objects.create(meeting=meeting, text="Welche Leitplanken braucht die Stadt?")
    scene = make_barcamp(cast, meeting)
    scene.at = now
    timing = setting_up.Timing(3, now - timedelta(minutes=5))
    setting_up.set_rounds(scene.barcamp, timing, by=scene.organiser, at=now)
    scene.open_windows(marks_end_at=now + timedelta(hours=1))
    return cast, scene


def busy(scene):
    """Topics on the wall and beside it, marks, a proposed plan, a result."""
    pitches = [scene.card(title, host_name=f"Stadt {n}", hands=4 * n) for n, title in enumerate(TOPICS)]
    kim = scene.somebody()
    for pitch in pitches[:4]:
        set_mark(pitch, comes=True, by=kim, at=scene.at)
    for pitch, (number, room) in zip(pitches, ((1, 0), (1, 1), (2, 0), (3, 2)), strict=False):
        session = place_pitch(pitch, scene.slot(number, room), by=scene.organiser, at=scene.at)
    pin_pitch(pitches[2], pinned=True, by=scene.organiser, at=scene.at)
    first = Session.objects.get(pitch=pitches[0])
    write_result(first, Result("Viele wollen sie.", "Sie verbindet.", "", "Aalen"), by=kim, at=scene.at, seen=1)
    propose_plan(scene.barcamp, by=scene.organiser, at=scene.at)
    return kim, pitches, session


def joined(context, address, kim):
    value = get_cookie_signer(salt=PARTICIPANT_COOKIE * 2).sign(token_of(kim.link))
    context.add_cookies([{"name": PARTICIPANT_COOKIE, "value": value, "url": address}])


def address_of(scene, name, *args):
    return reverse(name, args=[scene.meeting.slug, *args])


def test_every_page_of_the_barcamp_is_fine(hall, live_server):
    cast, scene = hall
    _kim, pitches, session = busy(scene)
    open_pages = ("barcamp", "barcamp-board")
    steering = ("steering-barcamp", "barcamp-cards", "barcamp-plan", "barcamp-results", "barcamp-setup")
    paths = {name: address_of(scene, name) for name in (*open_pages, *steering)}
    paths |= {
        "pitch": address_of(scene, "pitch", pitches[0].pk),
        "pitch-new": address_of(scene, "pitch-new"),
        "steering-topic": address_of(scene, "steering-topic", pitches[3].pk),
        "session-result": address_of(scene, "session-result", session.pk),
        "result-type-in": address_of(scene, "result-type-in", session.pk),
        "barcamp-room": address_of(scene, "barcamp-room", session.room_id),
    }
    with chromium() as browser:
        assert visit(browser, live_server.url, paths, cast.organiser) == {}
        assert visit(browser, live_server.url, {"guest-barcamp": paths["barcamp"]}) == {}


def test_every_page_of_the_fishbowl_is_fine(hall, live_server):
    cast, scene = hall
    bowl, by, at = make_fishbowl(cast, scene.meeting), scene.organiser, scene.at
    questions = [ask_question(bowl, text, by=by, at=at, asked_by="Kim Muster") for text in TOPICS[:4]]
    step_question(questions[0], "take", by=by, at=at)
    step_question(questions[3], "set_aside", by=by, at=at)
    for name in ("Beratung", "Datenschutzstelle", "Universität"):
        seat_speaker(bowl, name, by=by, at=at)
    take_chair(join_queue(bowl, "Robin", by=by, at=at), by=by, at=at)
    join_queue(bowl, "Noor", by=by, at=at)
    start_timer(bowl, by=by, at=at)
    names = ("fishbowl", "fishbowl-display", "steering-fishbowl", "fishbowl-setup")
    paths = {name: address_of(scene, name) for name in names}
    paths["notes"] = address_of(scene, "question-notes", questions[0].pk)
    with chromium() as browser:
        assert visit(browser, live_server.url, paths, cast.organiser) == {}


def test_a_topic_is_proposed_marked_and_placed_by_keyboard_alone(hall, live_server):
    cast, scene = hall
    kim = scene.somebody()
    with chromium() as browser:
        phone = browser.new_context(reduced_motion="reduce", viewport={"width": 320, "height": 700}, locale="de-DE")
        joined(phone, live_server.url, kim)
        page = phone.new_page()
        page.goto(live_server.url + address_of(scene, "barcamp"))
        press(page, "Thema vorschlagen")
        page.get_by_label("Thema", exact=True).focus()
        page.keyboard.type("Bürgerbudget ohne Bürokratie")
        press(page, "Vorschlagen")
        page.goto(live_server.url + address_of(scene, "barcamp"))
        press(page, re.compile("^Ich komme"), navigates=False)
        page.wait_for_selector("button[aria-pressed=true]:has-text('Ich komme')")
        assert faults(page) == []
        desk = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900}, locale="de-DE")
        as_person(desk, live_server.url, cast.organiser)
        page = desk.new_page()
        page.goto(live_server.url + address_of(scene, "steering-barcamp"))
        press(page, "Bürgerbudget ohne Bürokratie")
        press(page, re.compile("^Hierher.*Runde 2, Bücherei"))
        assert page.get_by_text("steht jetzt hier: Runde 2, Bücherei").is_visible()
        assert faults(page) == []
    assert Session.objects.get().room.name == "Bücherei"


def press(page, name, *, navigates=True):
    """Focus a link or button by its name and press Enter."""
    main = page.get_by_role("main")
    found = main.get_by_role("link", name=name, exact=True).or_(main.get_by_role("button", name=name, exact=True))
    found.first.focus(timeout=5000)
    if navigates:
        with page.expect_navigation():
            page.keyboard.press("Enter")
    else:
        page.keyboard.press("Enter")


def test_the_board_follows_without_being_touched(hall, live_server):
    _cast, scene = hall
    with chromium() as browser:
        page = browser.new_page(reduced_motion="reduce", viewport={"width": 1280, "height": 720})
        page.goto(live_server.url + address_of(scene, "barcamp-board"))
        place_pitch(scene.card("Ganz neu"), scene.slot(2), by=scene.organiser, at=scene.at)
        page.evaluate("htmx.ajax('GET', document.getElementById('tafel').getAttribute('hx-get'), '#tafel')")
        page.wait_for_selector("text=Ganz neu")
