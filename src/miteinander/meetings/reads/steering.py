"""What the overview of the steering area shows."""

from dataclasses import dataclass

from django.db.models import Count, Q

from miteinander.meetings.choices import RegistrationState
from miteinander.meetings.models import CheckIn, Meeting


@dataclass(frozen=True)
class Figures:
    """How a meeting stands, in numbers."""

    waiting: int
    present: int
    items: int


def figures_of(meeting: Meeting) -> Figures:
    waiting = Count("pk", filter=Q(state__in=(RegistrationState.WAITING, RegistrationState.OFFERED)))
    return Figures(
        waiting=meeting.registrations.aggregate(count=waiting)["count"],
        present=CheckIn.objects.filter(attendee__meeting=meeting).count(),
        items=meeting.agenda_items.count(),
    )
