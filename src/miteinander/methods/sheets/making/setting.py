"""typst sets the words of a questionnaire once; where each box came to stand is asked from the set document itself."""

import json
import os
import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from miteinander.methods.sheets.asking import Question, Questionnaire
from miteinander.methods.sheets.layout import Box, Field, Kind, Layout, Mark, Page
from miteinander.methods.sheets.making.codes import QUIET, version_for
from miteinander.methods.sheets.making.drawing import ALPHABET
from miteinander.methods.sheets.making.faces import SIZES, content_of, slots_of
from miteinander.methods.sheets.making.markers import marker_boxes
from miteinander.methods.sheets.making.master import Master, taken_apart
from miteinander.methods.trouble import MethodError

if TYPE_CHECKING:
    import typst  # at run time in the functions: 85 MB, loaded with the first sheet

FONTS = Path(__file__).parents[3] / "printing" / "fonts"
"""The house fonts; any other folder of fonts can be given instead."""

TEXT_FACE = "Fira Sans"
WIDTH, HEIGHT = 210.0, 297.0
BOTTOM = HEIGHT - 25.0
TOP = 42.0
CODE_SIDE, CODE_RIGHT, CODE_TOP = 24.0, 186.0, 10.0
"""Millimetres of the code without its quiet zone, its right and its upper edge."""

_ASKED = """query(selector.or(<mark>, <area>, <begin>, <end>, <finish>)).map(it => {
  let at = it.location().position()
  (str(it.label), at.page, at.x.mm(), at.y.mm())
})"""
_desk = threading.local()  # a compiler remembers what it has set, and is not shared between threads


@dataclass(frozen=True, slots=True)
class Stood:
    """Where one question came to stand: its page and millimetres from the top edge."""

    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class SetSheet:
    """A questionnaire as it is set: positions, the PDF taken apart, and where each question stands."""

    layout: Layout
    master: Master
    stood: tuple[Stood, ...]
    finish: Stood


def set_sheet(asked: Questionnaire, *, fonts: Path = FONTS) -> SetSheet:
    """Set a questionnaire; raises MethodError where a character or a question cannot be printed."""
    found = _house(str(fonts))
    names = [TEXT_FACE] if TEXT_FACE in found.families() else []
    names += sorted(set(found.families()) - set(names), key=lambda name: ("Emoji" in name, name))
    pdf, placed = _compiled(asked, content_of(asked, names), str(fonts))
    master = taken_apart(pdf, ALPHABET)
    stood, finish = _stood(asked, placed)
    layout = _layout(asked, placed, stood, len(master.pages))
    return SetSheet(layout, master, stood, finish)


@lru_cache(maxsize=4)
def _house(folder: str) -> "typst.Fonts":
    os.environ.setdefault("RAYON_NUM_THREADS", "1")  # a page is too small to share: threads cost a third more time
    import typst  # noqa: PLC0415 - as said above

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if not fonts.families():
        raise MethodError(
            de=f"Im Ordner {folder} liegen keine Schriften. Bitte nennen Sie einen mit --fonts.",
            en=f"There are no fonts in the folder {folder}. Please name one with --fonts.",
        )
    return fonts


def _compiler(folder: str) -> "typst.Compiler":
    import typst  # noqa: PLC0415 - as said above

    if getattr(_desk, "folder", None) != folder:
        root = Path(__file__).parent
        _desk.compiler = typst.Compiler(root=root, font_paths=_house(folder), ignore_system_fonts=True)
        _desk.folder = folder
    compiler: typst.Compiler = _desk.compiler
    return compiler


def _compiled(asked: Questionnaire, content: dict[str, Any], folder: str) -> tuple[bytes, list[list[Any]]]:
    import typst  # noqa: PLC0415 - as said above

    compiler = _compiler(folder)
    try:
        pdf = compiler.compile(
            input=Path(__file__).parent / "sheet.typ",
            format="pdf",
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.combine(asked.dated, time(12), tzinfo=UTC) if asked.dated else None,
        )
    except typst.TypstError as error:
        shown = re.search(r"the text [\"“](.*)[\"”] could not be displayed", str(error), re.DOTALL)
        if shown:
            raise _undrawable(asked, shown[1]) from error
        raise
    if not isinstance(pdf, bytes):
        raise TypeError("typst made no file")
    return pdf, json.loads(compiler.eval(_ASKED))


