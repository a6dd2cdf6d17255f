"""From the database to the planner's question, and the planner's answer as the office reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from miteinander.meetings.choices import PitchState
from miteinander.meetings.models import Barcamp, Interest, Pitch, Room, Round
from miteinander.methods import barcamp as planner

PLANNABLE = (PitchState.PROPOSED, PitchState.PARKED, PitchState.PLACED)
Places = dict[str, planner.Place | None]
Words = dict[str, Any]


@dataclass(frozen=True)
class PlanLine:
    """One topic in the proposed plan: where it is to go, where it stands, and why."""

    pitch: Pitch
    slot: str
    stands: str
    why: str
    differs: bool
    order: tuple[int, int]


@dataclass(frozen=True)
class ProposedPlan:
    """The stored proposal as it is shown; `differences` counts the topics that stand elsewhere now."""

    made_at: datetime
    summary: tuple[str, ...]
    clashes: tuple[str, ...]
    overfull: tuple[str, ...]
    changes: tuple[str, ...]
    parked: tuple[PlanLine, ...]
    placed: tuple[PlanLine, ...]
    differences: int
    left_out: tuple[Round, ...]  # running when the plan was made, and not filled by it
    overtaken: tuple[Round, ...]  # begun since the plan was made: it can no longer be taken over


@dataclass(frozen=True)
class RunningRound:
    """A round that has begun and still has rooms without a session."""

    round: Round
    free: int


def running_round(barcamp: Barcamp, *, at: datetime) -> RunningRound | None:
    """The round that runs now, if a plan could still fill it."""
    running = next((round_ for round_ in barcamp.rounds.all() if round_.starts_at <= at < round_.ends_at), None)
    if running is None:
        return None
    free = barcamp.rooms.count() - running.sessions.count()
    return RunningRound(running, free) if free > 0 else None


def problem_of(barcamp: Barcamp, *, at: datetime, with_running: bool = False) -> planner.Problem:
    """The planner's question: rounds that have not begun, and topics that are not in a round that has.

    With the running round its free rooms are filled, too; what runs there stays.
    """
    rounds = [round_ for round_ in barcamp.rounds.all() if (round_.ends_at if with_running else round_.starts_at) > at]
    planned = {round_.pk for round_ in rounds}
    begun = {round_.pk for round_ in rounds if round_.starts_at <= at}
    pitches = [
        pitch
        for pitch in barcamp.pitches.filter(state__in=PLANNABLE).select_related("session")
        if not hasattr(pitch, "session") or pitch.session.round_id in planned
    ]
    marks = planner.marks(
        (str(pitch), str(person))
        for pitch, person in Interest.objects.filter(pitch__in=pitches).values_list("pitch_id", "participant_id")
    )
    before = _previous(pitches, {} if with_running else proposed_places(barcamp))
    return planner.Problem(
        pitches=_running_stay(
            [_topic(pitch, marks.get(str(pitch.pk), frozenset()), before[str(pitch.pk)]) for pitch in pitches],
            {str(pitch.pk) for pitch in pitches if hasattr(pitch, "session") and pitch.session.round_id in begun},
        ),
        rounds=tuple(planner.Round(str(round_.pk), round_name(round_)) for round_ in rounds),
        rooms=tuple(
            planner.Room(str(room.pk), room.name, seats=room.seats, step_free=room.step_free)
            for room in barcamp.rooms.all()
        ),
    )


def _running_stay(topics: list[planner.Pitch], running: set[str]) -> tuple[planner.Pitch, ...]:
    """Pin what runs already; two of one host that run at once do so by hand, and are no contradiction."""
    seen: set[str] = set()
    found = []
    for topic in topics:
        kept = topic
        if topic.id in running:
            kept = replace(topic, pinned=topic.before, hosts=topic.hosts - seen)
            seen |= topic.hosts
        found.append(kept)
    return tuple(found)


def round_name(round_: Round) -> str:
    return _("Round %(number)s") % {"number": round_.number}


def _topic(pitch: Pitch, marks: frozenset[str], before: planner.Place | None) -> planner.Pitch:
    return planner.Pitch(
        id=str(pitch.pk),
        title=pitch.title,
        interested=marks,
        hosts=_hosts(pitch),
        extra=pitch.hands_counted,
        step_free=pitch.needs_step_free,
        pinned=before if pitch.is_pinned else None,
        before=before,
    )


def _hosts(pitch: Pitch) -> frozenset[str]:
    """Who must be there: the phone that proposed it, or the name on the card, so that nobody hosts two at once."""
    if pitch.host_id:
        return frozenset({str(pitch.host_id)})
    name = " ".join(pitch.host_name.casefold().split())
    return frozenset({f"name:{name}"}) if name else frozenset()


def _previous(pitches: list[Pitch], proposed: Places) -> Places:
    """Where the topics stand; for those without a place, where the last proposal had them if nobody stands there.

    A proposal that left the running round out says nothing about one that is to fill it.
    """
    stands: Places = {str(pitch.pk): standing(pitch) for pitch in pitches}
    taken = set(stands.values())
    for pitch, place in proposed.items():
        if pitch in stands and stands[pitch] is None and place not in taken:
            stands[pitch] = place
            taken.add(place)
    return stands


def standing(pitch: Pitch) -> planner.Place | None:
    if not hasattr(pitch, "session"):
        return None
    return planner.Place(str(pitch.session.round_id), str(pitch.session.room_id))


def proposed_places(barcamp: Barcamp) -> Places:
    stored: dict[str, Any] = barcamp.proposed_plan or {}
    return {pitch: planner.Place(*place) if place else None for pitch, place in stored.get("places", {}).items()}


def proposed_plan(barcamp: Barcamp, *, at: datetime) -> ProposedPlan | None:
    """The stored proposal in the language of the reader, beside what stands on the wall."""
    stored, made_at = barcamp.proposed_plan, barcamp.proposed_at
    if not stored or made_at is None:
        return None
    wall = Wall({str(row.pk): row for row in barcamp.rounds.all()}, {str(row.pk): row for row in barcamp.rooms.all()})
    pitches = {str(pitch.pk): pitch for pitch in barcamp.pitches.with_interest().select_related("session__round")}
    words = stored["words"]["en" if (get_language() or "de").startswith("en") else "de"]
    lines = [
        wall.line(pitches[pitch], place, words["why"].get(pitch, ""))
        for pitch, place in proposed_places(barcamp).items()
        if pitch in pitches and pitches[pitch].state in PLANNABLE and not _runs(pitches[pitch], at)
    ]
    return ProposedPlan(
        made_at=made_at,
        summary=tuple(words["summary"]),
        clashes=tuple(words["clashes"]),
        overfull=tuple(words["overfull"]),
        changes=tuple(words["changes"]),
        parked=tuple(line for line in lines if not line.slot),
        placed=tuple(sorted((line for line in lines if line.slot), key=lambda line: line.order)),
        differences=sum(line.differs for line in lines),
        **_begun(list(wall.rounds.values()), stored, made_at, at),
    )


def _runs(pitch: Pitch, at: datetime) -> bool:
    """Whether a session has begun: it stays where it is, and there is nothing to propose."""
    return hasattr(pitch, "session") and pitch.session.round.starts_at <= at


def _begun(rounds: list[Round], stored: Words, made_at: datetime, at: datetime) -> dict[str, tuple[Round, ...]]:
    """The rounds that had begun when the plan was made, and those that began since, as far as they still run."""
    planned = set(stored["rounds"])
    running = [round_ for round_ in rounds if round_.starts_at <= at < round_.ends_at]
    return {
        "left_out": tuple(one for one in running if one.starts_at <= made_at and str(one.pk) not in planned),
        "overtaken": tuple(one for one in running if one.starts_at > made_at),
    }


def has_overtaken(round_: Round, made_at: datetime, *, at: datetime) -> bool:
    """Tell whether a round has begun since a plan for it was made, or is over."""
    return round_.ends_at <= at or made_at < round_.starts_at <= at


@dataclass(frozen=True)
class Wall:
    """The rounds and rooms by their ids, as they stand now."""

    rounds: dict[str, Round]
    rooms: dict[str, Room]

    def line(self, pitch: Pitch, place: planner.Place | None, why: str) -> PlanLine:
        now = standing(pitch)
        order = (0, 0)
        if place and self.name(place):
            order = (self.rounds[place.round].number, self.rooms[place.room].position)
        return PlanLine(pitch, self.name(place), self.name(now), why, differs=place != now, order=order)

    def name(self, place: planner.Place | None) -> str:
        """Say where a place is; nothing for no place, or for one that is gone."""
        if place is None or place.round not in self.rounds or place.room not in self.rooms:
            return ""
        return f"{round_name(self.rounds[place.round])}, {self.rooms[place.room].name}"


def words_in(language: Literal["de", "en"], explanation: planner.Explanation, rounds: Iterable[Round]) -> Words:
    """The sentences of the explanation, sorted by what they are about."""
    with override(language):
        explanation = replace(explanation, rounds={str(round_.pk): round_name(round_) for round_ in rounds})
    told = list(planner.sentences(explanation, language))

    def last(count: int) -> list[str]:
        cut = told[len(told) - count :]
        del told[len(told) - count :]
        return cut

    last(len(explanation.placed) + len(explanation.parked))  # told topic by topic in `why`
    changes = last(len(explanation.changes))
    overfull = last(len(explanation.overfull) + len(explanation.step_free_missed))
    clashes = last(sum(bool(clash.persons) + bool(clash.apart) for clash in explanation.clashes))
    why = {name: planner.why(explanation, name, language) for name in explanation.titles}
    return {"summary": told, "clashes": clashes, "overfull": overfull, "changes": changes, "why": why}
