"""The meetings in figures, for those who study or answer for the network: counts only, no names and no needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Text
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import DocumentationState, MeetingStatus, RegistrationState
from miteinander.meetings.models import (
    CheckIn,
    Documentation,
    Finding,
    FishbowlQuestion,
    Meeting,
    Registration,
    Session,
)
from miteinander.meetings.models.series import MeetingQuerySet
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role

READERS = frozenset({Role.RESEARCHER, Role.NETWORK_OFFICE})
CAME = (RegistrationState.CONFIRMED, RegistrationState.WALK_IN)
WAYS = (Channel.WEB, Channel.EMAIL, Channel.PHONE, Channel.PAPER, Channel.ON_SITE)
PER_PAGE = 25
COLUMNS: dict[str, Text] = {
    "seats": _("Seats"),
    "registered": _("Persons registered"),
    **{way.value: way.label for way in WAYS},
    "present": _("Were there"),
    "municipalities": _("Municipalities"),
    "questions": _("Questions in the fishbowl"),
    "topics": _("Topics with a place in the barcamp"),
    "findings": _("Findings"),
}


@dataclass(frozen=True)
class Figures:
    """One meeting: who came to it by which way, in persons, and what came out of it."""

    slug: str
    title: str
    starts_at: datetime
    is_documented: bool
    counts: tuple[int, ...]  # in the order of COLUMNS

    @property
    def labelled(self) -> list[tuple[Text, int]]:
        return list(zip(COLUMNS.values(), self.counts, strict=True))


def counted_meetings(by: Actor) -> MeetingQuerySet:
    """Return the meetings whose figures this actor reads, latest first; drafts and cancelled ones have none."""
    found = Meeting.objects.filter(status=MeetingStatus.ANNOUNCED).order_by("-starts_at")
    return found if by.has_role_anywhere({Role.ADMINISTRATOR}) else found.filter(network__in=by.networks_of(READERS))


def figures_page(by: Actor, *, number: str | None) -> "Page[Meeting]":
    """Return one page of meetings; `figures_of` counts them."""
    return Paginator(counted_meetings(by), PER_PAGE).get_page(number)


def figures_of(meetings: QuerySet[Meeting]) -> list[Figures]:
    """Count everything in one query, however many meetings and however many came."""
    coming = Registration.objects.filter(state__in=CAME)
    counts: dict[str, Combinable] = {
        "seats": F("capacity"),
        "registered": _persons(coming),
        **{way.value: _persons(coming.filter(channel=way)) for way in WAYS},
        "present": _number(CheckIn.objects.all(), "attendee__meeting"),
        "municipalities": _number(coming, of=Count("municipality", distinct=True)),
        "questions": _number(FishbowlQuestion.objects.all(), "fishbowl__meeting"),
        "topics": _number(Session.objects.all(), "pitch__barcamp__meeting"),
        "findings": _number(Finding.objects.all()),
    }
    released = Documentation.objects.filter(meeting=OuterRef("pk"), state=DocumentationState.RELEASED)
    columns = [counts[name] for name in COLUMNS]
    rows = meetings.values_list("slug", "title", "starts_at", Exists(released), *columns)
    return [Figures(slug, title, starts_at, has, tuple(found)) for slug, title, starts_at, has, *found in rows]


def _persons(registrations: QuerySet[Registration]) -> Coalesce:
    return _number(registrations, of=Sum("seats"))


def _number(rows: QuerySet[Any], way: str = "meeting", *, of: Any = None) -> Coalesce:
    """Count the rows of a meeting, or `of` them; `way` leads from a row to it."""
    own = rows.filter(**{way: OuterRef("pk")}).order_by().values(way)
    return Coalesce(Subquery(own.annotate(counted=of or Count("pk")).values("counted")), 0)
