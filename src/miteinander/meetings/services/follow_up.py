"""From one meeting to the next: what is not settled is proposed, and somebody decides what is taken over."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day, berlin_moment
from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import Becomes, Decision, PitchState
from miteinander.meetings.formats import format_of
from miteinander.meetings.models import AgendaItem, Barcamp, CarriedItem, GuidingQuestion, Meeting, Pitch
from miteinander.meetings.reads.follow_up import possible_predecessors, proposals_for
from miteinander.meetings.services.agenda import ItemDetails, add_item, remove_item
from miteinander.meetings.services.guiding_questions import remove_question
from miteinander.meetings.services.pitches import Topic, enter_pitch, take_step
from miteinander.meetings.services.series import create_meeting, details_of
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

DAYS_TO_REGISTER = 7
LONGEST_TITLE, LONGEST_TOPIC = 160, 120


@dataclass(frozen=True)
class NextDay:
    """What the office says about the next meeting; everything else is taken from the one before."""

    title: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    subtitle: str = ""


@dataclass(frozen=True)
class Wording:
    """How an item is taken over, when it is not as proposed."""

    text: str
    details: str = ""
    minutes: int | None = None


def prepare_next(meeting: Meeting, day: NextDay, *, by: Actor, at: datetime) -> Meeting:
    """Make the next meeting as a draft and lay the proposals from this one's findings beside it."""
    require(by, "meeting.create", meeting.series, at=at)
    if Meeting.objects.filter(follows=meeting).exists():
        raise Refused(_("The next meeting exists already. You find it on this page."))
    last_day = berlin_moment(berlin_day(day.starts_at) - timedelta(days=DAYS_TO_REGISTER), time(23, 59))
    details = replace(
        details_of(meeting),
        title=day.title,
        subtitle=day.subtitle,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        capacity=day.capacity,
        registration_ends_at=last_day if last_day > at else day.starts_at,
        invitation="",
        guiding_questions=(),
        links=(),
    )
    try:
        with transaction.atomic():
            made = create_meeting(meeting.series, by=by, details=details, follows=meeting, at=at)
            propose_items(made, by=by, at=at)
    except IntegrityError as problem:
        raise Refused(_("The next meeting exists already. You find it on this page.")) from problem
    return made


def build_upon(meeting: Meeting, earlier: Meeting, *, by: Actor, at: datetime) -> None:
    """Say on which earlier meeting of the series this one builds, and have its findings proposed."""
    require(by, "follow_up.decide", meeting, at=at)
    if meeting.follows_id or earlier not in possible_predecessors(meeting):
        raise Refused(_not_to_build_on())
    try:
        with transaction.atomic():
            meeting.follows = earlier
            meeting.save(update_fields=["follows"])
            record(by, "built upon", meeting, channel=Channel.WEB, at=at)
            propose_items(meeting, by=by, at=at)
    except IntegrityError as problem:
        raise Refused(_not_to_build_on()) from problem


def _not_to_build_on() -> str:
    return _("Please choose an earlier meeting of the same series on which no other one builds.")


