"""The plan as a 0-1 model, written as the text that CP-SAT reads.

Variables: ``place[t, s, c]``: topic t stands in phase s in a room of class c (rooms with equal seats and access, or one
certain room where the previous plan matters); ``met[p, s]``: person p has a wish met in phase s; ``seat[p, t, s]``: p
sits in t, only where seats or access may be short. Maximised are the points of the whole plan.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from miteinander.methods.timetable.board import NOWHERE, Board, Space
from miteinander.methods.timetable.rooms import Placed
from miteinander.methods.timetable.seating import Seated


@dataclass(slots=True)
class Lines:
    """The model as it grows; the objective is minimised, so gains are written with a minus."""

    gains: list[int] = field(default_factory=list)
    hint: list[int] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    domain: str = ""

    def variable(self, gain: int = 0, *, hint: bool = False) -> int:
        """Add a variable with what it gains; returns its number."""
        self.gains.append(gain)
        self.hint.append(int(hint))
        return len(self.gains) - 1

    def between(self, least: int, most: int, terms: Iterable[tuple[int, int]]) -> None:
        """Add ``least`` ≤ Σ coefficient · variable ≤ ``most`` for terms (variable, coefficient)."""
        listed = list(terms)
        if listed:
            names, counts = _listed(name for name, _ in listed), _listed(count for _, count in listed)
            self.rows.append(f"constraints{{linear{{vars:[{names}] coeffs:[{counts}] domain:[{least},{most}]}}}}")

    def only(self, least: int, most: int) -> None:
        """Leave only solutions with so much gain that is more than ``least`` and at most ``most``."""
        step = math.gcd(*self.gains) or 1
        self.domain = f"domain:[{-most},{-(least // step + 1) * step}] "

    def at_most_one(self, variables: Sequence[int]) -> None:
        if len(variables) > 1:
            self.rows.append(f"constraints{{at_most_one{{literals:[{_listed(variables)}]}}}}")

    def text(self) -> str:
        """Return the whole model in one line."""
        numbers = _listed(range(len(self.gains)))
        weighed = [at for at, gain in enumerate(self.gains) if gain]
        losses = _listed(-self.gains[at] for at in weighed)
        return " ".join(
            [
                "variables{domain:[0,1]}" * len(self.gains),
                *self.rows,
                f"objective{{{self.domain}vars:[{_listed(weighed)}] coeffs:[{losses}]}}",
                f"solution_hint{{vars:[{numbers}] values:[{_listed(self.hint)}]}}",
            ]
        )


@dataclass(frozen=True, slots=True)
class RoomClass:
    """Rooms that are alike in a phase; ``pinned``: the topic it is kept for, or NOWHERE."""

    spaces: tuple[Space, ...]
    pinned: int


Options: TypeAlias = list[tuple[int, RoomClass]]


class Model:
    """Builds the model of a board with a plan as hint; ``read`` turns an answer back into a plan."""

    def __init__(self, board: Board, hint: Sequence[Seated]) -> None:
        self.board, self.lines = board, Lines()
        self.rooms = [{topic: space.room for topic, space, _ in seated} for seated in hint]
        self.hinted = [{topic: persons for topic, _, persons in seated} for seated in hint]
        self.classes = [_classes(board, s) for s in range(board.phases)]
        self.place: dict[tuple[int, int], Options] = {}
        self.offset = sum(board.leaving[t][NOWHERE] for t in range(board.topics))
        for s in range(board.phases):
            self._place(s)
        for t in range(board.topics):
            names = [name for s in range(board.phases) for name, _ in self.place.get((t, s), ())]
            if board.fixed[t] == NOWHERE:
                self.lines.at_most_one(names)
            else:
                self.lines.between(1, 1, ((name, 1) for name in names))
        for s in range(board.phases):
            self._keep_hosts_apart(s)
            self._meet_wishes(s)
        if _are_alike(board, self.classes):
            self._name_phases()

    def only_better(self, points: int, most: int) -> None:
        """Leave only plans with more than so many points, and at most ``most``, which no plan exceeds."""
        self.lines.only(points + self.offset, most + self.offset)

    def points_of(self, objective: float) -> float:
        """Return the points of the whole plan for a value of the objective as written."""
        return -objective - self.offset

    def read(self, values: Sequence[int]) -> list[Placed]:
        """Return per phase the topics with their rooms."""
        found: list[Placed] = [[] for _ in range(self.board.phases)]
        used: dict[tuple[int, int], int] = defaultdict(int)
        for (t, s), names in self.place.items():
            for name, kind in names:
                if values[name]:
                    key = (s, kind.spaces[0].room)
                    found[s].append((t, kind.spaces[used[key]]))
                    used[key] += 1
        return found

    def _place(self, s: int) -> None:
        board = self.board
        held: dict[int, list[int]] = defaultdict(list)
        for t in range(board.topics):
            pinned = t in board.pinned_rooms[s]
            if not pinned and (not board.allowed[t][s] or board.fixed[t] not in {NOWHERE, s}):
                continue
            for at, kind in enumerate(self.classes[s]):
                space = kind.spaces[0]
                fits = space.seats >= board.bound[s][t].bit_count() + board.strangers[t] and (
                    space.step_free or not board.needing[t]
                )
                if fits and kind.pinned == (t if pinned else NOWHERE):
                    name = self.lines.variable(self._gain(s, t, space), hint=self._is_hinted(s, t, kind))
                    self.place.setdefault((t, s), []).append((name, kind))
                    held[at].append(name)
        for at, kind in enumerate(self.classes[s]):
            self.lines.between(0, len(kind.spaces), ((name, 1) for name in held[at]))

    def _is_hinted(self, s: int, t: int, kind: RoomClass) -> bool:
        return t in self.rooms[s] and any(space.room == self.rooms[s][t] for space in kind.spaces)

    def _gain(self, s: int, t: int, space: Space) -> int:
        board, weights = self.board, self.board.event.weights
        own = (board.bound[s][t] & board.wants[s][t]).bit_count()
        stood, room = board.before[t]
        changed = stood == s and room not in {NOWHERE, space.room}
        return weights.wish * own + board.leaving[t][NOWHERE] - board.leaving[t][s] - weights.room_changed * changed

    def _name_phases(self) -> None:
        """Keep out plans that differ only in the names of phases: the largest topic stands in the first or nowhere, the
        second largest in one of the first two or nowhere, and so on.
        """
        size, phases = self.board.size[0], self.board.phases
        largest = sorted(range(self.board.topics), key=lambda t: (-size[t], t))
        for at, t in enumerate(largest[: phases - 1]):
            self.lines.between(
                0, 0, ((name, 1) for s in range(at + 1, phases) for name, _ in self.place.get((t, s), ()))
            )

    def _keep_hosts_apart(self, s: int) -> None:
        held: dict[str, list[int]] = defaultdict(list)
        for t, topic in enumerate(self.board.event.topics):
            for host in sorted(topic.hosts):
                held[host] += [name for name, _ in self.place.get((t, s), ())]
        for names in held.values():
            self.lines.at_most_one(names)

    def _meet_wishes(self, s: int) -> None:
        """Tie the wishes of one phase to its topics, their seats and their hosts."""
        board, lines = self.board, self.lines
        sources: dict[int, list[int]] = defaultdict(list)
        busy: dict[int, list[int]] = defaultdict(list)
        for t in range(board.topics):
            placed = self.place.get((t, s), [])
            for p in bits(board.bound[s][t]):
                busy[p] += [name for name, _ in placed]
            if placed:
                self._offer(s, t, placed, sources)
        sitting = _all(self.hinted[s].values())
        for p, names in sorted(sources.items()):
            met = lines.variable(board.event.weights.wish, hint=bool(sitting >> p & 1))
            lines.between(-len(names), 0, [(met, 1), *((name, -1) for name in names)])
            if busy.get(p):
                lines.at_most_one([met, *busy[p]])

    def _offer(self, s: int, t: int, placed: Options, sources: dict[int, list[int]]) -> None:
        """Let persons who want a topic come to it: freely where all rooms do, else by a seat of their own."""
        board, lines = self.board, self.lines
        tight = min(kind.spaces[0].seats for _, kind in placed) < board.size[s][t]
        flat = all(kind.spaces[0].step_free for _, kind in placed)
        seats = []
        for p in bits(board.wants[s][t] & ~board.bound[s][t]):
            needs = bool(board.needs >> p & 1)
            if not tight and (flat or not needs):
                sources[p] += [name for name, _ in placed]
                continue
            seat = lines.variable(hint=bool(self.hinted[s].get(t, 0) >> p & 1))
            fitting = [(name, -1) for name, kind in placed if kind.spaces[0].step_free or not needs]
            lines.between(-len(placed), 0, [(seat, 1), *fitting])
            sources[p].append(seat)
            seats.append((seat, 1))
        if tight and seats:
            hosts = board.bound[s][t].bit_count() + board.strangers[t]
            lines.between(-(10**9), 0, [*seats, *((name, hosts - kind.spaces[0].seats) for name, kind in placed)])


def _classes(board: Board, s: int) -> list[RoomClass]:
    """Return the rooms of a phase by seats and access, one by one where topics may keep their previous room."""
    single = board.event.weights.room_changed and any(stood == s for stood, _ in board.before)
    held: dict[tuple[int, bool, int], list[Space]] = defaultdict(list)
    for space in board.free[s]:
        held[space.seats, space.step_free, space.room if single else NOWHERE].append(space)
    found = [RoomClass(tuple(spaces), NOWHERE) for spaces in held.values()]
    return found + [RoomClass((space,), t) for t, space in board.pinned_rooms[s].items()]


def _are_alike(board: Board, classes: list[list[RoomClass]]) -> bool:
    """Return whether every phase could have the name of any other."""
    if any(phase != NOWHERE for phase in board.fixed) or any(stood != NOWHERE for stood, _ in board.before):
        return False
    rooms = [[(kind.pinned, [(space.seats, space.step_free) for space in kind.spaces]) for kind in s] for s in classes]
    each = range(1, board.phases)
    return all(
        board.wants[s] == board.wants[0]
        and board.bound[s] == board.bound[0]
        and all(allowed[s] == allowed[0] for allowed in board.allowed)
        and rooms[s] == rooms[0]
        for s in each
    )


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits of a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _all(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
