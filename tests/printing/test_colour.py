"""A town's brand colour becomes an accent that reads on paper."""

import pytest

from miteinander.printing.colour import HOUSE_ACCENT, LEAST_CONTRAST, contrast_on_white, readable_accent


def test_a_dark_brand_colour_is_used_as_it_is():
    assert readable_accent("#7A1F2B") == "#7a1f2b"


@pytest.mark.parametrize("brand", ["#ffdd00", "#fff", "00ff00", "#87ceeb"])
def test_a_bright_brand_colour_is_darkened_until_it_reads(brand):
    assert contrast_on_white(readable_accent(brand)) >= LEAST_CONTRAST


@pytest.mark.parametrize("brand", ["", "rot", "#12345", "url(x)", "#12 456"])
def test_what_is_no_colour_becomes_the_accent_of_the_house(brand):
    assert readable_accent(brand) == HOUSE_ACCENT
