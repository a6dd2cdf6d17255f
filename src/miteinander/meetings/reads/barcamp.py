"""The barcamp as board, wall and list of topics; each a fixed number of queries however many topics there are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Value
from django.utils.translation import ngettext

from miteinander.meetings.choices import PitchState
from miteinander.meetings.models import Barcamp, Interest, Pitch, Room, Round, Session

WAITING = frozenset({PitchState.PROPOSED, PitchState.PARKED})


@dataclass(frozen=True)
class TopicLine:
    """A topic as the reader meets it: how many come, whether they themselves do, whether it is their own."""

    pitch: Pitch
    interest: int
    comes: bool
    is_mine: bool

    @property
    def people(self) -> str:
        return ngettext("%(number)s person comes", "%(number)s people come", self.interest) % {"number": self.interest}


@dataclass(frozen=True)
class Cell:
    """One field of the wall: the room, and the topic that stands there or None."""

    round: Round
    room: Room
    topic: TopicLine | None

    @property
    def value(self) -> str:
        return f"{self.round.pk}:{self.room.pk}"


@dataclass(frozen=True)
class Row:
    """One round of the wall with a cell per room, and when it is: past, now, next or later."""

    round: Round
    state: str
    cells: tuple[Cell, ...]

    @property
    def taken(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.topic)


@dataclass(frozen=True)
class Wall:
    """Everything that stands on the wall, and the topics that wait for a place."""

    rooms: tuple[Room, ...]
    rows: tuple[Row, ...]
    topics: tuple[TopicLine, ...]

    @property
    def now(self) -> Row | None:
        return next((row for row in self.rows if row.state == "now"), None)

    @property
    def next(self) -> Row | None:
        return next((row for row in self.rows if row.state == "next"), None)

    @property
    def is_over(self) -> bool:
        return bool(self.rows) and self.now is None and self.next is None

    @property
    def waiting(self) -> tuple[TopicLine, ...]:
        return tuple(topic for topic in self.topics if topic.pitch.state in WAITING)

    @property
    def coming(self) -> tuple[Cell, ...]:
        """Where I said I will come, in the order of the day."""
        return tuple(cell for row in self.rows for cell in row.taken if cell.topic and cell.topic.comes)

    @property
    def begun(self) -> tuple[Cell, ...]:
        """What runs or has run: results can be written for it."""
        return tuple(cell for row in self.rows if row.state in {"past", "now"} for cell in row.taken)

    @property
    def mine(self) -> tuple[TopicLine, ...]:
        return tuple(topic for topic in self.topics if topic.is_mine)

    @property
    def on_offer(self) -> tuple[TopicLine, ...]:
        return tuple(
            topic for topic in self.topics if topic.pitch.state not in {PitchState.DRAFT, PitchState.WITHDRAWN}
        )


def wall_of(barcamp: Barcamp, *, at: datetime, participant: UUID | None = None) -> Wall:
    """The wall as this participant sees it: three queries."""
    rounds, rooms = list(barcamp.rounds.all()), tuple(barcamp.rooms.all())
    topics = _topics(barcamp, participant)
    standing = {
        (topic.pitch.session.round_id, topic.pitch.session.room_id): topic
        for topic in topics
        if hasattr(topic.pitch, "session")
    }
    states = states_of(rounds, at)
    rows = tuple(
        Row(round_, states[round_.pk], tuple(Cell(round_, room, standing.get((round_.pk, room.pk))) for room in rooms))
        for round_ in rounds
    )
    return Wall(rooms, rows, topics)


def _topics(barcamp: Barcamp, participant: UUID | None) -> tuple[TopicLine, ...]:
    own_mark = Interest.objects.filter(pitch=OuterRef("pk"), participant=participant)
    found = (
        barcamp.pitches.visible_to(participant)
        .with_interest()
        .annotate(comes=Exists(own_mark) if participant else Value(value=False))
        .select_related("session__round", "session__room", "guiding_question")
    )
    return tuple(
        TopicLine(
            pitch,
            interest=pitch.interest,  # type: ignore[attr-defined]  # annotated above
            comes=pitch.comes,  # type: ignore[attr-defined]  # annotated above
            is_mine=participant is not None and pitch.host_id == participant,
        )
        for pitch in found
    )


def topic_line(pitch: Pitch, *, participant: UUID | None) -> TopicLine:
    """One topic with its figures: one query."""
    people = set(pitch.interests.values_list("participant_id", flat=True))
    host = {pitch.host_id} if pitch.host_id else {pitch.host_name} - {""}
    return TopicLine(
        pitch,
        interest=len(people | host) + pitch.hands_counted,
        comes=participant in people,
        is_mine=participant is not None and pitch.host_id == participant,
    )


def states_of(rounds: list[Round], at: datetime) -> dict[UUID, str]:
    """Say of each round whether it is past, now, next or later."""
    states = {}
    is_next = True
    for round_ in sorted(rounds, key=lambda one: one.starts_at):
        if round_.ends_at <= at:
            states[round_.pk] = "past"
        elif round_.starts_at <= at:
            states[round_.pk] = "now"
        else:
            states[round_.pk] = "next" if is_next else "later"
            is_next = False
    return states


def sessions_in_wall_order(barcamp: Barcamp) -> list[Session]:
    """The sessions round by round, room by room: the order in which a helper walks along the wall."""
    found = Session.objects.filter(pitch__barcamp=barcamp).select_related("pitch", "round", "room")
    return list(found.order_by("round__number", "room__position", "room__name"))
