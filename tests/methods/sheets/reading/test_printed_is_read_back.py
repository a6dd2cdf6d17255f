"""What is printed is read back: questionnaires of the maker, filled in by hand, degraded, and read again."""

import io
from datetime import date
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.sheets import Field, Kind, Layout, Option, Question, Questionnaire
from miteinander.methods.sheets.making.copies import write_copies
from miteinander.methods.sheets.making.setting import set_sheet
from miteinander.methods.sheets.reading.gathering import read_scans
from miteinander.methods.sheets.reading.pictures import Source
from miteinander.methods.sheets.reading.results import Value
from tests.methods.sheets.reading.degrading import WAYS
from tests.methods.sheets.reading.desk import png
from tests.methods.sheets.reading.drawing import DENSITY, HANDS, Pen, filled, put
from tests.methods.sheets.reading.suite import printed_sheet

SERIALS = ("0123456789",)
PEN = Pen(0.45, 60)


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{at}", f"Antwort {at}") for at in range(count))


@lru_cache(maxsize=8)
def printed(count: int, *, large: bool) -> tuple[Layout, list[np.ndarray], bytes]:
    questions = (
        Question("one", Kind.SINGLE, "Eine Antwort?", options=options(count)),
        Question("some", Kind.MULTIPLE, "Mehrere Antworten?", options=options(count + 2), most=count),
        Question("scale", Kind.SCALE, "Wie sehr?", steps=5, low="gar nicht", high="sehr"),
        Question("rows", Kind.SCALE, "Wie oft?", steps=3, items=options(count)),
        Question("rank", Kind.RANKING, "Was zuerst?", options=options(count), most=3, new_page=True),
        Question("free", Kind.TEXT, "Und sonst?", lines=3),
    )
    made = set_sheet(Questionnaire("q", "Ein Bogen", questions, large_print=large, dated=date(2026, 11, 22)))
    held = io.BytesIO()
    write_copies(held, made.master, made.layout, SERIALS, language="de")
    return made.layout, printed_sheet(held.getvalue()), held.getvalue()


def chosen(asked: Field, draw: np.random.Generator) -> tuple[Value, list[tuple[str, int]]]:
    """Return an answer by the rules, and the marks that say it."""
    values = list(dict.fromkeys(mark.value for mark in asked.marks))
    if asked.kind is Kind.RANKING:
        ranked = dict(zip(draw.permutation(values)[:3].tolist(), (1, 2, 3), strict=True))
        return ranked, list(ranked.items())
    if asked.kind is Kind.MULTIPLE:
        some = sorted(draw.choice(len(values), size=int(draw.integers(1, asked.most + 1)), replace=False).tolist())
        return tuple(values[at] for at in some), [(values[at], 0) for at in some]
    value = str(draw.choice(values))
    return value, [(value, 0)]


def fill_in(asked: Field, held: np.ndarray, draw: np.random.Generator) -> Value:
    """Answer a question on paper, with a cancelled box now and then."""
    if asked.kind is Kind.TEXT:
        return None
    value, marks = chosen(asked, draw)
    for mark in asked.marks:
        if (mark.value, mark.rank) in marks:
            put(held, HANDS[str(draw.choice(list(HANDS)))](mark.box, draw), PEN)
        elif draw.random() < 0.05:
            put(held, filled(mark.box, draw), PEN)
    return value


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(st.integers(3, 6), st.booleans(), st.sampled_from([*WAYS]), st.integers(0, 2**32))
def test_what_is_printed_and_ticked_is_read_back(count, large, way, seed):
    layout, papers, _ = printed(count, large=large)
    draw = np.random.default_rng(seed)
    pages = len(layout.pages)
    wanted, scans = {}, []
    for at in draw.permutation(len(papers)).tolist():
        held, page = papers[at].copy(), layout.pages[at % pages]
        for asked in page.fields:
            wanted[SERIALS[at // pages], asked.id] = fill_in(asked, held, draw)
        scans.append(Source(f"{at}.png", png(WAYS[way](held, draw, DENSITY))))
    reading = read_scans(scans, {layout.version: layout})
    read = {
        (sheet.serial, field.id): field for sheet in reading.sheets for page in sheet.pages for field in page.fields
    }
    assert (set(read), reading.foreign, reading.repeated) == (set(wanted), (), ())
    assert {key: field.value for key, field in read.items() if field.state != "doubtful"}.items() <= wanted.items()
    assert sum(field.state == "doubtful" for field in read.values()) <= 1


def test_an_unfilled_print_is_read_from_its_own_pdf():
    layout, _, pdf = printed(4, large=False)
    reading = read_scans([Source("print.pdf", pdf)], {layout.version: layout})
    assert [(sheet.serial, len(sheet.pages), sheet.pages_missing) for sheet in reading.sheets] == [
        (serial, len(layout.pages), ()) for serial in SERIALS
    ]
    assert {field.state for sheet in reading.sheets for page in sheet.pages for field in page.fields} == {"empty"}


@pytest.mark.parametrize("large", [False, True])
def test_a_dot_is_doubtful_in_every_size_of_print(large):
    layout, pages, _ = printed(3, large=large)
    page, held = layout.pages[0], pages[0].copy()
    box = page.fields[0].marks[1].box
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    put(held, [np.array([middle, (middle[0] + 0.25, middle[1] + 0.2)])], Pen(0.5, 60))
    found = read_scans([Source("a", png(held))], {layout.version: layout})
    assert [field.state for field in found.sheets[0].pages[0].fields[:2]] == ["doubtful", "empty"]
