"""The harvest as it goes on paper: the sheet for sticky dots."""

from base64 import b64encode
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.agenda_sheets import sheet_head
from miteinander.meetings.reads.harvest import harvest_of, origin_words, printed_order
from miteinander.printing.codes import qr_svg
from miteinander.printing.sheets import DotFinding, DotGroup, DotSheet, Link


def dots_address(meeting: Meeting) -> str:
    """Where everybody in the room gives their dots."""
    return settings.BASE_URL + reverse("dots", args=[meeting.slug])


def dots_code(meeting: Meeting) -> str:
    """The same as a QR code for a projector, as a data address."""
    return "data:image/svg+xml;base64," + b64encode(qr_svg(dots_address(meeting)).encode()).decode()


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
        link=Link(url=dots_address(meeting), caption=_("Or give your dots by phone")),
    )
