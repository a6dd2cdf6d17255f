"""The fishbowl: questions from everybody, the queue for the empty chair, the inner circle, the timer.

The rule of the chairs: one chair is always kept for the audience. Speakers may fill all chairs but one; the
last free chair is for whoever is next in the queue. With a guest on it the circle is full, and nobody else
sits down until somebody goes back to the audience.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import CirclePlace
from miteinander.meetings.models import AgendaItem, CircleTurn, Fishbowl
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.acts import record_heard
from miteinander.roles.actor import Actor
from miteinander.roles.rules import allowed, require

ASKING_GOES_ON = timedelta(minutes=30)  # when questions are taken again after the end of the meeting


def hold_circle(fishbowl: Fishbowl) -> Fishbowl:
    """Take the circle for this transaction, and let every screen learn of the change."""
    Fishbowl.objects.filter(pk=fishbowl.pk).update(version=F("version") + 1)
    return Fishbowl.objects.select_related("item", "meeting").get(pk=fishbowl.pk)


def open_fishbowl(item: AgendaItem, *, by: Actor, at: datetime) -> Fishbowl:
    """Return the fishbowl of an agenda item; the first time with four chairs for talk and one kept empty."""
    require(by, "fishbowl.run", item, at=at)
    with transaction.atomic():
        fishbowl, is_new = Fishbowl.objects.get_or_create(item=item, defaults={"meeting": item.meeting})
        if is_new:
            record(by, "prepared", fishbowl, channel=Channel.WEB, at=at)
    return fishbowl


def set_up(
    fishbowl: Fishbowl, *, chairs: int, timer_minutes: int, asks_from: datetime | None, by: Actor, at: datetime
) -> None:
    """Set the chairs (the empty one included), the minutes per contribution, and when questions are first taken."""
    require(by, "fishbowl.run", fishbowl, at=at)
    with transaction.atomic():
        held = hold_circle(fishbowl)
        seated = fishbowl.turns.filter(place=CirclePlace.INNER).aggregate(last=Max("chair"))["last"] or 0
        if chairs < seated:
            raise Refused(_("There are more people in the circle than chairs. Please let somebody go back first."))
        until = held.asks_until if asks_from == held.asks_from else None  # a new beginning has no old end
        Fishbowl.objects.filter(pk=fishbowl.pk).update(
            chairs=chairs, timer_minutes=timer_minutes, asks_from=asks_from, asks_until=until
        )
        record(by, "set up", fishbowl, channel=Channel.WEB, at=at)
    fishbowl.refresh_from_db()


def open_questions(fishbowl: Fishbowl, *, by: Actor, at: datetime) -> None:
    """Take questions now and until the end; after the end of the item, until the meeting is over."""
    require(by, "fishbowl.run", fishbowl, at=at)
    with transaction.atomic():
        held = hold_circle(fishbowl)
        until = None if at < held.item.ends_at else max(held.meeting.ends_at, at + ASKING_GOES_ON)
        begins = held.asks_from if held.asks_from and held.asks_from <= at else None
        Fishbowl.objects.filter(pk=fishbowl.pk).update(asks_from=begins, asks_until=until)
        record(by, "opened questions", fishbowl, channel=Channel.WEB, at=at)


def close_questions(fishbowl: Fishbowl, *, by: Actor, at: datetime) -> None:
    """Take no more questions by phone; cards can still be typed in."""
    require(by, "fishbowl.run", fishbowl, at=at)
    with transaction.atomic():
        hold_circle(fishbowl)
        Fishbowl.objects.filter(pk=fishbowl.pk).update(asks_until=at)
        record(by, "closed questions", fishbowl, channel=Channel.WEB, at=at)


def join_queue(fishbowl: Fishbowl, name: str, *, by: Actor, at: datetime, channel: Channel = Channel.WEB) -> CircleTurn:
    """Ask for the empty chair: from the phone, or by a raised hand that a helper types in."""
    require(by, "fishbowl.queue", fishbowl, at=at)
    if not fishbowl.takes_turns(at) and not allowed(by, "fishbowl.run", fishbowl, at=at):
        raise Refused(_("The conversation is over; nobody is called into the circle any more."))
    participant = participant_of(by) if channel == Channel.WEB else None
    if channel == Channel.WEB and participant is None:
        channel = Channel.ON_SITE
    try:
        with transaction.atomic():
            hold_circle(fishbowl)
            turn = CircleTurn.objects.create(
                fishbowl=fishbowl,
                participant_id=participant,
                name=name,
                place=CirclePlace.QUEUE,
                channel=channel,
                asked_at=at,
            )
            record_heard(by, "queued", turn, channel=channel, at=at)
    except IntegrityError as problem:
        raise Refused(_("You are in the queue or in the circle already.")) from problem
    return turn


def seat_speaker(fishbowl: Fishbowl, name: str, *, by: Actor, at: datetime) -> CircleTurn:
    """Give somebody who gave an input a chair from the start; the last free chair stays empty."""
    require(by, "fishbowl.run", fishbowl, at=at)
    with transaction.atomic():
        held = hold_circle(fishbowl)
        chairs = _free_chairs(held)
        if len(chairs) <= 1:
            raise Refused(_("One chair stays empty for the audience. Please let somebody go back first."))
        turn = CircleTurn.objects.create(
            fishbowl=held,
            name=name,
            place=CirclePlace.INNER,
            chair=chairs[0],
            is_speaker=True,
            channel=Channel.ON_SITE,
            asked_at=at,
            sat_at=at,
        )
        record_heard(by, "sat down", turn, channel=Channel.ON_SITE, at=at)
    return turn


def take_chair(turn: CircleTurn, *, by: Actor, at: datetime, chair: int | None = None) -> CircleTurn:
    """Let somebody from the queue sit down, on the chair named or the first free one. Two never share a chair."""
    require(by, "fishbowl.run", turn, at=at)
    try:
        with transaction.atomic():
            held = hold_circle(turn.fishbowl)
            fresh = CircleTurn.objects.select_for_update().get(pk=turn.pk)
            if fresh.place != CirclePlace.QUEUE:
                raise Stale(_("%(name)s is no longer in the queue.") % {"name": fresh.name}, theirs=fresh)
            chairs = _free_chairs(held)
            if not chairs:
                raise Refused(_("The circle is full. Somebody has to go back to the audience first."))
            fresh.place, fresh.chair, fresh.sat_at = CirclePlace.INNER, chair or chairs[0], at
            fresh.save()
            record_heard(by, "sat down", fresh, channel=Channel.ON_SITE, at=at)
    except IntegrityError as problem:
        raise Stale(_("Somebody already sits on chair %(chair)s.") % {"chair": chair}) from problem
    return fresh


def leave(turn: CircleTurn, *, by: Actor, at: datetime) -> None:
    """Go back to the audience, from the circle or from the queue; going twice is harmless."""
    require(by, "fishbowl.leave", turn, at=at)
    with transaction.atomic():
        hold_circle(turn.fishbowl)
        still = CircleTurn.objects.filter(pk=turn.pk).exclude(place=CirclePlace.LEFT)
        if still.update(place=CirclePlace.LEFT, chair=None, left_at=at):
            record(by, "left", turn, channel=Channel.WEB, at=at)


def start_timer(fishbowl: Fishbowl, *, by: Actor, at: datetime) -> None:
    """Start the time for one contribution anew."""
    _set_timer(fishbowl, at, by, at)


def stop_timer(fishbowl: Fishbowl, *, by: Actor, at: datetime) -> None:
    _set_timer(fishbowl, None, by, at)


def _set_timer(fishbowl: Fishbowl, started_at: datetime | None, by: Actor, at: datetime) -> None:
    require(by, "fishbowl.run", fishbowl, at=at)
    with transaction.atomic():
        hold_circle(fishbowl)
        Fishbowl.objects.filter(pk=fishbowl.pk).update(timer_started_at=started_at)
        record(by, "started timer" if started_at else "stopped timer", fishbowl, channel=Channel.WEB, at=at)


def _free_chairs(fishbowl: Fishbowl) -> list[int]:
    taken = set(fishbowl.turns.filter(place=CirclePlace.INNER).values_list("chair", flat=True))
    return [chair for chair in range(1, fishbowl.chairs + 1) if chair not in taken]
