"""The list of meetings and the one page of a meeting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from miteinander.meetings.reads import meeting_list
from miteinander.meetings.views.finding import meeting_or_404
from miteinander.roles.http import ActingRequest


def meetings(request: ActingRequest) -> HttpResponse:
    lines = meeting_list(by=request.actor, at=timezone.now())
    return render(request, "meetings/meetings.html", {"meetings": lines})


def meeting(request: ActingRequest, slug: str) -> HttpResponse:
    return render(request, "meetings/meeting.html", {"meeting": meeting_or_404(request, slug)})
