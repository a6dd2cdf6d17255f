"""The office prepares meetings: new ones, changes, announcing, calling off."""

from collections.abc import Callable
from datetime import time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from miteinander.ground.clock import berlin_day
from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.meetings.forms.series import CancelForm, MeetingForm, NewMeetingForm, SeriesForm, initial_of
from miteinander.meetings.models import Meeting, MeetingSeries
from miteinander.meetings.reads.overview import networks_to_plan_in
from miteinander.meetings.services.planning import Preparation, prepare_meeting
from miteinander.meetings.services.series import (
    MeetingDetails,
    announce_meeting,
    cancel_meeting,
    details_of,
    edit_meeting,
    edit_series,
)
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.versions import Difference, differences, with_version
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def new_meeting(request: ActingRequest) -> HttpResponse:
    networks = networks_to_plan_in(request.actor)
    if request.actor.person is None or not networks.exists():
        raise Forbidden(_("Only the network office prepares new meetings."))
    among = MeetingSeries.objects.filter(network__in=networks).order_by("title")
    initial = {
        "starts": time(9, 30),
        "ends": time(16),
        "series": among.filter(slug=request.GET.get("reihe", "")).first(),
    }
    form = NewMeetingForm(request.POST or None, among=among, today=berlin_day(timezone.now()), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = _create(request, form)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("The draft is stored. Nobody outside sees it until you announce it."))
            return redirect("steering", made.slug)
    return render(request, "meetings/steering/new.html", {"form": form}, status=422 if form.errors else 200)


def _create(request: ActingRequest, form: NewMeetingForm) -> Meeting:
    given = form.cleaned_data
    chosen = given["series"]
    network = chosen.network if chosen else networks_to_plan_in(request.actor)[0]
    preparation = Preparation(given["key"], network, chosen, given["new_series"], given["with_agenda"])
    return prepare_meeting(preparation, form.details(), by=request.actor, at=timezone.now())


def _store(request: ActingRequest, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    version = form.cleaned_data["version"] or 0
    edit_meeting(meeting, by=request.actor, details=form.details(), version=version, at=timezone.now())
    messages.success(request, _("Your changes are stored."))
    return redirect("steering", meeting.slug)


@get_or_post
def edit(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug)
    today, initial = berlin_day(timezone.now()), initial_of(details_of(meeting), meeting.version)
    form = MeetingForm(request.POST or None, today=today, initial=initial)
    if request.method != "POST":
        return _edit_page(request, meeting, form, 200)
    try:
        return _store(request, meeting, form) if form.is_valid() else _edit_page(request, meeting, form, 422)
    except Stale as stale:
        return _edit_page(request, meeting, form, 409, theirs=stale.theirs)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return _edit_page(request, meeting, form, 422)


def _edit_page(
    request: ActingRequest, meeting: Meeting, form: MeetingForm, status: int, theirs: object = None
) -> HttpResponse:
    context: dict[str, object] = {"meeting": meeting, "form": form}
    if isinstance(theirs, MeetingDetails):
        newer = Meeting.objects.values_list("version", flat=True).get(pk=meeting.pk)
        context |= {"differences": _both_versions(form, theirs)}
        form.data = with_version(form.data, newer)
    return render(request, "meetings/steering/edit.html", context, status=status)


def _both_versions(form: MeetingForm, theirs: MeetingDetails) -> list[Difference]:
    """Compare field by field, and the lists as a whole."""
    found, yours = differences(form, initial_of(theirs, 0)), form.details()
    lists: dict[str, Callable[[MeetingDetails], list[str]]] = {
        _("Guiding questions of the day"): lambda one: [line.text for line in one.guiding_questions],
        _("Worth reading before"): lambda one: [f"{link.title} | {link.url} | {link.why}" for link in one.links],
    }
    for label, lines_of in lists.items():
        stands, written = "\n".join(lines_of(theirs)), "\n".join(lines_of(yours))
        found += [Difference(label, stands, written)] if stands != written else []
    return found


@require_POST
def announce(request: ActingRequest, slug: str) -> HttpResponse:
    announce_meeting(steered_meeting(request, slug), by=request.actor, at=timezone.now())
    messages.success(request, _("The meeting is announced: everybody sees it and can register."))
    return redirect("steering", slug)


@get_or_post
def cancel(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "meeting.cancel")
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_meeting(meeting, by=request.actor, reason=form.cleaned_data["reason"], at=timezone.now())
        messages.success(request, _("The meeting is cancelled. Everybody who is registered is told."))
        return redirect("steering", slug)
    context = {"meeting": meeting, "form": form, "told": meeting.registrations.active().count()}
    return render(request, "meetings/steering/cancel.html", context, status=422 if form.errors else 200)


@get_or_post
def series_edit(request: ActingRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(MeetingSeries, slug=slug)
    require(request.actor, "series.edit", series, at=timezone.now())
    form = SeriesForm(request.POST or None, initial={"title": series.title, "summary": series.summary})
    if request.method == "POST" and form.is_valid():
        edit_series(series, by=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your changes are stored."))
        return redirect("series", slug)
    context = {"series": series, "form": form}
    return render(request, "meetings/series_edit.html", context, status=422 if form.errors else 200)
