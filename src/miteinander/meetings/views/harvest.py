"""The harvest in the steering area: findings beside what they come from, headings, merging."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.meetings.forms.harvest import (
    FindingForm,
    GroupForm,
    MergeForm,
    MoveForm,
    SettleForm,
    SortForm,
    initial_of,
    taken_over,
)
from miteinander.meetings.models import Finding, Meeting
from miteinander.meetings.reads.harvest import board_of, origin_words, origins_of, ranking_of
from miteinander.meetings.services.harvest import (
    change_finding,
    enter_finding,
    merge_findings,
    put_into_group,
    remove_finding,
    settle_finding,
)
from miteinander.meetings.services.harvest_groups import (
    add_group,
    move_group,
    remove_group,
    rename_group,
    sort_findings,
)
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.versions import differences
from miteinander.roles.http import ActingRequest

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def board(request: ActingRequest, slug: str) -> HttpResponse:
    """All findings, and the quick form beside what came out of sessions and fishbowl."""
    meeting = steered_meeting(request, slug, "harvest.edit", "harvest")
    shown = board_of(meeting)
    initial = taken_over(shown.sources, request.GET.get("aus", ""))
    form = FindingForm(
        request.POST or None, meeting=meeting, origins=shown.origins, groups=shown.groups, initial=initial
    )
    made = _enter(request, meeting, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        messages.success(request, _("Finding %(number)d is stored.") % {"number": made.number})
        return redirect(f"{reverse('harvest', args=[slug])}#erkenntnis-{made.number}")
    context = {"meeting": meeting, "board": shown, "form": form, "taken_over": bool(initial)}
    return render(request, "meetings/harvest/board.html", context, status=422 if form.errors else 200)


def _enter(request: ActingRequest, meeting: Meeting, form: FindingForm) -> Finding | None:
    channel = form.cleaned_data["channel"]
    try:
        return enter_finding(meeting, form.details(), by=request.actor, at=timezone.now(), channel=channel)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return None


@get_or_post
def finding(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _finding(request, slug, pk)
    form = _form(request, found)
    if request.method != "POST" or not form.is_valid():
        return _finding_page(request, found, form, 422 if form.errors else 200)
    try:
        change_finding(
            found, form.details(), seen=form.cleaned_data["version"] or 0, by=request.actor, at=timezone.now()
        )
    except Stale as stale:
        return _stale_page(request, found, form, stale)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return _finding_page(request, found, form, 422)
    messages.success(request, _("Your changes are stored."))
    return redirect(f"{reverse('harvest', args=[slug])}#erkenntnis-{found.number}")


def _form(request: ActingRequest, found: Finding) -> FindingForm:
    groups = found.meeting.finding_groups.all()
    return FindingForm(
        request.POST or None, meeting=found.meeting, origins=origins_of(found.meeting), groups=groups, finding=found
    )


def _stale_page(request: ActingRequest, found: Finding, form: FindingForm, stale: Stale) -> HttpResponse:
    """Show both texts; saving once more then means: I have seen theirs."""
    if not isinstance(stale.theirs, Finding):
        raise stale
    theirs = initial_of(stale.theirs)
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    form.data["version"] = str(theirs["version"])  # type: ignore[index]  # as above
    return _finding_page(request, found, form, 409, differences=differences(form, theirs))


def _finding_page(
    request: ActingRequest, found: Finding, form: FindingForm, status: int, **more: object
) -> HttpResponse:
    others = [one for one in found.meeting.findings.all() if one.pk != found.pk]
    context = {
        "meeting": found.meeting,
        "finding": found,
        "form": form,
        "others": others,
        "settle_form": SettleForm(initial={"resolution": found.resolution}),
        "origin": origin_words(found),
    }
    return render(request, "meetings/harvest/finding.html", context | more, status=status)


@require_POST
def act_on_finding(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Move a finding under a heading, settle it, open it again or take it out."""
    found, act, now = _finding(request, slug, pk), request.POST.get("act"), timezone.now()
    back = f"{reverse('harvest', args=[slug])}#erkenntnis-{found.number}"
    if act == "remove":
        remove_finding(found, by=request.actor, at=now)
        messages.success(request, _("Finding %(number)d was taken out.") % {"number": found.number})
        return redirect("harvest", slug)
    if act == "group":
        groups = {str(group.pk): group for group in found.meeting.finding_groups.all()}
        form = MoveForm(request.POST, groups=groups)
        if form.is_valid():
            put_into_group(found, groups.get(form.cleaned_data["group"]), by=request.actor, at=now)
    if act in {"settle", "reopen"}:
        settled = SettleForm(request.POST)
        resolution = settled.cleaned_data["resolution"] if settled.is_valid() else ""
        settle_finding(found, done=act == "settle", resolution=resolution, by=request.actor, at=now)
    return redirect(back)


