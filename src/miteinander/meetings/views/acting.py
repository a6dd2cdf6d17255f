"""Who acts on a page of a meeting: the signed-in person, and on the day whoever joined by code or badge."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from miteinander.ground.middleware import page_above
from miteinander.ground.own_things import OwnThing
from miteinander.ground.refusals import Refused
from miteinander.meetings.models import Meeting, Participant
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


def own_on_device(request: HttpRequest, at: datetime) -> list[OwnThing]:
    """Whoever joined a meeting with this device, for the page about one's own data."""
    token = participant_token(request)
    link = find_link(PARTICIPANT_LINK, token, at=at) if token else None
    found = Participant.objects.select_related("meeting").filter(pk=link.object_id) if link else ()
    return [OwnThing(each.meeting.title, _own_note(each), reverse("day", args=[each.meeting.slug])) for each in found]


def _own_note(participant: Participant) -> str:
    """Name, and how much was said and given; what exactly stands on the pages of the day."""
    name = participant.name
    counts = {"questions": participant.fishbowlquestion_set.count(), "topics": participant.pitches.count()}
    counts |= {"marks": participant.interests.count(), "dots": participant.dots.count()}
    words = _("questions: %(questions)d, topics: %(topics)d, “I come”: %(marks)d, dots: %(dots)d") % counts
    return f"{_('You take part as %(name)s.') % {'name': name} if name else _('You take part without a name.')} {words}"


def actor_for(request: ActingRequest, meeting: Meeting) -> Actor:
    """Return the actor on a page of this meeting; a link of another meeting counts as none."""
    token = participant_token(request)
    link = find_link(PARTICIPANT_LINK, token, at=timezone.now()) if token else None
    if link is None or not meeting.participants.filter(pk=link.object_id).exists():
        return request.actor
    return replace(request.actor, link=link)
