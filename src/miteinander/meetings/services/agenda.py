"""The agenda: items are added, moved and timed; what follows an item moves with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day, berlin_moment, in_berlin
from miteinander.ground.ids import new_id
from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import AgendaFormatKey, Stage
from miteinander.meetings.formats import USUAL_DAY, format_of
from miteinander.meetings.models import AgendaItem, Barcamp, Material, Meeting, Speaker
from miteinander.meetings.services.barcamp import open_barcamp, shift_rounds
from miteinander.meetings.services.fishbowl import open_fishbowl
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


@dataclass(frozen=True)
class ItemDetails:
    """What the office writes about an item; `starts_at` left out puts it behind the last one."""

    title: str
    minutes: int
    starts_at: datetime | None = None
    description: str = ""
    place: str = ""
    is_approximate: bool = False
    speakers: tuple[tuple[str, str], ...] = ()
    materials: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def plan_model_day(meeting: Meeting, *, by: Actor, at: datetime) -> list[AgendaItem]:
    """Write the model of a day into an empty agenda: inputs, fishbowl, barcamp, harvest."""
    require(by, "agenda.edit", meeting, at=at)
    held = hold_agenda(meeting)
    if held.agenda_items.exists():
        raise Refused(_("There is a programme already. The model is only for an empty one."))
    start = held.starts_at
    for key, title, minutes in USUAL_DAY:
        details = ItemDetails(str(title), minutes, start, is_approximate=format_of(key).ends_open)
        _create(held, key, details, by=by, at=at)
        start += timedelta(minutes=minutes)
    finish_agenda(held, by=by, verb="planned model day", at=at)
    return list(held.agenda_items.all())


@transaction.atomic
def add_item(
    meeting: Meeting, key: str, details: ItemDetails, *, pk: UUID | None = None, by: Actor, at: datetime
) -> AgendaItem:
    """Add an item at its time, or behind the last one; whatever it meets moves back. The same `pk` adds it once."""
    require(by, "agenda.edit", meeting, at=at)
    held = hold_agenda(meeting)
    known = held.agenda_items.filter(pk=pk).first() if pk else None
    if known is not None:
        return known
    if key == AgendaFormatKey.BARCAMP and Barcamp.objects.filter(meeting=held).exists():
        raise Refused(_("This meeting has a barcamp already. Please change that one."), field="format")
    items = list(held.agenda_items.all())
    start = details.starts_at or (items[-1].ends_at if items else held.starts_at)
    later = [item for item in items if item.starts_at >= start]
    gap = later[0].starts_at - start if later else timedelta(days=1)
    item = _create(held, key, replace(details, starts_at=start), pk=pk, by=by, at=at)
    move_items(held, later, max(timedelta(0), timedelta(minutes=details.minutes) - gap), at=at)
    finish_agenda(held, by=by, verb="edited agenda", at=at)
    return item


@transaction.atomic
def change_item(item: AgendaItem, details: ItemDetails, *, version: int, by: Actor, at: datetime) -> AgendaItem:
    """Change an item; when its beginning or its length changes, everything behind it moves by the same time."""
    require(by, "agenda.edit", item.meeting, at=at)
    held = hold_agenda(item.meeting)
    stands = held.agenda_items.get(pk=item.pk)
    if stands.version != version:
        raise Stale(_("Somebody else changed this item while you were writing."), theirs=item_details_of(stands))
    start = details.starts_at or stands.starts_at
    by_minutes = start - stands.starts_at + timedelta(minutes=details.minutes - stands.minutes)
    later = [other for other in held.agenda_items.all() if other.starts_at >= stands.ends_at and other != stands]
    move_items(held, [stands], start - stands.starts_at, at=at)
    _write(stands, details)
    move_items(held, later, by_minutes, at=at)
    finish_agenda(held, by=by, verb="edited agenda", at=at)
    return stands


@transaction.atomic
def move_item(item: AgendaItem, *, up: bool, by: Actor, at: datetime) -> None:
    """Change places with the neighbour; the pause between the two stays."""
    require(by, "agenda.edit", item.meeting, at=at)
    held = hold_agenda(item.meeting)
    items = list(held.agenda_items.all())
    place = items.index(item)
    if not 0 <= (place - 1 if up else place) < len(items) - 1:
        raise Refused(_("This item cannot move any further."))
    first, second = items[place - 1 : place + 1] if up else items[place : place + 2]
    gap = second.starts_at - first.ends_at
    step = timedelta(minutes=second.minutes) + gap
    move_items(held, [second], first.starts_at - second.starts_at, at=at)
    move_items(held, [first], step, at=at)
    finish_agenda(held, by=by, verb="edited agenda", at=at)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Take an item out; what follows comes forward. Items that people already filled stay."""
    require(by, "agenda.edit", item.meeting, at=at)
    held = hold_agenda(item.meeting)
    stands = held.agenda_items.get(pk=item.pk)
    if _is_filled(stands):
        raise Refused(_("People have already entered topics or questions here. Please change the item instead."))
    later = [other for other in held.agenda_items.all() if other.starts_at > stands.starts_at]
    minutes = stands.minutes
    stands.delete()
    move_items(held, later, timedelta(minutes=-minutes), at=at)
    finish_agenda(held, by=by, verb="edited agenda", at=at)


