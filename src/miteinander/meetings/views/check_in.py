"""At the door: list, scans, walk-ins, paper."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from miteinander.ground.clock import in_berlin
from miteinander.ground.ids import new_id
from miteinander.ground.refusals import NotFound, Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import ScanOutcome
from miteinander.meetings.codes import as_typed
from miteinander.meetings.forms.check_in import WalkInForm, transmitted
from miteinander.meetings.models import Attendee, Meeting
from miteinander.meetings.reads.check_in import badge_sheet, check_in_sheet, door_list, found_by
from miteinander.meetings.services.check_in import (
    Scan,
    ScanResult,
    WalkIn,
    admit_walk_in,
    record_scans,
    undo_check_in,
)
from miteinander.meetings.views.finding import steered_meeting
from miteinander.meetings.views.pdf import pdf_answer
from miteinander.roles.http import ActingRequest

DONE = frozenset({ScanOutcome.CHECKED_IN, ScanOutcome.REPEATED})


@require_safe
def check_in(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "check_in.see")
    return _page(request, meeting, None, 200)


def _page(request: ActingRequest, meeting: Meeting, form: WalkInForm | None, status: int) -> HttpResponse:
    search, everybody = request.GET.get("suche", ""), door_list(meeting)
    lines = found_by(search, everybody)
    context = {
        "meeting": meeting,
        "lines": lines,
        "search": search,
        "expected": len(everybody),
        "present": sum(line.present_at is not None for line in everybody),
        "form": form or WalkInForm(name="" if lines else search),
    }
    return render(request, "meetings/check_in/door.html", context, status=status)


@require_POST
def scan(request: ActingRequest, slug: str) -> HttpResponse:
    """Check in one person by a plain form: the way without JavaScript, and the button on a badge's page."""
    meeting, now = steered_meeting(request, slug, "check_in.record"), timezone.now()
    entry = Scan(new_id(), request.POST.get("code", ""), now)
    (result,) = record_scans(meeting, [entry], by=request.actor, at=now)
    tell = messages.success if result.outcome in DONE else messages.warning
    tell(request, _sentence(result))
    return redirect("steering-check-in", slug)


@require_POST
def walk_in(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = steered_meeting(request, slug, "check_in.record"), timezone.now()
    form = WalkInForm(request.POST)
    if form.is_valid():
        try:
            result = admit_walk_in(meeting, form.walk_in(now), by=request.actor, at=now)
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            (messages.success if result.outcome in DONE else messages.warning)(request, _welcome(result))
            return redirect("steering-check-in", slug)
    return _page(request, meeting, form, 422)


@require_POST
def undo(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "check_in.record")
    code = as_typed(request.POST.get("code", ""))
    attendee = (
        Attendee.objects.select_related("registration", "meeting").filter(meeting=meeting, badge_code=code).first()
    )
    if attendee is None:
        raise NotFound
    undo_check_in(attendee, by=request.actor, at=timezone.now())
    messages.success(request, _("The check-in of %(name)s was taken back.") % {"name": attendee.name})
    return redirect("steering-check-in", slug)


@require_POST
def transmit(request: ActingRequest, slug: str) -> JsonResponse:
    """Take what a device collected, also while it was offline; each entry gets its own answer."""
    meeting = steered_meeting(request, slug, "check_in.record")
    try:
        entries = list(transmitted(request.body))
    except Refused as refused:
        return JsonResponse({"problem": refused.message}, status=422)
    results = [_take(request, meeting, entry) for entry in entries]
    return JsonResponse(
        {"results": results, "present": sum(line.present_at is not None for line in door_list(meeting))}
    )


def _take(request: ActingRequest, meeting: Meeting, entry: Scan | WalkIn | str) -> dict[str, object]:
    now = timezone.now()
    if isinstance(entry, str):
        return {"nonce": entry, "outcome": ScanOutcome.INVALID, "text": str(ScanOutcome.INVALID.label), "ok": False}
    try:
        if isinstance(entry, WalkIn):
            result = admit_walk_in(meeting, entry, by=request.actor, at=now)
            return _as_data(result) | {"text": _welcome(result)}
        (result,) = record_scans(meeting, [entry], by=request.actor, at=now)
    except Refused as refused:
        return {"nonce": str(entry.nonce), "outcome": ScanOutcome.INVALID, "text": refused.message, "ok": False}
    return _as_data(result)


def _as_data(result: ScanResult) -> dict[str, object]:
    is_there = result.outcome in DONE | {ScanOutcome.ALREADY}
    data = {"nonce": str(result.nonce), "outcome": result.outcome, "code": result.code, "name": result.name}
    sentence = _sentence(result)
    note = sentence.removeprefix(result.name).strip()
    return data | {"text": sentence, "note": note, "ok": result.outcome in DONE, "present": is_there}


def _welcome(result: ScanResult) -> str:
    """Say that a guest is in, with the code that somebody writes on the badge now."""
    if result.outcome not in DONE or not result.code:
        return _sentence(result)
    return _("%(name)s is let in. Code for the badge: %(code)s") % {"name": result.name, "code": result.code}


def _sentence(result: ScanResult) -> str:
    words = " ".join(filter(None, (result.name, str(result.outcome.label))))
    if result.at is None or result.outcome == ScanOutcome.CHECKED_IN:
        return words
    since = _("since %(time)s") % {"time": time_format(in_berlin(result.at), "H:i")}
    return f"{words} ({', '.join(filter(None, (since, result.by)))})"


@require_http_methods(["GET", "HEAD", "POST"])
def ticked_list(request: ActingRequest, slug: str) -> HttpResponse:
    """Type in the list that was ticked on paper, in the order of the paper."""
    meeting, now = steered_meeting(request, slug, "check_in.record"), timezone.now()
    if request.method == "POST":
        scanned_at = min(now, meeting.starts_at)
        scans = [Scan(new_id(), code, scanned_at) for code in request.POST.getlist("code")]
        results = record_scans(meeting, scans, by=request.actor, channel=Channel.PAPER, at=now)
        for result in results:
            if result.outcome not in DONE | {ScanOutcome.ALREADY}:
                messages.warning(request, _sentence(result))
        count = sum(result.outcome == ScanOutcome.CHECKED_IN for result in results)
        words = ngettext("%(count)d person was entered.", "%(count)d persons were entered.", count)
        messages.success(request, words % {"count": count})
        return redirect("steering-check-in", slug)
    return render(request, "meetings/check_in/ticked_list.html", {"meeting": meeting, "lines": door_list(meeting)})


@require_safe
def paper_list(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "check_in.see")
    return pdf_answer(check_in_sheet(meeting, at=timezone.now()), f"einlass-{slug}.pdf")


@require_safe
def badges(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug, "check_in.see")
    return pdf_answer(badge_sheet(meeting, at=timezone.now()), f"namensschilder-{slug}.pdf")
