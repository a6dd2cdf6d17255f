"""From marks to the answer of a question; where the rules of the sheet are broken there is no answer but a doubt."""

from collections import Counter
from collections.abc import Sequence

from miteinander.methods.sheets.layout import Box, Field, Kind
from miteinander.methods.sheets.reading.marks import AROUND_IT, BESIDE_IT, Judged, doubted
from miteinander.methods.sheets.reading.results import (
    Crop,
    FieldRead,
    FieldState,
    MarkRead,
    MarkState,
    Reason,
    Value,
    Why,
)

ROOM = 3.0
"""Millimetres cut out around the boxes of a question."""

TRACE, WRITTEN = 0.0004, 0.002
"""Inked share of a text area: below the first nothing, from the second on surely writing."""


def answered(field: Field, judged: Sequence[Judged], ink: float = 0.0) -> FieldRead:
    """Return what a field says. ``judged``: one per mark; ``ink``: of a text area, 0 to 1."""
    if field.kind is Kind.TEXT:
        return _text(field, ink)
    marks = [held.mark for held in _with_beside(judged)]
    reasons = [Reason(Why(mark.why), (_name(mark),), round(100 * mark.fill, 1)) for mark in marks if mark.why]
    marked = [mark for mark in marks if mark.state is MarkState.MARKED]
    reasons += _broken(field, marks, marked)
    state = FieldState.DOUBTFUL if reasons else FieldState.CLEAR if marked else FieldState.EMPTY
    return FieldRead(
        id=field.id,
        kind=field.kind,
        value=None if reasons else value_of(field.kind, marked),
        state=state,
        confidence=0.0 if reasons else min((mark.confidence for mark in marks), default=1.0),
        marks=tuple(marks),
        crop=crop_of(field),
        reasons=tuple(reasons),
        label=field.label,
    )


def value_of(kind: Kind, marked: Sequence[MarkRead]) -> Value:
    """Return the answer that clear marks give."""
    if kind is Kind.RANKING:
        return {mark.value: mark.rank for mark in sorted(marked, key=lambda mark: mark.rank)}
    if kind is Kind.MULTIPLE:
        return tuple(mark.value for mark in marked)
    return marked[0].value if marked else None


def _with_beside(judged: Sequence[Judged]) -> list[Judged]:
    """Doubt boxes with a circle around them, and empty ones with ink beside them where nothing else is marked."""
    any_marked = any(held.mark.state is MarkState.MARKED for held in judged)
    kept = []
    for held in judged:
        circled = held.around >= AROUND_IT and held.mark.state is not MarkState.DOUBTFUL
        beside = held.mark.state is MarkState.EMPTY and held.around >= BESIDE_IT and not any_marked
        kept.append(doubted(held, Why.BESIDE) if circled or beside else held)
    return kept


def _name(mark: MarkRead) -> str:
    return f"{mark.value}:{mark.rank}" if mark.rank else mark.value


def _names(marks: Sequence[MarkRead]) -> tuple[str, ...]:
    return tuple(_name(mark) for mark in marks)


def _broken(field: Field, marks: Sequence[MarkRead], marked: Sequence[MarkRead]) -> list[Reason]:
    """Return which rules of the sheet the clear marks break."""
    if not marked:
        cancelled = [mark for mark in marks if mark.state is MarkState.CANCELLED]
        return [Reason(Why.ONLY_CANCELLED, _names(cancelled))] if cancelled else []
    if field.kind in {Kind.SINGLE, Kind.SCALE}:
        return [Reason(Why.TWO_MARKS, _names(marked))] if len(marked) > 1 else []
    found = []
    if field.kind is Kind.RANKING:
        options, ranks = Counter(mark.value for mark in marked), Counter(mark.rank for mark in marked)
        found += [
            Reason(Why.TWO_RANKS, _names([mark for mark in marked if mark.value == option]))
            for option, count in options.items()
            if count > 1
        ]
        found += [
            Reason(Why.SAME_RANK, _names([mark for mark in marked if mark.rank == rank]))
            for rank, count in ranks.items()
            if count > 1
        ]
    if field.most and len(marked) > field.most:
        found.append(Reason(Why.TOO_MANY, _names(marked)))
    return found


def _text(field: Field, ink: float) -> FieldRead:
    state = FieldState.EMPTY if ink < TRACE else FieldState.CLEAR if ink >= WRITTEN else FieldState.DOUBTFUL
    doubtful = state is FieldState.DOUBTFUL
    return FieldRead(
        id=field.id,
        kind=field.kind,
        value=None,
        state=state,
        confidence=0.0 if doubtful else 1.0,
        marks=(),
        crop=crop_of(field),
        reasons=(Reason(Why.HARDLY_WRITTEN, (), round(100 * ink, 2)),) if doubtful else (),
        label=field.label,
    )


def crop_of(field: Field) -> Crop:
    """Return the part of the page a person needs to see to answer for a field."""
    boxes = [mark.box for mark in field.marks] or [field.area or Box(0, 0, 0, 0)]
    room = ROOM if field.marks else 0.0
    left, top = min(box.x for box in boxes) - room, min(box.y for box in boxes) - room
    right, bottom = max(box.x + box.width for box in boxes) + room, max(box.y + box.height for box in boxes) + room
    left, top = max(0.0, left), max(0.0, top)
    return Crop(round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2))
