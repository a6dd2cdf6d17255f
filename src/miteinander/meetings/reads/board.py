"""The board of the barcamp for projector and phones: reads only what it shows; one query says whether it is new."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Value

from miteinander.meetings.models import Barcamp, Round, Session
from miteinander.meetings.reads.barcamp import WAITING, states_of


@dataclass(frozen=True)
class BoardTopic:
    room: str
    title: str
    host: str


@dataclass(frozen=True)
class BoardRow:
    round: Round
    topics: tuple[BoardTopic, ...]


@dataclass(frozen=True)
class Board:
    """What runs now and next; before the first round everything to come; how many topics wait for a place."""

    now: BoardRow | None
    next: BoardRow | None
    later: tuple[BoardRow, ...]
    is_over: bool
    waiting: int


def board_of(barcamp: Barcamp, *, at: datetime) -> Board:
    """The board at a moment: three queries."""
    rounds = list(barcamp.rounds.all())
    states = states_of(rounds, at)
    runs = any(state == "now" for state in states.values())
    wanted = {"now", "next"} if runs else {"next", "later"}
    rows = {round_.pk: (states[round_.pk], round_) for round_ in rounds if states[round_.pk] in wanted}
    topics = _topics(list(rows))
    shown = {
        state: [BoardRow(round_, topics[pk]) for pk, (of, round_) in rows.items() if of == state] for state in wanted
    }
    return Board(
        now=next(iter(shown.get("now", [])), None),
        next=next(iter(shown.get("next", [])), None),
        later=tuple(shown.get("later", [])),
        is_over=bool(rounds) and not rows,
        waiting=barcamp.pitches.filter(state__in=WAITING).count(),
    )


def _topics(rounds: list[UUID]) -> dict[UUID, tuple[BoardTopic, ...]]:
    found = Session.objects.filter(round__in=rounds).order_by("room__position", "room__name")
    topics: dict[UUID, list[BoardTopic]] = {pk: [] for pk in rounds}
    for round_id, room, title, host in found.values_list("round_id", "room__name", "pitch__title", "pitch__host_name"):
        topics[round_id].append(BoardTopic(room, title, host))
    return {pk: tuple(of_round) for pk, of_round in topics.items()}


def barcamp_with_stand(slug: str, *, at: datetime) -> Barcamp | None:
    """The barcamp of a meeting with `stand`: what its board shows can only differ when the stand does. One query."""
    minutes = ExpressionWrapper(F("rounds__minutes") * Value(timedelta(minutes=1)), output_field=DurationField())
    return (
        Barcamp.objects.filter(meeting__slug=slug)
        .select_related("meeting", "meeting__network")
        .defer("proposed_plan")
        .annotate(
            begun=Count("rounds", filter=Q(rounds__starts_at__lte=at)),
            over=Count("rounds", filter=Q(rounds__starts_at__lte=Value(at) - minutes)),
        )
        .first()
    )


def stand_of(barcamp: Barcamp) -> str:
    """Name the state of the board in a few characters; needs `barcamp_with_stand`."""
    begun, over = barcamp.begun, barcamp.over  # type: ignore[attr-defined]  # annotated above
    return f"{barcamp.version}.{barcamp.meeting.version}.{begun}.{over}"
