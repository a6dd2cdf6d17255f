"""What comes next for those who organise a meeting: read from its day and from what is there, for somebody who does
this twice a year.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.ground.dates import day_words
from miteinander.meetings.choices import AgendaFormatKey, DocumentationState, MeetingStatus, Stage
from miteinander.meetings.models import Meeting
from miteinander.meetings.reads import checks
from miteinander.meetings.reads.checks import Check
from miteinander.meetings.reads.steering import Action, Situation, Standing, days_until

LAST_DAYS = 7  # as the first reminder


class Phase(IntEnum):
    """Where the work stands, as the steps above the overview count."""

    PREPARE = 1
    INVITE = 2
    LAST_WEEK = 3
    DAY = 4
    AFTERWARDS = 5


@dataclass(frozen=True)
class NextSteps:
    """The lead says how it stands; the first action is the one to take now."""

    phase: Phase
    lead: str
    checks: Sequence[Check]
    actions: Sequence[Action]

    @property
    def shows_address(self) -> bool:
        """Tell whether people now learn of the meeting: then the address of its page is what one needs."""
        return self.phase in {Phase.INVITE, Phase.LAST_WEEK}


MOST_ACTIONS = 4


def next_steps(meeting: Meeting, standing: Standing, *, may_plan: bool, at: datetime) -> NextSteps | None:
    """Return the steps of today; None for a meeting that was called off. One query, on the day itself."""
    if meeting.status == MeetingStatus.CANCELLED:
        return None
    phase = phase_of(meeting, at)
    items = list(meeting.agenda_items.all()) if phase == Phase.DAY else []
    now = next((item for item in items if item.starts_at <= at < item.ends_at), None)
    following = next((item for item in items if item.starts_at > at), None)
    lead, found, actions = STEPS[phase](Situation(meeting, standing, at, may_plan, now, following))
    return NextSteps(phase, lead, found, list(dict.fromkeys(actions))[:MOST_ACTIONS])


def phase_of(meeting: Meeting, at: datetime) -> Phase:
    if meeting.status == MeetingStatus.DRAFT:
        return Phase.PREPARE
    if at >= meeting.ends_at:
        return Phase.AFTERWARDS
    if meeting.stage(at) == Stage.TODAY:
        return Phase.DAY
    return Phase.LAST_WEEK if days_until(meeting, at) <= LAST_DAYS else Phase.INVITE


Steps = tuple[str, list[Check], list[Action]]


def _prepare(here: Situation) -> Steps:
    edit, agenda = (
        here.go("meeting-edit", _("Edit meeting"), "edit"),
        here.go("steering-agenda", _("Edit programme"), "clock"),
    )
    announce = here.go("meeting-announce", _("Announce the meeting"), "check", posts=True)
    found = [*checks.before_announcing(here), *checks.proposals(here)]
    if here.meeting.starts_at <= here.at:
        return _("The day of this draft is over. Please choose another one."), found, [edit, agenda]
    if not (here.has_place and here.meeting.registration_ends_at > here.at):
        actions = [here.go("meeting-edit", _("Add what is missing"), "edit"), announce, agenda]
    elif not here.standing.items:
        actions = [here.go("steering-agenda", _("Make the programme"), "clock"), announce, edit]
    else:
        actions = [announce, edit, agenda]
    return (
        _("Only you and the network office see this draft. Once it is announced, everybody can register."),
        found,
        actions,
    )


def _invite(here: Situation) -> Steps:
    takes = here.meeting.registration_is_open(here.at)
    words = _("Registration is open until %(day)s.") if takes else _("Registration has been closed since %(day)s.")
    day = day_words(here.meeting.registration_ends_at)
    papers = [here.go("agenda-pdf", _("Invitation with programme (PDF)"), "print")] if here.standing.items else []
    form = [here.go("registration-sheet", _("Registration form on paper (PDF)"), "print")] if takes else []
    enter = here.go("registration-enter", _("Enter somebody"), "add")
    actions = [*_mend(here), *papers, *form, enter]
    return f"{_left(here)} {words % {'day': day}}", checks.before_the_day(here), actions


def _last_week(here: Situation) -> Steps:
    papers = [
        here.go("check-in-badges", _("Badges (PDF)"), "print"),
        here.go("check-in-paper-list", _("List for the door (PDF)"), "print"),
    ]
    poster = here.go("agenda-poster", _("Poster for the wall (PDF)"), "print")
    enter = here.go("registration-enter", _("Enter somebody"), "add")
    found = [checks.reminders(here), *checks.before_the_day(here), *checks.needs(here), *checks.tools(here)]
    return _left(here), found, [*_mend(here), *(papers if here.meeting.seats_held else []), poster, enter]


def _on_the_day(here: Situation) -> Steps:
    door = here.go("steering-check-in", _("To the check-in"), "people")
    parts = {
        AgendaFormatKey.FISHBOWL: here.go("steering-fishbowl", _("Lead the fishbowl"), "ring"),
        AgendaFormatKey.BARCAMP: here.go("steering-barcamp", _("Lead the barcamp"), "table"),
        AgendaFormatKey.HARVEST: here.go("harvest", _("Write down the harvest"), "checklist"),
    }
    first = parts.get(AgendaFormatKey(here.now.format), door) if here.now else door
    bowl = [here.go("fishbowl-display", _("Fishbowl for the projector"), "open-in-new")] * here.standing.open_fishbowls
    board = [here.go("barcamp-board", _("Barcamp for the projector"), "open-in-new")] * here.standing.open_barcamps
    screens = board or bowl if first == parts[AgendaFormatKey.BARCAMP] else bowl or board
    item = here.now or here.following
    later = here.go("steering-agenda", _("It gets later"), "clock")
    if item is not None:
        later = replace(later, url=reverse("agenda-later", args=[here.meeting.slug, item.pk]))
    barcamp = [parts[AgendaFormatKey.BARCAMP]] * here.standing.planned_barcamps
    return _now_and_next(here), checks.tools(here), [first, door, *screens[:1], *barcamp[:1], later]


def _afterwards(here: Situation) -> Steps:
    standing = here.standing
    harvest = here.go("harvest", _("Write down the harvest"), "checklist")
    review = here.go("steering-documentation", _("Review the documentation"), "visibility")
    papers = [here.go("registration-certificates", _("Certificates of attendance (PDF)"), "print")]
    papers = papers if standing.present else []
    found = checks.afterwards(here)
    if not standing.findings:
        return _("The meeting is over. What came out of it?"), found, [harvest, *papers, review]
    if standing.documentation != DocumentationState.RELEASED:
        release = here.go("steering-documentation", _("Release the documentation"), "check")
        is_reviewed = standing.documentation == DocumentationState.REVIEWED
        lead = _("The meeting is over. Its documentation is not public yet.")
        return lead, found, [release if is_reviewed else review, harvest, *papers]
    following = here.go("next-meeting", _("Prepare the next meeting"), "add")
    results = here.go("results", _("See the results"), "visibility")
    plans = [following] if here.may_plan and not standing.next_slug else []
    return _("The meeting is over and its documentation is public."), found, [*plans, results, *papers]


STEPS: dict[Phase, Callable[[Situation], Steps]] = {
    Phase.PREPARE: _prepare,
    Phase.INVITE: _invite,
    Phase.LAST_WEEK: _last_week,
    Phase.DAY: _on_the_day,
    Phase.AFTERWARDS: _afterwards,
}


def _mend(here: Situation) -> list[Action]:
    """What comes before everything else: people who wait for news, a page that leaves guests without an answer."""
    notices = [here.go("registration-notices", _("Call and write"), "phone")] if here.standing.notices else []
    place = [] if here.has_place else [here.go("meeting-edit", _("Add the place"), "pin")]
    agenda = [] if here.standing.items else [here.go("steering-agenda", _("Make the programme"), "clock")]
    return [*notices, *place, *agenda]


def _left(here: Situation) -> str:
    days = here.days_left
    words = ngettext("The meeting is tomorrow.", "The meeting is in %(days)d days.", days)
    return words % {"days": days}


def _now_and_next(here: Situation) -> str:
    if here.now:
        words = {"title": here.now.title, "end": here.clock(here.now.ends_at)}
        return _("Now: %(title)s, until %(end)s.") % words
    if here.following:
        words = {"title": here.following.title, "begin": here.clock(here.following.starts_at)}
        return _("Next: %(title)s, at %(begin)s.") % words
    return _("Today is the day.")