@get_or_post
def merge(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Both sentences side by side, and the one that stays."""
    found = _finding(request, slug, pk)
    into = found.meeting.findings.exclude(pk=pk).filter(number=_number(request.GET.get("mit", ""))).first()
    if into is None:
        messages.error(request, _("Please choose the finding with which this one belongs together."))
        return redirect("finding", slug, pk)
    into.meeting = found.meeting
    form = MergeForm(request.POST or None, initial={"text": f"{into.text} {found.text}"})
    if request.method == "POST" and form.is_valid():
        merge_findings(found, into, form.cleaned_data["text"], by=request.actor, at=timezone.now())
        words = {"gone": found.number, "stays": into.number}
        messages.success(request, _("Finding %(gone)d now is part of finding %(stays)d.") % words)
        return redirect(f"{reverse('harvest', args=[slug])}#erkenntnis-{into.number}")
    context = {"meeting": found.meeting, "finding": found, "into": into, "form": form}
    return render(request, "meetings/harvest/merge.html", context, status=422 if form.errors else 200)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0  # noqa: PLR2004  # no finding has a longer number


@get_or_post
def groups(request: ActingRequest, slug: str) -> HttpResponse:
    """The plenary's headings: add one here, put findings under them, rename, order and take them away."""
    meeting = steered_meeting(request, slug, "harvest.edit")
    if request.POST.get("act") == "sort":
        return _sort(request, meeting)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_group(meeting, form.cleaned_data["title"], by=request.actor, at=timezone.now())
        except Refused as refused:
            form.add_error("title", refused.message)
        else:
            return redirect("finding-groups", slug)
    return _groups_page(request, meeting, form)


def _sort(request: ActingRequest, meeting: Meeting) -> HttpResponse:
    shown = ranking_of(meeting)
    form = SortForm(request.POST, findings=shown.findings, groups=shown.groups)
    if form.is_valid():
        moved = sort_findings(meeting, form.moved(), by=request.actor, at=timezone.now())
        words = ngettext("%(count)d finding stands elsewhere now.", "%(count)d findings stand elsewhere now.", moved)
        messages.success(request, words % {"count": moved})
    return redirect("finding-groups", meeting.slug)


def _groups_page(request: ActingRequest, meeting: Meeting, form: GroupForm) -> HttpResponse:
    shown = ranking_of(meeting)
    sort_form = SortForm(findings=sorted(shown.findings, key=lambda one: one.number), groups=shown.groups)
    context = {"meeting": meeting, "form": form, "groups": shown.groups, "sort_form": sort_form}
    return render(request, "meetings/harvest/groups.html", context, status=422 if form.errors else 200)


@require_POST
def act_on_group(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    meeting, now, act = steered_meeting(request, slug, "harvest.edit"), timezone.now(), request.POST.get("act")
    group = get_object_or_404(meeting.finding_groups, pk=pk)
    group.meeting = meeting
    if act in {"up", "down"}:
        move_group(group, up=act == "up", by=request.actor, at=now)
    if act == "remove":
        remove_group(group, by=request.actor, at=now)
    form = GroupForm(request.POST)
    if act == "rename" and form.is_valid():
        rename_group(group, form.cleaned_data["title"], by=request.actor, at=now)
    return redirect("finding-groups", slug)


def _finding(request: ActingRequest, slug: str, pk: UUID) -> Finding:
    meeting = steered_meeting(request, slug, "harvest.edit")
    prefetch_related_objects([meeting], Prefetch("findings", Finding.objects.with_origin()))
    found = next((one for one in meeting.findings.all() if one.pk == pk), None)
    if found is None:
        raise NotFound
    return found
