"""The page of somebody who takes part: what runs now, and which doors are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from miteinander.ground.clock import in_berlin
from miteinander.meetings.choices import Stage
from miteinander.meetings.models import Barcamp, Fishbowl, Harvest, Meeting, Participant
from miteinander.meetings.reads.fishbowl import current_fishbowl
from miteinander.meetings.reads.meeting_page import AgendaLine, agenda_of
from miteinander.meetings.rules import participant_of
from miteinander.roles.actor import Actor


@dataclass(frozen=True)
class Door:
    """One thing to take part in: a word below the meeting's address, and whether it is open now."""

    icon: str
    label: str
    hint: str
    page: str
    is_open: bool


@dataclass(frozen=True)
class DayPage:
    """The day for one participant."""

    meeting: Meeting
    stage: Stage
    participant: Participant
    agenda: Sequence[AgendaLine]
    doors: Sequence[Door]

    @property
    def current(self) -> AgendaLine | None:
        return next((line for line in self.agenda if line.state == "now"), None)

    @property
    def following(self) -> AgendaLine | None:
        return next((line for line in self.agenda if line.state == "next"), None)


def joined_as(actor: Actor, meeting: Meeting) -> Participant | None:
    """Return who takes part in this meeting with the actor's link."""
    participant = participant_of(actor)
    return meeting.participants.filter(pk=participant).first() if participant else None


def day_page(meeting: Meeting, participant: Participant, *, at: datetime) -> DayPage:
    return DayPage(meeting, meeting.stage(at), participant, agenda_of(meeting, at=at), doors_of(meeting, at=at))


def doors_of(meeting: Meeting, *, at: datetime) -> list[Door]:
    """Return what this meeting offers: at most three queries."""
    doors = []
    fishbowl = current_fishbowl(meeting, at=at)
    if fishbowl is not None:
        asks = fishbowl.takes_questions(at)
        doors.append(Door("microphone", _("Fishbowl"), _fishbowl_hint(fishbowl, at), "fishbowl/", is_open=asks))
    barcamp = Barcamp.objects.filter(meeting=meeting).first()
    if barcamp is not None:
        topics, marks = barcamp.topics_are_open(at), barcamp.marks_are_open(at)
        doors.append(
            Door("table", _("Barcamp"), _barcamp_hint(topics=topics, marks=marks), "barcamp/", topics or marks)
        )
    harvest = Harvest.objects.filter(meeting=meeting).first()
    if harvest is not None and harvest.takes_dots:
        doors.append(Door("dot", _("Dots"), _("Say which findings matter most to you."), "ernte/", is_open=True))
    return doors


def _fishbowl_hint(fishbowl: Fishbowl, at: datetime) -> str:
    if fishbowl.takes_questions(at):
        return _("Ask a question, or ask for the empty chair.")
    if fishbowl.asks_from and fishbowl.asks_from > at:
        return _("Questions are taken from %(time)s on.") % {"time": f"{in_berlin(fishbowl.asks_from):%H:%M}"}
    return _("Read what was asked. Questions are no longer taken.")


def _barcamp_hint(*, topics: bool, marks: bool) -> str:
    if topics and marks:
        return _("Suggest topics and mark where you will come.")
    if topics:
        return _("Suggest a topic.")
    return _("Mark where you will come.") if marks else _("Look at the plan and enter results.")
