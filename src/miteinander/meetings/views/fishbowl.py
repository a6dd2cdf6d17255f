"""The fishbowl as everybody in the house sees it: asking, queueing, the projector."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused
from miteinander.meetings.forms.fishbowl import NameForm, QuestionForm
from miteinander.meetings.models import CircleTurn, Fishbowl
from miteinander.meetings.reads.fishbowl import circle_of, current_fishbowl, stand_of_circle
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.fishbowl import join_queue, leave
from miteinander.meetings.services.questions import ask_question
from miteinander.meetings.views.acting import actor_for, leads_back
from miteinander.meetings.views.barcamp import display_words, name_of, sight
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.meetings.views.standing import answer_if_new
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest


def fishbowl_here(request: ActingRequest, slug: str) -> tuple[Fishbowl, Actor]:
    """Return the fishbowl that runs or comes next, and who acts."""
    meeting = meeting_or_404(request, slug)
    found = current_fishbowl(meeting, at=timezone.now())
    if found is None:
        raise NotFound
    found.meeting = meeting
    return found, actor_for(request, meeting)


@require_safe
def fishbowl(request: ActingRequest, slug: str) -> HttpResponse:
    found, by = fishbowl_here(request, slug)
    return _page(request, found, by)


def _page(
    request: ActingRequest, found: Fishbowl, by: Actor, *, status: int = 200, form: QuestionForm | None = None
) -> HttpResponse:
    participant = participant_of(by)
    name = name_of(by)
    context = {
        "meeting": found.meeting,
        "circle": circle_of(found, participant=participant),
        "now": timezone.now(),
        "takes_questions": found.takes_questions(timezone.now()),
        "takes_turns": found.takes_turns(timezone.now()),
        "form": form or QuestionForm(fishbowl=found, asked_by=name),
        "queue_form": NameForm(initial={"name": name}),
    }
    return render(request, "meetings/fishbowl/fishbowl.html", context | sight(by, found.meeting), status=status)


@require_POST
def ask(request: ActingRequest, slug: str) -> HttpResponse:
    found, by = fishbowl_here(request, slug)
    form = QuestionForm(request.POST, fishbowl=found)
    if form.is_valid():
        given = form.cleaned_data
        try:
            ask_question(
                found, given["text"], by=by, at=timezone.now(), asked_by=given["asked_by"], about=given.get("about")
            )
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            messages.success(request, _("Your question is with the moderation. Thank you."))
            return redirect("fishbowl", slug)
    return _page(request, found, by, status=422, form=form)


@require_POST
@leads_back
def queue(request: ActingRequest, slug: str) -> HttpResponse:
    """Ask for the empty chair from the phone."""
    found, by = fishbowl_here(request, slug)
    form = NameForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Please give a name by which you can be called."))
    join_queue(found, form.cleaned_data["name"], by=by, at=timezone.now())
    return redirect("fishbowl", slug)


@require_POST
@leads_back
def step_back(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Leave the queue or the circle."""
    meeting = meeting_or_404(request, slug)
    turn = get_object_or_404(CircleTurn.objects.select_related("fishbowl"), pk=pk, fishbowl__meeting=meeting)
    turn.fishbowl.meeting = meeting
    leave(turn, by=actor_for(request, meeting), at=timezone.now())
    return redirect("fishbowl", slug)


@require_safe
def display(request: ActingRequest, slug: str) -> HttpResponse:
    """Show the projector's page: question, circle, timer. Names only for those in the room."""
    found, by = fishbowl_here(request, slug)
    seen = sight(by, found.meeting)

    def page(stand: str) -> HttpResponse:
        context = (
            {"meeting": found.meeting, "circle": circle_of(found), "stand": stand}
            | seen
            | display_words(request, found.meeting)
        )
        part = "#live" if request.headers.get("HX-Request") else ""
        return render(request, f"meetings/fishbowl/display.html{part}", context)

    return answer_if_new(request, f"{stand_of_circle(found, at=timezone.now())}.{seen['sees_names']:d}", page)
