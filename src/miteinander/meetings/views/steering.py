"""The frame of the office: everything about one meeting, in tabs."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.next_steps import next_steps
from miteinander.meetings.reads.steering import standing_of
from miteinander.meetings.views.finding import steered_meeting
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed


@require_safe
def overview(request: ActingRequest, slug: str) -> HttpResponse:
    meeting, at = steered_meeting(request, slug), timezone.now()
    standing, may_plan = standing_of(meeting), allowed(request.actor, "meeting.create", meeting.series, at=at)
    context = {
        "meeting": meeting,
        "standing": standing,
        "next": next_steps(meeting, standing, may_plan=may_plan, at=at),
        "place": place_line(meeting),
        "page_address": settings.BASE_URL + reverse("meeting", args=[slug]),
        "mail_address": f"treffen+{meeting.mail_token}@{settings.MAIL_DOMAIN}",
        "is_over": at >= meeting.ends_at,
    }
    return render(request, "meetings/steering/overview.html", context)
