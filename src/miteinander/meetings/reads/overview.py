"""The list of meetings."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from miteinander.meetings.choices import MeetingStatus, Stage
from miteinander.meetings.models import Meeting, MeetingSeries
from miteinander.places.models import Network
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role

ORGANISING = frozenset({Role.ORGANISER, Role.NETWORK_OFFICE, Role.ADMINISTRATOR})
OFFICE = frozenset({Role.NETWORK_OFFICE})
PER_PAGE = 12


@dataclass(frozen=True)
class MeetingLine:
    """One meeting as a list shows it."""

    slug: str
    title: str
    subtitle: str
    series: str
    starts_at: datetime
    ends_at: datetime
    town: str
    status: str
    stage: Stage
    free_seats: int
    takes_registrations: bool


def visible_to(by: Actor) -> "QuerySet[Meeting]":
    """Return the meetings this actor may see; the queryset twin of `meeting.view`."""
    found = Meeting.objects.select_related("series")
    if by.has_role_anywhere({Role.ADMINISTRATOR}):
        return found
    own = found.filter(network__in=by.networks_of(ORGANISING)) | found.filter(pk__in=by.things_of(ORGANISING))
    return (found.public() | own).distinct()


def meeting_list(*, by: Actor | None = None, at: datetime) -> list[MeetingLine]:
    """Return every visible meeting, soonest first."""
    return [line_of(meeting, at) for meeting in visible_to(by or Actor.guest()).order_by("starts_at")]


def meeting_pages(
    *, by: Actor, past: bool, number: str | None, at: datetime
) -> "tuple[Page[Meeting], list[MeetingLine]]":
    """Return one page of what is to come, soonest first, or of what was, latest first, and its rows."""
    found = visible_to(by)
    found = found.filter(ends_at__lt=at) if past else found.filter(ends_at__gte=at)
    page = Paginator(found.order_by("-starts_at" if past else "starts_at"), PER_PAGE).get_page(number)
    return page, [line_of(meeting, at) for meeting in page.object_list]


def series_list(*, limit: int = 12) -> list[MeetingSeries]:
    """Return the series that have announced meetings, the largest first, each with its `count`."""
    public = Meeting.objects.public().values("pk")
    counted = MeetingSeries.objects.filter(meetings__in=public).annotate(count=Count("meetings"))
    return list(counted.order_by("-count", "title")[:limit])


def networks_to_plan_in(by: Actor) -> "QuerySet[Network]":
    """Return the networks for which this actor may create meetings; the twin of `meeting.create`."""
    if by.has_role_anywhere({Role.ADMINISTRATOR}):
        return Network.objects.order_by("-is_home", "name")
    return Network.objects.filter(pk__in=by.networks_of(OFFICE)).order_by("-is_home", "name")


def line_of(meeting: Meeting, at: datetime) -> MeetingLine:
    return MeetingLine(
        slug=meeting.slug,
        title=meeting.title,
        subtitle=meeting.subtitle,
        series=meeting.series.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        town=meeting.town,
        status=MeetingStatus(meeting.status),
        stage=meeting.stage(at),
        free_seats=meeting.free_seats,
        takes_registrations=meeting.registration_is_open(at),
    )
