"""Signing in with real letters, a real app code and a real (virtual) passkey, and every page of it looked at."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from django.core.cache import cache

from miteinander.mail.models import OutgoingMail
from miteinander.people.models import Person
from miteinander.roles.models import Assignment
from tests.cast import make_cast
from tests.meetings.browsing import chromium, faults, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "kim.sommer@example.org"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_in_letter() -> str:
    letter = OutgoingMail.objects.filter(to=ADDRESS, kind="mail/sign_in").latest("created_at")
    found = re.search(r"^([A-Z0-9]{3,5}-[A-Z0-9]{3,5}|[A-Z0-9]{6,9})$", letter.body, re.MULTILINE)
    assert found, letter.body
    return found[1]


def app_code(secret: str) -> str:
    """What the app on the phone shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Visitor:
    """Somebody with one browser window; looks at each page in both widths and modes."""

    def __init__(self, browser, base: str) -> None:
        self.base = base
        self.page = browser.new_context(
            reduced_motion="reduce", locale="de-DE", viewport={"width": 1280, "height": 900}
        ).new_page()
        self.found: dict[str, list[str]] = {}

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)
        self.look()

    def look(self) -> None:
        name = self.page.url.removeprefix(self.base).split("?")[0].strip("/").replace("/", "-") or "home"
        for width, mode in ((320, "dark"), (1280, "light")):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.emulate_media(color_scheme=mode)
            picture(self.page, f"sign-in-{name}-{width}")
            if wrong := faults(self.page):
                self.found[f"{name} {width}"] = wrong

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def enter_code(self) -> None:
        self.page.get_by_label("Code").fill(code_in_letter())
        self.press("Bestätigen")

    def ask_for_code(self) -> None:
        self.go("/konto/login/")
        self.page.get_by_label("E-Mail-Adresse").fill(ADDRESS)
        self.press("Code zusenden")
        self.look()
        self.enter_code()

    def sign_out(self) -> None:
        self.go("/konto/logout/")
        self.page.locator("main").get_by_role("button", name="Abmelden").click()
        self.page.wait_for_load_state()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base).split("?")[0]


@pytest.fixture
def visitor(live_server):
    cache.clear()
    make_cast()
    with chromium() as browser:
        yield Visitor(browser, live_server.url)


def open_account(visitor: Visitor) -> Person:
    visitor.go("/konto/signup/")
    visitor.page.get_by_label("E-Mail-Adresse").fill(ADDRESS)
    visitor.press("Konto eröffnen")
    visitor.look()
    visitor.enter_code()
    return Person.objects.get(email=ADDRESS)


def give_office(person: Person) -> None:
    office = Assignment.objects.filter(role="network_office").first()
    assert office
    Assignment.objects.create(person=person, role="network_office", network=office.network)


def test_an_account_by_code_then_an_app_then_signing_in_with_both(visitor: Visitor):
    person = open_account(visitor)
    assert visitor.path == "/"
    give_office(person)
    visitor.go("/post/eingang/")
    assert visitor.path == "/konto/2fa/"
    visitor.go("/konto/2fa/totp/activate/")
    secret = visitor.page.get_by_label("Geheimnis zum Abtippen").input_value()
    visitor.page.get_by_label("Code", exact=False).last.fill(app_code(secret))
    visitor.page.locator("main button[type=submit]").click()
    visitor.page.wait_for_load_state()
    assert visitor.path == "/konto/2fa/recovery-codes/"
    visitor.page.get_by_role("link", name="Weiter zur gewünschten Seite").click()
    assert visitor.path == "/post/eingang/"
    visitor.sign_out()
    visitor.ask_for_code()
    assert visitor.path == "/konto/2fa/authenticate/"
    visitor.look()
    visitor.page.get_by_label("Code").fill(app_code_after_the_last(secret))
    visitor.press("Anmelden")
    visitor.go("/post/eingang/")
    assert visitor.path == "/post/eingang/"
    for path in ("/konto/", "/konto/email/", "/konto/2fa/", "/konto/rollen/"):
        visitor.go(path)
        assert visitor.path == path
    visitor.go("/konto/2fa/recovery-codes/")
    visitor.page.get_by_label("Code").fill(app_code_after_the_last(secret))
    visitor.press("Bestätigen")
    assert visitor.path == "/konto/2fa/recovery-codes/"
    visitor.look()
    visitor.go("/konto/2fa/totp/deactivate/")
    assert visitor.found == {}
    assert Person.objects.get(pk=person.pk).seen_on is not None


def app_code_after_the_last(secret: str) -> str:
    """A code counts once; forget that it was used instead of waiting for the next half minute."""
    cache.clear()
    return app_code(secret)


def test_a_passkey_signs_in_without_any_code(visitor: Visitor):
    person = open_account(visitor)
    give_office(person)
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    visitor.go("/konto/2fa/webauthn/add/")
    visitor.page.get_by_label("Name").fill("Mein Telefon")
    visitor.page.get_by_label("Auch zum Anmelden ohne Code per E-Mail").check()
    visitor.press("Hinzufügen")
    visitor.page.wait_for_url("**/recovery-codes/")
    visitor.look()
    visitor.go("/konto/2fa/webauthn/")
    assert "Mein Telefon" in visitor.page.locator("main").inner_text()
    visitor.sign_out()
    visitor.go("/konto/login/code/")
    visitor.press("Mit Passkey anmelden")
    visitor.page.wait_for_url(f"{visitor.base}/")
    visitor.go("/post/eingang/")
    assert visitor.path == "/post/eingang/"
    for path in (
        "/konto/2fa/webauthn/reauthenticate/",
        "/konto/2fa/reauthenticate/",
        "/konto/2fa/recovery-codes/generate/",
    ):
        visitor.go(path)
    assert visitor.found == {}
