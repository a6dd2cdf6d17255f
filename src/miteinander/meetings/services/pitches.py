"""Topics of a barcamp: proposed on the phone or typed in from a card, marked with "I will come", counted by hand."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import PITCH_STEPS, PitchState
from miteinander.meetings.models import Barcamp, GuidingQuestion, Interest, Pitch
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.barcamp import hold
from miteinander.roles.actor import Actor
from miteinander.roles.rules import allowed, require

ACTS = {"propose": "proposed", "withdraw": "withdrew", "restore": "restored"}  # as the register says it
MARKABLE = frozenset({PitchState.PROPOSED, PitchState.PARKED, PitchState.PLACED})


@dataclass(frozen=True)
class Topic:
    """What stands on a card."""

    title: str
    description: str = ""
    host_name: str = ""
    guiding_question: GuidingQuestion | None = None
    needs_step_free: bool = False


@dataclass(frozen=True)
class Card:
    """A card from the wall: its topic, its number if it has one, and the hands that went up for it."""

    topic: Topic = field(default_factory=lambda: Topic(""))
    number: int | None = None
    hands: int = 0


def enter_pitch(barcamp: Barcamp, topic: Topic, *, by: Actor, at: datetime, draft: bool = False) -> Pitch:
    """Propose a topic from a phone, or keep it as a draft that only its author sees."""
    require(by, "barcamp.pitch", barcamp, at=at)
    if not draft:
        _refuse_when_closed(barcamp, by, at)
    with transaction.atomic():
        pitch = _new(barcamp, topic, by, Channel.WEB, at)
        if draft:
            pitch.state = PitchState.DRAFT
        else:
            pitch.card_number = _next_number(barcamp)
        pitch.save()
        record(by, "drafted" if draft else "proposed", pitch, channel=Channel.WEB, at=at)
    return pitch


def enter_card(barcamp: Barcamp, card: Card, *, by: Actor, at: datetime) -> Pitch:
    """Type in a card from the wall; the number on the card counts, else the next free one."""
    require(by, "barcamp.run", barcamp, at=at)
    try:
        with transaction.atomic():
            pitch = _new(barcamp, card.topic, by, Channel.PAPER, at)
            pitch.hands_counted = card.hands
            pitch.card_number = _next_number(barcamp, card.number)
            pitch.save()
            record_heard(by, "proposed", pitch, channel=Channel.PAPER, at=at)
    except IntegrityError as problem:
        there = barcamp.pitches.filter(card_number=card.number).first()
        names = {"number": card.number, "title": there.title if there else ""}
        sentence = _("Card %(number)s is already there: “%(title)s”. Please check the number.") % names
        raise Refused(sentence, field="number") from problem
    return pitch


def _new(barcamp: Barcamp, topic: Topic, by: Actor, channel: Channel, at: datetime) -> Pitch:
    pitch = Pitch(barcamp=barcamp, channel=channel, proposed_at=at, host_id=participant_of(by))
    _write_topic(pitch, topic)
    return pitch


def _write_topic(pitch: Pitch, topic: Topic) -> None:
    pitch.title, pitch.description, pitch.host_name = topic.title, topic.description, topic.host_name
    pitch.guiding_question, pitch.needs_step_free = topic.guiding_question, topic.needs_step_free


def _next_number(barcamp: Barcamp, wanted: int | None = None) -> int:
    """Give the wanted card number, or the one after the highest; call inside the transaction."""
    hold(barcamp)
    highest = barcamp.pitches.aggregate(highest=Max("card_number"))["highest"] or 0
    return wanted or highest + 1


def change_pitch(pitch: Pitch, topic: Topic, *, by: Actor, at: datetime, seen: int) -> Pitch:
    """Change a topic: its host until it is placed, the organisers at any time; `seen` is the version on the form."""
    require(by, "barcamp.change_pitch", pitch, at=at)
    with transaction.atomic():
        hold(pitch.barcamp)
        fresh = fresh_pitch(pitch, seen)
        is_on_the_wall = fresh.state in {PitchState.PLACED, PitchState.DONE}
        if is_on_the_wall and not allowed(by, "barcamp.run", pitch, at=at):
            raise Refused(_("The topic has its place already. Please ask the moderation to change it."))
        _write_topic(fresh, topic)
        _save(fresh)
        record(by, "changed", fresh, channel=Channel.WEB, at=at)
    return fresh


def take_step(pitch: Pitch, step: str, *, by: Actor, at: datetime) -> Pitch:
    """Propose a draft, withdraw a topic or restore it; placing and parking on the wall have their own verbs."""
    require(by, "barcamp.change_pitch", pitch, at=at)
    if step == "propose":
        _refuse_when_closed(pitch.barcamp, by, at)
    with transaction.atomic():
        hold(pitch.barcamp)
        fresh = stepped(fresh_pitch(pitch), step)
        if fresh.card_number is None and fresh.state == PitchState.PROPOSED:
            fresh.card_number = _next_number(pitch.barcamp)
            fresh.proposed_at = at
        _save(fresh)
        record(by, ACTS[step], fresh, channel=Channel.WEB, at=at)
    return fresh


def stepped(pitch: Pitch, step: str) -> Pitch:
    """Put the pitch into the state after a step, or say why that is not possible now."""
    before, after = PITCH_STEPS[step]
    if pitch.state not in before:
        names = {"title": pitch.title, "state": pitch.get_state_display()}
        raise Refused(_("“%(title)s” is %(state)s now; that is not possible.") % names)
    pitch.state = after
    return pitch


def fresh_pitch(pitch: Pitch, seen: int | None = None) -> Pitch:
    """Read the pitch anew inside the transaction; refuse when it is no longer the version that was seen."""
    fresh = Pitch.objects.select_for_update(of=("self",)).select_related("barcamp__meeting").get(pk=pitch.pk)
    if seen is not None and fresh.version != seen:
        sentence = _("“%(title)s” was changed in the meantime. Please look at it again.") % {"title": fresh.title}
        raise Stale(sentence, theirs=fresh)
    return fresh


def _save(pitch: Pitch) -> None:
    pitch.version += 1
    pitch.save()


def set_mark(pitch: Pitch, *, comes: bool, by: Actor, at: datetime) -> None:
    """Set or take back "I will come"; saying the same twice is harmless."""
    require(by, "barcamp.mark", pitch, at=at)
    if not pitch.barcamp.marks_are_open(at):
        raise Refused(_("Marks are not taken right now. The plan on the board counts."))
    if pitch.state not in MARKABLE:
        raise Refused(_("This topic is no longer on offer."))
    participant = participant_of(by)
    if participant is None:
        raise Refused(_("Please join in first."))
    with transaction.atomic():
        if comes:
            made = Interest(pitch=pitch, participant_id=participant, marked_at=at)
            Interest.objects.bulk_create([made], ignore_conflicts=True)
        else:
            Interest.objects.filter(pitch=pitch, participant_id=participant).delete()
        record(by, "marked" if comes else "unmarked", pitch, channel=Channel.WEB, at=at)


def count_hands(pitch: Pitch, hands: int, *, by: Actor, at: datetime) -> None:
    """Write down how many hands went up for a topic; people who marked it by phone keep their hand down."""
    require(by, "barcamp.run", pitch, at=at)
    with transaction.atomic():
        Pitch.objects.filter(pk=pitch.pk).update(hands_counted=hands)
        record_heard(by, "counted hands", pitch, channel=Channel.ON_SITE, at=at, note=str(hands))


def _refuse_when_closed(barcamp: Barcamp, by: Actor, at: datetime) -> None:
    if not barcamp.topics_are_open(at) and not allowed(by, "barcamp.run", barcamp, at=at):
        raise Refused(_("New topics are not taken right now. You can keep yours as a draft."))
