"""How a meeting stands: what the overview of the steering area reads, in one query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import time_format

from miteinander.ground.clock import berlin_day, in_berlin
from miteinander.meetings.choices import AgendaFormatKey, Decision, DocumentationState, RegistrationState
from miteinander.meetings.models import (
    AgendaItem,
    Barcamp,
    CarriedItem,
    CheckIn,
    Documentation,
    Finding,
    Fishbowl,
    Meeting,
    Needs,
    Notice,
    Registration,
)

WAITING = (RegistrationState.WAITING, RegistrationState.OFFERED)


@dataclass(frozen=True)
class Standing:
    """What is there already, and what somebody still waits for."""

    waiting: int  # parties without a seat
    present: int  # persons checked in
    items: int  # in the programme
    planned_fishbowls: int  # in the programme, and how many of them have their page
    open_fishbowls: int
    planned_barcamps: int
    open_barcamps: int
    notices: int  # letters and calls that the office owes
    needs: int  # parties that named what they need
    reminded: int  # parties that were reminded
    undecided: int  # proposals from the meeting before
    findings: int
    documentation: str  # the state of the latest edition; empty when nobody has begun
    released: int  # editions of the documentation that are or were public
    next_slug: str  # the meeting that follows this one


def standing_of(meeting: Meeting) -> Standing:
    """Count everything in one query, however much there is."""
    coming = Registration.objects.active()
    numbers = {
        "waiting": _number(Registration.objects.filter(state__in=WAITING)),
        "present": _number(CheckIn.objects.all(), "attendee__meeting"),
        "items": _number(AgendaItem.objects.all()),
        "planned_fishbowls": _number(AgendaItem.objects.filter(format=AgendaFormatKey.FISHBOWL)),
        "open_fishbowls": _number(Fishbowl.objects.all()),
        "planned_barcamps": _number(AgendaItem.objects.filter(format=AgendaFormatKey.BARCAMP)),
        "open_barcamps": _number(Barcamp.objects.all()),
        "notices": _number(Notice.objects.filter(told_at=None)),
        "needs": _number(Needs.objects.filter(registration__in=coming)),
        "reminded": _number(coming.exclude(reminded_week_at=None, reminded_day_at=None)),
        "undecided": _number(CarriedItem.objects.filter(decision=Decision.OPEN)),
        "findings": _number(Finding.objects.all()),
        "documentation": _first(Documentation.objects.order_by("-number"), "state"),
        "released": _number(Documentation.objects.filter(state=DocumentationState.RELEASED)),
        "next_slug": Coalesce(F("followed_by__slug"), Value("")),
    }
    found = Meeting.objects.filter(pk=meeting.pk).values_list(*numbers.values())  # their names are taken by fields
    return Standing(**dict(zip(numbers, found[0], strict=True)))


def _number(rows: QuerySet[Any], way: str = "meeting") -> Coalesce:
    """Count the rows of a meeting; `way` leads from a row to it."""
    own = rows.filter(**{way: OuterRef("pk")}).order_by().values(way)
    return Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)


def _first(rows: QuerySet[Any], column: str) -> Coalesce:
    return Coalesce(Subquery(rows.filter(meeting=OuterRef("pk")).values(column)[:1]), Value(""))


def days_until(meeting: Meeting, at: datetime) -> int:
    return (berlin_day(meeting.starts_at) - berlin_day(at)).days


@dataclass(frozen=True)
class Action:
    """A button; `posts` when the click itself is the deed."""

    label: str
    url: str
    icon: str
    posts: bool = False


@dataclass(frozen=True)
class Situation:
    """A meeting at a moment, and who looks: from this the next steps follow."""

    meeting: Meeting
    standing: Standing
    at: datetime
    may_plan: bool = False  # makes new meetings
    now: AgendaItem | None = None
    following: AgendaItem | None = None

    @property
    def has_place(self) -> bool:
        meeting = self.meeting
        return bool(meeting.place_name or meeting.street or meeting.town or meeting.hybrid_url)

    @property
    def days_left(self) -> int:
        return days_until(self.meeting, self.at)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.meeting.slug])

    def go(self, name: str, label: str, icon: str, *, posts: bool = False) -> Action:
        return Action(label, self.url(name), icon, posts)

    @staticmethod
    def clock(moment: datetime) -> str:
        return time_format(in_berlin(moment), "H:i")
