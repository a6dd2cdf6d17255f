"""A desk that takes letters to probe+…@ and remembers them, and a letter of ours."""

from dataclasses import dataclass, field

import pytest

from miteinander.mail import handlers
from miteinander.mail.handlers import Outcome
from miteinander.mail.services import send_letter
from tests.cast import NOW


@dataclass
class Desk:
    """What came, and what to answer."""

    letters: list = field(default_factory=list)
    outcome: Outcome = field(default_factory=lambda: Outcome(understood=True, explanation="Verstanden."))
    error: Exception | None = None

    def __call__(self, letter, *, token, **_more):
        self.letters.append((letter, token))
        if self.error:
            raise self.error
        return self.outcome


@pytest.fixture
def desk(monkeypatch):
    made = Desk()
    monkeypatch.setattr(handlers, "_DESKS", dict(handlers._DESKS))
    handlers.register("probe", made)
    return made


@pytest.fixture
def write(cast):
    """Write a letter to somebody."""

    def make(to="bo@example.org", **more):
        context = {"name": "Bo Muster", "about": "Anmeldung"}
        return send_letter("mail/received", to=to, context=context, at=more.pop("at", NOW), **more)

    return make
