"""The register of acts for those who must answer for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.utils.encoding import force_str

from miteinander.ground.clock import berlin_moment
from miteinander.ground.inventory import DECLARATIONS
from miteinander.journal.models import Act
from miteinander.privacy.verbs import words_for

PAGE_SIZE = 50


@dataclass(frozen=True)
class ActLine:
    """One act; the name stands there only as long as the person is not erased."""

    at: datetime
    verb: str
    kind: str
    channel: str
    who: str
    entered_by: str
    note: str


def act_lines(
    *, verb: str = "", channel: str = "", day: date | None = None, page: str | None = None
) -> "Page[ActLine]":
    """One page of acts, newest first: two queries, whatever the length."""
    wanted: Mapping[str, str] = {key: value for key, value in {"verb": verb, "channel": channel}.items() if value}
    acts = Act.objects.filter(**wanted).select_related("person", "recorded_by").order_by("-at", "-pk")
    if day:
        begin = berlin_moment(day, time.min)
        acts = acts.filter(at__gte=begin, at__lt=berlin_moment(day + timedelta(days=1), time.min))
    found = Paginator(acts, PAGE_SIZE).get_page(page)
    return Page([_line(act) for act in found.object_list], found.number, found.paginator)  # type: ignore[arg-type]  # the paginator only counts


def known_verbs() -> list[str]:
    return list(Act.objects.order_by("verb").values_list("verb", flat=True).distinct())


def _line(act: Act) -> ActLine:
    return ActLine(
        at=act.at,
        verb=words_for(act.verb),
        kind=_kind(act.object_kind),
        channel=act.get_channel_display(),
        who=str(act.person or ""),
        entered_by=str(act.recorded_by or ""),
        note=act.note,
    )


@cache
def _labels() -> dict[str, str]:
    return {label.lower(): label for label in DECLARATIONS}


def _kind(object_kind: str) -> str:
    """What people call the thing acted upon."""
    label = _labels().get(object_kind, "")
    if not label:
        return object_kind
    return force_str(DECLARATIONS[label].title or apps.get_model(label)._meta.verbose_name)
