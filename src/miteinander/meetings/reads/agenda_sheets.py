"""The agenda as it goes on paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day, in_berlin
from miteinander.ground.dates import weekday_words
from miteinander.meetings.choices import Access
from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.meeting_page import AgendaLine
from miteinander.printing.sheets import Agenda, AgendaEntry, Language, Link


def sheet_head(meeting: Meeting, *, at: datetime) -> dict[str, Any]:
    """Return what every sheet of a meeting carries."""
    network = meeting.network
    language: Language = "en" if get_language() == "en" else "de"
    return {
        "title": meeting.title,
        "sender": network.name,
        "made_on": berlin_day(at),
        "language": language,
        "accent": network.brand_colour,
        "contact": " · ".join(filter(None, (network.office_name, network.office_email, network.office_phone))),
    }


def day_line(meeting: Meeting) -> str:
    return weekday_words(meeting.starts_at)


def clock(moment: datetime) -> str:
    return f"{in_berlin(moment):%H:%M}"


def page_link(meeting: Meeting, caption: str) -> Link:
    return Link(url=settings.BASE_URL + reverse("meeting", args=[meeting.slug]), caption=caption)


def join_link(meeting: Meeting) -> Link:
    """Return the way into the day with the code for everybody in the room; only for paper that hangs there."""
    url = f"{settings.BASE_URL}{reverse('day', args=[meeting.slug])}?code={meeting.event_code}"
    return Link(url=url, caption=_("Take part"), code=meeting.event_code)


def agenda_sheet(
    kind: type[Agenda], meeting: Meeting, lines: Sequence[AgendaLine], *, link: Link | None = None, at: datetime
) -> Agenda:
    """Return the programme as a sheet of A4, or as the poster for the wall."""
    is_late = any(line.item.is_late for line in lines)
    return kind(
        **sheet_head(meeting, at=at),
        theme=meeting.subtitle or (meeting.series.title if meeting.series.title != meeting.title else ""),
        day=f"{day_line(meeting)}, {clock(meeting.starts_at)}–{clock(meeting.ends_at)}",
        place=place_line(meeting),
        access=_access(meeting),
        questions=tuple(question.text for question in meeting.guiding_questions.all()),
        entries=tuple(_entry(line) for line in lines),
        notice=_("Some times have moved since the invitation.") if is_late else "",
        link=link or page_link(meeting, _("The current programme")),
    )


def _entry(line: AgendaLine) -> AgendaEntry:
    item = line.item
    about = _("approx.") + " " if item.is_approximate else ""
    return AgendaEntry(
        time=about + clock(item.starts_at),
        until="" if line.format.ends_open else clock(item.ends_at),
        title=item.title,
        format=line.format.label[:1].upper() + line.format.label[1:] if not line.format.is_break else "",
        room=item.place,
        text=item.description,
        speakers=tuple(f"{who.name} ({who.organisation})" if who.organisation else who.name for who in line.speakers),
        is_break=line.format.is_break,
    )


def _access(meeting: Meeting) -> tuple[str, ...]:
    known = (
        (_("Step-free:"), meeting.step_free, meeting.get_step_free_display()),
        (_("Induction loop:"), meeting.induction_loop, meeting.get_induction_loop_display()),
    )
    facts = [f"{label} {shown}" for label, value, shown in known if value != Access.UNKNOWN]
    return (*facts, *(note for note in (meeting.travel_note, meeting.access_note) if note))
