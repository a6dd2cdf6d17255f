"""The frame of the office: everything about one meeting, in tabs."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.steering import figures_of
from miteinander.meetings.views.finding import steered_meeting
from miteinander.roles.http import ActingRequest


@require_safe
def overview(request: ActingRequest, slug: str) -> HttpResponse:
    meeting = steered_meeting(request, slug)
    context = {
        "meeting": meeting,
        "figures": figures_of(meeting),
        "place": place_line(meeting),
        "address": f"treffen+{meeting.mail_token}@{settings.MAIL_DOMAIN}",
        "is_over": timezone.now() >= meeting.ends_at,
    }
    return render(request, "meetings/steering/overview.html", context)
