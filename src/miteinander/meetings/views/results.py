"""What a session brought: written on the phone by anybody in the room, or typed in from the printed form."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from miteinander.ground.refusals import Stale
from miteinander.journal.choices import Channel
from miteinander.meetings.forms.sessions import ResultForm, initial_of
from miteinander.meetings.models import Meeting, Session
from miteinander.meetings.reads.barcamp import sessions_in_wall_order
from miteinander.meetings.services.sessions import result_of, write_result
from miteinander.meetings.views.acting import actor_for
from miteinander.meetings.views.barcamp import sight
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.meetings.views.versions import differences
from miteinander.meetings.views.wall import steered_barcamp
from miteinander.roles.actor import Actor
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def result(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Read and write a result in the room; it is for those who take part until the documentation is released."""
    meeting = meeting_or_404(request, slug)
    by, session = actor_for(request, meeting), _session(meeting, pk)
    require(by, "session.write_result", session, at=timezone.now())
    page = "meetings/barcamp/result.html"
    return _write(request, session, by, Channel.WEB, page) or redirect("barcamp", slug)


@require_safe
def results(request: ActingRequest, slug: str) -> HttpResponse:
    barcamp = steered_barcamp(request, slug)
    context = {"meeting": barcamp.meeting, "sessions": sessions_in_wall_order(barcamp)}
    return render(request, "meetings/barcamp/results.html", context)


@get_or_post
def type_in(request: ActingRequest, slug: str, pk: UUID) -> HttpResponse:
    """Type in a printed form, then go to the next one in the order of the wall."""
    barcamp = steered_barcamp(request, slug)
    session = _session(barcamp.meeting, pk)
    page = _write(request, session, request.actor, Channel.PAPER, "meetings/barcamp/result_type_in.html")
    if page is not None:
        return page
    waiting = [one for one in sessions_in_wall_order(barcamp) if one.result_at is None]
    return redirect("result-type-in", slug, waiting[0].pk) if waiting else redirect("barcamp-results", slug)


def _session(meeting: Meeting, pk: UUID) -> Session:
    found = get_object_or_404(
        Session.objects.select_related("pitch__barcamp", "pitch__guiding_question", "round", "room"),
        pk=pk,
        pitch__barcamp__meeting=meeting,
    )
    found.pitch.barcamp.meeting = meeting
    return found


def _write(request: ActingRequest, session: Session, by: Actor, channel: Channel, page: str) -> HttpResponse | None:
    """Store what was written and return None; or the page, with both texts when somebody else was faster."""
    form = ResultForm(request.POST or None, session=session)
    context = {"meeting": session.meeting, "session": session, "form": form} | sight(by, session.meeting)
    if request.method != "POST" or not form.is_valid():
        return render(request, page, context, status=422 if form.errors else 200)
    written, seen = form.result(), form.cleaned_data["version"]
    if "both" in request.POST:
        written = written.joined_with(result_of(session))
        seen = session.version
    try:
        write_result(session, written, by=by, at=timezone.now(), seen=seen, channel=channel)
    except Stale as stale:
        if not isinstance(stale.theirs, Session):
            raise
        theirs = initial_of(stale.theirs)
        write_over(form, stale.theirs.version)
        return render(request, page, context | {"differences": differences(form, theirs)}, status=409)
    messages.success(request, _("The result of “%(title)s” is stored.") % {"title": session.pitch.title})
    return None


def write_over(form: Form, version: int) -> None:
    """Let the form, when sent again, replace the version that stands now: both were shown."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    form.data = data
