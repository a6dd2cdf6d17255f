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

from miteinander.methods.sheets.asking import Questionnaire
from miteinander.methods.sheets.layout import Layout
from miteinander.methods.sheets.making.drawing import ALPHABET
from miteinander.methods.sheets.making.faces import breakable, content_of
from miteinander.methods.sheets.making.master import Master, taken_apart
from miteinander.methods.sheets.making.positions import Placed, Stood, layout_of, stood
from miteinander.methods.trouble import MethodError

if TYPE_CHECKING:
    import typst  # at run time in the functions: 85 MB, loaded with the first sheet

FONTS = Path(__file__).parents[3] / "printing" / "fonts"
"""The house fonts; any other folder of fonts can be given instead."""

TEXT_FACE = "Fira Sans"
_ASKED = """query(selector.or(<row>, <area>, <begin>, <end>)).map(it => {
  let at = it.location().position()
  (str(it.label), at.page, at.x.mm(), at.y.mm())
})"""
_MISSING = re.compile(r"(?:text|codepoint) `\"(.*?)\"`", re.DOTALL)
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f"
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_desk = threading.local()  # a compiler remembers what it has set, and is not shared between threads


@dataclass(frozen=True, slots=True)
class SetSheet:
    """A questionnaire as it is set: positions, the PDF taken apart, and where each question stands."""

    layout: Layout
    master: Master
    stood: tuple[Stood, ...]


def set_sheet(asked: Questionnaire, *, fonts: Path = FONTS) -> SetSheet:
    """Set a questionnaire; raises MethodError where a character or a question cannot be printed."""
    found = _house(str(fonts))
    names = [TEXT_FACE] if TEXT_FACE in found.families() else []
    names += sorted(set(found.families()) - set(names), key=lambda name: ("Emoji" in name, name))
    content = content_of(asked, names)
    _refuse_empty(asked, content)
    pdf, placed = _compiled(asked, content, str(fonts))
    master = taken_apart(pdf, ALPHABET)
    places = stood(asked, placed)
    return SetSheet(layout_of(asked, content["questions"], placed, places, len(master.pages)), master, places)


def _refuse_empty(asked: Questionnaire, content: dict[str, Any]) -> None:
    """Refuse a heading of which nothing would be seen: PDF/UA forbids it."""
    if not content["title"].strip():
        raise MethodError(
            de='Im Bogen fehlt der Titel ("title").', en='In the sheet the title ("title") is missing.', file=asked.file
        )
    for number, (question, face) in enumerate(zip(asked.questions, content["questions"], strict=True), start=1):
        if not face["text"].strip():
            raise MethodError(
                de=f'In Frage {number} fehlt der Text ("text").',
                en=f'In question {number} the text ("text") is missing.',
                line=question.line,
                file=asked.file,
            )


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


def _compiled(asked: Questionnaire, content: dict[str, Any], folder: str) -> tuple[bytes, Placed]:
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
        shown = _MISSING.search(str(error))
        if shown:
            raise _undrawable(asked, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), shown[1])) from error
        raise
    if not isinstance(pdf, bytes):
        raise TypeError("typst made no file")
    return pdf, json.loads(compiler.eval(_ASKED))


def _undrawable(asked: Questionnaire, shown: str) -> MethodError:
    """Say which character the fonts lack, and in which question it stands."""
    line, de, en = None, "im Text des Bogens", "in the text of the sheet"
    wanted = re.compile(re.escape(shown) + f"[{_COMBINING}]+" * shown.isascii())
    for number, question in enumerate(asked.questions, start=1):
        parts = (*question.options, *question.items)
        words = (question.text, question.hint, question.low, question.high, *(part.label for part in parts))
        found = [hit for text in words if (hit := wanted.search(breakable(text)))]
        if found:
            shown, line, de, en = found[0][0], question.line, f"in Frage {number}", f"in question {number}"
            break
    codes = " ".join(f"U+{ord(letter):04X}" for letter in shown[:4])
    return MethodError(
        de=f"Das Zeichen „{shown[:12]}“ ({codes}) {de} hat keine der Schriften. Bitte ersetzen Sie es.",
        en=f"The character “{shown[:12]}” ({codes}) {en} is in none of the fonts. Please replace it.",
        line=line,
        file=asked.file,
    )
