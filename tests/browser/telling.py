"""What the chapters of the story share: who takes part, where the meeting is, words and letters."""

import smtplib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import make_msgid

from tests.browser.daylight import WALL_CLOCK
from tests.browser.visitor import Visitor

QUESTION = "Was brauchen Engagierte, um gut weiterzumachen?"
TOPIC = "Schlüssel für das Rathaus nach Feierabend"
CARD = "Wer hütet die Kinder beim Ehrenamt?"
OPEN_QUESTION = "Wer haftet für den Schlüssel?"
IDEA = "Ein Kasten mit Zahlencode am Rathaus."
ANNA, BELA, DANA = (f"{name}.{datetime.now(WALL_CLOCK):%H%M%S}@buerger.example" for name in ("anna", "bela", "dana"))


@dataclass
class Story:
    """Who takes part, and where the meeting is."""

    office: Visitor
    guests: dict[str, Visitor]
    door: int
    meeting: str = ""  # its address
    code: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def in_days(days: int) -> str:
    return f"{datetime.now(WALL_CLOCK) + timedelta(days=days):%Y-%m-%d}"


def register(visitor: Visitor, name: str, email: str, *, send: str = "Anmeldung absenden") -> None:
    visitor.enter(visitor.page.get_by_role("main").locator("a[href$='/anmeldung/']").first)
    visitor.look()
    visitor.write(name=name, municipality="Aalen", email=email, brings="Neugier")
    visitor.press(send)
    visitor.look()


def send(door: int, sender: str, to: str, text: str) -> None:
    """Hand a letter to the platform's door as a mail server does."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = f"Béla Novák <{sender}>", to, "Anmeldung"
    letter["Message-ID"], letter["Date"] = make_msgid(domain="buerger.example"), datetime.now(WALL_CLOCK)
    letter.set_content(text)
    with smtplib.LMTP("127.0.0.1", door) as server:
        server.send_message(letter)
