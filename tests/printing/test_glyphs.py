"""The press knows which characters its fonts can draw."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.printing import sheets
from miteinander.printing.glyphs import printable, undrawable
from tests.printing.sample_meeting import HOUSE


def test_ordinary_names_are_left_alone():
    for name in ("Jürgen Groß-Öztürk", "Олена Коваленко", "فاطمة الزهراء", "O’Neill", "🌱 Garten"):
        assert printable(name) == name


def test_a_letter_no_house_font_has_becomes_a_visible_box_and_is_reported():
    assert printable("Li 李") == "Li ▯"
    assert undrawable("Li 李") == {"李"}
    assert undrawable("Anna Amsel") == set()


def test_a_composed_letter_is_set_from_its_single_form():
    assert printable("Mu\u0308ller") == "Müller"


def test_invisible_control_characters_are_dropped():
    assert printable("A\x00\x07\u202eB") == "AB"


def test_a_word_no_column_can_hold_may_break():
    assert printable("a" * 40) == "a" * 20 + "\u200b" + "a" * 20
    assert printable("Donaudampfschifffahrtskapitän") == "Donaudampfschifffahrtskapitän"


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_printed(words):
    badge = sheets.Badge(name=words, organisation=words, interest=words)
    assert sheets.render(sheets.Badges(**HOUSE, badges=(badge,))).startswith(b"%PDF")
