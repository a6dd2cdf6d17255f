"""Why the timetable is as it is, as data without a language."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from miteinander.methods.timetable.board import NOWHERE, compile_board
from miteinander.methods.timetable.exchange import best_exchange
from miteinander.methods.timetable.plan import Timetable, Totals, count
from miteinander.methods.timetable.problem import Event, Person, Place, Topic
from miteinander.methods.timetable.state import State


class MissedReason(StrEnum):
    """Why a person misses a topic."""

    NOT_HELD = "not_held"
    ABSENT = "absent"
    HOSTING = "hosting"
    ELSEWHERE = "elsewhere"
    NOT_STEP_FREE = "not_step_free"
    FULL = "full"


class PhaseReason(StrEnum):
    """Why a topic is in its phase."""

    PINNED = "pinned"
    ONLY_PHASE = "only_phase"
    KEPT = "kept"
    BEST = "best"
    AS_GOOD = "as_good"


class RoomReason(StrEnum):
    """Why a topic is in its room."""

    PINNED = "pinned"
    UNCOUNTED = "uncounted"
    ALL_FIT = "all_fit"
    COMERS_FIT = "comers_fit"


class UnplacedReason(StrEnum):
    """Why a topic has no place."""

    NO_ROOM = "no_room"
    NO_STEP_FREE_ROOM = "no_step_free_room"
    HOST_ABSENT = "host_absent"
    BLOCKED = "blocked"
    NOBODY = "nobody"
    OUTWEIGHED = "outweighed"


@dataclass(frozen=True, slots=True)
class Missed:
    """A wish not met; ``instead``: what the person attends or hosts at that time."""

    topic: str
    reason: MissedReason
    phase: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class PersonTold:
    """One person: ``wishes`` stated, ``met``, what they attend per phase, what they miss and why.

    ``represented``: topics they host while they attend another one; somebody has to stand in for them.
    """

    person: str
    wishes: int
    met: int
    attends: dict[str, str]
    missed: tuple[Missed, ...]
    represented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicTold:
    """One topic with a place. ``interested`` persons, ``attending`` as planned, ``seats`` None: uncounted.

    ``wishes_lost``: how many fewer wishes would be met with the best exchange that brings the topic to another phase,
    ``other_phase``; None where there is no such exchange.
    """

    topic: str
    place: Place
    interested: int
    attending: int
    seats: int | None
    step_free_needed: bool
    phase_reason: PhaseReason
    room_reason: RoomReason
    wishes_lost: int | None = None
    other_phase: str = ""


@dataclass(frozen=True, slots=True)
class UnplacedTold:
    """One topic without a place; OUTWEIGHED: bringing it in for ``instead_of`` would meet ``wishes_lost`` fewer."""

    topic: str
    interested: int
    reason: UnplacedReason
    instead_of: str = ""
    wishes_lost: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A topic that is not where it was."""

    topic: str
    before: Place
    now: Place | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say; ``attainable``: no timetable meets more wishes than that."""

    totals: Totals
    proven: bool
    attainable: int
    persons: tuple[PersonTold, ...]
    topics: tuple[TopicTold, ...]
    unplaced: tuple[UnplacedTold, ...]
    changes: tuple[Change, ...]


def explain(event: Event, timetable: Timetable) -> Explanation:
    """Return why each topic is where it is and what each person misses and why."""
    topics = _Topics(event, timetable)
    return Explanation(
        totals=count(event, timetable),
        proven=timetable.proven,
        attainable=timetable.wishes_bound,
        persons=tuple(_person(event, timetable, person) for person in event.persons),
        topics=tuple(topics.placed(topic) for topic in event.topics if timetable.places[topic.id]),
        unplaced=tuple(topics.unplaced(topic) for topic in event.topics if not timetable.places[topic.id]),
        changes=tuple(_changes(event, timetable)),
    )


def _person(event: Event, timetable: Timetable, person: Person) -> PersonTold:
    attends = dict(timetable.attends[person.id])
    missed = [
        _missed(event, timetable, person, topic.id)
        for topic in event.topics
        if topic.id in person.interests and topic.id not in attends.values()
    ]
    represented = [
        topic.id
        for topic in event.topics
        if person.id in topic.hosts
        and (place := timetable.places[topic.id])
        and attends.get(place.phase, topic.id) != topic.id
    ]
    met = len(person.interests) - len(missed)
    return PersonTold(person.id, len(person.interests), met, attends, tuple(missed), tuple(represented))


def _missed(event: Event, timetable: Timetable, person: Person, topic: str) -> Missed:
    place = timetable.places[topic]
    if not place:
        return Missed(topic, MissedReason.NOT_HELD)
    instead = timetable.attends[person.id].get(place.phase, "")
    if place.phase in person.absent:
        reason = MissedReason.ABSENT
    elif instead and person.id in event.topic_by_id[instead].hosts:
        reason = MissedReason.HOSTING
    elif instead:
        reason = MissedReason.ELSEWHERE
    elif person.step_free and not event.room_by_id[place.room].step_free:
        reason = MissedReason.NOT_STEP_FREE
    else:
        reason = MissedReason.FULL
    return Missed(topic, reason, place.phase, instead)


def _changes(event: Event, timetable: Timetable) -> list[Change]:
    found = []
    for topic in event.topics:
        before, now = event.previous.get(topic.id), timetable.places[topic.id]
        if before and before != now:
            found.append(Change(topic.id, before, now))
    return found


class _Topics:
    """The topics of one timetable, with what an exchange would cost."""

    def __init__(self, event: Event, timetable: Timetable) -> None:
        self.event, self.timetable = event, timetable
        number = {phase.id: at for at, phase in enumerate(event.phases)}
        self.number = {topic.id: at for at, topic in enumerate(event.topics)}
        self.attendance = timetable.attendance
        places = [timetable.places[topic.id] for topic in event.topics]
        self.state = State(compile_board(event), [number[place.phase] if place else NOWHERE for place in places])
        self.interested = Counter(topic for person in event.persons for topic in person.interests)

    def placed(self, topic: Topic) -> TopicTold:
        place = self.timetable.places[topic.id] or Place("")
        exchange = None if topic.pinned else best_exchange(self.state, self.number[topic.id])
        lost = max(0, -exchange.wishes) if exchange else None
        return TopicTold(
            topic=topic.id,
            place=place,
            interested=self.interested[topic.id],
            attending=len(self.attendance[topic.id]),
            seats=self.event.room_by_id[place.room].seats,
            step_free_needed=topic.id in self.event.step_free_topics,
            phase_reason=self._why_phase(topic, place, lost),
            room_reason=self._why_room(topic, place),
            wishes_lost=lost,
            other_phase=self.event.phases[exchange.to].id if exchange else "",
        )

    def _why_phase(self, topic: Topic, place: Place, lost: int | None) -> PhaseReason:
        before = self.event.previous.get(topic.id)
        if topic.pinned:
            return PhaseReason.PINNED
        if lost is None:
            return PhaseReason.ONLY_PHASE
        if before and before.phase == place.phase:
            return PhaseReason.KEPT
        return PhaseReason.BEST if lost else PhaseReason.AS_GOOD

    def _why_room(self, topic: Topic, place: Place) -> RoomReason:
        seats = self.event.room_by_id[place.room].seats
        if topic.pinned and topic.pinned.room:
            return RoomReason.PINNED
        if seats is None:
            return RoomReason.UNCOUNTED
        return RoomReason.ALL_FIT if self.interested[topic.id] <= seats else RoomReason.COMERS_FIT

    def unplaced(self, topic: Topic) -> UnplacedTold:
        at, interested = self.number[topic.id], self.interested[topic.id]
        reason = self._why_nowhere(topic, at)
        if reason:
            return UnplacedTold(topic.id, interested, reason)
        exchange = best_exchange(self.state, at)
        if exchange is None:
            return UnplacedTold(topic.id, interested, UnplacedReason.BLOCKED)
        instead = self.event.topics[exchange.other].id if exchange.other != NOWHERE else ""
        nobody = UnplacedReason.OUTWEIGHED if interested else UnplacedReason.NOBODY
        return UnplacedTold(topic.id, interested, nobody, instead, max(0, -exchange.wishes))

    def _why_nowhere(self, topic: Topic, at: int) -> UnplacedReason | None:
        event, spaces = self.event, [space for free in self.state.board.free for space in free]
        if not spaces:
            return UnplacedReason.NO_ROOM
        if topic.id in event.step_free_topics and not any(space.step_free for space in spaces):
            return UnplacedReason.NO_STEP_FREE_ROOM
        if all(event.absent_hosts(topic.id, phase.id) for phase in event.phases):
            return UnplacedReason.HOST_ABSENT
        return None if any(self.state.board.allowed[at]) else UnplacedReason.BLOCKED
