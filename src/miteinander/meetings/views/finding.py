"""Finding the meeting an address speaks of; a draft is absent for everybody who does not organise it."""

from django.utils import timezone

from miteinander.ground.refusals import NotFound
from miteinander.meetings.models import Meeting
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed, require


def meeting_or_404(request: ActingRequest, slug: str, *related: str) -> Meeting:
    """Return the meeting when this visitor may see it, with what else the page needs of it in the same query."""
    found = Meeting.objects.select_related("series", "network", *related).filter(slug=slug)
    meeting = next(iter(found), None)
    if meeting is None or not allowed(request.actor, "meeting.view", meeting, at=timezone.now()):
        raise NotFound
    request.home = meeting.network if meeting.network.is_home else None
    return meeting


def steered_meeting(request: ActingRequest, slug: str, verb: str = "meeting.edit", *related: str) -> Meeting:
    """Return the meeting for a page of the steering area; refuse whoever may see but not steer it."""
    meeting = meeting_or_404(request, slug, *related)
    require(request.actor, verb, meeting, at=timezone.now())
    return meeting