def propose_items(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Add what is new in the findings; what was proposed before stays as it was decided."""
    require(by, "follow_up.decide", meeting, at=at)
    if meeting.follows_id is None:
        raise Refused(_("This meeting does not build on an earlier one. Please choose one first."))
    with transaction.atomic():
        _hold(meeting)
        new = proposals_for(meeting)
        for one in new:
            item = CarriedItem.objects.create(
                meeting=meeting,
                key=one.key,
                position=one.position,
                becomes=one.becomes,
                format=one.format,
                minutes=one.minutes,
                text=one.text,
                details=one.details,
                reason=one.reason,
            )
            item.findings.set(one.findings)
        record(by, "proposed items", meeting, channel=Channel.WEB, at=at, note=str(len(new)))
    return len(new)


def accept_item(item: CarriedItem, *, by: Actor, at: datetime, wording: Wording | None = None) -> CarriedItem:
    """Take an item over, as proposed or in other words; it stands in the next meeting at once."""
    require(by, "follow_up.decide", item, at=at)
    with transaction.atomic():
        _hold(item.meeting)
        fresh = _undecided(item)
        if wording is not None:
            fresh.text, fresh.details = wording.text, wording.details
            fresh.minutes = wording.minutes or fresh.minutes
        match fresh.becomes:
            case Becomes.QUESTION:
                fresh.guiding_question = _new_question(fresh, at)
            case Becomes.ITEM:
                fresh.agenda_item = _new_agenda_item(fresh, by, at)
            case Becomes.TOPIC:
                fresh.pitch = _new_topic(fresh, by, at)
        fresh.decision = Decision.EDITED if wording else Decision.ACCEPTED
        fresh.decided_at = at
        fresh.save()
        record(by, "accepted", fresh, channel=Channel.WEB, at=at)
    return fresh


def accept_all(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Take over everything that is not decided yet, in the order of the day, all or nothing."""
    require(by, "follow_up.decide", meeting, at=at)
    with transaction.atomic():
        _hold(meeting)
        items = list(meeting.carried_items.filter(decision=Decision.OPEN))
        for item in items:
            accept_item(item, by=by, at=at)
    return len(items)


def drop_item(item: CarriedItem, *, by: Actor, at: datetime) -> None:
    """Leave an item out; it will not be proposed again."""
    require(by, "follow_up.decide", item, at=at)
    with transaction.atomic():
        _hold(item.meeting)
        fresh = _undecided(item)
        fresh.decision, fresh.decided_at = Decision.DROPPED, at
        fresh.save(update_fields=["decision", "decided_at"])
        record(by, "dropped", fresh, channel=Channel.WEB, at=at)


def undo_decision(item: CarriedItem, *, by: Actor, at: datetime) -> None:
    """Take a decision back: what was taken over goes, unless people have already filled it."""
    require(by, "follow_up.decide", item, at=at)
    with transaction.atomic():
        _hold(item.meeting)
        fresh = CarriedItem.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=item.pk)
        if fresh.decision == Decision.OPEN:
            return
        _take_away(fresh, by, at)
        CarriedItem.objects.filter(pk=fresh.pk).update(decision=Decision.OPEN, decided_at=None)
        record(by, "undecided", fresh, channel=Channel.WEB, at=at)


def _take_away(item: CarriedItem, by: Actor, at: datetime) -> None:
    if item.guiding_question is not None:
        remove_question(item.guiding_question, at=at)
        _touch(item.meeting, at)
    if item.agenda_item is not None:
        remove_item(item.agenda_item, by=by, at=at)
    if item.pitch is not None and item.pitch.state != PitchState.WITHDRAWN:
        take_step(item.pitch, "withdraw", by=by, at=at)


def _hold(meeting: Meeting) -> None:
    """Take the next meeting for this transaction: first the meeting, then its items, so that no two wait in a ring."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _undecided(item: CarriedItem) -> CarriedItem:
    fresh = CarriedItem.objects.select_for_update(of=("self",)).select_related("meeting", "pitch").get(pk=item.pk)
    if fresh.decision != Decision.OPEN:
        words = {"text": Truncator(fresh.text).chars(80), "decision": fresh.get_decision_display()}
        raise Stale(_("“%(text)s” is %(decision)s already. Please look at the list again.") % words, theirs=fresh)
    return fresh


def _new_question(item: CarriedItem, at: datetime) -> GuidingQuestion:
    """Add the question behind the others; the meeting's version rises, so that an open form does not overwrite it."""
    last = item.meeting.guiding_questions.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    _touch(item.meeting, at)
    return GuidingQuestion.objects.create(meeting=item.meeting, position=position, text=item.text)


def _touch(meeting: Meeting, at: datetime) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1, changed_at=at)


def _new_agenda_item(item: CarriedItem, by: Actor, at: datetime) -> AgendaItem:
    """Put it where it belongs in the day: behind what was taken over from before it, whatever was decided first."""
    form = format_of(item.format)
    details = ItemDetails(
        title=Truncator(item.text).chars(LONGEST_TITLE),
        minutes=item.minutes or form.minutes,
        starts_at=_place_in_the_day(item),
        description=item.details,
        is_approximate=form.ends_open,
    )
    return add_item(item.meeting, item.format, details, by=by, at=at)


def _place_in_the_day(item: CarriedItem) -> datetime | None:
    taken = AgendaItem.objects.filter(meeting=item.meeting, origin__isnull=False).select_related("origin")
    before = [one.ends_at for one in taken if one.origin.position <= item.position]
    if before:
        return max(before)
    return item.meeting.starts_at if taken else None


def _new_topic(item: CarriedItem, by: Actor, at: datetime) -> Pitch:
    if item.pitch is not None:  # taken over before, then taken back
        return take_step(item.pitch, "restore", by=by, at=at)
    barcamp = Barcamp.objects.select_related("meeting").filter(meeting=item.meeting).first()
    if barcamp is None:
        raise Refused(_("A topic needs a barcamp. Please take over the barcamp of the programme first."))
    title = Truncator(item.text).chars(LONGEST_TOPIC)
    topic = Topic(title=title, description=item.details if item.details != title else "")
    return enter_pitch(barcamp, topic, by=by, at=at)
