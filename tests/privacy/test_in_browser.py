"""Every page of the desk and of accounts, looked at with axe in both widths and modes."""

import pytest

from tests.cast import make_cast
from tests.meetings.browsing import chromium, visit
from tests.privacy.marked import mark_everything

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOR_ALL = {"privacy": "/datenschutz/", "ask": "/datenschutz/meine-daten/", "sent": "/datenschutz/meine-daten/gesendet/"}
OWN = {"own": "/datenschutz/meine-daten/", "erase": "/datenschutz/meine-daten/loeschen/", "account": "/konto/"}
OFFICE = {
    "record": "/datenschutz/verzeichnis/",
    "retention": "/datenschutz/aufbewahrung/",
    "acts": "/datenschutz/vorgaenge/",
    "roles": "/konto/rollen/",
}


def test_axe_finds_nothing_on_the_pages_of_the_desk(live_server):
    cast = make_cast()
    person = mark_everything(cast)
    with chromium() as browser:
        found = visit(browser, live_server.url, FOR_ALL | {"erased": "/datenschutz/geloescht/"})
        found |= visit(browser, live_server.url, OWN, person)
        found |= visit(browser, live_server.url, OFFICE, cast.office)
    assert {page: faults for page, faults in found.items() if faults} == {}
