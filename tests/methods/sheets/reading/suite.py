"""Fill pages in by hand, send them through all ways, read them, and count what was right, doubtful and wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pypdfium2

from miteinander.methods.sheets.layout import Code, Layout, Page
from miteinander.methods.sheets.reading.pages import Found, read_picture
from miteinander.methods.sheets.reading.pictures import FINE_SIDE, LONG_SIDE, Picture, shrunk
from tests.methods.sheets.reading.degrading import WAYS
from tests.methods.sheets.reading.drawing import DENSITY, DOUBTFUL, HANDS, PENS, Pen, drawn, filled, put

Truth = dict[tuple[str, str, int], tuple[str, str]]
"""Field, value and rank to the state a person would see and the kind of mark."""


def filled_in(page: Page, paper: np.ndarray, draw: np.random.Generator, density: float = DENSITY) -> Truth:
    """Mark about a third of the boxes, with one pen of many per page; changes the paper."""
    pen, truth = PENS[draw.integers(len(PENS))], {}
    for asked in page.fields:
        for mark in asked.marks:
            chance, state, kind = draw.random(), "empty", ""
            if chance < 0.24:
                kind, state = str(draw.choice(list(HANDS))), "marked"
                wide = min(pen.wide, 0.5) if kind == "scribble" else pen.wide
                put(paper, HANDS[kind](mark.box, draw), Pen(wide, pen.colour), density)
            elif chance < 0.29:
                kind, state = "filled", "cancelled"
                put(paper, filled(mark.box, draw), Pen(max(0.4, pen.wide), pen.colour), density)
            elif chance < 0.34:
                kind, state = str(draw.choice(list(DOUBTFUL))), "doubtful"
                put(paper, DOUBTFUL[kind](mark.box, draw), Pen(0.5, 40), density)
            truth[asked.id, mark.value, mark.rank] = state, kind
    return truth


@dataclass
class Tally:
    """What became of clear marks (empty, marked, cancelled) and of doubtful ones."""

    right: int = 0
    doubtful: int = 0
    wrong: int = 0
    silent: int = 0
    caught: int = 0
    pages: int = 0
    lost: int = 0
    notes: Counter = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        for name in ("right", "doubtful", "wrong", "silent", "caught", "pages", "lost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.notes += other.notes

    @property
    def clear(self) -> int:
        return self.right + self.wrong + self.doubtful


def as_picture(grey: np.ndarray, name: str = "scan.png", index: int = 1) -> Picture:
    return Picture(name, index, shrunk(grey, LONG_SIDE), lambda: shrunk(grey, FINE_SIDE))


def compared(found: object, truth: Truth, way: str) -> Tally:
    if not isinstance(found, Found):
        return Tally(pages=1, lost=1, notes=Counter({f"{way}: {getattr(found, 'reason', found)}": 1}))
    tally = Tally(pages=1)
    for asked in found.read.fields:
        for mark in asked.marks:
            state, kind = truth[asked.id, mark.value, mark.rank]
            if state == "doubtful":
                tally.caught += mark.state == "doubtful"
                tally.silent += mark.state != "doubtful"
            elif mark.state == state:
                tally.right += 1
                continue
            elif mark.state == "doubtful":
                tally.doubtful += 1
            else:
                tally.wrong += 1
            if state != "doubtful" or mark.state != "doubtful":
                tally.notes[f"{way}: {kind or state} read as {mark.state} {mark.why or ''} {mark.fill:.2f}"] += 1
    return tally


def drawn_sheet(layout: Layout) -> list[np.ndarray]:
    """Return the empty pages of a layout, drawn without the maker."""
    return [drawn(page, Code("0123456789", layout.version, page.number, len(layout.pages))) for page in layout.pages]


def printed_sheet(pdf: bytes) -> list[np.ndarray]:
    """Return the pages of a PDF of the maker as they leave the printer."""
    with pypdfium2.PdfDocument(pdf) as document:
        scale = DENSITY * 25.4 / 72
        return [
            np.atleast_2d(page.render(scale=scale, grayscale=True).to_numpy().squeeze()).copy() for page in document
        ]


def run(
    layout: Layout, papers: list[np.ndarray], copies: int, seed: int = 1, ways: Iterable[str] = WAYS
) -> dict[str, Tally]:
    """Read ``copies`` pages of each way; ``papers`` are the empty pages."""
    tallies = {}
    for way in ways:
        number = list(WAYS).index(way)
        tallies[way] = Tally()
        for copy in range(copies):
            draw = np.random.default_rng([seed, number, copy])
            at = copy % len(layout.pages)
            page, paper = layout.pages[at], papers[at].copy()
            truth = filled_in(page, paper, draw)
            grey = WAYS[way](paper, draw, DENSITY)
            (found,) = read_picture(as_picture(grey), {layout.version: layout})
            tallies[way].add(compared(found, truth, way))
    return tallies