def follow_to_day(held: Meeting, since: date, *, at: datetime) -> None:
    """Let the programme follow its meeting from the day `since`, at the same times; a step inside editing it."""
    items = list(held.agenda_items.order_by("starts_at"))
    if not items or berlin_day(held.starts_at) == since:
        return
    day = berlin_day(items[0].starts_at) + (berlin_day(held.starts_at) - since)
    step = berlin_moment(day, in_berlin(items[0].starts_at).time()) - items[0].starts_at
    move_items(held, items, step, at=at)
    for item in items:
        item.planned_at = item.starts_at  # on another day nothing is late
    AgendaItem.objects.bulk_update(items, ["planned_at"])


def item_details_of(item: AgendaItem) -> ItemDetails:
    """Return what the office wrote about an item."""
    return ItemDetails(
        title=item.title,
        minutes=item.minutes,
        starts_at=item.starts_at,
        description=item.description,
        place=item.place,
        is_approximate=item.is_approximate,
        speakers=tuple((speaker.name, speaker.organisation) for speaker in item.speakers.all()),
        materials=tuple((material.title, material.url) for material in item.materials.all()),
    )


def hold_agenda(meeting: Meeting) -> Meeting:
    """Take the agenda for this transaction."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def finish_agenda(held: Meeting, *, by: Actor, verb: str, at: datetime, note: str = "") -> None:
    held.agenda_version += 1
    held.changed_at = at
    held.save(update_fields=["agenda_version", "changed_at"])
    record(by, verb, held, channel=Channel.WEB, at=at, note=note)


def _create(
    held: Meeting, key: str, details: ItemDetails, *, pk: UUID | None = None, by: Actor, at: datetime
) -> AgendaItem:
    start = details.starts_at or held.starts_at
    item = AgendaItem(id=pk or new_id(), meeting=held, format=key, starts_at=start, planned_at=start)
    _write(item, details)
    if key == AgendaFormatKey.BARCAMP:
        open_barcamp(item, by=by, at=at)
    if key == AgendaFormatKey.FISHBOWL:
        open_fishbowl(item, by=by, at=at)
    return item


def _write(item: AgendaItem, details: ItemDetails) -> None:
    for name in ("title", "minutes", "description", "place", "is_approximate"):
        setattr(item, name, getattr(details, name))
    item.version = item.version if item._state.adding else item.version + 1
    item.save()
    item.speakers.all().delete()
    item.materials.all().delete()
    Speaker.objects.bulk_create(
        Speaker(item=item, position=place, name=name, organisation=organisation)
        for place, (name, organisation) in enumerate(details.speakers)
    )
    Material.objects.bulk_create(
        Material(item=item, position=place, title=title, url=url)
        for place, (title, url) in enumerate(details.materials)
    )


def move_items(held: Meeting, items: list[AgendaItem], step: timedelta, *, at: datetime) -> None:
    """Move items and the rounds of a barcamp among them; before the day the announced plan itself changes."""
    if not step:
        return
    is_plan = held.stage(at) == Stage.BEFORE
    barcamps = {barcamp.item_id: barcamp for barcamp in Barcamp.objects.filter(item__in=items)}
    for item in items:
        item.starts_at += step
        item.planned_at = item.starts_at if is_plan else item.planned_at
        if item.pk in barcamps:
            shift_rounds(barcamps[item.pk], round(step.total_seconds() / 60), at)
    AgendaItem.objects.bulk_update(items, ["starts_at", "planned_at"])


def _is_filled(item: AgendaItem) -> bool:
    return (
        AgendaItem.objects.filter(pk=item.pk, barcamp__pitches__isnull=False).exists()
        or AgendaItem.objects.filter(pk=item.pk, fishbowl__questions__isnull=False).exists()
    )
