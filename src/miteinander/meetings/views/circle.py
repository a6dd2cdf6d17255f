"""The fishbowl in the hands of the moderation: chairs, queue, timer, questions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.forms.fishbowl import CardForm, FishbowlForm, NameForm
from miteinander.meetings.models import CircleTurn, Fishbowl
from miteinander.meetings.reads.barcamp_sheets import question_cards
from miteinander.meetings.reads.fishbowl import circle_of, current_fishbowl, stand_of_circle, without_page
from miteinander.meetings.services.fishbowl import (
    close_questions,
    join_queue,
    leave,
    open_fishbowl,
    open_questions,
    seat_speaker,
    set_up,
    start_timer,
    stop_timer,
    take_chair,
)
from miteinander.meetings.views.barcamp import posted_id
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.pdf import pdf_answer
from miteinander.meetings.views.standing import answer_if_new
from miteinander.roles.http import ActingRequest


def steered_fishbowl(request: ActingRequest, slug: str) -> Fishbowl:
    """Return the fishbowl for a page of its moderation."""
    meeting = steered_meeting(request, slug, "fishbowl.run")
    found = current_fishbowl(meeting, at=timezone.now())
    if found is None:
        raise NotFound
    found.meeting = meeting
    return found


@require_safe
def circle(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "fishbowl.run")
    found = current_fishbowl(meeting, at=timezone.now())
    if found is None:
        items = without_page(meeting, AgendaFormatKey.FISHBOWL)
        return render(request, "meetings/fishbowl/circle_empty.html", {"meeting": meeting, "items": items})
    found.meeting = meeting
    if not request.headers.get("HX-Request"):
        return circle_page(request, found)
    return answer_if_new(
        request, stand_of_circle(found, at=timezone.now()), lambda stand: circle_page(request, found, stand=stand)
    )


def circle_page(
    request: ActingRequest, fishbowl: Fishbowl, *, status: int = 200, message: str = "", stand: str = "", **forms: Any
) -> HttpResponse:
    now = timezone.now()
    context = {
        "meeting": fishbowl.meeting,
        "circle": circle_of(fishbowl),
        "stand": stand or stand_of_circle(fishbowl, at=now),
        "now": now,
        "takes_questions": fishbowl.takes_questions(now),
        "message": message,
    }
    part = "#live" if request.headers.get("HX-Request") else ""
    if not part:
        context |= {"form": CardForm(fishbowl=fishbowl), "name_form": NameForm()} | forms
    return render(request, f"meetings/fishbowl/circle.html{part}", context, status=status)


@require_POST
def fishbowl_open(request: ActingRequest, slug: str) -> HttpResponse:
    """Make the fishbowl of an agenda item."""
    meeting = steered_meeting(request, slug, "fishbowl.run")
    items = meeting.agenda_items.filter(format=AgendaFormatKey.FISHBOWL)
    item = get_object_or_404(items, pk=posted_id(request, "item"))
    item.meeting = meeting
    open_fishbowl(item, by=request.actor, at=timezone.now())
    return redirect("steering-fishbowl", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def fishbowl_setup(request: ActingRequest, slug: str) -> HttpResponse:
    found = steered_fishbowl(request, slug)
    form = FishbowlForm(request.POST or None, fishbowl=found)
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        parts = {"chairs": given["chairs"], "timer_minutes": given["timer_minutes"], "asks_from": form.asks_from()}
        try:
            set_up(found, **parts, by=request.actor, at=now)
        except Refused as refused:
            form.add_error("chairs", refused.message)
        else:
            messages.success(request, _("Your changes are stored."))
            return redirect("steering-fishbowl", slug)
    context = {"meeting": found.meeting, "form": form}
    return render(request, "meetings/fishbowl/setup.html", context, status=422 if form.errors else 200)


@require_POST
def add_person(request: ActingRequest, slug: str) -> HttpResponse:
    """Write a raised hand into the queue, or give a speaker a chair."""
    found, by, now = steered_fishbowl(request, slug), request.actor, timezone.now()
    form = NameForm(request.POST)
    if not form.is_valid():
        return circle_page(request, found, status=422, name_form=form)
    name = form.cleaned_data["name"]
    try:
        if "speaker" in request.POST:
            seat_speaker(found, name, by=by, at=now)
        else:
            join_queue(found, name, by=by, at=now, channel=Channel.ON_SITE)
    except Refused as refused:
        return circle_page(request, found, status=422, message=refused.message, name_form=form)
    return redirect("steering-fishbowl", slug)


@require_POST
def seat(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Call somebody from the queue into the circle, or let somebody go back."""
    found, by, now = steered_fishbowl(request, slug), request.actor, timezone.now()
    turn = get_object_or_404(CircleTurn, pk=pk, fishbowl=found)
    turn.fishbowl = found
    try:
        if request.POST.get("act") == "call":
            take_chair(turn, by=by, at=now)
        else:
            leave(turn, by=by, at=now)
    except Refused as refused:
        return circle_page(request, found, status=422, message=refused.message)
    return redirect("steering-fishbowl", slug)


@require_POST
def question_window(request: ActingRequest, slug: str) -> HttpResponse:
    """Take questions from the room again, or no more."""
    change = open_questions if request.POST.get("act") == "open" else close_questions
    change(steered_fishbowl(request, slug), by=request.actor, at=timezone.now())
    return redirect("steering-fishbowl", slug)


@require_POST
def timer(request: ActingRequest, slug: str) -> HttpResponse:
    change = start_timer if request.POST.get("act") == "start" else stop_timer
    change(steered_fishbowl(request, slug), by=request.actor, at=timezone.now())
    return redirect("steering-fishbowl", slug)


@require_safe
def question_cards_pdf(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "fishbowl.run")
    return pdf_answer(question_cards(meeting, at=timezone.now()), f"fragekarten-{slug}.pdf")
