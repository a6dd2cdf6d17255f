"""The log of the server is read by many: no line in it opens anything."""

import io
import logging
from logging.config import dictConfig

import pytest
from django.conf import settings

TOKEN = "in7ht2b4cpe4ddn4b236z7p5oi"


@pytest.fixture
def log():
    """What the console of a real server would show."""
    before = logging.root.handlers[:]
    shown = io.StringIO()
    dictConfig(settings.LOGGING)
    logging.root.handlers[0].setStream(shown)
    yield shown
    logging.root.handlers = before


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"/treffen/tag-1/anmeldung/{TOKEN}/aendern/", "/treffen/tag-1/anmeldung/…/aendern/"),
        (f"/datenschutz/meine-daten/link/{TOKEN}/", "/datenschutz/meine-daten/link/…/"),
        ("/treffen/tag-1/dabei/K7M3PQ2X/", "/treffen/tag-1/dabei/…/"),
        ("/post/abbestellen/0123456789abcdef0123/", "/post/abbestellen/…/"),
    ],
)
def test_addresses_that_open_something_are_not_written_down(log, path, shown):
    logging.getLogger("django.request").warning("Not Found: %s", path)
    assert log.getvalue() == f"Not Found: {shown}\n"


def test_ordinary_lines_stay_as_they_are(log):
    logging.getLogger("miteinander").warning("The letter %s waits for the database: %s", "a.eml", "netzwerktreffen")
    assert log.getvalue() == "The letter a.eml waits for the database: netzwerktreffen\n"
