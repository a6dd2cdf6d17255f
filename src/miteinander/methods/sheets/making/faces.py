"""How each question is laid out: its columns, its boxes in the order of the page, and the fields they belong to."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from miteinander.methods.sheets.asking import Option, Question, Questionnaire, ranks_of, scale_of
from miteinander.methods.sheets.layout import Kind
from miteinander.methods.sheets.making.drawing import ALPHABET
from miteinander.methods.sheets.making.words import WORDS, hint_of

SIZES: dict[bool, dict[str, float]] = {
    False: {"base": 11, "title": 21, "box": 4.5, "line": 0.35, "gap": 3.4, "apart": 9.5, "number": 8, "written": 9},
    True: {"base": 16, "title": 26, "box": 6.5, "line": 0.5, "gap": 4.8, "apart": 13, "number": 11.5, "written": 13},
}
"""Normal and large print: points of text and title, millimetres of everything else."""

BODY = 162.0
"""Millimetres between the left and the right margin."""

LINES = 4
_ENDLESS = re.compile(r"[^\s\u200b/–-]{36,}")
_SHAPING = "\u00ad\u200b\u200c\u200d\u200e\u200f"
_PIECE = 12
_LONG = {False: 25, True: 18}  # letters of a word that may not fit a line of the title
_SHORT = {False: 30, True: 17}


@dataclass(frozen=True, slots=True)
class Slot:
    """One box to come: what it stands for."""

    value: str
    rank: int = 0
    label: str = ""
    """Its words on the paper, where they are not the value itself."""


def _slot(option: Option, rank: int = 0) -> Slot:
    return Slot(option.id, rank, "" if option.label == option.id else option.label)


def content_of(asked: Questionnaire, fonts: list[str]) -> dict[str, Any]:
    """Return what the template ``sheet.typ`` is given, as JSON types: texts, sizes (points and millimetres), questions.

    ``fonts`` are the families in order of preference. Raises ValueError for a questionnaire without a date, which a
    PDF/A file needs.
    """
    dated = asked.dated
    if dated is None:
        raise ValueError("a PDF/A file needs a date")
    title = breakable(asked.title)
    return {
        "title": title,
        "short": title if len(title) <= 70 else f"{title[:68].rstrip()} …",  # noqa: PLR2004 - one line of the head
        "divided": any(len(word) > _LONG[asked.large_print] for word in re.split(r"[\s-]", asked.title)),
        "sender": breakable(asked.sender),
        "dated": [dated.year, dated.month, dated.day],
        "fonts": fonts,
        "language": asked.language,
        "region": {"de": "de", "en": "gb"}[asked.language],
        "size": SIZES[asked.large_print],
        "words": WORDS[asked.language],
        "intro": paragraphs(asked.intro),
        "closing": paragraphs(asked.closing),
        "alphabet": ALPHABET,
        "questions": [_face(question, number, asked) for number, question in enumerate(asked.questions, start=1)],
    }


def fields_of(question: Question) -> list[tuple[str, str, list[Slot]]]:
    """Return id, label and boxes of each field of a question, in the order in which the boxes stand on the page: row by
    row, in a ranking thing by thing and in each its ranks from 1. A free text has no boxes.
    """
    if question.kind is Kind.RANKING:
        ranks = range(1, ranks_of(question) + 1)
        slots = [_slot(option, rank) for option in question.options for rank in ranks]
        return [(question.id, question.text, slots)]
    chosen = scale_of(question) if question.kind is Kind.SCALE else question.options
    slots = [_slot(step) for step in chosen]
    if question.items:
        return [(f"{question.id}.{item.id}", f"{question.text} {item.label}", slots) for item in question.items]
    return [(question.id, question.text, slots)]


def columns_of(question: Question, *, large: bool) -> int:
    """Return the number of columns: 2 where all answers are short and there are at least six of them, else 1."""
    short = all(len(option.label) <= _SHORT[large] for option in question.options)
    return 2 if short and len(question.options) >= 6 else 1  # noqa: PLR2004 - fewer look better below each other


def breakable(text: str) -> str:
    """Return a text as it is set: composed, without control characters, endless words with places to break."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    if composed.isprintable() and not _ENDLESS.search(composed):
        return composed
    return _ENDLESS.sub(_in_pieces, "".join(map(_seen, composed)))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, split at empty lines, each ``breakable``; single line ends stay."""
    return [breakable(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _seen(letter: str) -> str:
    """Drop what has no look of its own: control characters, and marks that turn the direction of the words around."""
    category = unicodedata.category(letter)
    if letter == "\n" or letter in _SHAPING or category not in {"Cc", "Cf", "Zl", "Zp"}:
        return letter
    return " " if category in {"Zl", "Zp"} or letter == "\x85" else ""


def _in_pieces(word: re.Match[str]) -> str:
    """Allow breaks in a word that no line may hold; what combines with the letter before stays with it."""
    made, since = [], 0
    for letter in word[0]:
        bound = unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf", "Sk"}
        if since >= _PIECE and not bound:
            made.append("\u200b")
            since = 0
        made.append(letter)
        since += 1
    return "".join(made)


def _face(question: Question, number: int, asked: Questionnaire) -> dict[str, Any]:
    common = {
        "number": str(number),
        "text": breakable(question.text),
        "hint": breakable(hint_of(question, asked.language)),
        "new-page": question.new_page,
        "low": breakable(question.low),
        "high": breakable(question.high),
    }
    makers: dict[Kind, Callable[[Question, Questionnaire], dict[str, Any]]] = {
        Kind.SINGLE: _answers,
        Kind.MULTIPLE: _answers,
        Kind.SCALE: _rated if question.items else _steps,
        Kind.RANKING: _ranked,
        Kind.TEXT: _written,
    }
    return common | makers[question.kind](question, asked)


def _answers(question: Question, asked: Questionnaire) -> dict[str, Any]:
    columns = columns_of(question, large=asked.large_print)
    return {"face": "answers", "columns": columns, "rows": [breakable(option.label) for option in question.options]}


def _steps(question: Question, asked: Questionnaire) -> dict[str, Any]:
    """Steps in a row: unnamed ones as wide as a thumb, named ones as wide as the page allows."""
    steps, room = scale_of(question), BODY - SIZES[asked.large_print]["number"]
    wide = min(40.0, room / len(steps)) if question.options else min(max(14.0, 110 / len(steps)), 30.0)
    return {"face": "steps", "steps": [breakable(step.label) for step in steps], "wide": min(wide, room / len(steps))}


def _rated(question: Question, _asked: Questionnaire) -> dict[str, Any]:
    steps = scale_of(question)
    wide = min(28.0, 110 / len(steps)) if question.options else min(15.0, 100 / len(steps))
    rows = [breakable(item.label) for item in question.items]
    return {"face": "table", "wide": wide, "steps": [breakable(s.label) for s in steps], "rows": rows}


def _ranked(question: Question, _asked: Questionnaire) -> dict[str, Any]:
    ranks = ranks_of(question)
    rows = [breakable(option.label) for option in question.options]
    steps = [str(rank) for rank in range(1, ranks + 1)]
    return {"face": "table", "wide": min(15.0, 105 / ranks), "steps": steps, "rows": rows}


def _written(question: Question, _asked: Questionnaire) -> dict[str, Any]:
    return {"face": "writing", "lines": question.lines or LINES}
