"""Pages drawn from a layout without the maker, and marks as hands make them; everything from a seed."""

from dataclasses import dataclass

import cv2
import numpy as np
import segno

from miteinander.methods.sheets.layout import MARKER_DICTIONARY, Box, Code, Field, Kind, Layout, Mark, Page
from miteinander.methods.sheets.reading.codes import symbol

DENSITY = 14.0
"""Pixels a millimetre of the paper before it is scanned: 356 dpi."""

FINE = 4  # bits of a part of a pixel


def sample_layout(*, rows: int = 5) -> Layout:
    """A sheet of two pages: single, multiple, five scales and text; a ranking of five and text."""
    markers = (Box(10, 10, 8, 8), Box(192, 10, 8, 8), Box(192, 279, 8, 8), Box(10, 279, 8, 8))
    code = Box(164, 22, 26, 26)

    def column(x: float, y: float, count: int, letter: str) -> tuple[Mark, ...]:
        return tuple(Mark(f"{letter}{n}", Box(x, y + 8.5 * n, 4.5, 4.5)) for n in range(count))

    def row(y: float, name: str) -> tuple[Mark, ...]:
        del name
        return tuple(Mark(str(n + 1), Box(100 + 14 * n, y, 4.5, 4.5)) for n in range(5))

    first = (
        Field("way", Kind.SINGLE, "Wie kommen Sie?", column(24, 60, 5, "w")),
        Field("wish", Kind.MULTIPLE, "Was wünschen Sie?", column(110, 60, 6, "x"), most=4),
        *(Field(f"s{n}", Kind.SCALE, f"Aussage {n}", row(130 + 11 * n, f"s{n}")) for n in range(rows)),
        Field("more", Kind.TEXT, "Noch etwas?", area=Box(24, 200, 160, 40)),
    )
    ranking = tuple(
        Mark(f"o{option}", Box(100 + 14 * rank, 70 + 11 * option, 4.5, 4.5), rank + 1)
        for option in range(5)
        for rank in range(3)
    )
    second = (
        Field("rank", Kind.RANKING, "Was zuerst?", ranking, most=3),
        Field("again", Kind.SINGLE, "Kommen Sie wieder?", column(24, 150, 4, "a")),
    )
    pages = (Page(1, 210, 297, markers, code, first), Page(2, 210, 297, markers, code, second))
    return Layout("sample", "Beispiel", pages).with_version()


def drawn(page: Page, code: Code) -> np.ndarray:
    """Return an empty page as printed, in grey."""
    paper = np.full((round(page.height * DENSITY), round(page.width * DENSITY)), 255, np.uint8)
    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, MARKER_DICTIONARY))
    for number, box in enumerate(page.markers):
        _paste(paper, cv2.aruco.generateImageMarker(dictionary, number, 6), box)
    modules = np.array([list(row) for row in segno.make(code.text(), error="q", micro=False).matrix], np.uint8)
    _paste(paper, (255 * (1 - modules)).astype(np.uint8), symbol(page.code, code))
    for field in page.fields:
        for mark in field.marks:
            _rectangle(paper, mark.box, 0.35, 30)
            at = round((mark.box.x + mark.box.width + 3) * DENSITY), round((mark.box.y + 4) * DENSITY)
            cv2.putText(paper, mark.value, at, cv2.FONT_HERSHEY_SIMPLEX, 1.4, 30, 4, cv2.LINE_AA)
        if field.area:
            _rectangle(paper, field.area, 0.3, 90)
    return paper


def _paste(paper: np.ndarray, picture: np.ndarray, box: Box) -> None:
    left, top = round(box.x * DENSITY), round(box.y * DENSITY)
    side = round((box.x + box.width) * DENSITY) - left
    paper[top : top + side, left : left + side] = cv2.resize(picture, (side, side), interpolation=cv2.INTER_NEAREST)


def _rectangle(paper: np.ndarray, box: Box, wide: float, colour: int) -> None:
    corners = [(box.x, box.y), (box.x + box.width, box.y), (box.x + box.width, box.y + box.height)]
    line(paper, np.array([*corners, (box.x, box.y + box.height), corners[0]]), wide, colour)


