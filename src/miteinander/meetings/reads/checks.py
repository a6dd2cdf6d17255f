"""What is in order with a meeting, and what is still missing: the lines above the buttons of its overview."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.meetings.choices import DocumentationState
from miteinander.meetings.reads.calendar import place_line
from miteinander.meetings.reads.steering import Situation

TICKED_LIST_COUNTS = timedelta(days=7)  # as long as the door takes it


@dataclass(frozen=True)
class Check:
    """Something that is in order, or that is still missing; `url` leads to where it is written."""

    text: str
    is_done: bool = False
    url: str = ""
    is_note: bool = False  # worth knowing, neither done nor missing

    @property
    def icon(self) -> str:
        return "info" if self.is_note else "success" if self.is_done else "warning"


def before_announcing(here: Situation) -> list[Check]:
    """Every guest asks for these four; each line says whether it is there."""
    meeting, edit = here.meeting, here.url("meeting-edit")
    place = place_line(meeting) or _("takes place online")
    invitation = _("The invitation still has no text: two sentences why you meet are enough.")
    if meeting.invitation:
        invitation = _("The invitation is written.")
    return [
        Check(_("Place: %(place)s") % {"place": place}, is_done=True) if here.has_place else _no_place(here),
        _programme(here),
        Check(invitation, bool(meeting.invitation), "" if meeting.invitation else edit),
        *_deadline(here),
    ]


def before_the_day(here: Situation) -> list[Check]:
    """What guests of an announced meeting are still to learn; no line for what is in order."""
    missing = [] if here.has_place else [_no_place(here)]
    missing += [] if here.standing.items else [_programme(here)]
    count = here.standing.notices
    owed = ngettext(
        "%(count)d person without e-mail waits for news.", "%(count)d persons without e-mail wait for news.", count
    )
    return [*missing, *([Check(owed % {"count": count}, url=here.url("registration-notices"))] if count else [])]


def reminders(here: Situation) -> Check:
    count = here.standing.reminded
    if not count:
        return Check(_("Reminders go out by themselves, a week and a day before."), is_note=True)
    words = ngettext("%(count)d registration has been reminded.", "%(count)d registrations have been reminded.", count)
    return Check(words % {"count": count}, is_done=True)


def needs(here: Situation) -> list[Check]:
    count = here.standing.needs
    words = ngettext(
        "%(count)d registration says what it needs to take part.",
        "%(count)d registrations say what they need to take part.",
        count,
    )
    return [Check(words % {"count": count}, url=here.url("registration-needs"), is_note=True)] if count else []


def tools(here: Situation) -> list[Check]:
    """Fishbowl and barcamp that stand in the programme and have no page yet."""
    standing, found = here.standing, []
    if standing.planned_fishbowls > standing.open_fishbowls:
        found.append(Check(_("The fishbowl is not set up yet."), url=here.url("steering-fishbowl")))
    if standing.planned_barcamps and not standing.open_barcamps:  # a meeting has one, in however many items
        found.append(Check(_("The barcamp has no rooms and no times yet."), url=here.url("steering-barcamp")))
    return found


def proposals(here: Situation) -> list[Check]:
    count = here.standing.undecided
    words = ngettext(
        "%(count)d proposal from the meeting before waits for your decision.",
        "%(count)d proposals from the meeting before wait for your decision.",
        count,
    )
    return [Check(words % {"count": count}, url=here.url("take-over"))] if count else []


def afterwards(here: Situation) -> list[Check]:
    return [*_present(here), _harvest(here), _documentation(here), *_next_meeting(here)]


def _no_place(here: Situation) -> Check:
    return Check(_("The place is still missing: guests do not know where to go."), url=here.url("meeting-edit"))


def _programme(here: Situation) -> Check:
    count = here.standing.items
    if not count:
        return Check(_("The programme is still empty."), url=here.url("steering-agenda"))
    words = ngettext("The programme has %(count)d item.", "The programme has %(count)d items.", count)
    return Check(words % {"count": count}, is_done=True)


def _deadline(here: Situation) -> list[Check]:
    is_over = here.meeting.registration_ends_at <= here.at
    return [Check(_("The end of registration is over already."), url=here.url("meeting-edit"))] if is_over else []


def _present(here: Situation) -> list[Check]:
    count = here.standing.present
    if count:
        words = ngettext("%(count)d person was there.", "%(count)d persons were there.", count)
        return [Check(words % {"count": count}, is_done=True)]
    if here.at > here.meeting.ends_at + TICKED_LIST_COUNTS:
        return []
    return [Check(_("Nobody has been checked in. Was there a list on paper?"), url=here.url("check-in-ticked-list"))]


def _harvest(here: Situation) -> Check:
    count = here.standing.findings
    if not count:
        return Check(_("The harvest is still empty."), url=here.url("harvest"))
    words = ngettext("The harvest has %(count)d finding.", "The harvest has %(count)d findings.", count)
    return Check(words % {"count": count}, is_done=True)


def _documentation(here: Situation) -> Check:
    words = {
        DocumentationState.REVIEWED.value: _("The documentation is reviewed, but not released yet."),
        DocumentationState.RELEASED.value: _("The documentation is released."),
    }
    state = here.standing.documentation
    text = words.get(state, _("The documentation is not reviewed yet."))
    return Check(text, state == DocumentationState.RELEASED, here.url("steering-documentation"))


def _next_meeting(here: Situation) -> list[Check]:
    slug = here.standing.next_slug
    return (
        [Check(_("The next meeting is prepared."), is_done=True, url=reverse("steering", args=[slug]))] if slug else []
    )
