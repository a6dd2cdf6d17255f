"""Topics on the phone: proposing, changing, marking."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.meetings.choices import PitchState
from miteinander.meetings.forms.pitches import TopicForm, initial_of
from miteinander.meetings.models import Pitch
from miteinander.meetings.reads.barcamp import topic_line
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.pitches import change_pitch, enter_pitch, set_mark, take_step
from miteinander.meetings.views.acting import actor_for, leads_back
from miteinander.meetings.views.barcamp import barcamp_of, name_of, sight
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.meetings.views.results import write_over
from miteinander.meetings.views.versions import differences
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed, require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def pitch_new(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = meeting_or_404(request, slug), timezone.now()
    by, barcamp = actor_for(request, meeting), barcamp_of(meeting)
    require(by, "barcamp.pitch", barcamp, at=now)
    form = TopicForm(request.POST or None, meeting=meeting, host_name=name_of(by))
    context = {"meeting": meeting, "form": form, "takes_topics": barcamp.topics_are_open(now)} | sight(by, meeting)
    if request.method == "POST" and form.is_valid():
        try:
            pitch = enter_pitch(barcamp, form.topic(), by=by, at=now, draft="draft" in request.POST)
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            return redirect("pitch", slug, pitch.pk)
    return render(request, "meetings/barcamp/pitch_form.html", context, status=422 if form.errors else 200)


@require_safe
def pitch(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    found, by = visible_pitch(request, slug, pk)
    now, meeting = timezone.now(), found.meeting
    context = {
        "meeting": meeting,
        "barcamp": found.barcamp,
        "topic": topic_line(found, participant=participant_of(by)),
        "may_change": allowed(by, "barcamp.change_pitch", found, at=now),
        "takes_topics": found.barcamp.topics_are_open(now),
        "takes_marks": found.barcamp.marks_are_open(now),
    }
    return render(request, "meetings/barcamp/pitch.html", context | sight(by, meeting))


def visible_pitch(request: ActingRequest, slug: str, pk: UUID) -> tuple[Pitch, Actor]:
    """Return the topic and who acts; a draft is absent for everybody but its author."""
    meeting = meeting_or_404(request, slug)
    by = actor_for(request, meeting)
    related = ("barcamp", "guiding_question", "session__round", "session__room")
    pitches = Pitch.objects.filter(barcamp__meeting=meeting).select_related(*related)
    if sight(by, meeting)["organises"]:
        pitches = pitches.exclude(state=PitchState.DRAFT)
    else:
        pitches = pitches.visible_to(participant_of(by))
    found = get_object_or_404(pitches, pk=pk)
    found.barcamp.meeting = meeting
    return found, by


@get_or_post
def pitch_edit(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    found, by = visible_pitch(request, slug, pk)
    require(by, "barcamp.change_pitch", found, at=timezone.now())
    form = TopicForm(request.POST or None, meeting=found.meeting, pitch=found)
    if request.method != "POST" or not form.is_valid():
        return _edit_page(request, found, by, form, 422 if form.errors else 200)
    try:
        change_pitch(found, form.topic(), by=by, at=timezone.now(), seen=form.cleaned_data["version"] or 0)
    except Stale as stale:
        return _both_versions(request, found, by, form, stale)
    except Refused as refused:
        form.add_error(refused.field, refused.message)
        return _edit_page(request, found, by, form, 422)
    messages.success(request, _("Your changes are stored."))
    return redirect("steering-topic" if sight(by, found.meeting)["organises"] else "pitch", slug, pk)


def _both_versions(request: ActingRequest, found: Pitch, by: Actor, form: TopicForm, stale: Stale) -> HttpResponse:
    if not isinstance(stale.theirs, Pitch):
        raise stale
    theirs = initial_of(stale.theirs)
    write_over(form, stale.theirs.version)
    return _edit_page(request, found, by, form, 409, differences=differences(form, theirs))


def _edit_page(
    request: ActingRequest, found: Pitch, by: Actor, form: TopicForm, status: int, **more: object
) -> HttpResponse:
    context = {"meeting": found.meeting, "pitch": found, "form": form} | sight(by, found.meeting) | more
    return render(request, "meetings/barcamp/pitch_form.html", context, status=status)


@require_POST
@leads_back
def pitch_step(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Propose a draft, withdraw a topic, or restore it."""
    found, by = visible_pitch(request, slug, pk)
    step = request.POST.get("step", "")
    if step not in {"propose", "withdraw", "restore"}:
        raise NotFound
    take_step(found, step, by=by, at=timezone.now())
    return redirect("pitch", slug, pk)


@require_POST
def pitch_mark(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Set or take back "I will come"; a phone with script gets only the changed topic."""
    meeting = meeting_or_404(request, slug)
    by = actor_for(request, meeting)
    found = get_object_or_404(Pitch.objects.select_related("barcamp"), pk=pk, barcamp__meeting=meeting)
    found.barcamp.meeting = meeting
    is_part = bool(request.headers.get("HX-Request"))
    context: dict[str, object] = {"meeting": meeting, "takes_part": True, "takes_marks": True}
    try:
        set_mark(found, comes=request.POST.get("comes") == "yes", by=by, at=timezone.now())
    except Refused as refused:
        if not is_part:
            messages.error(request, refused.message)
        context |= {"takes_marks": False, "message": refused.message}
    if not is_part:
        return redirect(_back(request, found))
    context["topic"] = topic_line(found, participant=participant_of(by))
    return render(request, "meetings/barcamp/_mark.html", context, status=422 if "message" in context else 200)


def _back(request: ActingRequest, pitch: Pitch) -> str:
    """Return to the page on which the button was pressed."""
    slug = pitch.meeting.slug
    if request.POST.get("page") == "topic":
        return reverse("pitch", args=[slug, pitch.pk])
    return reverse("barcamp", args=[slug]) + f"#thema-{pitch.pk}"
