"""Setting up the barcamp: rounds, rooms, windows."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from miteinander.ground.refusals import Refused
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.forms.barcamp import RoomForm, RoundsForm, WindowsForm
from miteinander.meetings.models import Barcamp
from miteinander.meetings.services.barcamp import (
    add_room,
    change_room,
    open_barcamp,
    remove_room,
    set_rounds,
    set_windows,
)
from miteinander.meetings.views.barcamp import posted_id
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.wall import steered_barcamp
from miteinander.roles.http import ActingRequest

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def barcamp_open(request: ActingRequest, slug: str) -> HttpResponse:
    """Make the barcamp of an agenda item."""
    meeting = steered_meeting(request, slug, "barcamp.run")
    items = meeting.agenda_items.filter(format=AgendaFormatKey.BARCAMP)
    item = get_object_or_404(items, pk=posted_id(request, "item"))
    item.meeting = meeting
    open_barcamp(item, by=request.actor, at=timezone.now())
    return redirect("barcamp-setup", slug)


@require_POST
def windows(request: ActingRequest, slug: str) -> HttpResponse:
    barcamp, now = steered_barcamp(request, slug), timezone.now()
    form = WindowsForm(request.POST, barcamp=barcamp, at=now)
    if not form.is_valid():
        raise Refused(_("Please give the times as hours and minutes, for example 13:45."))
    set_windows(barcamp, form.windows(), by=request.actor, at=now)
    messages.success(request, _("The windows are set."))
    return redirect("steering-barcamp", slug)


@get_or_post
def setup(request: ActingRequest, slug: str) -> HttpResponse:
    """Show rounds and rooms; the page holds two forms, told apart by their button."""
    barcamp = steered_barcamp(request, slug)
    adds_room = "add-room" in request.POST
    rounds = RoundsForm(request.POST if request.POST and not adds_room else None, barcamp=barcamp)
    room_form = RoomForm(request.POST if adds_room else None)
    form = room_form if adds_room else rounds
    if request.method == "POST" and form.is_valid():
        try:
            _store(request, barcamp, rounds, room_form)
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            return redirect("barcamp-setup", slug)
    context = {"rounds_form": rounds, "room_form": room_form, "form": form} | _as_set_up(barcamp)
    return render(request, "meetings/barcamp/setup.html", context, status=422 if form.errors else 200)


def _as_set_up(barcamp: Barcamp) -> dict[str, object]:
    return {"meeting": barcamp.meeting, "rounds": barcamp.rounds.all(), "rooms": barcamp.rooms.all()}


def _store(request: ActingRequest, barcamp: Barcamp, rounds: RoundsForm, room_form: RoomForm) -> None:
    by, now = request.actor, timezone.now()
    if room_form.is_bound:
        made = add_room(barcamp, room_form.facts(), by=by, at=now)
        messages.success(request, _("The room “%(name)s” is there.") % {"name": made.name})
    else:
        set_rounds(barcamp, rounds.timing(), by=by, at=now)
        messages.success(request, _("The rounds are set."))


@get_or_post
def room(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Change a room, or take it out."""
    barcamp = steered_barcamp(request, slug)
    found = get_object_or_404(barcamp.rooms, pk=pk)
    found.barcamp = barcamp
    form = RoomForm(request.POST or None, room=found)
    if request.method == "POST" and ("remove" in request.POST or form.is_valid()):
        try:
            if "remove" in request.POST:
                remove_room(found, by=request.actor, at=timezone.now())
            else:
                change_room(found, form.facts(), by=request.actor, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            return redirect("barcamp-setup", slug)
    context = {"meeting": barcamp.meeting, "room": found, "form": form}
    return render(request, "meetings/barcamp/room.html", context, status=422 if form.errors else 200)
