"""Why a sheet looks as it does: its pages, why each begins where it does, and what was laid out in two columns."""

from dataclasses import dataclass
from enum import StrEnum

from miteinander.methods.sheets.asking import Questionnaire
from miteinander.methods.sheets.layout import Kind
from miteinander.methods.sheets.making.faces import SIZES, columns_of
from miteinander.methods.sheets.making.positions import BOTTOM
from miteinander.methods.sheets.making.setting import SetSheet
from miteinander.methods.trouble import Language


class Break(StrEnum):
    """Why a page begins."""

    FIRST = "first"
    ASKED = "asked"  # the questionnaire says so
    TOGETHER = "together"  # the next question did not fit below and is never torn apart
    CLOSING = "closing"  # it would fit, but the closing words would then stand on a page alone
    WORDS = "words"  # only words around the questions are left


@dataclass(frozen=True, slots=True)
class PageReason:
    """One page: its questions, why it begins, and in millimetres what was left before it and what was needed."""

    page: int
    questions: tuple[str, ...]
    reason: Break
    left: float = 0.0
    needed: float = 0.0


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the maker decided."""

    pages: tuple[PageReason, ...]
    two_columns: tuple[str, ...]
    boxes: int
    large_print: bool


def explain(asked: Questionnaire, made: SetSheet) -> Explanation:
    """Say why the pages break where they do."""
    numbers = range(1, len(made.layout.pages) + 1)
    return Explanation(
        pages=tuple(_reason(asked, made, number) for number in numbers),
        two_columns=tuple(
            question.id
            for question in asked.questions
            if question.kind in {Kind.SINGLE, Kind.MULTIPLE} and columns_of(question, large=asked.large_print) > 1
        ),
        boxes=sum(len(field.marks) for page in made.layout.pages for field in page.fields),
        large_print=asked.large_print,
    )


def _reason(asked: Questionnaire, made: SetSheet, number: int) -> PageReason:
    here = [at for at, place in enumerate(made.stood) if place.page == number]
    names = tuple(asked.questions[at].id for at in here)
    if number == 1:
        return PageReason(number, names, Break.FIRST)
    if not here:
        return PageReason(number, names, Break.WORDS)
    first = here[0]
    before = [place.bottom for place in made.stood[:first] if place.page == number - 1]
    left = round(max(0.0, BOTTOM - max(before)), 1) if before else 0.0
    needed = round(made.stood[first].bottom - made.stood[first].top, 1)
    fits = needed + SIZES[asked.large_print]["apart"] <= left
    reason = Break.ASKED if asked.questions[first].new_page else Break.CLOSING if fits else Break.TOGETHER
    return PageReason(number, names, reason, left, needed)


_PAGES = {
    "de": {
        Break.FIRST: "Seite {page}: {questions}.",
        Break.ASKED: "Seite {page}: {questions}. Die Seite beginnt hier, weil es im Fragebogen so steht.",
        Break.TOGETHER: "Seite {page}: {questions}. Auf der Seite davor waren noch {left} mm frei; die nächste "
        "Frage braucht mehr ({needed} mm und den Abstand darüber) und wird nicht geteilt.",
        Break.CLOSING: "Seite {page}: {questions}. Die Frage steht hier, damit das Schlusswort nicht allein auf einer "
        "Seite steht.",
        Break.WORDS: "Seite {page}: nur Text ohne Fragen.",
    },
    "en": {
        Break.FIRST: "Page {page}: {questions}.",
        Break.ASKED: "Page {page}: {questions}. It begins here because the questionnaire says so.",
        Break.TOGETHER: "Page {page}: {questions}. The page before had {left} mm left; the next question "
        "needs more ({needed} mm and the space above it) and is never torn apart.",
        Break.CLOSING: "Page {page}: {questions}. The question stands here so that the closing words do not stand on "
        "a page alone.",
        Break.WORDS: "Page {page}: words only, no questions.",
    },
}
_OTHERS = {
    "de": {
        "none": "keine Fragen",
        "columns": "In zwei Spalten, weil die Antworten kurz sind: {names}.",
        "boxes": "Kästchen: {boxes}.",
    },
    "en": {
        "none": "no questions",
        "columns": "In two columns, because the answers are short: {names}.",
        "boxes": "Boxes: {boxes}.",
    },
}


def sentences(explanation: Explanation, language: Language = "de") -> tuple[str, ...]:
    """Say the explanation in sentences."""
    pages, others = _PAGES[language], _OTHERS[language]
    told = []
    for entry in explanation.pages:
        names = ", ".join(entry.questions) or others["none"]
        left, needed = (_length(length, language) for length in (entry.left, entry.needed))
        told.append(pages[entry.reason].format(page=entry.page, questions=names, left=left, needed=needed))
    if explanation.two_columns:
        told.append(others["columns"].format(names=", ".join(explanation.two_columns)))
    return (*told, others["boxes"].format(boxes=explanation.boxes))


def _length(millimetres: float, language: Language) -> str:
    written = f"{millimetres:g}"
    return written.replace(".", ",") if language == "de" else written
