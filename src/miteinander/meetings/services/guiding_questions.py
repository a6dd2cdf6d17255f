"""The guiding questions of a meeting: reworded or moved, a question keeps where it comes from and what answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.meetings.choices import Decision, PitchState
from miteinander.meetings.models import CarriedItem, GuidingQuestion, Meeting, Pitch


@dataclass(frozen=True)
class QuestionLine:
    """A line of the list as the office writes it; `key` is the question it was before, a new line has none."""

    text: str
    key: UUID | None = None


def question_lines_of(meeting: Meeting) -> tuple[QuestionLine, ...]:
    return tuple(QuestionLine(question.text, question.pk) for question in meeting.guiding_questions.all())


def write_questions(held: Meeting, lines: Sequence[QuestionLine], *, at: datetime) -> None:
    """A step inside the verbs that write a meeting: what is in no line any more goes."""
    rows = list(held.guiding_questions.all())
    kept = _matched(lines, rows)
    for gone in rows:
        if gone not in kept:
            remove_question(gone, at=at)
    for position, (line, row) in enumerate(zip(lines, kept, strict=True)):
        question = row or GuidingQuestion(meeting=held)
        question.position, question.text = position, line.text
        question.save()


def _matched(lines: Sequence[QuestionLine], rows: Sequence[GuidingQuestion]) -> list[GuidingQuestion | None]:
    """Same words are the same question, also when two lines were exchanged; other words are known by their key."""
    by_text, free = {row.text: row.pk for row in rows}, {row.pk: row for row in rows}
    same = [free.pop(by_text[line.text], None) if line.text in by_text else None for line in lines]
    return [row or (free.pop(line.key, None) if line.key else None) for line, row in zip(lines, same, strict=True)]


def remove_question(question: GuidingQuestion, *, at: datetime) -> None:
    """Take a question away unless somebody has worked on it; a proposal it came from then counts as left out."""
    topics = Pitch.objects.filter(guiding_question=question).exclude(state=PitchState.WITHDRAWN)
    if question.findings.exists() or topics.exists():
        sentence = _("Topics or findings belong to “%(question)s”. Please reword the question instead of removing it.")
        raise Refused(sentence % {"question": Truncator(question.text).chars(80)})
    CarriedItem.objects.filter(guiding_question=question).update(decision=Decision.DROPPED, decided_at=at)
    question.delete()
