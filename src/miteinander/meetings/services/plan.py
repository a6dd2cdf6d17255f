"""The proposed plan: computed, explained, stored beside the wall, and taken over only by somebody's hand."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.models import Barcamp, Pitch, Session
from miteinander.meetings.reads.plan import (
    Places,
    has_overtaken,
    problem_of,
    proposed_places,
    running_round,
    standing,
    words_in,
)
from miteinander.meetings.services.barcamp import hold
from miteinander.meetings.services.pitches import stepped
from miteinander.meetings.services.sessions import Slot, park_pitch, place_pitch, save_placing
from miteinander.methods import barcamp as planner
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def propose_plan(barcamp: Barcamp, *, by: Actor, at: datetime, with_running: bool = False) -> None:
    """Compute a plan from marks, hands, hosts, rooms and pins, and lay it beside the wall; nothing moves by itself."""
    require(by, "barcamp.run", barcamp, at=at)
    problem = _answerable(barcamp, at, with_running=with_running)
    plan = planner.propose(problem)
    explanation = planner.explain(problem, plan)
    rounds = list(barcamp.rounds.all())
    stored = {
        "rounds": [round_.id for round_ in problem.rounds],
        "places": {name: list(place) if place else None for name, place in plan.places.items()},
        "words": {"de": words_in("de", explanation, rounds), "en": words_in("en", explanation, rounds)},
    }
    with transaction.atomic():
        Barcamp.objects.filter(pk=barcamp.pk).update(proposed_plan=stored, proposed_at=at)
        record(by, "proposed plan", barcamp, channel=Channel.WEB, at=at)
    barcamp.refresh_from_db()


def _answerable(barcamp: Barcamp, at: datetime, *, with_running: bool) -> planner.Problem:
    try:
        problem = problem_of(barcamp, at=at, with_running=with_running)
    except planner.PinError as problem_with_pins:
        titles = barcamp.pitches.in_bulk([problem_with_pins.first, problem_with_pins.second])
        names = {"first": "", "second": ""} | dict(zip(("first", "second"), map(str, titles.values()), strict=False))
        sentence = _("“%(first)s” and “%(second)s” are pinned to the same round, but have the same host.") % names
        raise Refused(sentence) from problem_with_pins
    if not problem.rounds and running_round(barcamp, at=at):
        raise Refused(_("All rounds have begun already. Choose below to fill the running round, too."))
    if not problem.rounds:
        raise Refused(_("All rounds have begun already; there is nothing left to plan."))
    if not problem.rooms:
        raise Refused(_("Please enter the rooms first."))
    if not problem.pitches:
        raise Refused(_("There are no topics to plan yet."))
    return problem


def discard_plan(barcamp: Barcamp, *, by: Actor, at: datetime) -> None:
    require(by, "barcamp.run", barcamp, at=at)
    with transaction.atomic():
        Barcamp.objects.filter(pk=barcamp.pk).update(proposed_plan=None, proposed_at=None)
        record(by, "discarded plan", barcamp, channel=Channel.WEB, at=at)
    barcamp.refresh_from_db()


def adopt_one(pitch: Pitch, *, by: Actor, at: datetime) -> None:
    """Take over the proposal for a single topic; refused while another topic stands in its way."""
    require(by, "barcamp.run", pitch, at=at)
    places = proposed_places(pitch.barcamp)
    if str(pitch.pk) not in places:
        raise Stale(_("The proposal has changed. Please look at it again."))
    slot = _slots(pitch.barcamp, places)[str(pitch.pk)]
    if slot is None:
        park_pitch(pitch, by=by, at=at)
    else:
        place_pitch(pitch, slot, by=by, at=at)


def adopt_plan(barcamp: Barcamp, *, by: Actor, at: datetime) -> int:
    """Take over the whole proposal in one step, all or nothing; return how many topics moved."""
    require(by, "barcamp.run", barcamp, at=at)
    try:
        with transaction.atomic():
            hold(barcamp)
            barcamp.refresh_from_db()
            moved = _move_all(barcamp, proposed_places(barcamp), at)
            Barcamp.objects.filter(pk=barcamp.pk).update(proposed_plan=None, proposed_at=None)
            record(by, "adopted plan", barcamp, channel=Channel.WEB, at=at, note=str(moved))
    except IntegrityError as problem:
        raise Stale(_outdated()) from problem
    barcamp.refresh_from_db()
    return moved


def _outdated() -> str:
    return _("The wall has changed since the proposal was made. Please have a new plan proposed.")


def _overtaken(slot: Slot) -> str:
    words = {"number": slot.round.number}
    return _("Round %(number)s has begun since this plan was made. Please have a new plan proposed.") % words


def _move_all(barcamp: Barcamp, places: Places, at: datetime) -> int:
    made_at = barcamp.proposed_at or at
    slots = _slots(barcamp, places)
    pitches = {
        str(pitch.pk): pitch
        for pitch in barcamp.pitches.select_for_update(of=("self",))
        .filter(pk__in=places)
        .select_related("session__round")
    }
    moving = {name: pitch for name, pitch in pitches.items() if standing(pitch) != places[name]}
    for name, pitch in moving.items():
        slot = slots[name]
        if slot and has_overtaken(slot.round, made_at, at=at):
            raise Stale(_overtaken(slot))
        if pitch.is_pinned or (hasattr(pitch, "session") and pitch.session.round.starts_at <= at):
            raise Stale(_outdated())
        stepped(pitch, "place" if slot else "park")
    _write_moves(moving, slots, at)
    return len(moving)


def _write_moves(moving: dict[str, Pitch], slots: dict[str, Slot | None], at: datetime) -> None:
    """Take away first, then exchange in one statement, then add: no two ever share a slot."""
    gone, changed, added = [], [], []
    for name, pitch in moving.items():
        slot = slots[name]
        if slot is None:
            gone.append(pitch.pk)
        elif hasattr(pitch, "session"):
            pitch.session.round, pitch.session.room, pitch.session.placed_at = slot.round, slot.room, at
            changed.append(pitch.session)
        else:
            added.append(Session(pitch=pitch, round=slot.round, room=slot.room, placed_at=at))
    Session.objects.filter(pitch__in=gone).delete()
    Session.objects.bulk_update(changed, ["round", "room", "placed_at"])
    Session.objects.bulk_create(added)
    for pitch in moving.values():
        save_placing(pitch)


def _slots(barcamp: Barcamp, places: Places) -> dict[str, Slot | None]:
    """The proposed places as rounds and rooms; refused when one of them is gone."""
    rounds = {str(round_.pk): round_ for round_ in barcamp.rounds.all()}
    rooms = {str(room.pk): room for room in barcamp.rooms.all()}
    if any(place and (place.round not in rounds or place.room not in rooms) for place in places.values()):
        raise Stale(_outdated())
    return {name: Slot(rounds[place.round], rooms[place.room]) if place else None for name, place in places.items()}
