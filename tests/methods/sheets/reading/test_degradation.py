"""The bar: clear marks are read, doubtful ones go to a person, no page is lost, whatever was done to the paper."""

import pytest

from tests.methods.sheets.reading.degrading import WAYS
from tests.methods.sheets.reading.drawing import sample_layout
from tests.methods.sheets.reading.suite import Tally, drawn_sheet, run

SHEET = sample_layout()


@pytest.fixture(scope="module")
def papers():
    return drawn_sheet(SHEET)


@pytest.mark.parametrize(
    "way", [pytest.param(way, marks=pytest.mark.slow) if way in {"600 dpi", "everything"} else way for way in WAYS]
)
def test_a_filled_in_page_is_read(way, papers):
    tally = run(SHEET, papers, 1, seed=7, ways=[way])[way]
    assert (tally.lost, tally.wrong, tally.silent) == (0, 0, 0), tally.notes
    assert tally.doubtful <= 1, tally.notes


@pytest.mark.slow
def test_of_a_thousand_clear_marks_at_most_two_are_not_read(papers):
    whole = Tally()
    for tally in run(SHEET, papers, 5, seed=1).values():
        whole.add(tally)
    assert whole.right / whole.clear >= 0.998, whole.notes
    assert (whole.lost, whole.silent) == (0, 0), whole.notes
