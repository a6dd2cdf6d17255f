"""Preparing a meeting in one go: its series when it is a new one, the meeting, a model of its day."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from miteinander.meetings.models import Meeting, MeetingSeries
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.series import MeetingDetails, create_meeting, create_series
from miteinander.places.models import Network
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


@dataclass(frozen=True)
class Preparation:
    """What the form for a new meeting says besides the meeting itself."""

    key: UUID  # made by the form: the same form sent twice is one meeting
    network: Network
    series: MeetingSeries | None = None
    new_series: str = ""
    with_agenda: bool = True


@transaction.atomic
def prepare_meeting(preparation: Preparation, details: MeetingDetails, *, by: Actor, at: datetime) -> Meeting:
    """Write a draft with everything it needs, or nothing of it; a second click finds the first one's meeting."""
    Network.objects.select_for_update().get(pk=preparation.network.pk)
    known = Meeting.objects.filter(pk=preparation.key).first()
    if known is not None:
        require(by, "meeting.edit", known, at=at)
        return known
    title = preparation.new_series or details.title
    series = preparation.series or create_series(preparation.network, by=by, title=title, at=at)
    made = create_meeting(series, by=by, details=details, key=preparation.key, at=at)
    if preparation.with_agenda:
        plan_model_day(made, by=by, at=at)
    return made
