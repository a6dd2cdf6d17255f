"""The way from registration to a marked topic in a browser that runs no script."""

import re

import pytest

from tests.browser.today import SOON, TODAY, code_of, meeting_called

pytestmark = pytest.mark.browser

ADDRESS = "ohne.skript@buerger.example"
TOPIC = "Gute Seiten kommen ohne Skript aus"


@pytest.fixture
def plain(come):
    """Let somebody come whose browser runs no script."""

    def arrive(persona=""):
        visitor = come(java_script_enabled=False)
        if persona:
            visitor.page.goto(visitor.base)
            visitor.page.get_by_role("button", name=persona).click()
        return visitor

    return arrive


def test_somebody_registers(plain):
    guest = plain()
    page = guest.page
    page.goto(meeting_called(guest, SOON) + "anmeldung/")
    page.locator("[name=name]").fill("Robin Klein")
    page.locator("[name=municipality]").fill("Ulm")
    page.locator("[name=email]").fill(ADDRESS)
    page.wait_for_timeout(1500)  # whoever fills it in faster than a person is asked to send it again
    page.get_by_role("button", name="Anmeldung absenden").click()
    guest.read_letter(ADDRESS)
    page.get_by_role("main").locator("[href*='/anmeldung/']").first.click()
    assert page.get_by_text("Sie sind angemeldet").count() == 1


def test_somebody_is_checked_in(plain):
    office = plain("Netzwerkbüro")
    page = office.page
    page.goto(meeting_called(office, TODAY) + "leitung/einlass/")
    before = int(page.locator("#einlass-da").inner_text())
    page.get_by_role("button", name=re.compile("^Einchecken")).last.click()
    assert int(page.locator("#einlass-da").inner_text()) == before + 1


def test_a_topic_is_proposed_and_marked(plain):
    office, guest = plain("Netzwerkbüro"), plain()
    today = meeting_called(guest, TODAY)
    page = guest.page
    page.goto(today + "dabei/")
    page.get_by_label("Code").fill(code_of(office, today))
    page.get_by_role("button", name="Mitmachen").click()
    page.goto(today + "barcamp/")
    page.get_by_role("link", name="Thema vorschlagen").click()
    page.get_by_label("Thema").first.fill(TOPIC)
    page.get_by_role("button", name="Vorschlagen").click()
    page.goto(today + "barcamp/")
    page.get_by_role("button", name=f"Ich komme : {TOPIC}").click()
    assert page.get_by_role("button", name=f"Ich komme : {TOPIC}", pressed=True).count() == 1
