"""The rules of the sheet: one mark, at most some, each rank once."""

import pytest

from miteinander.methods.sheets.layout import Box, Field, Kind, Mark
from miteinander.methods.sheets.reading.answers import answered
from miteinander.methods.sheets.reading.marks import Judged
from miteinander.methods.sheets.reading.results import Crop, FieldState, MarkRead, MarkState, Why

RANKS = [(option, rank) for option in "ab" for rank in (1, 2)]


def asked(kind: Kind, *, most: int = 0) -> Field:
    marks = RANKS if kind is Kind.RANKING else [(value, 0) for value in "abc"]
    places = enumerate(marks)
    return Field("f", kind, "?", tuple(Mark(v, Box(20 + 10 * n, 30, 4.5, 4.5), r) for n, (v, r) in places), most=most)


def answer(kind: Kind, states: str, *, most: int = 0, around: int = 0):
    words = {"-": MarkState.EMPTY, "x": MarkState.MARKED, "#": MarkState.CANCELLED, "?": MarkState.DOUBTFUL}
    field = asked(kind, most=most)
    read = [
        MarkRead(mark.value, mark.rank, 0.05, words[state], Why.LITTLE_INK if state == "?" else None)
        for mark, state in zip(field.marks, states, strict=True)
    ]
    return answered(field, [Judged(mark, around) for mark in read])


@pytest.mark.parametrize(
    ("kind", "states", "value", "state"),
    [
        (Kind.SINGLE, "-x-", "b", "clear"),
        (Kind.SINGLE, "#x-", "b", "clear"),
        (Kind.SINGLE, "---", None, "empty"),
        (Kind.SINGLE, "xx-", None, "doubtful"),
        (Kind.SINGLE, "x?-", None, "doubtful"),
        (Kind.SINGLE, "#--", None, "doubtful"),
        (Kind.SCALE, "--x", "c", "clear"),
        (Kind.MULTIPLE, "x-x", ("a", "c"), "clear"),
        (Kind.MULTIPLE, "---", (), "empty"),
        (Kind.MULTIPLE, "xxx", None, "doubtful"),
        (Kind.RANKING, "-xx-", {"b": 1, "a": 2}, "clear"),
        (Kind.RANKING, "-x--", {"a": 2}, "clear"),
        (Kind.RANKING, "xx--", None, "doubtful"),
        (Kind.RANKING, "x-x-", None, "doubtful"),
        (Kind.RANKING, "----", {}, "empty"),
    ],
)
def test_marks_become_an_answer_or_a_doubt(kind, states, value, state):
    found = answer(kind, states, most=2 if kind is Kind.MULTIPLE else 0)
    assert (found.value, found.state) == (value, state)


@pytest.mark.parametrize(
    ("kind", "states", "why", "marks"),
    [
        (Kind.SINGLE, "x-x", Why.TWO_MARKS, ("a", "c")),
        (Kind.MULTIPLE, "xxx", Why.TOO_MANY, ("a", "b", "c")),
        (Kind.RANKING, "xx--", Why.TWO_RANKS, ("a:1", "a:2")),
        (Kind.RANKING, "x-x-", Why.SAME_RANK, ("a:1", "b:1")),
    ],
)
def test_a_broken_rule_is_named_with_its_marks(kind, states, why, marks):
    (reason,) = answer(kind, states, most=2).reasons
    assert (reason.why, reason.marks) == (why, marks)


def test_a_doubtful_mark_says_how_much_of_the_box_is_inked():
    (reason,) = answer(Kind.SINGLE, "?--").reasons
    assert (reason.why, reason.marks, reason.percent) == (Why.LITTLE_INK, ("a",), 5.0)


def test_a_crop_holds_all_boxes_with_some_room():
    assert answer(Kind.SINGLE, "---").crop == Crop(17, 27, 30.5, 10.5)


@pytest.mark.parametrize(("ink", "state"), [(0.0, FieldState.EMPTY), (0.001, FieldState.DOUBTFUL), (0.02, "clear")])
def test_a_trace_in_a_text_area_is_doubtful(ink, state):
    found = answered(Field("t", Kind.TEXT, "?", area=Box(1, 2, 3, 4)), [], ink)
    assert (found.value, found.state, found.crop) == (None, state, Crop(1, 2, 3, 4))
