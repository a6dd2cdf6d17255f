"""The pages of a meeting and of its office in a real browser."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from miteinander.ground.clock import berlin_moment, in_berlin
from miteinander.ground.ids import new_id
from miteinander.meetings.models import GuidingQuestion, Meeting, PreparatoryLink
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.check_in import Scan, record_scans
from tests.cast import make_cast, make_meeting, make_registration
from tests.meetings.browsing import chromium, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def full_meeting(cast, slug, *, in_days, **fields) -> Meeting:
    """A meeting as the office would write it, some days from now; today's lasts the whole day."""
    day = in_berlin(timezone.now()).date() + timedelta(days=in_days)
    hours = ((0, 5), (23, 55)) if in_days == 0 else ((9, 30), (16, 0))
    starts_at, ends_at = (berlin_moment(day, timezone.datetime.min.time().replace(hour=h, minute=m)) for h, m in hours)
    values = {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "registration_ends_at": starts_at,
        "subtitle": "Digital und analog: Was braucht eine Stadt, in der sich viele beteiligen?",
        "invitation": "Wir laden Sie herzlich ein.\n\nAn diesem Tag legen wir den Grund.",
        "place_name": "Haus der Städte",
        "street": "Königstraße 2",
        "postcode": "70174",
        "step_free": "yes",
        "induction_loop": "partly",
        "access_note": "Aufzug am Hintereingang.",
        "travel_note": "Stadtbahn bis Schlossplatz, dann drei Minuten zu Fuß.",
        "hybrid_url": "https://example.org/raum",
        "event_code": f"CODE{in_days % 90:02d}",
    }
    meeting = make_meeting(cast, slug=slug, capacity=60, **(values | fields))
    for position, text in enumerate(("Wo steht das Engagement heute?", "Welche Leitplanken braucht eine Stadt?")):
        GuidingQuestion.objects.create(meeting=meeting, position=position, text=text)
    PreparatoryLink.objects.create(
        meeting=meeting, title="Ein Film", url="https://example.org/film", why="Zeigt in drei Minuten, worum es geht."
    )
    plan_model_day(meeting, by=cast.actor("office"), at=timezone.now())
    return meeting


def stretch_over_now(meeting) -> None:
    """Let today's items run around this minute, one of them late."""
    now = timezone.now().replace(second=0, microsecond=0)
    for number, item in enumerate(meeting.agenda_items.all()):
        item.starts_at = now + timedelta(minutes=10 * (number - 3))
        item.planned_at = item.starts_at - timedelta(minutes=5 if number > 3 else 0)
        item.minutes = 10
        item.place = "Großer Saal"
        item.save()


def test_the_one_page_before_on_and_after_the_day(live_server):
    cast = make_cast()
    full_meeting(cast, "vorher", in_days=40)
    today = full_meeting(cast, "heute", in_days=0)
    stretch_over_now(today)
    full_meeting(cast, "nachher", in_days=-10)
    full_meeting(cast, "abgesagt", in_days=50, status="cancelled", cancel_reason="Das Haus ist gesperrt.")
    code = make_registration(today, name="Kim Muster").attendees.get().badge_code
    paths = {name: f"/treffen/{name}/" for name in ("vorher", "heute", "nachher", "abgesagt")}
    paths |= {
        "liste": "/treffen/",
        "liste-vergangen": "/treffen/?zeit=vergangen",
        "reihe": "/treffen/reihe/engagierte-stadt/",
        "programm-allein": "/treffen/heute/programm/",
        "dabei": "/treffen/heute/dabei/",
        "dabei-schild": f"/treffen/heute/dabei/{code}/",
    }
    with chromium() as browser:
        assert visit(browser, live_server.url, paths) == {}


def test_the_pages_of_the_office(live_server):
    cast = make_cast()
    meeting = full_meeting(cast, "heute", in_days=0)
    make_meeting(cast, slug="leer", status="draft", title="Tag 2: Wir füllen den Rahmen")
    for name in ("Robin Muster", "Kim Beispiel", "Alex Überlang-Doppelname von und zu Musterhausen"):
        make_registration(meeting, name=name, municipality=cast.aalen)
    code = meeting.attendees.first().badge_code
    record_scans(meeting, [Scan(new_id(), code, timezone.now())], by=cast.actor("office"), at=timezone.now())
    item = meeting.agenda_items.all()[2]
    office = "/treffen/heute/leitung/"
    paths = {
        "leitung": office,
        "leitung-entwurf": "/treffen/leer/leitung/",
        "neu": "/treffen/neu/",
        "bearbeiten": f"{office}bearbeiten/",
        "absagen": f"{office}absagen/",
        "programm": f"{office}programm/",
        "programm-leer": "/treffen/leer/leitung/programm/",
        "punkt-neu": f"{office}programm/neu/",
        "punkt": f"{office}programm/{item.pk}/",
        "spaeter": f"{office}programm/{item.pk}/spaeter/",
        "einlass": f"{office}einlass/",
        "einlass-liste": f"{office}einlass/liste/",
        "reihe-bearbeiten": "/treffen/reihe/engagierte-stadt/bearbeiten/",
    }
    with chromium() as browser:
        assert visit(browser, live_server.url, paths, person=cast.office) == {}


def test_an_open_page_of_the_day_shows_the_new_times_by_itself(live_server):
    cast = make_cast()
    meeting = full_meeting(cast, "heute", in_days=0)
    with chromium() as browser:
        page = browser.new_page(reduced_motion="reduce")
        page.goto(f"{live_server.url}/treffen/heute/")
        moved = meeting.agenda_items.filter(format="break")
        moved.update(starts_at=F("starts_at") + timedelta(minutes=1))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.get_by_text("Die Zeiten haben sich geändert.").wait_for()
        assert page.locator("#tag-programm s").count() == 2
