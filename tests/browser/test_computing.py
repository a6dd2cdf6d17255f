"""Somebody of the office has a file computed: by keyboard, with and without scripts, watching and stopping it."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.computing.questions import LONG, SMALL

pytestmark = pytest.mark.browser

LONG_ENOUGH = 60_000  # milliseconds; the one worker may be busy with letters


def test_the_example_is_computed_and_the_page_shows_the_result_by_itself(come):
    office = come(persona="Netzwerkbüro")
    office.go("/rechnen/")
    office.look()
    office.press("Bürgerbudget auszählen", "link")
    office.look()
    office.press("Mit dem Beispiel rechnen")
    expect(office.page.get_by_role("heading", name="Ergebnis")).to_be_visible(timeout=LONG_ENOUGH)
    assert office.page.get_by_text("Bänke im Stadtgarten").count() > 0
    assert office.look_closely() == []


def test_a_file_that_cannot_be_computed_is_answered_with_a_sentence(come):
    office = come(persona="Netzwerkbüro")
    office.go("/rechnen/neu/barcamp/")
    file = {"name": "tag.json", "mimeType": "application/json", "buffer": b'{"rounds": []}'}
    office.page.set_input_files("input[type=file]", file)
    office.press("Berechnen")
    expect(office.page.get_by_text("In der Datei fehlt rooms.")).to_be_visible(timeout=LONG_ENOUGH)
    assert office.look_closely() == []


def test_somebody_without_scripts_stops_a_computation_and_removes_it(come):
    office = come(java_script_enabled=False)
    page = office.page
    page.goto(office.base)
    page.get_by_role("button", name="Netzwerkbüro").click()
    for question in (LONG, SMALL):
        page.goto(f"{office.base}/rechnen/neu/barcamp/")
        file = {"name": "tag.json", "mimeType": "application/json", "buffer": json.dumps(question).encode()}
        page.set_input_files("input[type=file]", file)
        page.get_by_role("button", name="Berechnen").click()
    page.get_by_role("button", name="Abbrechen").click()  # the small one waits behind the long one
    expect(page.get_by_role("status").get_by_text(re.compile("^(abgebrochen|berechnet)$"))).to_be_visible()
    page.get_by_role("button", name="Berechnung mit ihren Dateien entfernen").click()
    assert page.get_by_text("Die Berechnung und ihre Dateien sind entfernt.").count() == 1
