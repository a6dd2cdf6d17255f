"""Every page of the platform: as everybody who may see it, light and dark, at 1280 and at 320 px.

Pages are found by their links, so a new one is looked at as soon as something leads to it. One that nothing leads to
must be named here with the reason.
"""

import functools

import pytest

from tests.browser.addresses import readable_names
from tests.browser.today import TODAY, code_of, meeting_called
from tests.browser.walk import Walk

pytestmark = pytest.mark.browser

NO_LINK_LEADS_THERE: dict[str, str] = {}
LOOKS_DIFFERENT = {"meeting", "day", "barcamp", "fishbowl", "dots", "pitch", "pitch-new", "session-result"}
WHO = ("guest", "office", "participant", "registered", "resident")


@pytest.fixture(scope="module")
def walk(come_to_stay):
    """Return the walk of somebody; each is walked once."""

    @functools.cache
    def walk_as(who: str) -> Walk:
        return WALKS[who](come_to_stay, set() if who in {"guest", "office"} else set(walk_as("guest").been))

    return walk_as


def as_guest(come, _seen) -> Walk:
    return Walk(come()).through(f"{come().base}/")


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


def as_registered(come, seen) -> Walk:
    """Somebody with the link of a registration, read in a letter; one waits, one has a seat."""
    visitor = come()
    visitor.page.goto(f"{visitor.base}/demo/post/")
    letters = visitor.page.locator("main a[href*='/demo/post/']").evaluate_all("all => all.map(it => it.href)")
    links = []
    for letter in letters[:10]:
        visitor.page.goto(letter)
        links += visitor.page.locator("main a[href*='/anmeldung/']").evaluate_all("all => all.map(it => it.href)")
    return Walk(visitor, seen).through(*links)


WALKS = dict(zip(WHO, (as_guest, as_office, as_participant, as_registered, as_resident), strict=True))


@pytest.mark.parametrize("who", WHO)
def test_nothing_is_wrong_on_any_page(walk, who):
    problems = walk(who).problems
    assert problems == [], "\n".join(problems)


def test_every_page_is_looked_at_or_named_with_a_reason(walk):
    seen = set().union(*(walk(who).names for who in WHO))
    assert sorted(readable_names() - seen - set(NO_LINK_LEADS_THERE)) == []


def test_no_page_is_named_that_somebody_looks_at(walk):
    seen = set().union(*(walk(who).names for who in WHO))
    assert sorted(seen & set(NO_LINK_LEADS_THERE)) == []
