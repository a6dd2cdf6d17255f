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
        page.goto(f"{today}barcamp/tafel/")
        take(page, "barcamp")
        page.set_viewport_size(PHONE)
        page.goto(f"{today}barcamp/")
        take(page, "telefon")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