def _undrawable(asked: Questionnaire, shown: str) -> MethodError:
    """Say which character the fonts lack, and in which question it stands."""
    line, de, en = None, "im Text des Bogens", "in the text of the sheet"
    for number, question in enumerate(asked.questions, start=1):
        parts = (*question.options, *question.items)
        words = (question.text, question.hint, question.low, question.high, *(part.label for part in parts))
        if any(shown in text for text in words):
            line, de, en = question.line, f"in Frage {number}", f"in question {number}"
            break
    codes = " ".join(f"U+{ord(letter):04X}" for letter in shown[:4])
    return MethodError(
        de=f"Das Zeichen „{shown[:12]}“ ({codes}) {de} hat keine der Schriften. Bitte ersetzen Sie es.",
        en=f"The character “{shown[:12]}” ({codes}) {en} is in none of the fonts. Please replace it.",
        line=line,
        file=asked.file,
    )


def _stood(asked: Questionnaire, placed: list[list[Any]]) -> tuple[tuple[Stood, ...], Stood]:
    """Return where each question stands; refuse the ones that are higher than a page."""
    begins = [entry for entry in placed if entry[0] == "begin"]
    ends = [entry for entry in placed if entry[0] == "end"]
    stood = tuple(Stood(end[1], begin[3], end[3]) for begin, end in zip(begins, ends, strict=True))
    for number, (question, place) in enumerate(zip(asked.questions, stood, strict=True), start=1):
        if place.bottom > BOTTOM + 0.5:
            high, room = round(place.bottom - place.top), round(BOTTOM - TOP)
            raise MethodError(
                de=f"Frage {number} ({question.id}) ist {high} mm hoch, auf eine Seite passen {room} mm. Bitte kürzen "
                "Sie die Frage oder teilen Sie sie in zwei.",
                en=f"Question {number} ({question.id}) is {high} mm high, and a page holds {room} mm. Please shorten "
                "the question or make two of it.",
                line=question.line,
                file=asked.file,
            )
    last = next(entry for entry in placed if entry[0] == "finish")
    return stood, Stood(last[1], last[3], last[3])


def _layout(asked: Questionnaire, placed: list[list[Any]], stood: tuple[Stood, ...], pages: int) -> Layout:
    marks = [entry for entry in placed if entry[0] == "mark"]
    areas = [entry for entry in placed if entry[0] == "area"]
    size = SIZES[asked.large_print]
    fields: list[list[Field]] = [[] for _ in range(pages)]
    for question, place in zip(asked.questions, stood, strict=True):
        slots = slots_of(question)
        if question.kind is Kind.TEXT:
            _label, page, x, y = areas.pop(0)
            left, wide = round(x, 3), round(WIDTH - CODE_SIDE - x, 3)
            area = Box(left, round(y, 3), wide, (question.lines or 4) * size["written"])
            fields[page - 1].append(Field(question.id, Kind.TEXT, question.text, area=area))
            continue
        boxes = [Box(round(x, 3), round(y, 3), size["box"], size["box"]) for _, _, x, y in marks[: len(slots)]]
        held = [(slot, Mark(slot.value, box, slot.rank)) for slot, box in zip(slots, boxes, strict=True)]
        del marks[: len(slots)]
        fields[place.page - 1] += _fields(question, held)
    if marks or areas:
        raise RuntimeError("the set document has boxes that nobody asked for")
    quiet = CODE_SIDE / (17 + 4 * version_for(pages)) * QUIET
    code = Box(*(round(held, 3) for held in (CODE_RIGHT - CODE_SIDE - quiet, CODE_TOP - quiet, *_twice(quiet))))
    corners = marker_boxes(WIDTH, HEIGHT)
    made = tuple(Page(number, WIDTH, HEIGHT, corners, code, tuple(some)) for number, some in enumerate(fields, start=1))
    return Layout(sheet=asked.id, title=asked.title, pages=made).with_version()


def _twice(quiet: float) -> tuple[float, float]:
    return CODE_SIDE + 2 * quiet, CODE_SIDE + 2 * quiet


def _fields(question: Question, held: list[tuple[Any, Mark]]) -> list[Field]:
    """Return the fields of a question: one, or one for each statement of a shared scale."""
    if not question.items:
        most = {Kind.SINGLE: 1, Kind.SCALE: 1, Kind.MULTIPLE: question.most}.get(question.kind, 0)
        return [Field(question.id, question.kind, question.text, tuple(mark for _, mark in held), most=most)]
    return [
        Field(
            f"{question.id}.{item.id}",
            Kind.SCALE,
            f"{question.text} {item.label}",
            tuple(mark for slot, mark in held if slot.field == f"{question.id}.{item.id}"),
            most=1,
        )
        for item in question.items
    ]
