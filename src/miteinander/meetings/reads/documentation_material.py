"""What a documentation is made of, in three statements: the lists of the meeting, who was registered, the findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject

from miteinander.meetings.choices import HOLDS_SEATS, PitchState, QuestionState
from miteinander.meetings.models import (
    AgendaItem,
    Attendee,
    Finding,
    FindingGroup,
    FishbowlQuestion,
    GuidingQuestion,
    Harvest,
    Material,
    Meeting,
    Participant,
    Pitch,
    Session,
    Speaker,
)
from miteinander.meetings.reads.harvest import weighted

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Guest:
    """One person of a registration: where they come from, and whether they count as having been there."""

    name: str
    origin: str
    came: bool
    holds_seat: bool


@dataclass(frozen=True)
class Gathered:
    """Everything at hand; moments are ISO texts, as they stay in a frozen edition."""

    questions: list[str]
    headings: list[str]
    joined: list[str]  # names of those who took part by phone
    topics: list[str]  # the channel of each topic that was proposed
    agenda: Rows
    fishbowl: Rows
    sessions: Rows
    dots_per_person: int
    guests: Sequence[Guest]
    findings: Sequence[Finding]


def gather(meeting: Meeting) -> Gathered:
    lists = Meeting.objects.filter(pk=meeting.pk).values(**_lists()).get()
    return Gathered(**cast("dict[str, Any]", lists), guests=_guests(meeting), findings=weighted(meeting))


def _lists() -> dict[str, Any]:
    here = OuterRef("pk")
    topics = Pitch.objects.filter(barcamp__meeting=here).exclude(state=PitchState.DRAFT)
    return {
        "questions": _texts(GuidingQuestion.objects.filter(meeting=here).order_by("position"), "text"),
        "headings": _texts(FindingGroup.objects.filter(meeting=here).order_by("position", "title"), "title"),
        "joined": _texts(Participant.objects.filter(meeting=here).order_by("joined_at"), "name"),
        "topics": _texts(topics.order_by("pk"), "channel"),
        "agenda": _agenda(AgendaItem.objects.filter(meeting=here)),
        "fishbowl": _fishbowl(FishbowlQuestion.objects.filter(fishbowl__meeting=here)),
        "sessions": _sessions(Session.objects.filter(pitch__barcamp__meeting=here)),
        "dots_per_person": Coalesce("harvest__dots_per_person", Value(Harvest().dots_per_person)),
    }


def _texts(rows: QuerySet[Any], column: str) -> ArraySubquery:
    return ArraySubquery(rows.values(column))


def _rows(rows: QuerySet[Any], *columns: str, **named: object) -> ArraySubquery:
    return ArraySubquery(rows.values(row=JSONObject(**{column: column for column in columns}, **named)))


def _agenda(items: QuerySet[AgendaItem]) -> ArraySubquery:
    speakers = Speaker.objects.filter(item=OuterRef("pk")).order_by("position", "name")
    materials = Material.objects.filter(item=OuterRef("pk")).order_by("position", "title")
    return _rows(
        items.order_by("starts_at", "planned_at", "id"),
        *("title", "format", "starts_at", "minutes", "is_approximate", "description", "place"),
        speakers=_rows(speakers, "name", "organisation"),
        materials=_rows(materials, "title", "url"),
    )


def _fishbowl(questions: QuerySet[FishbowlQuestion]) -> ArraySubquery:
    shown = questions.exclude(state=QuestionState.SET_ASIDE).order_by("position", "asked_at")
    return _rows(shown, "text", "notes", "state", about=Coalesce("input__title", Value("")))


def _sessions(sessions: QuerySet[Session]) -> ArraySubquery:
    slot = {"round": "round__number", "starts_at": "round__starts_at", "minutes": "round__minutes"}
    results = ("what", "so_what", "now_what", "who_goes_on")
    placed = sessions.order_by("round__number", "room__position")
    return _rows(placed, *results, title="pitch__title", room="room__name", **slot)


def _guests(meeting: Meeting) -> list[Guest]:
    of_party = ("registration__organisation", "registration__municipality__name", "registration__state")
    rows = Attendee.objects.filter(meeting=meeting).values_list("name", "check_in", *of_party)
    return [
        Guest(name, organisation or town or "", came=check_in is not None, holds_seat=state in HOLDS_SEATS)
        for name, check_in, organisation, town, state in rows
    ]
