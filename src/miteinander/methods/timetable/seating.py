"""Who attends what within one phase: as many persons as possible get a seat in a topic they want.

A phase is a bipartite graph, persons on one side and topics with seats on the other. By the theorem of König and Hall
(P. Hall, "On representatives of subsets", J. London Math. Soc. 10, 1935), the largest number of persons with a seat is
the least, over all sets C of topics, of the persons who want something in C plus the seats of the topics outside C.
Topics with seats for all who still have nowhere else drop out first; for the few that remain the least is
taken over all sets, or found by augmenting paths when they are many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from miteinander.methods.timetable.board import Board, Space

FEW = 6
"""Up to so many contested topics all sets are tried."""

Seated: TypeAlias = list[tuple[int, Space, int]]
"""The topics of a phase, each with its room and the mask of the persons in it."""

IMPOSSIBLE = -(10**9)


def most_seated(masks: Sequence[int], seats: Sequence[int]) -> int:
    """Return how many persons at most get a seat; ``masks`` of persons per topic, ``seats`` per topic, not negative."""
    served, contested = _without_rivals(zip(masks, seats, strict=True))
    if not contested:
        return served.bit_count()
    if len(contested) == 1:
        return served.bit_count() + contested[0][1]
    if len(contested) <= FEW:
        return served.bit_count() + _least_cut(contested)
    taken = seat([mask for mask, _ in contested], [most for _, most in contested])
    return served.bit_count() + sum(mask.bit_count() for mask in taken)


def _without_rivals(topics: Iterable[tuple[int, int]]) -> tuple[int, list[tuple[int, int]]]:
    """Return the persons served by topics with seats for all who have nowhere else, and the topics that remain with
    the persons who want nothing but those.
    """
    served, before = 0, -1
    contested = list(topics)
    while len(contested) != before:
        before, still = len(contested), []
        for mask, most in contested:
            left = mask & ~served
            if left.bit_count() > most:
                still.append((left, most))
            else:
                served |= left
        contested = still
    return served, [(mask & ~served, most) for mask, most in contested]


def _least_cut(contested: list[tuple[int, int]]) -> int:
    cuts = [(0, sum(most for _, most in contested))]
    for mask, most in contested:
        cuts += [(persons | mask, seats - most) for persons, seats in cuts]
    return min(persons.bit_count() + seats for persons, seats in cuts)


def seat(masks: Sequence[int], seats: Sequence[int]) -> list[int]:
    """Return the persons seated per topic, a largest number in all; who is seated nowhere has nowhere to go.

    Augmenting paths over topics (L. R. Ford, D. R. Fulkerson, 1956), each moving as many persons as it can.
    """
    taken, served = [0] * len(masks), 0
    for at in sorted(range(len(masks)), key=lambda at: (masks[at].bit_count() - seats[at], at)):
        taken[at] = lowest(masks[at] & ~served, seats[at])
        served |= taken[at]
    waiting = union(masks) & ~served
    while waiting:
        path = _path_to_a_seat(masks, seats, taken, waiting)
        if not path:
            break
        waiting = _move_along(path, masks, seats, taken, waiting)
    return taken


def _path_to_a_seat(masks: Sequence[int], seats: Sequence[int], taken: list[int], waiting: int) -> list[int]:
    """Return topics from one that a waiting person wants to one with a free seat; empty when there is none."""
    came_from: dict[int, int] = {at: -1 for at, mask in enumerate(masks) if mask & waiting}
    queue = list(came_from)
    for at in queue:
        if taken[at].bit_count() < seats[at]:
            path = [at]
            while came_from[path[0]] != -1:
                path.insert(0, came_from[path[0]])
            return path
        for other, mask in enumerate(masks):
            if other not in came_from and mask & taken[at]:
                came_from[other] = at
                queue.append(other)
    return []


def _move_along(path: list[int], masks: Sequence[int], seats: Sequence[int], taken: list[int], waiting: int) -> int:
    last = path[-1]
    movers = [masks[path[0]] & waiting]
    movers += [taken[one] & masks[other] for one, other in pairwise(path)]
    many = min(seats[last] - taken[last].bit_count(), *(mask.bit_count() for mask in movers))
    moved = [lowest(mask, many) for mask in movers]
    for at, topic in enumerate(path):
        taken[topic] |= moved[at]
        if at + 1 < len(path):
            taken[topic] &= ~moved[at + 1]
    return waiting & ~moved[0]


def lowest(mask: int, count: int) -> int:
    """Return the ``count`` lowest bits of a mask, all of them when it has no more."""
    if mask.bit_count() <= count:
        return mask
    kept = 0
    for _ in range(count):
        bit = mask & -mask
        kept |= bit
        mask ^= bit
    return kept


def seat_all(board: Board, phase: int, placed: Sequence[tuple[int, Space]]) -> Seated:
    """Return the persons in each topic of a phase, hosts first, a largest number in all; seats and access hold."""
    held = claims(board, phase, placed)
    if held is None:
        return [(topic, space, 0) for topic, space in placed]
    taken = seat(held.masks, held.seats)
    return [(t, space, own | more) for (t, space), own, more in zip(placed, held.hosting, taken, strict=True)]


def union(masks: Sequence[int]) -> int:
    """Return the persons in at least one of the masks."""
    found = 0
    for mask in masks:
        found |= mask
    return found


@dataclass(frozen=True, slots=True)
class Claims:
    """Who may sit where in one phase: ``masks`` without the bound hosts and the seats they leave, ``hosting``: the
    bound hosts, ``wishes``: how many of them want their own topic.
    """

    masks: list[int]
    seats: list[int]
    hosting: list[int]
    wishes: int


def claims(board: Board, phase: int, placed: Sequence[tuple[int, Space]]) -> Claims | None:
    """Return the claims of topics in their rooms; None when the hosts alone do not fit into a room."""
    wants, bound = board.wants[phase], board.bound[phase]
    if not board.has_bound[phase] and not board.needs:
        return Claims([wants[t] for t, _ in placed], [space.seats for _, space in placed], [0] * len(placed), 0)
    hosting = [bound[topic] for topic, _ in placed]
    strangers = board.strangers
    seats = [space.seats - host.bit_count() - strangers[t] for (t, space), host in zip(placed, hosting, strict=True)]
    if seats and min(seats) < 0:
        return None
    busy = union(hosting)
    masks = [wants[topic] & ~busy & (-1 if space.step_free else ~board.needs) for topic, space in placed]
    return Claims(masks, seats, hosting, sum((wants[t] & bound[t]).bit_count() for t, _ in placed))


def wishes_met(board: Board, phase: int, placed: Sequence[tuple[int, Space]]) -> int:
    """Return the largest number of wishes met in one phase by topics in their rooms."""
    held = claims(board, phase, placed)
    return IMPOSSIBLE if held is None else held.wishes + most_seated(held.masks, held.seats)
