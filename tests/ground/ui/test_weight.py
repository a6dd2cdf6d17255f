"""A phone on a weak network: what a first visit loads of sheets and scripts, counted in bytes."""

import gzip
import re
from pathlib import Path

from miteinander.ground.ui import colour

GROUND = Path(colour.__file__).parents[1]
STATIC = GROUND / "static"
BASE = (GROUND / "templates/base.html").read_text(encoding="utf-8")
KILOBYTE = 1000


def packed(*names: str) -> int:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def referenced(ending: str) -> list[str]:
    return re.findall(rf"static '([^']+\.{ending})'", BASE)


def test_sheets_and_scripts_of_a_page_leave_room_for_its_words():
    assert packed(*referenced("css"), *referenced("js")) <= 30 * KILOBYTE


def test_scripts_stay_under_twenty_kilobytes_even_with_htmx():
    assert packed("ground/miteinander.js", "ground/htmx.min.js") <= 20 * KILOBYTE


def test_a_page_asks_for_at_most_eight_things():
    page, brand, fonts, picture = 1, 1, 2, 1
    assert page + brand + fonts + picture + len(referenced("css")) + len(referenced("js")) <= 8


def test_the_sign_in_the_tab_comes_with_the_page():
    assert 'href="data:image/svg+xml,' in (GROUND / "templates/ui/favicon.html").read_text(encoding="utf-8")


def test_htmx_comes_only_to_pages_that_ask_for_it():
    assert "htmx.min.js" not in BASE


def test_the_letters_are_small_and_bring_their_licence():
    fonts = STATIC / "ground/fonts"
    assert sum(font.stat().st_size for font in fonts.glob("*.woff2")) <= 60 * KILOBYTE
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")


def test_nothing_is_loaded_from_another_host():
    for sheet in STATIC.rglob("*.css"):
        assert re.findall(r"""url\(["']?(?:https?:)?//""", sheet.read_text(encoding="utf-8")) == []
