"""The harvest as it goes on paper: the sheet for sticky dots."""

from datetime import datetime
from typing import Literal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.agenda_sheets import sheet_head
from miteinander.meetings.reads.harvest import harvest_of, origin_words, printed_order
from miteinander.printing.sheets import DotFinding, DotGroup, DotSheet, Link


def dot_sheet(meeting: Meeting, *, paper: Literal["a3", "a4"], at: datetime) -> DotSheet:
    """Return the findings in the order in which the counts are typed in."""
    return DotSheet(
        **sheet_head(meeting, at=at),
        paper=paper,
        dots=harvest_of(meeting).dots_per_person,
        groups=tuple(
            DotGroup(
                name=name,
                findings=tuple(
                    DotFinding(number=str(one.number), text=one.text, origin=origin_words(one)) for one in found
                ),
            )
            for name, found in printed_order(meeting)
        ),
        link=Link(
            url=settings.BASE_URL + reverse("dots", args=[meeting.slug]), caption=_("Or give your dots by phone")
        ),
    )
