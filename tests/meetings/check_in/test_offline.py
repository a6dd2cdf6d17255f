"""At the door in a real browser: the network drops, the page is reloaded, nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from miteinander.meetings.models import CheckIn
from tests.cast import make_cast, make_meeting, make_registration
from tests.meetings.browsing import as_person, chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def make_today():
    cast, now = make_cast(), timezone.now()
    times = {"starts_at": now - timedelta(minutes=1), "ends_at": now + timedelta(minutes=1)}
    return cast, make_meeting(cast, slug="heute", registration_ends_at=now, **times)


def test_whoever_is_not_on_the_list_is_let_in_with_the_name_that_was_typed(live_server):
    cast, meeting = make_today()
    make_registration(meeting, name="Anna Zimmer")
    with chromium() as browser:
        context = browser.new_context(reduced_motion="reduce", locale="de-DE")
        as_person(context, live_server.url, cast.organiser)
        page = context.new_page()
        page.goto(f"{live_server.url}/treffen/heute/leitung/einlass/")
        page.fill("#suche", "Frieda Spontan")
        page.get_by_text("Niemand gefunden: Frieda Spontan").wait_for()
        page.get_by_role("link", name="Ohne Anmeldung einlassen").click()
        assert page.input_value("#id_gast-name") == "Frieda Spontan"
        page.locator("#einlass-gast button").click()
        page.get_by_text("Frieda Spontan ist eingelassen. Code fürs Namensschild:").wait_for()
        assert page.locator("#einlass-meldung").inner_text() == ""
        context.close()
    assert CheckIn.objects.get().attendee.name == "Frieda Spontan"


def test_scans_wait_on_the_device_while_the_network_is_away(live_server):
    cast, meeting = make_today()
    codes = [make_registration(meeting, name=f"Person {n}").attendees.get().badge_code for n in range(3)]
    with chromium() as browser:
        context = browser.new_context(reduced_motion="reduce", locale="de-DE")
        as_person(context, live_server.url, cast.organiser)
        page = context.new_page()
        page.goto(f"{live_server.url}/treffen/heute/leitung/einlass/")
        page.route("**/uebertragen/", lambda route: route.abort())
        page.locator(f"[data-code={codes[0]}] button").click()
        page.fill("#suche", f"{live_server.url}/treffen/heute/dabei/{codes[1]}/")  # a hand scanner types and sends
        page.keyboard.press("Enter")
        page.fill("#id_gast-name", "Toni Spontan")
        page.locator("#einlass-gast button").click()
        page.get_by_text("Keine Verbindung").wait_for()
        assert page.locator("#einlass-offen").inner_text().split() == ["3", "noch", "nicht", "gesendet"]
        page.reload()
        assert page.locator("#einlass-offen strong").inner_text() == "3"
        assert CheckIn.objects.count() == 0
        page.unroute("**/uebertragen/")
        page.locator("#einlass-offen").wait_for(state="hidden")
        assert page.evaluate("Object.keys(localStorage).length") == 0
        context.close()
    assert CheckIn.objects.count() == 3
