"""Taking part on the day: join by the code on the wall or by one's badge, and see what is on."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from miteinander.ground.refusals import Refused
from miteinander.meetings.codes import EVENT_LENGTH, as_typed
from miteinander.meetings.forms.day import JoinForm, NameForm
from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.day import day_page, joined_as, leaving_of
from miteinander.meetings.services.day import Joined, attendee_with_badge, join_by_badge, join_by_code
from miteinander.meetings.services.leaving import forget_device
from miteinander.meetings.views.acting import PARTICIPANT_COOKIE, actor_for
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.people.sources import source_of
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@get_or_post
def day(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, now = meeting_or_404(request, slug), timezone.now()
    participant = joined_as(actor_for(request, meeting), meeting)
    if participant is not None:
        page = day_page(meeting, participant, at=now)
        return render(request, "meetings/day/day.html", {"meeting": meeting, "page": page})
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid():
        try:
            return _let_in(meeting, _join(request, meeting, form))
        except Refused as refused:
            form.add_error(refused.field, refused.message)
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/day/join.html", context, status=422 if form.errors else 200)


def _join(request: ActingRequest, meeting: Meeting, form: JoinForm) -> Joined:
    """Take either code in the same field: the one on the wall is shorter than the one on a badge."""
    code, name = form.cleaned_data["code"], form.cleaned_data["name"]
    join = join_by_code if len(as_typed(code)) <= EVENT_LENGTH else join_by_badge
    return join(meeting, code, name=name, source=source_of(request), by=request.actor, at=timezone.now())


@never_cache
@get_or_post
def badge(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    meeting, now = meeting_or_404(request, slug), timezone.now()
    form = NameForm(request.POST or None)
    try:
        attendee = attendee_with_badge(meeting, code, source=source_of(request))
        if request.method == "POST" and form.is_valid():
            name = form.cleaned_data["name"]
            joined = join_by_badge(meeting, code, name=name, source=source_of(request), by=request.actor, at=now)
            return _let_in(meeting, joined)
    except Refused as refused:
        context = {"meeting": meeting, "form": JoinForm(), "problem": refused.message}
        return render(request, "meetings/day/join.html", context, status=422)
    may_check_in = request.actor.person is not None and allowed(request.actor, "check_in.record", meeting, at=now)
    context = {"meeting": meeting, "form": form, "attendee": attendee, "may_check_in": may_check_in}
    return render(request, "meetings/day/badge.html", context)


@never_cache
@get_or_post
def leave(request: ActingRequest, slug: str) -> HttpResponse:
    """Ask first, then forget on this device who takes part; what was said stays."""
    meeting, now = meeting_or_404(request, slug), timezone.now()
    by = actor_for(request, meeting)
    participant = joined_as(by, meeting)
    if participant is None:
        return redirect("day", slug)
    if request.method != "POST":
        context = {"meeting": meeting, "leaving": leaving_of(participant, at=now)}
        return render(request, "meetings/day/leave.html", context)
    participant.meeting = meeting
    forget_device(participant, by=by, at=now)
    messages.success(request, _("This device no longer knows that you take part."))
    response = redirect("meeting", slug)
    response.delete_cookie(PARTICIPANT_COOKIE, path=reverse("meeting", args=[meeting.slug]), samesite="Lax")
    return response


def _let_in(meeting: Meeting, joined: Joined) -> HttpResponse:
    """Set the one cookie of taking part, for the pages of this meeting only."""
    response = redirect("day", meeting.slug)
    response.set_signed_cookie(
        PARTICIPANT_COOKIE,
        joined.token,
        salt=PARTICIPANT_COOKIE,
        path=reverse("meeting", args=[meeting.slug]),
        expires=joined.until,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
