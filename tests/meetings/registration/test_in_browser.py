"""Registering, waiting and the desk of the office in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from miteinander.meetings.choices import Need, RegistrationState
from miteinander.meetings.models import Registration
from miteinander.meetings.services.registration_party import NeedsGiven
from tests.cast import make_cast, make_meeting
from tests.meetings.browsing import as_person, chromium, visit
from tests.meetings.registration.parties import come, in_days, token_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = "/treffen/tag-1/leitung/anmeldungen/"


def crowd():
    """A meeting with somebody in each state."""
    now, meeting = timezone.now(), make_meeting(make_cast(), capacity=4, **in_days(28))
    made = {
        "platz": come(meeting, "Ada", at=now, needs=NeedsGiven(kinds=frozenset({Need.STEP_FREE}), note="Bitte vorn")),
        "post": come(meeting, "Bo", at=now, email="", postal_address="Weg 1\n73430 Aalen", phone="0711 1"),
        "angebot": come(meeting, "Gruppe", at=now, seats=3, companions=("Eva", "Finn")),
        "warten": come(meeting, "Cem", at=now, seats=2, waits_together=True),
    }
    rows = {state: done.registration for state, done in made.items()}
    late = come(meeting, "Dana", at=now).registration
    Registration.objects.filter(pk=late.pk).update(verify_by=now + timedelta(days=3))
    return meeting, rows | {"vorlaeufig": late}


def test_the_pages_of_everybody(live_server):
    _meeting, rows = crowd()
    own = {state: f"/treffen/tag-1/anmeldung/{token_for(row)}/" for state, row in rows.items()}
    paths = {"formular": "/treffen/tag-1/anmeldung/", "gesendet": "/treffen/tag-1/anmeldung/gesendet/", **own}
    paths |= {"aendern": own["platz"] + "aendern/", "absagen": own["platz"] + "absagen/"}
    with chromium() as browser:
        assert visit(browser, live_server.url, paths) == {}


def test_the_pages_of_the_desk(live_server):
    meeting, rows = crowd()
    words = ["", "erfassen/", "liste/", "benachrichtigen/", "bedarf/", f"{rows['angebot'].pk}/", f"{rows['platz'].pk}/"]
    paths = {f"desk-{number}": DESK + word for number, word in enumerate(words)}
    with chromium() as browser:
        office = meeting.network.assignment_set.get(role="network_office").person
        assert visit(browser, live_server.url, paths, person=office) == {}


def test_a_clerk_enters_two_people_with_the_keyboard_alone(live_server):
    cast = make_cast()
    meeting = make_meeting(cast, capacity=4, **in_days(28))
    with chromium() as browser:
        context = browser.new_context(reduced_motion="reduce", locale="de-DE")
        as_person(context, live_server.url, cast.office)
        page = context.new_page()
        page.goto(live_server.url + DESK + "erfassen/")
        for name, town in (("Robin Muster", "Aalen"), ("Kim Beispiel", "Ulm")):
            page.keyboard.type(name)  # the first field has the focus already
            page.keyboard.press("Tab")
            page.keyboard.type(town)
            page.keyboard.press("Enter")
            page.get_by_text(f"Eingetragen: {name}").wait_for()
        context.close()
    found = meeting.registrations.order_by("arrival").values_list("name", "municipality__name", "state")
    assert list(found) == [("Robin Muster", "Aalen", "confirmed"), ("Kim Beispiel", "Ulm", "confirmed")]


def test_a_group_says_with_the_keyboard_who_takes_the_seats(live_server):
    _meeting, rows = crowd()
    group = rows["angebot"]
    with chromium() as browser:
        page = browser.new_page(reduced_motion="reduce", locale="de-DE")
        page.goto(f"{live_server.url}/treffen/tag-1/anmeldung/{token_for(group)}/")
        page.get_by_role("checkbox", name="Finn").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="Wir nehmen die 2 Plätze").focus()
        page.keyboard.press("Enter")
        page.get_by_text("Sie sind angemeldet: 2 Plätze sind reserviert").wait_for()
    group.refresh_from_db()
    names = [attendee.name for attendee in group.attendees.all()]
    assert (group.state, names) == (RegistrationState.CONFIRMED, ["Gruppe", "Finn"])
