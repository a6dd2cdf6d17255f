"""Somebody who uses the platform by keyboard only, and the watch over what their browser says and asks for."""

import re
from datetime import date, time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, TimeoutError  # noqa: A004 - its own kind

from tests.browser.looking import problems_in_other_lights, problems_of

FARTHEST = 400  # presses of Tab

WHERE = """element => element === document.activeElement ? "there"
  : element.type === "radio" && element.name === document.activeElement.name ? "in the group" : "elsewhere" """
BEFORE = """element => {
  const here = document.activeElement;
  return !!here && here !== document.body
    && !!(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
FOCUS_IS_SEEN = """element => {
  const drawn = (it, part) => {
    const look = getComputedStyle(it, part);
    return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
  };
  const around = element.closest("label, .kern-form-check, .m-card") || element;
  return [element, around, element.parentElement].some(it => [null, "::before", "::after"].some(p => drawn(it, p)));
}"""


class Visitor:
    """A person at a device. Never points at anything: goes by Tab, presses Enter and Space, types."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", lambda request: self._notice(request.url))

    def _hear(self, message) -> None:
        about_the_page = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type in {"error", "warning"} and not about_the_page:  # 404 and 422 are answers, not faults
            self.complaints.append(f"console: {message.text} {message.location['url']}")

    def _notice(self, url: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(f"{self.base}/"):
            self.complaints.append(f"asked a third party: {url}")

    # going

    def go(self, address: str) -> None:
        """Type an address, ours or one read in a letter."""
        parts = urlsplit(address)
        self.page.goto(self.base + (parts._replace(scheme="", netloc="").geturl() or "/"))

    def become(self, persona: str) -> None:
        """Change the person by the bar "Ansehen als"."""
        if self.page.url == "about:blank":
            self.go("/")
        self.press(persona, "button", exact=False)

    def look(self) -> None:
        """Find nothing wrong with the page one is on."""
        found, self.complaints = problems_of(self.page) + self.complaints, []
        assert found == [], "\n".join([f"{self.page.url} ({self.page.title()})", *found])

    def look_closely(self) -> list[str]:
        """Return what is wrong with the page in both lights at both widths."""
        self.page.set_viewport_size({"width": 1280, "height": 900})
        found = problems_of(self.page) + problems_in_other_lights(self.page) + self.complaints
        self.complaints = []
        return found

    # acting

    def find(self, name: str, *roles: str, exact: bool = True) -> Locator:
        """Find the one seen thing of that name."""
        kinds = roles or ("link", "button", "textbox", "combobox", "checkbox", "radio", "spinbutton", "searchbox")
        words = re.escape(name).replace(":", r"\s*:")  # a part for ears only stands apart
        pattern = re.compile(f"^{words}$" if exact else words)
        found = self.page.get_by_role(kinds[0], name=pattern)
        for kind in kinds[1:]:
            found = found.or_(self.page.get_by_role(kind, name=pattern))
        return found.first

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the focus is there, and see that one sees it."""
        self._await(target)
        key = "Shift+Tab" if target.evaluate(BEFORE) else "Tab"
        for _press in range(FARTHEST):
            where = target.evaluate(WHERE)
            if where == "there":
                break
            self.page.keyboard.press("ArrowDown" if where == "in the group" else key)  # a group is one stop
        else:
            pytest.fail(f"{self.page.url}: the keyboard does not reach {target}")
        assert target.evaluate(FOCUS_IS_SEEN), f"{self.page.url}: nobody sees the focus on {target}"

    def press(self, name: str, *roles: str, exact: bool = True) -> None:
        """Go to a link or button and press Enter; the next page is there when this returns."""
        self.enter(self.find(name, *(roles or ("link", "button")), exact=exact))

    def do(self, name: str) -> None:
        """Press a button that answers without leaving the page."""
        self.tab_to(self.find(name, "button"))
        self.page.keyboard.press("Enter")

    def enter(self, target: Locator) -> None:
        self.tab_to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, **texts: str) -> None:
        """Fill fields by their names in the form."""
        for name, text in texts.items():
            self.fill(self.page.locator(f"main [name='{name}']").first, text)

    def type(self, label: str, text: str) -> None:
        """Fill the field of that label."""
        self.fill(self.page.get_by_role("main").get_by_label(label).first, text)

    def fill(self, field: Locator, text: str) -> None:
        self.tab_to(field)
        kind = field.evaluate("it => it.tagName === 'SELECT' ? 'select' : it.type")
        if kind in {"date", "time"}:
            self._fill_clockwork(field, text)
            return
        if kind != "select":
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def _fill_clockwork(self, field: Locator, text: str) -> None:
        """Type a date (ISO) or a time as this browser wants it: which part stands first depends on its language."""
        if "-" in text:
            when = date.fromisoformat(text)
            ways = (f"{when:%m%d%Y}", f"{when:%d%m%Y}")
        else:
            when = time.fromisoformat(text)
            ways = (f"{when:%H%M}", f"{when:%I%M%p}")
        for typed in ways:
            for _part in range(3):
                self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type(typed)
            if field.input_value() == text:
                return
        pytest.fail(f"{self.page.url}: {field} took {field.input_value()} for {text}")

    def tick(self, label: str) -> None:
        """Press Space on a box or a choice."""
        self.tab_to(self.find(label, "checkbox", "radio", exact=False))
        self.page.keyboard.press("Space")

    # reading

    def read_letter(self, to: str, subject: str = "") -> None:
        """Open the newest letter to somebody in the post of the demo, as soon as it is there."""
        letter = self.page.get_by_role("main").get_by_role("link", name=subject).and_(self.page.locator("[href*='-']"))
        for _look in range(100):
            self.go(f"/demo/post/?an={to}")
            if letter.count():
                break
            self.page.wait_for_timeout(200)  # the letter is written by another process
        self.enter(letter.first)

    def follow_letter(self, part: str) -> None:
        """Follow the link of a letter that has this in its address."""
        self.enter(self.page.get_by_role("main").locator(f"a[href*='{part}']").first)

    def sees(self, text: str) -> None:
        self._await(self.page.get_by_role("main").get_by_text(text).first)

    def _await(self, thing: Locator) -> None:
        try:
            thing.wait_for(timeout=10_000)
        except TimeoutError:
            there = self.page.get_by_role("main").aria_snapshot()
            pytest.fail(f"{self.page.url}: no {thing}, but\n{there}", pytrace=False)
