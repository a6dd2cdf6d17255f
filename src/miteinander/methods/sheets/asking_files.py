"""Read a questionnaire from JSON; every refusal says the question, the line and what to do.

::

    {
      "id": "buergerbudget-2027", "title": "Bürgerbudget 2027", "sender": "Stadt Musterhausen", "intro": "…",
      "closing": "…", "language": "de", "date": "2026-11-22", "large_print": false,
      "questions": [
        {"id": "alter", "kind": "single", "text": "…", "options": ["bis 30", {"id": "alt", "label": "über 30"}]},
        {"kind": "multiple", "text": "…", "options": ["…", "…"], "most": 3, "hint": "…"},
        {"kind": "scale", "text": "…", "steps": 5, "low": "schlecht", "high": "gut"},
        {"kind": "scale", "text": "…", "options": ["nie", "manchmal", "immer"], "items": ["im Bus", "zu Fuß"]},
        {"kind": "ranking", "text": "…", "options": ["…", "…", "…"], "most": 2},
        {"kind": "text", "text": "…", "lines": 6, "new_page": true}
      ]
    }

Ids may be left out: questions are then ``f1``, ``f2`` … by their place, options ``1``, ``2`` … by theirs.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from miteinander.methods.files import read_text
from miteinander.methods.sheets.asking import Questionnaire, fields_of
from miteinander.methods.sheets.asking_parts import LONGEST, Spot, lines_of_questions, question_from
from miteinander.methods.trouble import MethodError

LARGEST_FILE = 5_000_000
MOST_QUESTIONS = 500
_KEYS = frozenset({"id", "title", "sender", "intro", "closing", "language", "date", "large_print", "questions"})


def read_questionnaire(path: Path) -> Questionnaire:
    """Read a questionnaire from a JSON file of at most ``LARGEST_FILE`` bytes.

    Raises MethodError with one sentence, the line and the file: no JSON, unknown keys, or whatever
    ``parse_questionnaire`` refuses.
    """
    text = read_text(path, largest=LARGEST_FILE)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as trouble:  # a ValueError too: a number with thousands of digits
        line = trouble.lineno if isinstance(trouble, json.JSONDecodeError) else None
        raise MethodError(
            de="Hier ist das JSON nicht in Ordnung: Es fehlt zum Beispiel ein Komma, eine Klammer oder ein "
            "Anführungszeichen.",
            en="The JSON is not in order here: a comma, a bracket or a quotation mark may be missing.",
            line=line,
            file=path.name,
        ) from trouble
    return parse_questionnaire(data, file=path.name, lines=lines_of_questions(text))


def parse_questionnaire(data: Any, *, file: str = "", lines: tuple[int, ...] = ()) -> Questionnaire:
    """Return the questionnaire held by parsed JSON; ``lines`` (from 1) say where its questions begin, for refusals.

    Raises MethodError, naming the question, for unknown keys, repeated ids, missing or too long texts (``LONGEST``
    letters), more than ``MOST_QUESTIONS`` questions, and questions that cannot be answered.
    """
    top = Spot(de="Im Bogen", en="In the sheet", file=file)
    held = top.table(data)
    top.known(held, _KEYS)
    entries = top.entries(held, "questions", most=MOST_QUESTIONS)
    known = dict(enumerate(lines))
    questions = []
    for at, entry in enumerate(entries):
        number = at + 1
        spot = Spot(de=f"In Frage {number}", en=f"In question {number}", file=file, line=known.get(at))
        questions.append(question_from(entry, spot, number))
    top.different([question.id for question in questions], "questions")
    top.different([name for question in questions for name in fields_of(question)], "questions")
    title = top.text(held, "title", longest=LONGEST["title"])
    if not title.strip():
        raise top.refuse(de='fehlt der Titel ("title").', en='the title ("title") is missing.')
    language = held.get("language", "de")
    if language not in {"de", "en"}:
        raise top.refuse(de='ist "language" weder "de" noch "en".', en='"language" is neither "de" nor "en".')
    return Questionnaire(
        id=top.name(held, "id") or "bogen",
        title=title.strip(),
        questions=tuple(questions),
        sender=top.text(held, "sender", longest=LONGEST["sender"]),
        intro=top.text(held, "intro", longest=LONGEST["intro"]),
        closing=top.text(held, "closing", longest=LONGEST["intro"]),
        language=language,
        dated=_dated(held, top),
        large_print=top.flag(held, "large_print"),
        file=file,
    )


def _dated(held: dict[str, Any], top: Spot) -> date | None:
    written = top.text(held, "date", longest=10)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as trouble:
        raise top.refuse(
            de=f'ist "date" kein Tag wie 2026-11-22: „{written}“.', en=f'"date" is no day like 2026-11-22: “{written}”.'
        ) from trouble
