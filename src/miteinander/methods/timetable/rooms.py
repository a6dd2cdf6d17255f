"""Which topic of a phase gets which room: the most interest the most seats, step-free first where it is needed."""

from collections.abc import Iterable, Iterator, Sequence

from miteinander.methods.timetable.board import Board, Space
from miteinander.methods.timetable.seating import wishes_met

Placed = list[tuple[int, Space]]


def by_size(
    board: Board, phase: int, topics: Iterable[int], spaces: Sequence[Space], *, welcome: bool = False
) -> Placed:
    """Give the topics rooms, the largest first; there must be enough rooms, also step-free ones.

    A step-free room goes to a topic that needs one as soon as there would be too few left otherwise; with ``welcome``
    also, as far as they go, to topics that persons with the need want.
    """
    size = board.size[phase]
    waiting = sorted(topics, key=lambda topic: (-size[topic], topic))
    needing = _welcoming(board, phase, waiting, spaces) if welcome else board.needing
    pressing = sum(needing[topic] for topic in waiting)
    if not pressing:
        return list(zip(waiting, spaces, strict=False))
    left = sum(space.step_free for space in spaces)
    placed: Placed = []
    for space in spaces:
        if not waiting:
            break
        pick = 0
        if space.step_free:
            if left == pressing:
                pick = next(at for at, topic in enumerate(waiting) if needing[topic])
            left -= 1
        elif needing[waiting[0]]:
            pick = next((at for at, topic in enumerate(waiting) if not needing[topic]), -1)
        if pick >= 0:
            topic = waiting.pop(pick)
            pressing -= needing[topic]
            placed.append((topic, space))
    return placed


def _welcoming(board: Board, phase: int, topics: Sequence[int], spaces: Sequence[Space]) -> list[bool]:
    left = sum(space.step_free for space in spaces) - sum(board.needing[topic] for topic in topics)
    wanted = [(-(board.wants[phase][topic] & board.needs).bit_count(), topic) for topic in topics]
    found = list(board.needing)
    for count, topic in sorted(wanted):
        if count and not found[topic] and left > 0:
            found[topic] = True
            left -= 1
    return found


def as_before(board: Board, phase: int, topics: Iterable[int]) -> Placed:
    """Let topics keep their previous room of this phase, the others go by size into the rooms that are left."""
    spaces = board.free[phase]
    at = {space.room: space for space in spaces}
    placed: Placed = []
    others = []
    for topic in sorted(topics, key=lambda topic: (not board.needing[topic], topic)):
        stood, room = board.before[topic]
        space = at.get(room) if stood == phase else None
        if space and (space.step_free or not board.needing[topic]):
            placed.append((topic, space))
            del at[room]
        else:
            others.append(topic)
    left = [space for space in spaces if space.room in at]
    if sum(board.needing[topic] for topic in others) > sum(space.step_free for space in left):
        return by_size(board, phase, [*others, *(topic for topic, _ in placed)], spaces)
    return placed + by_size(board, phase, others, left)


def rooms_changed(board: Board, phase: int, placed: Placed) -> int:
    """Return how many topics stay in their phase but not in their room."""
    before = board.before
    return sum(before[topic][0] == phase and before[topic][1] not in {-1, space.room} for topic, space in placed)


def points_in(board: Board, phase: int, placed: Placed) -> int:
    """Return the points of one phase with its rooms: wishes met less changed rooms."""
    weights = board.event.weights
    return weights.wish * wishes_met(board, phase, placed) - weights.room_changed * rooms_changed(board, phase, placed)


def _choices(board: Board, phase: int, topics: Sequence[int]) -> Iterator[Placed]:
    """Yield the ways to give rooms that are worth a look, pinned topics in theirs; the best liked one first."""
    pinned = board.pinned_rooms[phase]
    loose = [topic for topic in topics if topic not in pinned]
    fixed = [(topic, space) for topic, space in pinned.items()]
    if any(board.before[topic][0] == phase for topic in loose):
        yield fixed + as_before(board, phase, loose)
    if board.needs and not all(space.step_free for space in board.free[phase]):
        yield fixed + by_size(board, phase, loose, board.free[phase], welcome=True)
    yield fixed + by_size(board, phase, loose, board.free[phase])


def arrange(board: Board, phase: int, topics: Sequence[int]) -> tuple[Placed, int]:
    """Return good rooms for the topics of a phase, quickly, and the points they bring."""
    wants = board.wants[phase]
    everybody = 0
    for topic in topics:
        everybody |= wants[topic]
    most = board.event.weights.wish * everybody.bit_count()
    best: Placed = []
    points = 0
    for placed in _choices(board, phase, topics):
        found = points_in(board, phase, placed)
        if found > points or not best:
            best, points = placed, found
        if points == most:
            break
    return best, points


def furnish(board: Board, phase: int, topics: Sequence[int]) -> Placed:
    """Return the best rooms that exchanges of rooms lead to."""
    polished = [polish(board, phase, placed) for placed in _choices(board, phase, topics)]
    return max(polished, key=lambda placed: _worth(board, phase, placed))


def polish(board: Board, phase: int, placed: Placed) -> Placed:
    """Exchange rooms within a phase while that brings points or, at equal points, leaves fewer interested persons
    without a seat, should all of them come.
    """
    pinned = board.pinned_rooms[phase]
    fixed = [(topic, space) for topic, space in placed if topic in pinned]
    loose = [(topic, space) for topic, space in placed if topic not in pinned]
    used = {space.room for _, space in loose}
    spare = [space for space in board.free[phase] if space.room not in used]
    best = _worth(board, phase, fixed + loose)
    improved = True
    while improved:
        improved = False
        for one in range(len(loose)):
            for other in range(one + 1, len(loose) + len(spare)):
                tried, left = _exchanged(loose, spare, one, other)
                if all(space.step_free or not board.needing[topic] for topic, space in tried):
                    worth = _worth(board, phase, fixed + tried)
                    if worth > best:
                        best, loose, spare, improved = worth, tried, left, True
    return fixed + loose


def _exchanged(loose: Placed, spare: list[Space], one: int, other: int) -> tuple[Placed, list[Space]]:
    tried, left = list(loose), list(spare)
    topic, space = tried[one]
    if other < len(loose):
        tried[one], tried[other] = (topic, tried[other][1]), (tried[other][0], space)
    else:
        tried[one], left[other - len(loose)] = (topic, left[other - len(loose)]), space
    return tried, left


def _worth(board: Board, phase: int, placed: Placed) -> tuple[int, int]:
    size = board.size[phase]
    return points_in(board, phase, placed), -sum(max(0, size[topic] - space.seats) for topic, space in placed)
