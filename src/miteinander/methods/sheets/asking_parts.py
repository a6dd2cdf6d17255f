"""Read one question from parsed JSON, and say every trouble with its place."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from miteinander.methods import values
from miteinander.methods.sheets.asking import Option, Question
from miteinander.methods.sheets.layout import Kind
from miteinander.methods.trouble import MethodError

LONGEST = {"title": 160, "sender": 120, "intro": 6000, "text": 1500, "label": 400, "end": 60, "hint": 400}
"""Letters; more does not fit a page that anybody would fill in."""

MOST_OPTIONS = 100
MOST_STEPS = 11
MOST_RANKS = 10
MOST_LINES = 22
_NAME = re.compile(r"[\w.:-]{1,60}")
_KEYS = frozenset(
    {"id", "kind", "text", "hint", "options", "items", "steps", "first", "low", "high", "most", "lines", "new_page"}
)
_ONLY_FOR = {
    "options": {Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING, Kind.SCALE},
    "items": {Kind.SCALE},
    "steps": {Kind.SCALE},
    "first": {Kind.SCALE},
    "low": {Kind.SCALE},
    "high": {Kind.SCALE},
    "most": {Kind.MULTIPLE, Kind.RANKING},
    "lines": {Kind.TEXT},
}


@dataclass(frozen=True, slots=True)
class Spot(values.Spot):
    """A place in the file, as the beginning of a sentence: "In Frage 3 …".

    Each method returns one value of the object found there; what is none raises MethodError with place and line.
    """

    file: str = ""

    def refuse(self, *, de: str, en: str) -> MethodError:
        """Return the refusal that begins with this place, to be raised."""
        return MethodError(de=f"{self.de} {de}", en=f"{self.en}, {en}", line=self.line, file=self.file)

    def table(self, value: Any) -> dict[str, Any]:
        """Return an object."""
        return values.table(value, self)

    def known(self, held: dict[str, Any], keys: frozenset[str]) -> None:
        """Refuse keys that do not exist."""
        values.refuse_unknown(held, keys, self)

    def entries(self, held: dict[str, Any], key: str, *, most: int) -> list[Any]:
        """Return a list of at most ``most`` entries; a missing one is empty."""
        return values.entries(held, key, self, most=most)

    def text(self, held: dict[str, Any], key: str, *, longest: int) -> str:
        """Return a text of at most ``longest`` letters; a missing one is empty."""
        return values.text(held, key, self, longest=longest)

    def name(self, held: dict[str, Any], key: str) -> str:
        """Return an id of 1 to 60 letters, digits and . : _ -; a missing one is empty."""
        value = self.text(held, key, longest=60)
        if value and not _NAME.fullmatch(value):
            raise self.refuse(
                de=f'hat "{key}" Zeichen, die nicht gehen: „{value}“. Möglich sind Buchstaben, Ziffern und . : _ -',
                en=f'"{key}" has characters that are not possible: “{value}”. Use letters, digits and . : _ -',
            )
        return value

    def number(self, held: dict[str, Any], key: str, *, least: int, most: int, default: int = 0) -> int:
        """Return a whole number from ``least`` to ``most``; a missing one is the default."""
        found = values.number(held, key, self, least=least, most=most)
        return default if found is None else found

    def flag(self, held: dict[str, Any], key: str) -> bool:
        """Return true or false; a missing one is false."""
        return values.boolean(held, key, self)

    def different(self, names: Sequence[str], key: str) -> None:
        """Refuse ids that are used more than once."""
        repeated = sorted(name for name, times in Counter(names).items() if times > 1)
        if repeated:
            raise self.refuse(
                de=f'gibt es die Kennung „{repeated[0]}“ in "{key}" mehrmals.',
                en=f'the id “{repeated[0]}” is used more than once in "{key}".',
            )


def question_from(value: Any, spot: Spot, number: int) -> Question:
    """Return the question held by parsed JSON; ``number`` is its place in the sheet, from 1.

    Raises MethodError at the spot for keys that do not belong to the kind, a missing text, too few or too many
    options, steps or ranks.
    """
    held = spot.table(value)
    spot.known(held, _KEYS)
    kind = _kind(held, spot)
    for key, kinds in _ONLY_FOR.items():
        if key in held and kind not in kinds:
            raise spot.refuse(de=f'passt "{key}" nicht zu "{kind}".', en=f'"{key}" does not belong to "{kind}".')
    text = spot.text(held, "text", longest=LONGEST["text"])
    if not text.strip():
        raise spot.refuse(de='fehlt der Text ("text").', en='the text ("text") is missing.')
    question = Question(
        id=spot.name(held, "id") or f"f{number}",
        kind=kind,
        text=text.strip(),
        hint=spot.text(held, "hint", longest=LONGEST["hint"]).strip(),
        options=_options(held, "options", spot),
        items=_options(held, "items", spot),
        steps=spot.number(held, "steps", least=2, most=MOST_STEPS),
        first=spot.number(held, "first", least=-5, most=5, default=1),
        low=spot.text(held, "low", longest=LONGEST["end"]).strip(),
        high=spot.text(held, "high", longest=LONGEST["end"]).strip(),
        most=spot.number(held, "most", least=1, most=MOST_OPTIONS),
        lines=spot.number(held, "lines", least=1, most=MOST_LINES),
        new_page=spot.flag(held, "new_page"),
        line=spot.line,
    )
    _fitting(question, spot)
    return question


def _kind(held: dict[str, Any], spot: Spot) -> Kind:
    value = held.get("kind")
    if isinstance(value, str) and value in set(Kind):
        return Kind(value)
    raise spot.refuse(
        de=f'ist "kind" keine der Arten {", ".join(Kind)}.', en=f'"kind" is none of the kinds {", ".join(Kind)}.'
    )


def _options(held: dict[str, Any], key: str, spot: Spot) -> tuple[Option, ...]:
    found = []
    for number, value in enumerate(spot.entries(held, key, most=MOST_OPTIONS), start=1):
        place = Spot(f'{spot.de}, "{key}" {number},', f'{spot.en}, "{key}" {number}', spot.line, spot.file)
        entry = {"label": value} if isinstance(value, str) else place.table(value)
        place.known(entry, frozenset({"id", "label"}))
        label = place.text(entry, "label", longest=LONGEST["label"]).strip()
        if not label:
            raise place.refuse(de="fehlt die Aufschrift.", en="the label is missing.")
        found.append(Option(place.name(entry, "id") or str(number), label))
    spot.different([option.id for option in found], key)
    return tuple(found)


def _fitting(question: Question, spot: Spot) -> None:
    """Refuse a question whose parts do not make a question."""
    count = len(question.options)
    if question.kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING} and count < 2:  # noqa: PLR2004 - a choice needs two
        raise spot.refuse(de='braucht "options" wenigstens zwei Einträge.', en='"options" needs at least two entries.')
    if question.kind is Kind.SCALE and bool(question.steps) == bool(count):
        raise spot.refuse(
            de='braucht eine Skala entweder "steps" oder "options".', en='a scale needs either "steps" or "options".'
        )
    if question.kind is Kind.SCALE and not (question.steps or 2 <= count <= MOST_STEPS):  # noqa: PLR2004 - as above
        raise spot.refuse(
            de=f"hat die Skala {count} Stufe{'' if count == 1 else 'n'}; möglich ist 2 bis {MOST_STEPS}.",
            en=f"the scale has {count} step{'' if count == 1 else 's'}; possible is 2 to {MOST_STEPS}.",
        )
    ranks = question.most or count
    if question.kind is Kind.RANKING and not (ranks <= min(count, MOST_RANKS)):
        raise spot.refuse(
            de=f'sind {ranks} Plätze zu viel; möglich sind {min(count, MOST_RANKS)}. Setzen Sie "most".',
            en=f'{ranks} places are too many; {min(count, MOST_RANKS)} are possible. Set "most".',
        )


def lines_of_questions(text: str) -> tuple[int, ...]:
    """Return the lines (from 1) where the entries of the topmost ``questions`` begin, in a text that is valid JSON.

    The answer is empty where it has no such list.
    """
    start = _value_of(text, "questions")
    if start is None or text[start] != "[":
        return ()
    found, at, decoder = [], _ahead(text, start + 1), json.JSONDecoder()
    while text[at] != "]":
        found.append(text.count("\n", 0, at) + 1)
        at = _ahead(text, decoder.raw_decode(text, at)[1])
        at = _ahead(text, at + 1) if text[at] == "," else at
    return tuple(found)


def _value_of(text: str, wanted: str) -> int | None:
    """Return where the value of a key of the topmost object begins; of repeated keys the last, as JSON readers do."""
    decoder, at, found = json.JSONDecoder(), _ahead(text, 0), None
    if text[at] != "{":
        return None
    at = _ahead(text, at + 1)
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        at = _ahead(text, _ahead(text, at) + 1)
        if key == wanted:
            found = at
        at = _ahead(text, decoder.raw_decode(text, at)[1])
        at = _ahead(text, at + 1) if text[at] == "," else at
    return found


def _ahead(text: str, at: int) -> int:
    while text[at : at + 1] in {" ", "\n", "\t", "\r"}:
        at += 1
    return at
