"""The list of meetings, the one page of a meeting, its calendar files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from miteinander.meetings.models import Meeting, MeetingSeries
from miteinander.meetings.reads.calendar import (
    calendar_of,
    meeting_stamp,
    network_meetings,
    network_stamp,
)
from miteinander.meetings.reads.meeting_page import agenda_of, event_data, meeting_page
from miteinander.meetings.reads.meeting_stamp import page_stamp
from miteinander.meetings.reads.overview import line_of, meeting_pages, networks_to_plan_in, series_list, visible_to
from miteinander.meetings.reads.registration_facts import mail_address
from miteinander.meetings.views.acting import actor_for
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.meetings.views.kept import kept_for_guests
from miteinander.places.reads import home_network
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed

REGISTRATION_BOXES = ["meetings/registration/_invitation_box.html", "meetings/meeting/_no_box.html"]
CALENDAR_TYPE = "text/calendar; charset=utf-8"


@require_safe
def meetings(request: ActingRequest) -> HttpResponse:
    past = request.GET.get("zeit") == "vergangen"
    page, lines = meeting_pages(by=request.actor, past=past, number=request.GET.get("page"), at=timezone.now())
    context = {
        "page": page,
        "lines": lines,
        "past": past,
        "series": series_list(),
        "may_plan": request.actor.person is not None and networks_to_plan_in(request.actor).exists(),
        "reads_figures": allowed(request.actor, "figures.read", at=timezone.now()),
    }
    return render(request, "meetings/meetings.html", context)


@require_safe
def series(request: ActingRequest, slug: str) -> HttpResponse:
    found, now = get_object_or_404(MeetingSeries, slug=slug), timezone.now()
    lines = [line_of(one, now) for one in visible_to(request.actor).filter(series=found).order_by("starts_at")]
    may_edit = allowed(request.actor, "series.edit", found, at=now)
    return render(request, "meetings/series.html", {"series": found, "lines": lines, "may_edit": may_edit})


@require_safe
@kept_for_guests(page_stamp)
def meeting(request: ActingRequest, slug: str) -> HttpResponse:
    found, now = meeting_or_404(request, slug), timezone.now()
    actor = actor_for(request, found)
    page = meeting_page(found, by=actor, at=now)
    context = {
        "page": page,
        "meeting": found,
        "takes_part": actor.link is not None,
        "may_steer": actor.person is not None and allowed(actor, "meeting.edit", found, at=now),
        "takes_registrations": page.takes_registrations,
        "mail_address": mail_address(found),
        "registration_boxes": REGISTRATION_BOXES,
        "event_data": event_data(found) if found.is_public else "",
    }
    return render(request, f"meetings/meeting/{page.stage}.html", context)


@require_safe
@kept_for_guests(page_stamp)
def programme(request: ActingRequest, slug: str) -> HttpResponse:
    found, now = meeting_or_404(request, slug), timezone.now()
    lines = agenda_of(found, at=now)
    page = {"agenda": lines, "stage": found.stage(now), "is_late": any(line.item.is_late for line in lines)}
    return render(request, "meetings/meeting/programme.html", {"meeting": found, "page": page})


def _meeting_etag(request: HttpRequest, slug: str) -> str | None:  # noqa: ARG001  # what `condition` calls
    found = Meeting.objects.public().filter(slug=slug).only("pk", "version", "changed_at").first()
    return f'"{meeting_stamp(found)}"' if found else None


def _network_etag(request: HttpRequest) -> str:  # noqa: ARG001  # as above
    return f'"{network_stamp(home_network())}"'


@require_safe
@condition(etag_func=_meeting_etag)
def meeting_calendar(request: ActingRequest, slug: str) -> HttpResponse:
    found = meeting_or_404(request, slug)
    return _as_file(calendar_of([found], name=found.title), f"{found.slug}.ics")


@require_safe
@condition(etag_func=_network_etag)
def network_calendar(request: ActingRequest) -> HttpResponse:  # noqa: ARG001  # the same for everybody
    network = home_network()
    return _as_file(calendar_of(network_meetings(network), name=network.name if network else ""), "treffen.ics")


def _as_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "public, no-cache"}
    return HttpResponse(content, content_type=CALENDAR_TYPE, headers=headers)
