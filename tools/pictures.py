"""Take the pictures of the README from a running demo: `python -m tools.pictures [http://localhost:8000]`."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import WORDS
from tests.browser.today import TODAY, meeting_called
from tests.browser.visitor import Visitor

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "bilder"
LARGEST = 250_000  # bytes
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}


def take(page: Page, name: str) -> None:
    """Take what one sees, without the bar of the demo."""
    page.evaluate("document.querySelector('.m-demo')?.remove()")
    target = FOLDER / f"{name}.png"
    page.screenshot(path=target)
    size = target.stat().st_size
    print(f"{target.name}: {size // 1000} kB{' (too large)' if size > LARGEST else ''}")


def fill_the_wall(visitor: Visitor, today: str) -> None:
    """Let the office take over the proposed plan."""
    visitor.page.goto(f"{visitor.base}/treffen/")
    visitor.become("Netzwerkbüro")
    visitor.page.goto(f"{today}leitung/barcamp/plan/")
    for name in ("Plan vorschlagen", "Alles übernehmen"):
        button = visitor.page.get_by_role("button", name=name)
        if button.count():
            button.click()


def main(argv: list[str]) -> int:
    base = (argv or ["http://localhost:8000"])[0].rstrip("/")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=WORDS
        )
        visitor = Visitor(browser.new_page(viewport=LAPTOP, locale="de-DE", reduced_motion="reduce"), base)
        page = visitor.page
        page.goto(f"{base}/")
        take(page, "start")
        today = meeting_called(visitor, TODAY)
        page.goto(today)
        take(page, "treffen")
        page.set_viewport_size(PHONE)
        page.goto(today)
        take(page, "telefon")
        page.set_viewport_size(LAPTOP)
        page.set_viewport_size({"width": 1280, "height": 600})
        fill_the_wall(visitor, today)
        page.goto(f"{today}leitung/barcamp/")
        page.get_by_role("heading", name="Die Tafel").scroll_into_view_if_needed()
        page.evaluate("window.scrollBy(0, document.querySelector('.m-grid').getBoundingClientRect().top - 90)")
        take(page, "barcamp")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
