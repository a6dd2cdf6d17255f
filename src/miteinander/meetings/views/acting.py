"""Who acts on a page of a meeting: the signed-in person, and on the day whoever joined by code or badge."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from miteinander.ground.middleware import page_above
from miteinander.ground.refusals import Refused
from miteinander.meetings.models import Meeting
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.people.services import find_link
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest

PARTICIPANT_COOKIE = "teilnahme"
Parts = ParamSpec("Parts")
View = Callable[Concatenate[ActingRequest, Parts], HttpResponse]


def leads_back(view: View[Parts]) -> View[Parts]:
    """Say the refusal of a one-click act on the page above it, where it was clicked, and not on a page of its own."""

    @wraps(view)
    def led(request: ActingRequest, /, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            if request.headers.get("HX-Request"):
                raise
            messages.error(request, refused.message)
            return redirect(page_above(request.path_info) or "meetings")

    return led


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
