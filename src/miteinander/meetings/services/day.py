"""Joining on the day: by the code on the wall or by one's badge, without an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import MAY_ENTER, MeetingStatus
from miteinander.meetings.codes import as_typed
from miteinander.meetings.models import Attendee, Meeting, Participant
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.people.services import issue_link
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

STAYS_OPEN = timedelta(days=14)  # after the meeting: long enough to look up one's notes
WRONG_CODES = 60  # from one address: a town hall full of phones shares one
WRONG_CODES_KEPT = 600  # seconds


@dataclass(frozen=True)
class Joined:
    """Somebody takes part; the token goes into a cookie of this device."""

    participant: Participant
    token: str
    until: datetime


def join_by_code(meeting: Meeting, code: str, *, name: str, source: str, by: Actor, at: datetime) -> Joined:
    """Join with the code that is written on the wall for everybody in the room."""
    _require_open(meeting, by=by, at=at)
    if _tried_too_often(meeting, source) or as_typed(code) != as_typed(meeting.event_code):
        raise _wrong(meeting, source)
    with transaction.atomic():
        return _join(meeting, Participant(meeting=meeting, name=name, joined_at=at), by=by, at=at)


def join_by_badge(meeting: Meeting, code: str, *, name: str, source: str, by: Actor, at: datetime) -> Joined:
    """Join with the code on one's badge; a second phone becomes the same participant."""
    _require_open(meeting, by=by, at=at)
    attendee = attendee_with_badge(meeting, code, source=source)
    with transaction.atomic():
        Attendee.objects.select_for_update().get(pk=attendee.pk)
        known = Participant.objects.filter(attendee=attendee).first()
        fresh = Participant(meeting=meeting, attendee=attendee, name=name or attendee.name, joined_at=at)
        return _join(meeting, known or fresh, by=by, at=at)


def attendee_with_badge(meeting: Meeting, code: str, *, source: str) -> Attendee:
    """Return whose badge this is; wrong codes are counted, and after too many even a right one looks wrong."""
    badges = Attendee.objects.filter(meeting=meeting, registration__state__in=MAY_ENTER)
    found = None if _tried_too_often(meeting, source) else badges.filter(badge_code=as_typed(code)).first()
    if found is None:
        raise _wrong(meeting, source)
    return found


def _join(meeting: Meeting, participant: Participant, *, by: Actor, at: datetime) -> Joined:
    is_new = participant._state.adding
    if is_new:
        participant.save()
    until = meeting.ends_at + STAYS_OPEN
    link, token = issue_link(PARTICIPANT_LINK, participant.pk, expires_at=until, at=at)
    if is_new:
        record(Actor(person=by.person, link=link), "joined", participant, channel=Channel.WEB, at=at)
    return Joined(participant, token, until)


def _require_open(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    require(by, "day.join", meeting, at=at)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused(_("This meeting does not take place."))
    if at > meeting.ends_at + STAYS_OPEN:
        raise Refused(_("This meeting is over. You find its results on its page."))


def _wrong(meeting: Meeting, source: str) -> Refused:
    key = _key(meeting, source)
    tries = int(cache.get(key, 0)) + 1
    cache.set(key, tries, WRONG_CODES_KEPT)
    if tries > WRONG_CODES:
        locked = _("Too many wrong codes came from here. Please wait ten minutes, or ask at the entrance.")
        return Refused(locked, field="code")
    return Refused(_("This code is not right. It stands on the wall and on your badge."), field="code")


def _tried_too_often(meeting: Meeting, source: str) -> bool:
    return int(cache.get(_key(meeting, source), 0)) >= WRONG_CODES


def _key(meeting: Meeting, source: str) -> str:
    """Name the counter; the address itself is not kept."""
    return f"dabei:{meeting.pk}:{sha256(source.encode()).hexdigest()[:24]}"
