"""The barcamp as everybody in the house sees it: on the phone, and on the board by the projector."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.ground.refusals import NotFound
from miteinander.meetings.models import Barcamp, Meeting, Participant
from miteinander.meetings.reads.barcamp import wall_of
from miteinander.meetings.reads.board import barcamp_with_stand, board_of, stand_of
from miteinander.meetings.rules import participant_of
from miteinander.meetings.views.acting import actor_for
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.meetings.views.standing import answer_if_new
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed


def barcamp_of(meeting: Meeting) -> Barcamp:
    """Return the meeting's barcamp, or answer as if the page did not exist."""
    barcamp = Barcamp.objects.select_related("item").filter(meeting=meeting).first()
    if barcamp is None:
        raise NotFound
    barcamp.meeting = meeting
    return barcamp


@require_safe
def barcamp(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = meeting_or_404(request, slug), timezone.now()
    by, found = actor_for(request, meeting), barcamp_of(meeting)
    context = {
        "meeting": meeting,
        "barcamp": found,
        "wall": wall_of(found, at=now, participant=participant_of(by)),
        "takes_topics": found.topics_are_open(now),
        "takes_marks": found.marks_are_open(now),
    }
    return render(request, "meetings/barcamp/barcamp.html", context | sight(by, meeting))


def posted_id(request: ActingRequest, name: str) -> UUID:
    """Return an id that a button sent; a broken one names nothing."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as problem:
        raise NotFound from problem


def sight(by: Actor, meeting: Meeting) -> dict[str, bool]:
    """Say what this visitor is here: in the room by phone, or organising; and whether names are for them."""
    now = timezone.now()
    return {
        "takes_part": participant_of(by) is not None,
        "organises": allowed(by, "barcamp.run", meeting, at=now),
        "sees_names": allowed(by, "day.see_names", meeting, at=now),
    }


def display_words(request: ActingRequest, meeting: Meeting) -> dict[str, str]:
    """Say on a projector which meeting this is, and the address under which the room joins."""
    return {"display_title": meeting.title, "way_in": request.get_host() + reverse("day", args=[meeting.slug])}


def name_of(by: Actor) -> str:
    """Return the name under which somebody joined, to fill in forms."""
    participant = participant_of(by)
    found = participant and Participant.objects.filter(pk=participant).values_list("name", flat=True).first()
    return found or ""


@require_safe
def board(request: ActingRequest, slug: str) -> HttpResponse:
    """Show what runs now and next; always live, never released."""
    now = timezone.now()
    found = barcamp_with_stand(slug, at=now)
    if found is None or not allowed(request.actor, "meeting.view", found.meeting, at=now):
        raise NotFound
    seen = sight(actor_for(request, found.meeting), found.meeting)
    stand = f"{stand_of(found)}.{seen['sees_names']:d}"
    return answer_if_new(request, stand, lambda whole: _board(request, found, seen, whole))


def _board(request: ActingRequest, barcamp: Barcamp, seen: dict[str, bool], stand: str) -> HttpResponse:
    meeting, now = barcamp.meeting, timezone.now()
    words = display_words(request, meeting)
    context = {"meeting": meeting, "board": board_of(barcamp, at=now), "stand": stand} | seen | words
    part = "#live" if request.headers.get("HX-Request") else ""
    return render(request, f"meetings/barcamp/board.html{part}", context)
