"""The fishbowl as everybody sees it: chairs, queue, questions; a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from miteinander.meetings.choices import AgendaFormatKey, CirclePlace, QuestionState
from miteinander.meetings.models import AgendaItem, CircleTurn, Fishbowl, FishbowlQuestion, Meeting


@dataclass(frozen=True)
class Chair:
    number: int
    turn: CircleTurn | None


@dataclass(frozen=True)
class Circle:
    """Who sits where, who waits, and which question is being discussed."""

    fishbowl: Fishbowl
    chairs: tuple[Chair, ...]
    queue: tuple[CircleTurn, ...]
    questions: tuple[FishbowlQuestion, ...]
    participant: UUID | None = None

    @property
    def taken(self) -> FishbowlQuestion | None:
        return next((one for one in self.questions if one.state == QuestionState.TAKEN), None)

    @property
    def waiting(self) -> tuple[FishbowlQuestion, ...]:
        return tuple(one for one in self.questions if one.state == QuestionState.OPEN)

    @property
    def closed(self) -> tuple[FishbowlQuestion, ...]:
        return tuple(one for one in self.questions if one.state in {QuestionState.ANSWERED, QuestionState.SET_ASIDE})

    @property
    def answered(self) -> tuple[FishbowlQuestion, ...]:
        return tuple(one for one in self.questions if one.state == QuestionState.ANSWERED)

    @property
    def is_full(self) -> bool:
        return all(chair.turn for chair in self.chairs)

    @property
    def is_last_chair(self) -> bool:
        """Tell whether whoever is called now takes the chair that was kept empty."""
        return sum(chair.turn is None for chair in self.chairs) == 1

    @property
    def my_turn(self) -> CircleTurn | None:
        """My place in the queue or on a chair."""
        everybody = (*self.queue, *(chair.turn for chair in self.chairs if chair.turn))
        return next((turn for turn in everybody if self.participant and turn.participant_id == self.participant), None)

    @property
    def my_position(self) -> int:
        """My place in the queue, from 1; 0 when I do not wait."""
        waiting = [turn.participant_id for turn in self.queue]
        return waiting.index(self.participant) + 1 if self.participant in waiting else 0


def circle_of(fishbowl: Fishbowl, *, participant: UUID | None = None) -> Circle:
    """The circle with its questions: two queries."""
    turns = list(fishbowl.turns.exclude(place=CirclePlace.LEFT))
    seated = {turn.chair: turn for turn in turns if turn.place == CirclePlace.INNER}
    return Circle(
        fishbowl,
        chairs=tuple(Chair(number, seated.get(number)) for number in range(1, fishbowl.chairs + 1)),
        queue=tuple(turn for turn in turns if turn.place == CirclePlace.QUEUE),
        questions=tuple(fishbowl.questions.select_related("input")),
        participant=participant,
    )


def current_fishbowl(meeting: Meeting, *, at: datetime) -> Fishbowl | None:
    """The fishbowl that runs or comes next; after the last one, the last."""
    found = list(Fishbowl.objects.select_related("item", "meeting").filter(meeting=meeting).order_by("item__starts_at"))
    return next((one for one in found if one.item.ends_at > at), found[-1] if found else None)


def stand_of_circle(fishbowl: Fishbowl, *, at: datetime) -> str:
    """Name the state of the circle: what its pages show can only differ when this does."""
    return f"{fishbowl.pk}.{fishbowl.version}.{fishbowl.meeting.version}.{fishbowl.takes_questions(at):d}"


def inputs_of(meeting: Meeting) -> list[AgendaItem]:
    """The inputs a question can be about."""
    return list(meeting.agenda_items.filter(format=AgendaFormatKey.INPUT))


def without_page(meeting: Meeting, kind: AgendaFormatKey) -> list[AgendaItem]:
    """The agenda items for which nobody has opened the barcamp or fishbowl yet."""
    return list(meeting.agenda_items.filter(format=kind, **{f"{kind.value}__isnull": True}))
