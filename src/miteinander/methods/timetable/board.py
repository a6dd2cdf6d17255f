"""The question as numbers: topics, phases and rooms by position, sets of persons as bits of whole numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from miteinander.methods.timetable.problem import Event, Place, Topic
from miteinander.methods.trouble import MethodError

NOWHERE = -1
"""The phase of a topic without a place; as an index it is the last entry of a list with one more than the phases."""


@dataclass(frozen=True, slots=True)
class Space:
    """A room that is open in a phase: its position among all rooms, its seats (uncounted: more than there are
    persons), and whether it is step-free.
    """

    room: int
    seats: int
    step_free: bool


@dataclass(frozen=True)
class Board:
    """Everything the search asks for, by position; ``T`` topics, ``S`` phases. Masks have one bit per person.

    ``wants[s][t]``: persons interested in t who are there in s; a last, empty entry stands for "no topic".
    ``bound[s][t]``: its hosts who are in it and so nowhere else. ``strangers[t]``: hosts beyond the list of persons who
    take a seat. ``size[s][t]``: all of these together. ``needs``: persons who need step-free access.
    ``enemies[t]``: mask of the topics with a common host. ``allowed[t][s]``: all hosts are
    there and a fitting room is open. ``pinned_rooms[s]``: topics with their room. ``free[s]``: the other open rooms,
    most seats first. ``fixed[t]``: pinned to its phase. ``before[t]``: phase and room (either -1) of the previous plan.
    ``leaving[t][s]``: points that standing in s costs; the last entry is for "nowhere".
    """

    event: Event
    everybody: int
    needs: int
    wants: list[list[int]]
    bound: list[list[int]]
    strangers: list[int]
    size: list[list[int]]
    enemies: list[int]
    needing: list[bool]
    allowed: list[list[bool]]
    pinned_rooms: list[dict[int, Space]]
    free: list[list[Space]]
    fixed: list[int]
    before: list[tuple[int, int]]
    leaving: list[list[int]]

    @cached_property
    def has_bound(self) -> list[bool]:
        """Whether any host is bound to a topic, per phase, or is a stranger who takes a seat."""
        return [any(row) or any(self.strangers) for row in self.bound]

    @property
    def topics(self) -> int:
        return len(self.event.topics)

    @property
    def phases(self) -> int:
        return len(self.event.phases)

    def movable(self) -> list[int]:
        """Topics that may stand somewhere and are not pinned to a phase."""
        return [t for t in range(self.topics) if self.fixed[t] == NOWHERE and any(self.allowed[t])]


def compile_board(event: Event) -> Board:
    """Return the question as numbers; raises MethodError for pins that cannot be kept together."""
    phases, topics = event.phases, event.topics
    bit = {person.id: 1 << at for at, person in enumerate(event.persons)}
    there = [_mask(bit, (p.id for p in event.persons if phase.id not in p.absent)) for phase in phases]
    interest = {topic.id: 0 for topic in topics}
    for person in event.persons:
        for name in person.interests:
            interest[name] |= bit[person.id]
    hosts = {topic.id: _mask(bit, topic.hosts) for topic in topics}
    if not event.hosts_stay:
        hosts = {name: mask & interest[name] for name, mask in hosts.items()}
    wants = [[*(interest[topic.id] & here for topic in topics), 0] for here in there]
    bound = [[*(hosts[topic.id] & here for topic in topics), 0] for here in there]
    strangers = [len(topic.hosts - bit.keys()) if event.hosts_stay else 0 for topic in topics] + [0]
    needing = [topic.id in event.step_free_topics for topic in topics]
    pinned_rooms, free = _spaces(event)
    number = {phase.id: at for at, phase in enumerate(phases)}
    board = Board(
        event=event,
        everybody=len(event.persons),
        needs=_mask(bit, (person.id for person in event.persons if person.step_free)),
        wants=wants,
        bound=bound,
        strangers=strangers,
        size=[
            [(w | b).bit_count() + more for w, b, more in zip(*rows, strangers, strict=True)]
            for rows in zip(wants, bound, strict=True)
        ],
        enemies=_enemies(topics),
        needing=needing,
        allowed=[_allowed(event, topic, free) for topic in topics],
        pinned_rooms=pinned_rooms,
        free=free,
        fixed=[number[topic.pinned.phase] if topic.pinned else NOWHERE for topic in topics],
        before=_before(event, number),
        leaving=_leaving(event),
    )
    _refuse_impossible_pins(board)
    return board


def _mask(bit: dict[str, int], names: Iterable[str]) -> int:
    mask = 0
    for name in names:
        mask |= bit.get(name, 0)
    return mask


def _enemies(topics: tuple[Topic, ...]) -> list[int]:
    held: dict[str, int] = {}
    for at, topic in enumerate(topics):
        for host in topic.hosts:
            held[host] = held.get(host, 0) | 1 << at
    found = []
    for at, topic in enumerate(topics):
        mask = 0
        for host in topic.hosts:
            mask |= held[host]
        found.append(mask & ~(1 << at))
    return found


def _spaces(event: Event) -> tuple[list[dict[int, Space]], list[list[Space]]]:
    """Return per phase the pinned rooms by topic, and the other open rooms, most seats first."""
    pins = {topic.pinned: at for at, topic in enumerate(event.topics) if topic.pinned and topic.pinned.room}
    pinned: list[dict[int, Space]] = []
    free: list[list[Space]] = []
    uncounted = len(event.persons) + sum(len(topic.hosts) for topic in event.topics)
    for phase in event.phases:
        pinned.append({})
        free.append([])
        for at, room in enumerate(event.rooms):
            place = Place(phase.id, room.id)
            space = Space(at, uncounted if room.seats is None else room.seats, room.step_free)
            if place in pins:
                pinned[-1][pins[place]] = space
            elif place not in event.closed:
                free[-1].append(space)
        free[-1].sort(key=lambda space: (-space.seats, space.step_free, space.room))
    return pinned, free


def _allowed(event: Event, topic: Topic, free: list[list[Space]]) -> list[bool]:
    needs = topic.id in event.step_free_topics
    return [
        not event.absent_hosts(topic.id, phase.id) and any(space.step_free or not needs for space in spaces)
        for phase, spaces in zip(event.phases, free, strict=True)
    ]


def _before(event: Event, number: dict[str, int]) -> list[tuple[int, int]]:
    rooms = {room.id: at for at, room in enumerate(event.rooms)}
    found = []
    for topic in event.topics:
        place = event.previous.get(topic.id)
        phase = number.get(place.phase, NOWHERE) if place else NOWHERE
        found.append((phase, rooms.get(place.room, NOWHERE) if place and phase != NOWHERE else NOWHERE))
    return found


def _leaving(event: Event) -> list[list[int]]:
    price = event.weights.phase_changed
    found = []
    for topic in event.topics:
        place = event.previous.get(topic.id)
        stood = place.phase if place and place.phase in event.phase_by_id else None
        found.append([price if stood not in {None, phase.id} else 0 for phase in event.phases])
        found[-1].append(0 if stood is None else price)
    return found


def _refuse_impossible_pins(board: Board) -> None:
    event = board.event
    seen: dict[Place, str] = {}
    for at, topic in enumerate(event.topics):
        if not topic.pinned:
            continue
        _refuse_pin(event, topic)
        for other in range(at):
            if board.enemies[at] >> other & 1 and board.fixed[other] == board.fixed[at]:
                first = event.topics[other].id
                raise MethodError(
                    de=f"{first} und {topic.id} haben dieselbe Leitung und sind in derselben Phase festgesetzt.",
                    en=f"{first} and {topic.id} share a host and are pinned to the same phase.",
                )
        if topic.pinned.room and topic.pinned in seen:
            raise MethodError(
                de=f"{seen[topic.pinned]} und {topic.id} sind am selben Platz festgesetzt.",
                en=f"{seen[topic.pinned]} and {topic.id} are pinned to the same place.",
            )
        seen[topic.pinned] = topic.id
    for s, phase in enumerate(event.phases):
        there = [t for t in range(board.topics) if board.fixed[t] == s and t not in board.pinned_rooms[s]]
        needing = sum(board.needing[t] for t in there)
        if len(there) > len(board.free[s]) or needing > sum(space.step_free for space in board.free[s]):
            raise MethodError(
                de=f"In Phase {phase.id} sind mehr Themen festgesetzt, als passende Räume offen sind.",
                en=f"More topics are pinned to phase {phase.id} than fitting rooms are open.",
            )


def _refuse_pin(event: Event, topic: Topic) -> None:
    pin = topic.pinned or Place("")
    if pin in event.closed:
        raise MethodError(
            de=f"{topic.id} ist in Raum {pin.room} festgesetzt, der in Phase {pin.phase} geschlossen ist.",
            en=f"{topic.id} is pinned to room {pin.room}, which is closed in phase {pin.phase}.",
        )
    if pin.room and topic.id in event.step_free_topics and not event.room_by_id[pin.room].step_free:
        raise MethodError(
            de=f"{topic.id} braucht einen stufenfreien Raum, ist aber in Raum {pin.room} festgesetzt.",
            en=f"{topic.id} needs a step-free room but is pinned to room {pin.room}.",
        )
    missing = event.absent_hosts(topic.id, pin.phase)
    if missing:
        raise MethodError(
            de=f"{topic.id} ist in Phase {pin.phase} festgesetzt, aber {missing[0]} (Leitung) fehlt dann.",
            en=f"{topic.id} is pinned to phase {pin.phase}, but its host {missing[0]} is absent then.",
        )
