"""What came out of it: for everybody once it is released, before that for the organisers as a preview."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.meetings.models import Documentation
from miteinander.meetings.reads.harvest_results import results_of
from miteinander.meetings.services.documentation import latest_release
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed


@require_safe
def results(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = meeting_or_404(request, slug, "followed_by"), timezone.now()
    released = latest_release(meeting)
    organises = request.actor.person is not None and allowed(request.actor, "harvest.edit", meeting, at=now)
    if not allowed(request.actor, "documentation.view", released or Documentation(meeting=meeting), at=now):
        return render(request, "meetings/harvest/not_yet.html", {"meeting": meeting}, status=404)
    is_preview = released is None or (organises and request.GET.get("fassung") == "entwurf")
    by_kind = request.GET.get("nach") == "art"
    shown = results_of(meeting, None if is_preview else released, by_kind=by_kind, sees_drafts=organises, at=now)
    context = {
        "meeting": meeting,
        "page": shown,
        "edition": released,
        "is_preview": is_preview,
        "by_kind": by_kind,
        "organises": organises,
    }
    return render(request, "meetings/harvest/results.html", context)
