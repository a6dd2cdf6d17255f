"""Everything that the page of a meeting lists, in one statement that is put together once.

Putting a statement together costs Django more than PostgreSQL needs to answer it, and a page that lists six kinds of
things would pay for it six times a visit. So the query is written at its first use, and then only the meeting changes.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from miteinander.meetings.choices import DocumentationState
from miteinander.meetings.models import (
    AgendaItem,
    Documentation,
    Fishbowl,
    GuidingQuestion,
    Material,
    Meeting,
    PreparatoryLink,
    Session,
    Speaker,
)

SOME_MEETING = UUID(int=0)  # stands in the statement where the meeting belongs
ITEM = ("id", "format", "title", "description", "place", "minutes", "is_approximate", "planned_at", "starts_at")
WINDOW = ("asks_from", "asks_until")  # when a fishbowl takes questions
SLOT = ("round__number", "round__starts_at", "round__minutes", "room__name", "pitch__title")

Row = dict[str, Any]
Made = TypeVar("Made")


@dataclass(frozen=True)
class SpeakerLine:
    name: str
    organisation: str


@dataclass(frozen=True)
class MaterialLine:
    title: str
    url: str


@dataclass(frozen=True)
class ItemRow:
    """An agenda item with who speaks and what there is to read."""

    item: AgendaItem
    fishbowl: Fishbowl | None
    speakers: tuple[SpeakerLine, ...]
    materials: tuple[MaterialLine, ...]


@dataclass(frozen=True)
class OriginLine:
    reason: str


@dataclass(frozen=True)
class QuestionLine:
    """A guiding question and, when an earlier meeting proposed it, why."""

    text: str
    origin: OriginLine | None


@dataclass(frozen=True)
class LinkLine:
    title: str
    url: str
    why: str


@dataclass(frozen=True)
class SiblingLine:
    """A meeting of the same series."""

    slug: str
    title: str
    starts_at: datetime


@dataclass(frozen=True)
class RoundLine:
    """A round of the barcamp with its rooms and topics, once they are placed."""

    number: int
    begins_at: datetime
    ends_at: datetime
    sessions: tuple[tuple[str, str], ...]  # room, topic


@dataclass(frozen=True)
class PageRows:
    items: list[ItemRow]
    questions: list[QuestionLine]
    links: list[LinkLine]
    siblings: list[SiblingLine]
    rounds: list[RoundLine]
    has_results: bool  # a released documentation


def page_rows(meeting: Meeting) -> PageRows:
    """Return every list of the page: one query, whatever stands in them."""
    statement, values = _statement()
    with connection.cursor() as cursor:
        cursor.execute(statement, tuple(meeting.pk if value == SOME_MEETING else value for value in values))
        items, questions, links, siblings, slots, has_results = cursor.fetchone() or [()] * 6
    return PageRows(
        items=_each(items, lambda row: _item(meeting, row)),
        questions=_each(questions, _question),
        links=_each(links, lambda row: LinkLine(**row)),
        siblings=_each(siblings, lambda row: SiblingLine(row["slug"], row["title"], _moment(row["starts_at"]))),
        rounds=_rounds(_each(slots, itemgetter(*SLOT))),
        has_results=bool(has_results),
    )


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    here, item = OuterRef("pk"), OuterRef("pk")
    siblings = Meeting.objects.public().filter(series_id=OuterRef("series_id"))
    lists = {
        "items": _rows(
            AgendaItem.objects.filter(meeting=here),
            *(*ITEM, "fishbowl", *(f"fishbowl__{name}" for name in WINDOW)),
            speakers=_rows(Speaker.objects.filter(item=item), "name", "organisation"),
            materials=_rows(Material.objects.filter(item=item), "title", "url"),
        ),
        "questions": _rows(GuidingQuestion.objects.filter(meeting=here), "text", "origin__reason"),
        "links": _rows(PreparatoryLink.objects.filter(meeting=here), "title", "url", "why"),
        "siblings": _rows(siblings.order_by("starts_at"), "slug", "title", "starts_at"),
        "slots": _rows(
            Session.objects.filter(round__barcamp__meeting=here).order_by("round__number", "room__position"), *SLOT
        ),
    }
    released = Documentation.objects.filter(meeting=here, state=DocumentationState.RELEASED)
    found = Meeting.objects.filter(pk=SOME_MEETING).values_list(*lists.values(), Exists(released))
    statement, values = found.query.sql_with_params()
    return statement, tuple(values)


def _rows(rows: QuerySet[Any], *columns: str, **named: object) -> ArraySubquery:
    return ArraySubquery(rows.values(row=JSONObject(**{column: column for column in columns}, **named)))


def _each(rows: list[str], make: Callable[[Row], Made]) -> list[Made]:
    return [make(json.loads(row)) for row in rows]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _item(meeting: Meeting, row: Row) -> ItemRow:
    times = {name: _moment(row[name]) for name in ("planned_at", "starts_at")}
    item = AgendaItem(meeting=meeting, **({name: row[name] for name in ITEM} | times | {"id": UUID(row["id"])}))
    window = {name: (at := row[f"fishbowl__{name}"]) and _moment(at) for name in WINDOW}
    return ItemRow(
        item,
        Fishbowl(item=item, meeting=meeting, **window) if row["fishbowl"] else None,
        tuple(SpeakerLine(**who) for who in row["speakers"]),
        tuple(MaterialLine(**what) for what in row["materials"]),
    )


def _question(row: Row) -> QuestionLine:
    reason = row["origin__reason"]
    return QuestionLine(row["text"], OriginLine(reason) if reason is not None else None)


def _rounds(slots: list[tuple[int, str, int, str, str]]) -> list[RoundLine]:
    found = []
    for (number, begins, minutes), placed in groupby(slots, key=itemgetter(0, 1, 2)):
        begins_at = _moment(begins)
        rooms = tuple((slot[3], slot[4]) for slot in placed)
        found.append(RoundLine(number, begins_at, begins_at + timedelta(minutes=minutes), rooms))
    return found
