"""What one box says: the bands, and the many ways in which a mark is not quite a mark."""

import numpy as np
import pytest

from miteinander.methods.sheets.reading.results import FieldState, MarkState, Why
from tests.methods.sheets.reading.desk import BALLPOINT, box, cancelled, crossed, field, paper, read, stroke
from tests.methods.sheets.reading.drawing import HANDS, Pen, put

BOX = box("wish", "x2")


def wish(held: np.ndarray):
    return field(read(held), "wish")


def reasons(held: np.ndarray) -> list[tuple[str, tuple[str, ...]]]:
    return [(reason.why, reason.marks) for reason in wish(held).reasons]


def test_an_untouched_page_is_empty_and_sure():
    found = wish(paper())
    assert (found.state, found.value, found.reasons) == (FieldState.EMPTY, (), ())
    assert {mark.fill for mark in found.marks} == {0.0}
    assert found.confidence == 1.0


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("pen", [Pen(0.3, 70), Pen(0.45, 110), Pen(0.85, 25)], ids=["thin", "pencil", "felt"])
def test_every_usual_mark_counts(hand, pen):
    held, wide = paper(), 0.5 if hand == "scribble" else pen.wide
    put(held, HANDS[hand](BOX, np.random.default_rng(2)), Pen(min(wide, pen.wide), pen.colour))
    found = wish(held)
    assert (found.state, found.value) == (FieldState.CLEAR, ("x2",))


def test_a_filled_box_takes_a_mark_back():
    found = wish(cancelled(crossed(paper(), box("wish", "x0"), BOX), BOX))
    assert found.value == ("x0",)
    assert [mark.state for mark in found.marks] == [
        MarkState.MARKED,
        MarkState.EMPTY,
        MarkState.CANCELLED,
        MarkState.EMPTY,
        MarkState.EMPTY,
        MarkState.EMPTY,
    ]


def test_only_a_filled_box_is_for_a_person_to_see():
    assert reasons(cancelled(paper(), BOX)) == [(Why.ONLY_CANCELLED, ("x2",))]


def test_a_pen_laid_down_is_doubtful():
    held = stroke(paper(), (BOX.x + 2, BOX.y + 2), (BOX.x + 2.4, BOX.y + 2.3), pen=Pen(0.8, 30))
    assert reasons(held) == [(Why.LITTLE_INK, ("x2",))]


def test_a_very_light_stroke_is_doubtful():
    held = stroke(paper(), (BOX.x, BOX.y), (BOX.x + 4.5, BOX.y + 4.5), pen=Pen(0.4, 225))
    assert reasons(held) == [(Why.FAINT, ("x2",))]


def test_a_smudge_is_doubtful():
    held = stroke(paper(), (BOX.x + 1, BOX.y + 2.2), (BOX.x + 3.5, BOX.y + 2.2), pen=Pen(2.6, 195))
    assert reasons(held) == [(Why.FAINT, ("x2",))]


def test_a_line_through_the_box_is_doubtful():
    middle = BOX.y + BOX.height / 2
    assert reasons(stroke(paper(), (BOX.x - 12, middle), (BOX.x + 9, middle))) == [(Why.RUNS_THROUGH, ("x2",))]


def test_a_stroke_along_the_edge_is_doubtful():
    held = stroke(paper(), (BOX.x + 0.85, BOX.y - 1), (BOX.x + 0.85, BOX.y + 5.5))
    assert wish(held).state == FieldState.DOUBTFUL


def test_the_tail_of_a_tick_is_not_a_mark_of_the_next_box():
    below = box("wish", "x3")
    held = crossed(paper(), below)
    x = below.x + 2.2
    stroke(held, (x, below.y + 2), (x + 0.2, BOX.y + 1.6))
    assert reasons(held) == [(Why.AT_THE_EDGE, ("x2",))]


def test_a_circle_around_a_box_is_doubtful():
    turn = np.linspace(0, 2 * np.pi, 40)
    middle = np.array([BOX.x + 2.25, BOX.y + 2.25])
    way = middle + 3.2 * np.column_stack([np.cos(turn), np.sin(turn)])
    held = paper()
    put(held, [way], BALLPOINT)
    assert reasons(held) == [(Why.BESIDE, ("x2",))]


def test_a_nearly_filled_box_is_doubtful():
    held = paper()
    for down in (0.7, 1.75, 2.8, 3.85):
        stroke(held, (BOX.x + 0.3, BOX.y + down), (BOX.x + 4.2, BOX.y + down), pen=Pen(0.7, 40))
    assert reasons(held) == [(Why.NEARLY_FILLED, ("x2",))]


def test_confidence_falls_toward_the_edge_of_a_band():
    thin, bold = paper(), crossed(paper(), BOX)
    stroke(thin, (BOX.x + 0.9, BOX.y + 3.6), (BOX.x + 3.4, BOX.y + 1.1), pen=Pen(0.3, 60))
    weak, sure = wish(thin), wish(bold)
    assert (weak.value, sure.value) == (("x2",), ("x2",))
    assert 0.5 <= weak.confidence < sure.confidence == 1.0


def test_writing_is_seen_and_never_read():
    held = paper()
    for at in range(12):
        stroke(held, (30 + 4 * at, 210), (32 + 4 * at, 205), (34 + 4 * at, 211))
    assert (field(read(held), "more").state, field(read(held), "more").value) == (FieldState.CLEAR, None)
    assert field(read(paper()), "more").state == FieldState.EMPTY
