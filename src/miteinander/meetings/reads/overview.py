"""The list of meetings."""

from dataclasses import dataclass
from datetime import datetime

from miteinander.meetings.choices import MeetingStatus, Stage
from miteinander.meetings.models import Meeting
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role

ORGANISING = frozenset({Role.ORGANISER, Role.NETWORK_OFFICE, Role.ADMINISTRATOR})


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


def visible_meetings(by: Actor) -> "list[Meeting]":
    """The meetings this actor may see, soonest first; the queryset twin of `meeting.view`."""
    found = Meeting.objects.select_related("series")
    if not by.has_role_anywhere(frozenset({Role.ADMINISTRATOR})):
        own = found.filter(network__in=by.networks_of(ORGANISING)) | found.filter(pk__in=by.things_of(ORGANISING))
        found = (found.public() | own).distinct()
    return list(found.order_by("starts_at"))


def meeting_list(*, by: Actor | None = None, at: datetime) -> list[MeetingLine]:
    return [
        MeetingLine(
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
        for meeting in visible_meetings(by or Actor.guest())
    ]
