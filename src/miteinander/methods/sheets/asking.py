"""A questionnaire as it is asked: title, words around it, and questions of the kinds a pen can answer."""

from dataclasses import dataclass
from datetime import date

from miteinander.methods.sheets.layout import Kind


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, one step of a scale, one thing to rank, or one statement to rate."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``options``: the answers, the named steps of a scale, or the things to rank. ``steps`` (from ``first``) counts an
    unnamed scale with ``low`` and ``high`` at its ends; ``items`` are the statements that share one scale, each a
    field of its own with the id ``question.item``. ``most`` limits the boxes (0 = any number), in a ranking the ranks.
    ``lines`` is the height of a free text in written lines; ``new_page`` begins a page on request.
    """

    id: str
    kind: Kind
    text: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    items: tuple[Option, ...] = ()
    steps: int = 0
    first: int = 1
    low: str = ""
    high: str = ""
    most: int = 0
    lines: int = 0
    new_page: bool = False
    line: int | None = None
    """Where it begins in its file, for refusals."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that is printed on every copy; who answers is not part of it."""

    id: str
    title: str
    questions: tuple[Question, ...]
    sender: str = ""
    intro: str = ""
    closing: str = ""
    language: str = "de"
    dated: date | None = None
    large_print: bool = False
    file: str = ""


def scale_of(question: Question) -> tuple[Option, ...]:
    """Return the steps of a scale: the named ones, or numbers from ``first``."""
    if question.options:
        return question.options
    return tuple(Option(str(number), str(number)) for number in range(question.first, question.first + question.steps))


def ranks_of(question: Question) -> int:
    """Return how many ranks a ranking gives: as many as there are things, or fewer if asked."""
    return question.most or len(question.options)


def fields_of(question: Question) -> tuple[str, ...]:
    """Return the ids of the fields a question becomes: its own, or one for each statement."""
    return tuple(f"{question.id}.{item.id}" for item in question.items) or (question.id,)
