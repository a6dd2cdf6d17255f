"""From where the rows of a sheet came to stand to where its boxes are drawn and its fields lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from miteinander.methods.sheets.asking import Question, Questionnaire
from miteinander.methods.sheets.layout import Box, Field, Kind, Layout, Mark, Page
from miteinander.methods.sheets.making.codes import QUIET, version_for
from miteinander.methods.sheets.making.faces import LINES, SIZES, fields_of
from miteinander.methods.sheets.making.markers import marker_boxes
from miteinander.methods.trouble import MethodError

WIDTH, HEIGHT = 210.0, 297.0
TOP, BOTTOM, RIGHT = 42.0, HEIGHT - 25.0, WIDTH - 24.0
"""Millimetres of the upper, the lower and the right edge of the words."""

CODE_SIDE, CODE_TOP = 24.0, 10.0
"""Millimetres of the code without its quiet zone, and of its upper edge."""

CAPITAL = 0.69 * 25.4 / 72
"""Millimetres of a capital letter for each point of the text."""

Placed: TypeAlias = Sequence[tuple[str, int, float, float]]
"""For each labelled place of the set document its label, its page, and millimetres from the left and the top."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where one question came to stand: its page and millimetres from the top edge."""

    page: int
    top: float
    bottom: float


def stood(asked: Questionnaire, placed: Placed) -> tuple[Stood, ...]:
    """Return where each question stands, in the order of the questionnaire.

    Raises MethodError, with the line of the question, for one that is higher than a page: typst sets it over its end.
    """
    found: list[Stood] = []
    top = lowest = 0.0
    for label, page, _, y in placed:
        if label == "begin":
            top = lowest = y
        elif label == "end":
            if max(lowest, y) > BOTTOM - 0.01:
                raise _too_high(asked, len(found))
            found.append(Stood(page, top, y))
        else:
            lowest = max(lowest, y)
    return tuple(found)


def _too_high(asked: Questionnaire, at: int) -> MethodError:
    question, room = asked.questions[at], round(BOTTOM - TOP)
    return MethodError(
        de=f"Frage {at + 1} ({question.id}) ist höher als eine Seite ({room} mm). Bitte kürzen Sie die Frage oder "
        "teilen Sie sie in zwei.",
        en=f"Question {at + 1} ({question.id}) is higher than a page ({room} mm). Please shorten the question or make "
        "two of it.",
        line=question.line,
        file=asked.file,
    )


def layout_of(
    asked: Questionnaire, faces: Sequence[dict[str, Any]], placed: Placed, places: Sequence[Stood], pages: int
) -> Layout:
    """Return the layout, with its version, of a set questionnaire: every box in millimetres from the upper left corner.

    ``faces`` are the questions as they were set (``faces.content_of``), ``places`` where they stand (``stood``),
    ``pages`` how many there are. Raises RuntimeError when the set document has rows that no question asked for.
    """
    rows = [(x, y) for label, _, x, y in placed if label == "row"]
    areas = [(x, y) for label, _, x, y in placed if label == "area"]
    fields: list[list[Field]] = [[] for _ in range(pages)]
    for question, face, place in zip(asked.questions, faces, places, strict=True):
        if question.kind is Kind.TEXT:
            area = _area(question, *areas.pop(0), large=asked.large_print)
            fields[place.page - 1].append(Field(question.id, Kind.TEXT, question.text, area=area))
            continue
        count = len(face.get("rows", [""]))
        boxes = [box for row in rows[:count] for box in _boxes(face, *row, large=asked.large_print)]
        del rows[:count]
        fields[place.page - 1] += _fields(question, iter(boxes))
    if rows or areas:
        raise RuntimeError("the set document has rows that nobody asked for")
    quiet = CODE_SIDE / (17 + 4 * version_for(pages)) * QUIET
    side = round(CODE_SIDE + 2 * quiet, 3)
    code = Box(round(RIGHT - CODE_SIDE - quiet, 3), round(CODE_TOP - quiet, 3), side, side)
    corners = marker_boxes(WIDTH, HEIGHT)
    made = (Page(number, WIDTH, HEIGHT, corners, code, tuple(some)) for number, some in enumerate(fields, start=1))
    return Layout(sheet=asked.id, title=asked.title, pages=tuple(made)).with_version()


def _boxes(face: dict[str, Any], x: float, y: float, *, large: bool) -> list[Box]:
    """Return the boxes of a row whose upper left corner is given: level with its first line, or the row itself."""
    size = SIZES[large]
    side, capital = size["box"], size["base"] * CAPITAL
    if face["face"] == "answers":
        return [_box(x, y + (capital - side) / 2, side)]
    wide, count = face["wide"], len(face["steps"])
    if face["face"] == "steps":
        return [_box(x + wide * (at + 0.5) - side / 2, y, side) for at in range(count)]
    left = RIGHT - wide * count
    return [_box(left + wide * (at + 0.5) - side / 2, y + size["gap"] / 2, side) for at in range(count)]


def _box(x: float, y: float, side: float) -> Box:
    return Box(round(x, 3), round(y, 3), side, side)


def _area(question: Question, x: float, y: float, *, large: bool) -> Box:
    height = (question.lines or LINES) * SIZES[large]["written"]
    return Box(round(x, 3), round(y, 3), round(RIGHT - x, 3), round(height, 3))


def _fields(question: Question, boxes: Iterator[Box]) -> list[Field]:
    """Return the fields of a question: one, or one for each statement of a shared scale."""
    most = {Kind.SINGLE: 1, Kind.SCALE: 1, Kind.MULTIPLE: question.most}.get(question.kind, 0)
    return [
        Field(
            name,
            question.kind,
            label,
            tuple(Mark(slot.value, box, slot.rank, slot.label) for slot, box in zip(slots, boxes, strict=False)),
            most=most,
        )
        for name, label, slots in fields_of(question)
    ]
