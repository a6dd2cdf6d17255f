"""The page of somebody who takes part: what runs now, and which doors are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum
from django.utils.translation import gettext as _

from miteinander.ground.clock import in_berlin
from miteinander.meetings.choices import AgendaFormatKey, CirclePlace, PitchState, Stage
from miteinander.meetings.models import (
    Barcamp,
    CircleTurn,
    Fishbowl,
    FishbowlQuestion,
    Harvest,
    Interest,
    Meeting,
    Participant,
)
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


@dataclass(frozen=True)
class Leaving:
    """What stays and what goes when a device forgets its participant."""

    dots: int  # taken back, because the weighting still runs
    kept_dots: int
    marks: int  # taken back, because marks are still set
    kept_marks: int
    questions: int
    topics: int
    drafts: int
    waits: bool
    has_badge: bool  # brings one back to what was one's own

    @property
    def keeps_something(self) -> bool:
        return bool(self.kept_dots or self.kept_marks or self.questions or self.topics)


def leaving_of(participant: Participant, *, at: datetime) -> Leaving:
    """Count what the participant entered: eight queries."""
    meeting, pitches = participant.meeting, participant.pitches
    dots = participant.dots.aggregate(total=Sum("count"))["total"] or 0
    marks = Interest.objects.filter(participant=participant).count()
    dots_count = Harvest.objects.filter(meeting=meeting, takes_dots=True).exists()
    marks_count = any(barcamp.marks_are_open(at) for barcamp in Barcamp.objects.filter(meeting=meeting))
    return Leaving(
        dots=dots if dots_count else 0,
        kept_dots=0 if dots_count else dots,
        marks=marks if marks_count else 0,
        kept_marks=0 if marks_count else marks,
        questions=FishbowlQuestion.objects.filter(participant=participant).count(),
        topics=pitches.on_the_table().count(),
        drafts=pitches.filter(state=PitchState.DRAFT).count(),
        waits=CircleTurn.objects.filter(participant=participant, place=CirclePlace.QUEUE).exists(),
        has_badge=participant.attendee_id is not None,
    )


def joined_as(actor: Actor, meeting: Meeting) -> Participant | None:
    """Return who takes part in this meeting with the actor's link."""
    participant = participant_of(actor)
    return meeting.participants.filter(pk=participant).first() if participant else None


def day_page(meeting: Meeting, participant: Participant, *, at: datetime) -> DayPage:
    return DayPage(meeting, meeting.stage(at), participant, agenda_of(meeting, at=at), doors_of(meeting, at=at))


def doors_of(meeting: Meeting, *, at: datetime) -> list[Door]:
    """Return what this meeting offers: at most four queries."""
    doors = []
    fishbowl = current_fishbowl(meeting, at=at)
    if fishbowl is not None:
        asks = fishbowl.takes_questions(at)
        doors.append(Door("ring", _("Fishbowl"), _fishbowl_hint(fishbowl, at), "fishbowl/", is_open=asks))
    barcamp = Barcamp.objects.filter(meeting=meeting).first()
    if barcamp is not None:
        topics, marks = barcamp.topics_are_open(at), barcamp.marks_are_open(at)
        doors.append(
            Door("table", _("Barcamp"), _barcamp_hint(topics=topics, marks=marks), "barcamp/", topics or marks)
        )
    harvest = Harvest.objects.filter(meeting=meeting).first()
    takes_dots = harvest is not None and harvest.takes_dots
    if takes_dots or meeting.agenda_items.filter(format=AgendaFormatKey.HARVEST).exists():
        hint = _("Say which findings matter most to you.") if takes_dots else _("Dots are given at the harvest.")
        doors.append(Door("dot", _("Dots"), hint, "ernte/", is_open=takes_dots))
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
