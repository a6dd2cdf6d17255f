"""Every page of the platform: as everybody who may see it, light and dark, at 1280 and at 320 px.

Pages are found by their links, so a new one is looked at as soon as something leads to it; those behind the link of a
registration by the letters in the demo's post. One that nothing leads to must be named here with the reason.
"""

import functools

import pytest

from tests.browser.addresses import readable_names
from tests.browser.today import TODAY, code_of, meeting_called
from tests.browser.walk import Walk

pytestmark = pytest.mark.browser

REASONS = {
    "there are no passwords here": """no-passwords account_login account_change_password account_set_password
        account_reset_password
        account_reset_password_done account_reset_password_from_key account_reset_password_from_key_done""",
    "in the middle of signing in": """account_confirm_login_code account_email_verification_sent account_reauthenticate
        account_inactive""",
    "needs an own second device, which the demo's persons lack": """mfa_authenticate mfa_deactivate_totp
        mfa_download_recovery_codes mfa_edit_webauthn mfa_generate_recovery_codes mfa_list_webauthn mfa_login_webauthn
        mfa_reauthenticate mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_view_recovery_codes""",
    "a style sheet": "brand brand-stamped",
    "behind a link that is sent on request": """own-data-sent own-data-link own-data-link-file own-data-link-text
        own-data-link-erase erased""",
    "nobody has written in the demo yet": "incoming-mail original-mail answer-mail unsubscribe",
    "the story goes there": "take-over take-over-item registration-sent session-result result-type-in",
    "leads from the second edition on": "documentation-edition documentation-edition-pdf",
    "opened by a form": "finding-merge",
    "given after the day to whoever was there": "registration-certificate",
    "its address stands on the badge": "day-badge",
    "test_computing computes first": "computation computation-file",
}
NO_LINK_LEADS_THERE = {name for names in REASONS.values() for name in names.split()}
LOOKS_DIFFERENT = {"meeting", "day", "barcamp", "fishbowl", "dots", "pitch", "pitch-new", "session-result"}
WHO = ("guest", "office", "participant", "resident")


@pytest.fixture(scope="module")
def walk(come_to_stay):
    """Return the walk of somebody; each is walked once."""

    @functools.cache
    def walk_as(who: str) -> Walk:
        return WALKS[who](come_to_stay, set() if who in {"guest", "office"} else set(walk_as("guest").been))

    return walk_as


def as_guest(come, _seen) -> Walk:
    visitor = come()
    return Walk(visitor).through(*(visitor.base + page for page in ("/", "/bausteine/", "/bausteine/tafel/")))


def as_office(come, _seen) -> Walk:
    visitor = come(persona="Netzwerkbüro")
    return Walk(visitor).through(visitor.page.url, meeting_called(visitor, TODAY) + "leitung/")


def as_resident(come, seen) -> Walk:
    visitor = come(persona="Bürgerin")
    return Walk(visitor, seen).through(visitor.page.url, f"{visitor.base}/konto/email/")


def as_participant(come, seen) -> Walk:
    """Somebody who joined by the code that the office shows on the wall."""
    office = come(persona="Netzwerkbüro")
    today = meeting_called(office, TODAY)
    visitor = come()
    visitor.page.goto(today + "dabei/")
    visitor.write(code=code_of(office, today), name="Mika Baumann")
    visitor.press("Mitmachen")
    seen = {kind for kind in seen if kind.split()[0] not in LOOKS_DIFFERENT}
    return Walk(visitor, seen).through(visitor.page.url, today)


WALKS = dict(zip(WHO, (as_guest, as_office, as_participant, as_resident), strict=True))


@pytest.mark.parametrize("who", WHO)
def test_nothing_is_wrong_on_any_page(walk, who):
    problems = walk(who).problems
    assert problems == [], "\n".join(problems)


def test_every_page_is_looked_at_or_named_with_a_reason(walk):
    seen = set().union(*(walk(who).names for who in WHO))
    assert sorted(readable_names() - seen - NO_LINK_LEADS_THERE) == []


def test_only_pages_that_exist_are_named():
    assert sorted(NO_LINK_LEADS_THERE - readable_names()) == []
