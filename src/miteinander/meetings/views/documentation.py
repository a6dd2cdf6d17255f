"""The documentation: prepared, reviewed and released by the organisers, then for everybody at one address."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_http_methods, require_POST, require_safe

from miteinander.ground.refusals import Refused, Stale
from miteinander.meetings.forms.documentation import ForewordForm, initial_of
from miteinander.meetings.models import Documentation, Meeting
from miteinander.meetings.reads.documentation import content_of
from miteinander.meetings.reads.documentation_editions import Editions, editions_of, working_and_released
from miteinander.meetings.reads.documentation_paper import documentation_sheet, status_words
from miteinander.meetings.reads.documentation_words import in_words
from miteinander.meetings.services.documentation import (
    latest_release,
    release_documentation,
    review_documentation,
    take_back_review,
    write_foreword,
)
from miteinander.meetings.views.finding import meeting_or_404, steered_meeting
from miteinander.meetings.views.pdf import pdf_answer
from miteinander.meetings.views.versions import differences
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed, require

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
ACTS = {"review": review_documentation, "release": release_documentation, "take_back": take_back_review}


@get_or_post
def steering(request: ActingRequest, slug: str) -> HttpResponse:
    """How the documentation stands, its foreword, and the next of the two steps."""
    meeting = steered_meeting(request, slug, "documentation.edit")
    found = editions_of(meeting)
    form = ForewordForm(request.POST or None, edition=found.working)
    if request.method != "POST" or not form.is_valid():
        return _steering_page(request, meeting, found, form, 422 if form.errors else 200)
    given = form.cleaned_data
    words = {"foreword": given["foreword"], "what_changed": given.get("what_changed", "")}
    try:
        write_foreword(meeting, **words, seen=given["version"] or 1, by=request.actor, at=timezone.now())
    except Stale as stale:
        theirs = initial_of(stale.theirs)  # type: ignore[arg-type]  # the verb carries an edition
        form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        form.data["version"] = str(theirs["version"])  # type: ignore[index]  # as above
        return _steering_page(request, meeting, found, form, 409, differences=differences(form, theirs))
    messages.success(request, _("Your changes are stored."))
    return redirect("steering-documentation", slug)


def _steering_page(
    request: ActingRequest, meeting: Meeting, found: Editions, form: ForewordForm, status: int, **more: object
) -> HttpResponse:
    context = {"meeting": meeting, "page": found, "form": form, "is_over": timezone.now() >= meeting.ends_at} | more
    return render(request, "meetings/documentation/steering.html", context, status=status)


@require_POST
def act(request: ActingRequest, slug: str) -> HttpResponse:
    """Take one of the steps: review, release, or back to the draft."""
    meeting = steered_meeting(request, slug, "documentation.edit")
    verb = ACTS.get(request.POST.get("act", ""))
    if verb is release_documentation and timezone.now() < meeting.ends_at and "early" not in request.POST:
        return _before_the_end(request, meeting)
    try:
        if verb is not None:
            verb(meeting, by=request.actor, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("steering-documentation", slug)


def _before_the_end(request: ActingRequest, meeting: Meeting) -> HttpResponse:
    """Ask once more: much of a meeting that still runs is not in its documentation."""
    edition = working_and_released(meeting)[0]
    sessions = edition.content["sessions"] if edition.content else []
    context = {
        "meeting": meeting,
        "edition": edition,
        "has_begun": timezone.now() >= meeting.starts_at,
        "without_result": sum(not (one["what"] or one["so_what"] or one["now_what"]) for one in sessions),
    }
    return render(request, "meetings/documentation/early.html", context, status=422)


@require_safe
def preview(request: ActingRequest, slug: str) -> HttpResponse:
    """How the documentation would read now, or as it was reviewed."""
    meeting, edition = _in_the_making(request, slug)
    return _page(request, meeting, edition, is_preview=True)


@require_safe
def preview_pdf(request: ActingRequest, slug: str) -> HttpResponse:
    return _paper(*_in_the_making(request, slug))


@conditional_page
@require_safe
def documentation(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = meeting_or_404(request, slug)
    released = latest_release(meeting)
    if released is None:
        if request.actor.person and allowed(request.actor, "documentation.edit", meeting, at=timezone.now()):
            return redirect("documentation-preview", slug)
        return render(request, "meetings/harvest/not_yet.html", {"meeting": meeting}, status=404)
    return _page(request, meeting, released)


@conditional_page
@require_safe
def documentation_pdf(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = meeting_or_404(request, slug)
    released = latest_release(meeting)
    if released is None:
        return render(request, "meetings/harvest/not_yet.html", {"meeting": meeting}, status=404)
    return _paper(meeting, released)


@conditional_page
@require_safe
def edition(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Show an earlier edition, which says that a later one has taken its place."""
    return _page(request, *_released(request, slug, number))


@conditional_page
@require_safe
def edition_pdf(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    return _paper(*_released(request, slug, number))


def _page(
    request: ActingRequest, meeting: Meeting, edition: Documentation, *, is_preview: bool = False
) -> HttpResponse:
    editions = list(meeting.documentations.filter(released_at__isnull=False))
    context = {
        "meeting": meeting,
        "edition": edition,
        "content": in_words(edition.content or content_of(meeting, foreword=edition.foreword)),
        "status": status_words(edition),
        "newer": next((one for one in editions if one.number > edition.number and not is_preview), None),
        "older": [one for one in editions if one.number < edition.number],
        "is_preview": is_preview,
    }
    return render(request, "meetings/documentation/documentation.html", context)


def _paper(meeting: Meeting, edition: Documentation) -> HttpResponse:
    content = edition.content or content_of(meeting, foreword=edition.foreword)
    sheet = documentation_sheet(meeting, edition, content, at=timezone.now())
    return pdf_answer(sheet, f"dokumentation-{meeting.slug}-{edition.number}.pdf")


def _released(request: ActingRequest, slug: str, number: int) -> tuple[Meeting, Documentation]:
    meeting = meeting_or_404(request, slug)
    found = get_object_or_404(meeting.documentations.filter(released_at__isnull=False), number=number)
    found.meeting = meeting
    require(request.actor, "documentation.view", found, at=timezone.now())
    return meeting, found


def _in_the_making(request: ActingRequest, slug: str) -> tuple[Meeting, Documentation]:
    meeting = steered_meeting(request, slug, "documentation.edit")
    return meeting, working_and_released(meeting)[0]
