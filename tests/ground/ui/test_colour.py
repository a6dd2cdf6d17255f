"""Whatever a town's coat of arms looks like, its links and buttons can be read."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from miteinander.ground.ui import colour

STADT = Path(colour.__file__).parents[1] / "static/ground/stadt.css"
TOWNS = ("#ffd500", "#f39200", "#7ab800", "#00604a", "#0069b4", "#e2001a")
EVERY_COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("brand", TOWNS)
def test_links_and_buttons_of_six_towns_can_be_read(brand, dark):
    tokens = colour.tokens(brand, dark=dark)
    assert tokens.ratio >= 4.6
    assert tokens.on_ratio >= 4.6


@given(EVERY_COLOUR, st.booleans())
def test_every_colour_there_is_can_be_read_in_both_modes(brand, dark):
    tokens = colour.tokens(brand, dark=dark)
    assert tokens.ratio >= 4.6
    assert tokens.on_ratio >= 4.5
    assert all(colour.contrast(tokens.visited, surface) >= 4.6 for surface in tokens.surfaces)


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert colour.tokens("#00604a", dark=False).action == "#00604a"
    assert colour.tokens("#ffd500", dark=True).action == "#ffd500"


def test_contrast_is_counted_as_the_standard_says():
    assert colour.contrast("#000", "#fff") == 21.0
    assert round(colour.contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("written", ["#0F6657", "0f6657", " #0f6657 "])
def test_a_colour_may_be_written_in_the_usual_ways(written):
    assert colour.parse(written) == (15, 102, 87)


@pytest.mark.parametrize("written", ["", "grün", "#12345", "#12345g", "#1234567", "url(x)", "#１２３"])
def test_what_is_no_colour_is_refused_with_an_example(written):
    with pytest.raises(ValidationError, match="#0f6657"):
        colour.parse(written)


def test_the_surfaces_are_those_of_the_style_sheet():
    pairs = re.findall(
        r"--m-(?:paper|surface|sand): light-dark\((#\w{6}), (#\w{6})\)", STADT.read_text(encoding="utf-8")
    )
    assert {light for light, _dark in pairs} == set(colour.LIGHT_SURFACES)
    assert {dark for _light, dark in pairs} == set(colour.DARK_SURFACES)


def test_the_sheet_of_a_town_sets_three_tokens_and_nothing_else():
    assert colour.brand_css("#ffd500") == (
        ":root,[data-kern-theme]{"
        "--kern-color-action-default:light-dark(#7d6800,#ffd500);"
        "--kern-color-action-on-default:light-dark(#ffffff,#1b1714);"
        "--kern-color-action-visited:light-dark(#7c672e,#ae9040)}\n"
    )


def test_the_stamp_follows_the_colours():
    assert colour.brand_stamp("#ffd500") != colour.brand_stamp("#ffd501")
    assert colour.brand_stamp("#ffd500") == colour.brand_stamp("FFD500")
