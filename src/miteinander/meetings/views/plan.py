"""The proposed plan: shown with its reasons, taken over whole or topic by topic, or discarded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from miteinander.ground.refusals import NotFound, Refused, Stale
from miteinander.meetings.models import Barcamp
from miteinander.meetings.reads.plan import proposed_plan, running_round
from miteinander.meetings.services.plan import adopt_one, adopt_plan, discard_plan, propose_plan
from miteinander.meetings.views.barcamp import posted_id
from miteinander.meetings.views.wall import steered_barcamp, topic_of
from miteinander.roles.http import ActingRequest


@require_safe
def plan(request: ActingRequest, slug: str) -> HttpResponse:
    return _page(request, steered_barcamp(request, slug))


def _page(request: ActingRequest, barcamp: Barcamp, *, status: int = 200, message: str = "") -> HttpResponse:
    at = timezone.now()
    context = {
        "meeting": barcamp.meeting,
        "barcamp": barcamp,
        "plan": proposed_plan(barcamp, at=at),
        "running": running_round(barcamp, at=at),
        "message": message,
    }
    return render(request, "meetings/barcamp/plan.html", context, status=status)


@require_POST
def decide(request: ActingRequest, slug: str) -> HttpResponse:
    """Propose, take over, take over one topic, or discard."""
    barcamp = steered_barcamp(request, slug)
    try:
        _decide(request, barcamp)
    except Refused as refused:
        status = 409 if isinstance(refused, Stale) else 422
        return _page(request, barcamp, status=status, message=refused.message)
    return redirect("steering-barcamp" if request.POST.get("act") == "adopt" else "barcamp-plan", slug)


def _decide(request: ActingRequest, barcamp: Barcamp) -> None:
    by, now = request.actor, timezone.now()
    match request.POST.get("act"):
        case "propose" | "propose-running" as asked:
            propose_plan(barcamp, by=by, at=now, with_running=asked == "propose-running")
        case "adopt":
            moved = adopt_plan(barcamp, by=by, at=now)
            told = ngettext(
                "The plan stands; %(count)d topic moved.", "The plan stands; %(count)d topics moved.", moved
            )
            messages.success(request, told % {"count": moved})
        case "adopt-one":
            pitch = topic_of(barcamp, posted_id(request, "pitch"))
            adopt_one(pitch, by=by, at=now)
            messages.success(request, _("“%(title)s” was taken over.") % {"title": pitch.title})
        case "discard":
            discard_plan(barcamp, by=by, at=now)
        case _:
            raise NotFound
