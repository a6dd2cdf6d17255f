"""The demo's meetings: the one that runs today with the code on its wall, and the one to register for."""

import re

from tests.browser.visitor import Visitor

TODAY = "Werkstatt-Tag"
SOON = "Netzwerktreffen"


def meeting_called(visitor: Visitor, title: str) -> str:
    """Return the address of a meeting, as the list of meetings links it."""
    visitor.page.goto(f"{visitor.base}/treffen/")
    return visitor.base + visitor.page.get_by_role("main").get_by_role("link", name=title).first.get_attribute("href")


def code_of(office: Visitor, meeting: str) -> str:
    """Return the code that the office shows on the wall."""
    office.page.goto(meeting + "leitung/")
    return re.search(r"Code[^:]*:\s*([A-Z0-9]{6})", office.page.get_by_role("main").inner_text())[1]
