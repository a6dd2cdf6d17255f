"""The wall in the hands of the moderation: choose a topic, choose a slot; no dragging."""

from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.meetings.choices import PITCH_STEPS, AgendaFormatKey, PitchState
from miteinander.meetings.forms.barcamp import WindowsForm
from miteinander.meetings.forms.pitches import HandsForm
from miteinander.meetings.forms.sessions import SlotForm
from miteinander.meetings.models import Barcamp, Meeting, Pitch
from miteinander.meetings.reads.barcamp import topic_line, wall_of
from miteinander.meetings.reads.fishbowl import without_page
from miteinander.meetings.services.pitches import take_step
from miteinander.meetings.services.sessions import park_pitch, pin_pitch, place_pitch, swap_pitches
from miteinander.meetings.views.barcamp import barcamp_of, posted_id
from miteinander.meetings.views.finding import steered_meeting
from miteinander.roles.http import ActingRequest


def steered_barcamp(request: ActingRequest, slug: str) -> Barcamp:
    """Return the barcamp for a page of its moderation."""
    return barcamp_of(steered_meeting(request, slug, "barcamp.run"))


@require_safe
def wall(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = steered_meeting(request, slug, "barcamp.run"), timezone.now()
    barcamp = Barcamp.objects.select_related("item").filter(meeting=meeting).first()
    if barcamp is None:
        return _empty(request, meeting)
    barcamp.meeting = meeting
    context = {"meeting": meeting, "barcamp": barcamp, "wall": wall_of(barcamp, at=now)}
    context["windows"] = WindowsForm(barcamp=barcamp, at=now)
    return render(request, "meetings/barcamp/wall.html", context)


def _empty(request: ActingRequest, meeting: Meeting) -> HttpResponse:
    context = {"meeting": meeting, "items": without_page(meeting, AgendaFormatKey.BARCAMP)}
    return render(request, "meetings/barcamp/wall_empty.html", context)


@require_safe
def topic(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    barcamp = steered_barcamp(request, slug)
    return _topic_page(request, topic_of(barcamp, pk))


def topic_of(barcamp: Barcamp, pk: UUID) -> Pitch:
    found = get_object_or_404(
        barcamp.pitches.exclude(state=PitchState.DRAFT).select_related(
            "guiding_question", "session__round", "session__room"
        ),
        pk=pk,
    )
    found.barcamp = barcamp
    return found


def _topic_page(
    request: ActingRequest, pitch: Pitch, *, status: int = 200, message: str = "", form: SlotForm | None = None
) -> HttpResponse:
    barcamp = pitch.barcamp
    prefetch_related_objects([barcamp], "rounds", "rooms")  # for the wall and for the form
    session = getattr(pitch, "session", None)
    stands = {"round": session.round_id, "room": session.room_id} if session else {}
    context = {
        "meeting": barcamp.meeting,
        "topic": topic_line(pitch, participant=None),
        "wall": wall_of(barcamp, at=timezone.now()),
        "form": form or SlotForm(barcamp=barcamp, initial=stands | {"version": pitch.version}),
        "hands": HandsForm(initial={"hands": pitch.hands_counted}),
        "steps": {step for step, (before, _after) in PITCH_STEPS.items() if pitch.state in before},
        "message": message,
    }
    return render(request, "meetings/barcamp/topic.html", context, status=status)


@require_POST
def place(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Put the topic where a button of the wall or the two choices say; a lost race keeps the choice on the page."""
    pitch = topic_of(steered_barcamp(request, slug), pk)
    form = SlotForm(_slot_data(request), barcamp=pitch.barcamp)
    try:
        if "swap" in request.POST:
            swap_pitches(
                pitch, topic_of(pitch.barcamp, posted_id(request, "swap")), by=request.actor, at=timezone.now()
            )
            messages.success(request, _("The two topics have swapped their places."))
        elif form.is_valid():
            _place(request, pitch, form)
        else:
            return _topic_page(request, pitch, status=422, form=form)
    except Refused as refused:
        return _refused(request, slug, pk, form, refused)
    return redirect("steering-barcamp", slug)


def _slot_data(request: ActingRequest) -> dict[str, str]:
    """Read a slot from a button of the wall, which names both in one value, or from the two choices."""
    posted = request.POST
    round_id, _colon, room_id = posted.get("slot", "").partition(":")
    version = posted.get("version", "")
    return {"round": round_id or posted.get("round", ""), "room": room_id or posted.get("room", ""), "version": version}


def _place(request: ActingRequest, pitch: Pitch, form: SlotForm) -> None:
    slot = form.slot()
    place_pitch(pitch, slot, by=request.actor, at=timezone.now(), seen=form.cleaned_data["version"])
    messages.success(request, _("“%(title)s” now stands here: %(slot)s.") % {"title": pitch.title, "slot": slot})


def _refused(request: ActingRequest, slug: str, pk: UUID, form: SlotForm, refused: Refused) -> HttpResponse:
    """Show the wall as it is now, with the choice that was made and the reason why it did not work."""
    fresh = topic_of(steered_barcamp(request, slug), pk)
    form = SlotForm(barcamp=fresh.barcamp, initial={**form.data, "version": fresh.version})
    status = 409 if isinstance(refused, Stale) else 422
    return _topic_page(request, fresh, status=status, message=refused.message, form=form)


@require_POST
def act(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Park, pin, let go, withdraw or restore."""
    pitch, by, now = topic_of(steered_barcamp(request, slug), pk), request.actor, timezone.now()
    match request.POST.get("act"):
        case "park":
            park_pitch(pitch, by=by, at=now)
        case "pin" | "unpin" as word:
            pin_pitch(pitch, pinned=word == "pin", by=by, at=now)
        case "withdraw" | "restore" as step:
            take_step(pitch, step, by=by, at=now)
        case _:
            raise NotFound
    return redirect("steering-topic", slug, pk)
