"""Questions in the hands of the moderation: typed in from cards, ordered, taken, noted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import QUESTION_STEPS
from miteinander.meetings.forms.fishbowl import CardForm, NotesForm
from miteinander.meetings.models import Fishbowl, FishbowlQuestion
from miteinander.meetings.services.questions import ask_question, move_question, step_question, write_notes
from miteinander.meetings.views.circle import circle_page, steered_fishbowl
from miteinander.meetings.views.results import write_over
from miteinander.meetings.views.versions import differences
from miteinander.roles.http import ActingRequest


@require_POST
def question_card(request: ActingRequest, slug: str) -> HttpResponse:
    """Type in a question from a card."""
    found = steered_fishbowl(request, slug)
    form = CardForm(request.POST, fishbowl=found)
    if not form.is_valid():
        return circle_page(request, found, status=422, form=form)
    given = form.cleaned_data
    words = {"asked_by": given["asked_by"], "about": given.get("about"), "channel": Channel.PAPER}
    ask_question(found, given["text"], by=request.actor, at=timezone.now(), **words)
    return redirect("steering-fishbowl", slug)


def _question(found: Fishbowl, pk: UUID) -> FishbowlQuestion:
    question = get_object_or_404(found.questions, pk=pk)
    question.fishbowl = found
    return question


@require_POST
def question_act(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Move a question up or down, take it, answer it, set it aside, reopen it."""
    found, act = steered_fishbowl(request, slug), request.POST.get("act", "")
    question, by, now = _question(found, pk), request.actor, timezone.now()
    try:
        if act in {"up", "down"}:
            move_question(question, up=act == "up", by=by, at=now)
        elif act in QUESTION_STEPS:
            step_question(question, act, by=by, at=now)
    except Refused as refused:
        status = 409 if isinstance(refused, Stale) else 422
        return circle_page(request, found, status=status, message=refused.message)
    return redirect("steering-fishbowl", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def question_notes(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Write down the answer; both texts are shown when somebody else was faster."""
    found = steered_fishbowl(request, slug)
    question = _question(found, pk)
    form = NotesForm(request.POST or None, initial={"version": question.version, "notes": question.notes})
    context = {"meeting": found.meeting, "question": question, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/fishbowl/notes.html", context, status=422 if form.errors else 200)
    notes = form.cleaned_data["notes"].replace("\r\n", "\n")
    try:
        write_notes(question, notes, by=request.actor, at=timezone.now(), seen=form.cleaned_data["version"])
    except Stale as stale:
        if not isinstance(stale.theirs, FishbowlQuestion):
            raise
        write_over(form, stale.theirs.version)
        compared = differences(form, {"notes": stale.theirs.notes})
        return render(request, "meetings/fishbowl/notes.html", context | {"differences": compared}, status=409)
    messages.success(request, _("The notes are stored."))
    return redirect("steering-fishbowl", slug)
