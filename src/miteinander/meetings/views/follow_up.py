"""From one meeting to the next: the draft of the next one, and what it takes over."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import Forbidden, Refused
from miteinander.meetings.forms.follow_up import BuildUponForm, NextMeetingForm, WordingForm
from miteinander.meetings.models import CarriedItem, Meeting
from miteinander.meetings.reads.follow_up import possible_predecessors, take_over_of
from miteinander.meetings.services.follow_up import (
    accept_all,
    accept_item,
    build_upon,
    drop_item,
    prepare_next,
    propose_items,
    undo_decision,
)
from miteinander.meetings.views.finding import steered_meeting
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
DECISIONS: dict[str, Callable[..., object]] = {"accept": accept_item, "drop": drop_item, "undo": undo_decision}


@get_or_post
def next_meeting(request: ActingRequest, slug: str) -> HttpResponse:
    """Title and day are enough: the rest comes from this meeting and its findings."""
    meeting, now = steered_meeting(request, slug, "follow_up.decide"), timezone.now()
    following = Meeting.objects.filter(follows=meeting).first()
    if following is not None:
        return redirect("take-over", following.slug)
    if not allowed(request.actor, "meeting.create", meeting.series, at=now):
        raise Forbidden(_("New meetings are made by the network office. Please ask there for the next one."))
    form = NextMeetingForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            made = prepare_next(meeting, form.next_day(), by=request.actor, at=now)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("The draft of the next meeting is stored. Decide here what it takes over."))
            return redirect("take-over", made.slug)
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/follow_up/next.html", context, status=422 if form.errors else 200)


@require_safe
def take_over(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "follow_up.decide")
    earlier = meeting.follows
    context = {
        "meeting": meeting,
        "earlier": earlier,
        "page": take_over_of(meeting),
        "build_form": None if earlier else BuildUponForm(among=possible_predecessors(meeting)),
        "may_prepare_next": allowed(request.actor, "meeting.create", meeting.series, at=timezone.now()),
    }
    return render(request, "meetings/follow_up/take_over.html", context)


@require_POST
def build(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "follow_up.decide")
    form = BuildUponForm(request.POST, among=possible_predecessors(meeting))
    if form.is_valid():
        build_upon(meeting, form.meeting, by=request.actor, at=timezone.now())
    return redirect("take-over", slug)


@require_POST
def propose(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "follow_up.decide")
    new = propose_items(meeting, by=request.actor, at=timezone.now())
    sentence = ngettext("%(count)d new proposal.", "%(count)d new proposals.", new) % {"count": new}
    messages.success(request, sentence if new else _("Nothing new: all findings have been proposed before."))
    return redirect("take-over", slug)


@require_POST
def take_all(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "follow_up.decide")
    taken = accept_all(meeting, by=request.actor, at=timezone.now())
    sentence = ngettext("%(count)d proposal was taken over.", "%(count)d proposals were taken over.", taken)
    messages.success(request, sentence % {"count": taken})
    return redirect("take-over", slug)


@require_POST
def act_on_item(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take over, leave out, or take the decision back."""
    item = _item(request, slug, pk)
    verb = DECISIONS.get(request.POST.get("act", ""))
    try:
        if verb is not None:
            verb(item, by=request.actor, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(f"{reverse('take-over', args=[slug])}#vorschlag-{item.pk}")


@get_or_post
def edit_item(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take an item over in other words."""
    item = _item(request, slug, pk)
    form = WordingForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            accept_item(item, by=request.actor, at=timezone.now(), wording=form.wording())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect(f"{reverse('take-over', args=[slug])}#vorschlag-{item.pk}")
    context = {"meeting": item.meeting, "item": item, "form": form}
    return render(request, "meetings/follow_up/item.html", context, status=422 if form.errors else 200)


def _item(request: ActingRequest, slug: str, pk: UUID) -> CarriedItem:
    meeting = steered_meeting(request, slug, "follow_up.decide")
    item = get_object_or_404(CarriedItem, pk=pk, meeting=meeting)
    item.meeting = meeting
    return item
