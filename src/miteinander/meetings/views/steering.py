"""The frame of the office: everything about one meeting, in tabs."""

from django.http import HttpResponse
from django.shortcuts import render

from miteinander.meetings.views.finding import steered_meeting
from miteinander.roles.http import ActingRequest


def overview(request: ActingRequest, slug: str) -> HttpResponse:
    return render(request, "meetings/steering/overview.html", {"meeting": steered_meeting(request, slug)})