def line(paper: np.ndarray, points: np.ndarray, wide: float, colour: int, density: float = DENSITY) -> None:
    """Draw a line through points in millimetres, darker than what is there."""
    at = np.round((points * density - 0.5) * 2**FINE).astype(np.int32)
    low = np.maximum(points.min(axis=0) - wide, 0) * density
    high = (points.max(axis=0) + wide) * density
    rows, columns = slice(int(low[1]), int(high[1]) + 2), slice(int(low[0]), int(high[0]) + 2)
    part = paper[rows, columns]
    if part.size == 0:
        return
    over = np.full_like(part, 255)
    shifted = at - np.array([columns.start, rows.start]) * 2**FINE
    cv2.polylines(over, [shifted], False, colour, max(1, round(wide * density)), cv2.LINE_AA, FINE)
    paper[rows, columns] = np.minimum(part, over)


@dataclass(frozen=True, slots=True)
class Pen:
    wide: float
    colour: int


PENS = (Pen(0.4, 50), Pen(0.5, 80), Pen(0.6, 30), Pen(0.85, 25), Pen(0.45, 110), Pen(0.3, 70), Pen(0.55, 125))
"""Ballpoint black and blue, fibre pen, felt tip, pencil, thin ballpoint, soft pencil."""


def wobbly(points: list[tuple[float, float]], draw: np.random.Generator, by: float = 0.12) -> np.ndarray:
    """Return a hand's way through points: more points, each a little off."""
    known = np.array(points, np.float64)
    steps = np.linspace(0, len(known) - 1, 8 * (len(known) - 1) + 1)
    way = np.column_stack([np.interp(steps, np.arange(len(known)), known[:, axis]) for axis in (0, 1)])
    drift = np.cumsum(draw.normal(0, by / 3, way.shape), axis=0)
    return way + drift - np.linspace(0, 1, len(way))[:, None] * drift[-1]


def cross(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    over = draw.uniform(-0.14, 0.22, 8) * box.width
    x, y, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    one = [(x - over[0], y - over[1]), (right + over[2], bottom + over[3])]
    two = [(right + over[4], y - over[5]), (x - over[6], bottom + over[7])]
    return [wobbly(one, draw), wobbly(two, draw)]


def tick(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    a, b, c = draw.uniform(-0.1, 0.1, 2), draw.uniform(-0.1, 0.1, 2), draw.uniform(-0.1, 0.3, 2)
    way = [(0.12 + a[0], 0.5 + a[1]), (0.42 + b[0], 0.85 + b[1]), (1.05 + c[0], 0.0 - c[1])]
    return [wobbly([(box.x + u * box.width, box.y + v * box.height) for u, v in way], draw)]


def slash(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    over = draw.uniform(-0.1, 0.08, 4) * box.width
    start = (box.x - over[0], box.y + box.height + over[1])
    return [wobbly([start, (box.x + box.width + over[2], box.y - over[3])], draw)]


def scribble(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    turns = int(draw.integers(4, 7))
    u = np.linspace(0.12, 0.88, turns) + draw.uniform(-0.05, 0.05, turns)
    way = [
        (box.x + at * box.width, box.y + box.height * (0.15 if n % 2 else 0.85) + draw.uniform(-0.3, 0.3))
        for n, at in enumerate(u)
    ]
    return [wobbly(way, draw)]


def filled(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    """Fill a box from edge to edge, as the sheet asks for to take a mark back."""
    lines = 22
    way = [
        (box.x + box.width * (0.03 if n % 2 else 0.97) + draw.uniform(-0.1, 0.1), box.y + box.height * v)
        for n, v in enumerate(np.linspace(0.02, 0.98, lines))
    ]
    return [wobbly(way, draw, 0.05)]


def dot(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    """A pen laid down: about five per cent of the inside."""
    at = np.array([box.x + box.width / 2, box.y + box.height / 2]) + draw.uniform(-0.6, 0.6, 2)
    turn = np.linspace(0, 2 * np.pi, 12)
    return [at + 0.22 * box.width / 4.5 * np.column_stack([np.cos(turn), np.sin(turn)])]


def half_stroke(box: Box, draw: np.random.Generator) -> list[np.ndarray]:
    """A stroke begun and broken off."""
    at = np.array([box.x + 0.35 * box.width, box.y + 0.5 * box.height]) + draw.uniform(-0.3, 0.3, 2)
    angle = draw.uniform(0, np.pi)
    return [np.array([at, at + 1.1 * box.width / 4.5 * np.array([np.cos(angle), np.sin(angle)])])]


HANDS = {"cross": cross, "tick": tick, "slash": slash, "scribble": scribble}
DOUBTFUL = {"dot": dot, "half stroke": half_stroke}


def put(paper: np.ndarray, strokes: list[np.ndarray], pen: Pen, density: float = DENSITY) -> None:
    for stroke in strokes:
        line(paper, stroke, pen.wide, pen.colour, density)
