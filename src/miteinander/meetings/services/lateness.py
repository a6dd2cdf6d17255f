"""It gets later: what follows moves together, a running item takes longer, a break may give way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day, in_berlin
from miteinander.ground.refusals import Refused, Stale
from miteinander.meetings.choices import Stage
from miteinander.meetings.formats import format_of
from miteinander.meetings.models import AgendaItem, Barcamp
from miteinander.meetings.services.agenda import finish_agenda, hold_agenda, move_items
from miteinander.meetings.services.barcamp import shift_rounds
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

SHORTEST = 5  # minutes of an item
MOST_LATER = 180  # minutes at once


@transaction.atomic
def shift_from(
    item: AgendaItem, minutes: int, *, shorten: AgendaItem | None = None, version: int, by: Actor, at: datetime
) -> int:
    """Let it get later from an item on: everything behind it follows together, or up to a break that gives way.

    An item that has begun takes longer instead of beginning again. A negative number undoes it. `version` is the
    agenda the clerk saw, so that two clicks do not count twice.
    """
    require(by, "agenda.edit", item.meeting, at=at)
    held = hold_agenda(item.meeting)
    if held.agenda_version != version:
        raise Stale(_("The programme has just been changed. Please look at the new times before you shift them again."))
    if held.stage(at) == Stage.BEFORE:
        shorten = None  # before the day the plan itself changes: nothing has to give way
    if not 0 < abs(minutes) <= MOST_LATER:
        raise Refused(_("Please choose between 1 and %(most)d minutes.") % {"most": MOST_LATER}, field="minutes")
    items = list(held.agenda_items.all())
    moving = items[items.index(item) :]
    _check_room(items, moving, minutes, at)
    if has_begun(moving[0], at):
        _lengthen(moving.pop(0), minutes, at)
    rest = _shorten(moving, shorten, minutes) if shorten else minutes
    edge = moving.index(shorten) + 1 if shorten in moving else len(moving)
    move_items(held, moving[:edge], timedelta(minutes=minutes), at=at)
    move_items(held, moving[edge:], timedelta(minutes=rest), at=at)
    finish_agenda(held, by=by, verb="shifted agenda", at=at, note=f"{minutes:+d} min")
    return minutes


def has_begun(item: AgendaItem, at: datetime) -> bool:
    return item.meeting.stage(at) == Stage.TODAY and item.starts_at <= at


def _lengthen(item: AgendaItem, minutes: int, at: datetime) -> None:
    if item.minutes + minutes < SHORTEST:
        raise Refused(_("An item takes at least %(least)d minutes.") % {"least": SHORTEST}, field="minutes")
    item.minutes += minutes
    item.save(update_fields=["minutes"])
    for barcamp in Barcamp.objects.filter(item=item):
        shift_rounds(barcamp, minutes, at)


def _shorten(moving: list[AgendaItem], pause: AgendaItem, minutes: int) -> int:
    """Let a break give way and return by how many minutes the rest still moves; undoing gives the break back."""
    if pause not in moving or not format_of(pause.format).is_break:
        raise Refused(_("Please choose a break that comes later than the shift."), field="shorten")
    place = moving.index(pause)
    found, behind = moving[place], moving[place + 1 : place + 2]
    planned = (behind[0].planned_at - found.planned_at) // timedelta(minutes=1) if behind else found.minutes
    most = found.minutes - SHORTEST if minutes > 0 else planned - found.minutes
    given = max(0, min(abs(minutes), most)) * (1 if minutes > 0 else -1)
    found.minutes -= given
    found.save(update_fields=["minutes"])
    return minutes - given


def _check_room(items: list[AgendaItem], moving: list[AgendaItem], minutes: int, at: datetime) -> None:
    step = timedelta(minutes=minutes)
    before = items[: len(items) - len(moving)]
    if minutes < 0 and before and not has_begun(moving[0], at) and moving[0].starts_at + step < before[-1].ends_at:
        raise Refused(
            _("“%(title)s” lasts until %(time)s: the next item cannot begin earlier.")
            % {"title": before[-1].title, "time": f"{in_berlin(before[-1].ends_at):%H:%M}"},
            field="minutes",
        )
    last = moving[-1]
    if berlin_day(last.ends_at + step) != berlin_day(last.starts_at):
        raise Refused(_("Then the meeting would last beyond midnight."), field="minutes")
