"""Weighting: opened and counted in the steering area, given on phones."""

from typing import Literal
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import Refused, Stale
from miteinander.meetings.forms.harvest import CountForm, OpenDotsForm
from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.harvest import (
    Board,
    as_printed,
    ballot_of,
    harvest_of,
    printed_order,
    ranking_of,
    turnout_words,
)
from miteinander.meetings.reads.harvest_paper import dot_sheet, dots_address, dots_code
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.harvest_dots import close_dots, count_dots, give_dots, open_dots
from miteinander.meetings.views.acting import actor_for
from miteinander.meetings.views.finding import meeting_or_404, steered_meeting
from miteinander.meetings.views.pdf import pdf_answer
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def weighting(request: ActingRequest, slug: str) -> HttpResponse:
    return _weighting_page(request, steered_meeting(request, slug, "harvest.edit"))


def _weighting_page(
    request: ActingRequest,
    meeting: Meeting,
    *,
    open_form: OpenDotsForm | None = None,
    count_form: CountForm | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = ranking_of(meeting)
    context = _counting(shown, count_form) | {
        "meeting": meeting,
        "turnout": turnout_words(meeting, shown.findings),
        "dots_address": dots_address(meeting),
        "dots_code": dots_code(meeting) if shown.harvest.takes_dots else "",
        "open_form": open_form or OpenDotsForm(harvest=shown.harvest),
    }
    return render(request, "meetings/harvest/weighting.html", context, status=status)


def _counting(board: Board, count_form: CountForm | None) -> dict[str, object]:
    """The findings in the order of the printed sheet, each with its fields for dots counted by hand."""
    order = as_printed(board.findings, board.groups)
    form = count_form or CountForm(findings=[one for _name, findings in order for one in findings])
    bundles = [(name, [(one, *form.rows[one.pk]) for one in findings]) for name, findings in order]
    return {"board": board, "form": form, "bundles": bundles}


@require_POST
def open_or_close(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = steered_meeting(request, slug, "harvest.edit"), timezone.now()
    if request.POST.get("act") == "close":
        close_dots(meeting, by=request.actor, at=now)
        return redirect("harvest-weighting", slug)
    form = OpenDotsForm(request.POST, harvest=harvest_of(meeting))
    if form.is_valid():
        try:
            open_dots(meeting, form.cleaned_data["per_person"], by=request.actor, at=now)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect("harvest-weighting", slug)
    return _weighting_page(request, meeting, open_form=form, status=422)


@require_POST
def count(request: ActingRequest, slug: str) -> HttpResponse:
    """Type in what was counted on paper, in printed order."""
    meeting = steered_meeting(request, slug, "harvest.edit")
    form = CountForm(request.POST, findings=[one for _name, findings in printed_order(meeting) for one in findings])
    if not form.is_valid():
        return _weighting_page(request, meeting, count_form=form, status=422)
    try:
        changed = count_dots(meeting, form.counted, seen=form.seen, by=request.actor, at=timezone.now())
    except Stale as stale:
        form.add_error(None, stale.message)
        _show_stored(form)
        return _weighting_page(request, meeting, count_form=form, status=409)
    words = ngettext("Stored: %(count)d figure is new.", "Stored: %(count)d figures are new.", changed)
    messages.success(request, words % {"count": changed} if changed else _("Stored; no figure is new."))
    return redirect("harvest-weighting", slug)


def _show_stored(form: CountForm) -> None:
    """The next time this form is sent, it has seen what stands now."""
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    for finding in form.findings:
        form.data[f"s{finding.pk}"] = str(finding.hands_counted)  # type: ignore[index]  # as above


@require_safe
def sheet(request: ActingRequest, slug: str) -> HttpResponse:
    """The findings for the wall, with room for sticky dots; ?papier=a4 for a small room."""
    meeting = steered_meeting(request, slug, "harvest.edit")
    paper: Literal["a3", "a4"] = "a4" if request.GET.get("papier") == "a4" else "a3"
    return pdf_answer(dot_sheet(meeting, paper=paper, at=timezone.now()), f"punkte-{slug}.pdf")


@never_cache
@require_safe
def dots(request: ActingRequest, slug: str) -> HttpResponse:
    """Everybody in the room gives their dots here."""
    meeting, now = meeting_or_404(request, slug), timezone.now()
    actor = actor_for(request, meeting)
    takes_part = allowed(actor, "harvest.dot", meeting, at=now)
    sees = takes_part or allowed(actor, "harvest.edit", meeting, at=now)
    ballot = ballot_of(meeting, participant_of(actor) if takes_part else None) if sees else None
    context = {"meeting": meeting, "ballot": ballot, "takes_part": takes_part}
    return render(request, "meetings/harvest/dots.html", context)


@require_POST
def give(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    meeting = meeting_or_404(request, slug)
    found = get_object_or_404(meeting.findings, pk=pk)
    found.meeting = meeting
    wanted = request.POST.get("count", "")
    try:
        number = int(wanted) if wanted.isdecimal() and len(wanted) == 1 else 0
        give_dots(found, number, by=actor_for(request, meeting), at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(f"{reverse('dots', args=[slug])}#erkenntnis-{found.number}")
