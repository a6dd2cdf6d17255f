"""A real Chromium before a real platform with demo data; both are started once for all browser tests.

Package scope, not session: Playwright keeps an event loop in this thread, under which Django refuses to ask a database.
"""

import os
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.daylight import BROWSER_ZONE, map_of_time_zones
from tests.browser.visitor import Visitor
from tests.serving.platform import Platform, free_port

WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=de-DE",
]


@pytest.fixture(scope="package")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=WORDS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def letter_door():
    """The port at which the platform takes letters."""
    return int(os.environ.get("MITEINANDER_MAIL_RECEIVER_PORT") or free_port())


@pytest.fixture(scope="package")
def base(chromium, letter_door):
    """The address of the platform, without the last slash; a running one can be named while writing tests."""
    if running := os.environ.get("MITEINANDER_BROWSER_BASE"):
        yield running
        return
    with tempfile.TemporaryDirectory(prefix="miteinander-", ignore_cleanup_errors=True) as folder:
        zones = map_of_time_zones(Path(folder) / "zones")
        surroundings = {"MITEINANDER_MAIL_RECEIVER_PORT": str(letter_door), "PYTHONTZPATH": str(zones)}
        platform = Platform(Path(folder) / "var", "--demo", **surroundings)
        try:
            yield platform.up().rstrip("/")
        finally:
            platform.close()


@pytest.fixture
def come(chromium, base):
    """Let somebody with an own device come; `come(persona="Netzwerkbüro")` looks as a demo person."""
    yield from arrivals(chromium, base)


@pytest.fixture(scope="module")
def come_to_stay(chromium, base):
    """As `come`, for the chapters of one story."""
    yield from arrivals(chromium, base)


def arrivals(chromium, base):
    contexts = []

    def arrive(*, persona: str = "", **options) -> Visitor:
        wishes = {"viewport": {"width": 1280, "height": 900}, "locale": "de-DE", "timezone_id": BROWSER_ZONE}
        contexts.append(chromium.new_context(base_url=base, reduced_motion="reduce", **(wishes | options)))
        visitor = Visitor(contexts[-1].new_page(), base)
        if persona:
            visitor.become(persona)
        return visitor

    yield arrive
    for context in contexts:
        context.close()
