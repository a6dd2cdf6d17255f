"""A plan under way: which topic in which phase, with what the search asks thousands of times a second kept at hand."""

from collections.abc import Sequence
from operator import le

from miteinander.methods.timetable.board import NOWHERE, Board
from miteinander.methods.timetable.rooms import arrange
from miteinander.methods.timetable.seating import union

REMEMBERED = 20_000
"""Phases with their topics whose points are kept at hand; a small event comes back to the same ones all the time."""


class State:
    """Topics by phase. An exchange takes a topic to a phase and the topic whose place it takes the other way.

    Lists by phase have one entry more, for "nowhere", and so has ``wants[s]`` for "no topic" (``none``).
    ``wants[s][t]``: persons interested in t or bound to it; ``price[t][s]``: points that t costs in s, for changing the
    previous plan and for hosts who are bound without a wish of their own. For each phase, ``once``: persons in at
    least one of its topics, ``single``: in exactly one; ``points``: what the phase brings with its rooms and seats,
    exactly, before prices.
    """

    def __init__(self, board: Board, phase_of: Sequence[int]) -> None:
        self.board = board
        self._known: dict[tuple[int, frozenset[int]], int] = {}
        self.none = board.topics
        places = max((len(spaces) for spaces in board.free), default=0)
        self.arranged_work = 4 + places * (1000 + board.everybody) // 1000  # units, of giving rooms to a phase
        self.wish = board.event.weights.wish
        self.phase_of = list(phase_of)
        self.wants = [_either(*rows) for rows in zip(board.wants, board.bound, strict=True)]
        self.wants.append([0] * (board.topics + 1))
        self.price = _prices(board)
        self.members = [[t for t, at in enumerate(phase_of) if at == s] for s in range(board.phases)]
        self.places = [len(board.free[s]) + len(board.pinned_rooms[s]) for s in range(board.phases)]
        self.step_free = [sum(space.step_free for space in spaces) for spaces in board.free]
        self.plain_seats = [_plain_seats(board, s) for s in range(board.phases)]
        self.narrow = [_is_narrow(board, s) for s in range(board.phases)] + [False]
        self.mask, self.pressing = [0] * board.phases, [0] * board.phases
        self.once, self.single, self.points = ([0] * (board.phases + 1) for _ in range(3))
        for s in range(board.phases):
            self._count(s)
            self.points[s] = self.exact(s, self.members[s])

    def total(self) -> int:
        """Return the points of the whole plan."""
        return sum(self.points) - sum(self.price[t][s] for t, s in enumerate(self.phase_of))

    def exact(self, s: int, members: Sequence[int]) -> int:
        """Return the points that a phase brings with these topics."""
        key = s, frozenset(members)
        known = self._known.get(key)
        if known is None:
            known = self._counted(s, members)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known

    def _counted(self, s: int, members: Sequence[int]) -> int:
        board, size, seats = self.board, self.board.size[s], self.plain_seats[s]
        if seats and all(map(le, sorted([size[t] for t in members], reverse=True), seats)):
            return self.wish * union([self.wants[s][t] for t in members]).bit_count()  # everybody fits everywhere
        hosts_only = sum((board.bound[s][t] & ~board.wants[s][t]).bit_count() for t in members)
        return arrange(board, s, members)[1] + self.wish * hosts_only

    def covered(self, s: int, out: int, come: int) -> int:
        """Return how many persons a phase would serve after an exchange if nobody had to count seats."""
        wants = self.wants[s]
        return ((self.once[s] ^ (wants[out] & self.single[s])) | wants[come]).bit_count()

    def may(self, topic: int, s: int, out: int) -> bool:
        """Return whether a topic may come to a phase when another one leaves it: hosts, rooms, access."""
        board = self.board
        if s == NOWHERE or topic == self.none:
            return True
        if not board.allowed[topic][s] or board.enemies[topic] & self.mask[s] & ~(1 << out):
            return False
        if out == self.none and len(self.members[s]) >= self.places[s]:
            return False
        if board.needing[topic]:
            return self.pressing[s] + 1 - (out != self.none and board.needing[out]) <= self.step_free[s]
        return True

    def after(self, s: int, out: int, come: int) -> list[int]:
        """Return the topics of a phase after an exchange."""
        members = [t for t in self.members[s] if t != out]
        if come != self.none:
            members.append(come)
        return members

    def put(self, topic: int, to: int, other: int) -> None:
        """Carry out an exchange: ``topic`` goes to the phase ``to``, ``other`` (or none) to where it came from.

        The caller sets ``points`` of the two phases.
        """
        source = self.phase_of[topic]
        for s, out, come in ((source, topic, other), (to, other, topic)):
            if s != NOWHERE:
                self.members[s] = self.after(s, out, come)
                self._count(s)
        self.phase_of[topic] = to
        if other != self.none:
            self.phase_of[other] = source

    def _count(self, s: int) -> None:
        wants = self.wants[s]
        once = twice = mask = 0
        for t in self.members[s]:
            twice |= once & wants[t]
            once |= wants[t]
            mask |= 1 << t
        self.once[s], self.single[s], self.mask[s] = once, once & ~twice, mask
        pinned, needing = self.board.pinned_rooms[s], self.board.needing
        self.pressing[s] = sum(needing[t] and t not in pinned for t in self.members[s])


def _either(wants: list[int], bound: list[int]) -> list[int]:
    return [want | host for want, host in zip(wants, bound, strict=True)]


def _prices(board: Board) -> list[list[int]]:
    wish = board.event.weights.wish
    found = [list(row) for row in board.leaving]
    for s, (wants, bound) in enumerate(zip(board.wants, board.bound, strict=True)):
        for t, row in enumerate(found):
            row[s] += wish * (bound[t] & ~wants[t]).bit_count()
    return [*found, [0] * (board.phases + 1)]


def _is_narrow(board: Board, s: int) -> bool:
    """Return whether seats, access or earlier rooms may ever matter in a phase."""
    spaces = [*board.free[s], *board.pinned_rooms[s].values()]
    if any(stood == s for stood, _ in board.before):
        return True
    if board.needs and not all(space.step_free for space in spaces):
        return True
    return bool(spaces) and min(space.seats for space in spaces) < max(board.size[s])


def _plain_seats(board: Board, s: int) -> list[int]:
    """Return the seats of a phase, the most first, where nothing but seats matters for rooms; else nothing."""
    spaces = board.free[s]
    access = board.needs or any(board.needing)
    before = board.event.weights.room_changed and any(stood == s for stood, _ in board.before)
    if board.pinned_rooms[s] or before or (access and not all(space.step_free for space in spaces)):
        return []
    return [space.seats for space in spaces]
