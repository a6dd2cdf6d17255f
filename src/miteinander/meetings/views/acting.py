"""Who acts on a page of a meeting: the signed-in person, and on the day whoever joined by code or badge."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone

from miteinander.meetings.models import Meeting
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.people.services import find_link
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest

PARTICIPANT_COOKIE = "teilnahme"


def participant_token(request: HttpRequest) -> str:
    """Return the token that the click on "join" left on this device, or nothing when it was tampered with."""
    return str(request.get_signed_cookie(PARTICIPANT_COOKIE, default="", salt=PARTICIPANT_COOKIE))


def actor_for(request: ActingRequest, meeting: Meeting) -> Actor:
    """Return the actor on a page of this meeting; a link of another meeting counts as none."""
    token = participant_token(request)
    link = find_link(PARTICIPANT_LINK, token, at=timezone.now()) if token else None
    if link is None or not meeting.participants.filter(pk=link.object_id).exists():
        return request.actor
    return replace(request.actor, link=link)
