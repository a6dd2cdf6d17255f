"""A real Chromium for the pages of meetings: both widths, both modes, axe on every page."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FACES = ((1280, "light"), (320, "dark"))  # both widths and both modes in two visits
PICTURES = os.environ.get("MITEINANDER_PICTURES")  # a folder: every visited page is kept as a picture


@contextmanager
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread, the ORM does not mind
    try:
        with sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=flags)
            yield browser
            browser.close()
            connections.close_all()  # those opened under Playwright's loop are not those of the test
        for thread in threading.enumerate():  # the server's threads end with the browser's connections
            if "process_request_thread" in thread.name:
                thread.join(timeout=10)
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def as_person(context: BrowserContext, address: str, person) -> None:
    """Sign somebody in with a second factor, past the pages of signing in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "code"}, {"method": "mfa", "type": "totp"}]
    session.save()
    context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": address}])


def faults(page: Page) -> list[str]:
    """Return what axe finds, and whether the page is wider than the window."""
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(page).response["violations"]]
    too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*found, *(["wider than the window"] if too_wide else [])]


def picture(page: Page, name: str) -> None:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def visit(browser: Browser, address: str, paths: dict[str, str], person=None) -> dict[str, list[str]]:
    """Visit pages in both faces; return the faults by page."""
    found = {}
    for width, mode in FACES:
        context = browser.new_context(
            reduced_motion="reduce", viewport={"width": width, "height": 900}, color_scheme=mode, locale="de-DE"
        )
        if person:
            as_person(context, address, person)
        page = context.new_page()
        for name, path in paths.items():
            answer = page.goto(address + path)
            assert (path, answer.status if answer else None) == (path, 200)
            picture(page, f"{name}-{width}-{mode}")
            found[f"{name} {width} {mode}"] = faults(page)
        context.close()
    return {name: faults for name, faults in found.items() if faults}
