"""From a distribution to lots: as many panels by name as there are lots, each valid, each lot as likely as the other.

A panel distribution is rounded to whole lots so that the chances move as little as possible (descent over exchanges of
one lot); then people are named, so that of one kind nobody stands in noticeably more lots than another. Publishing lots
instead of a distribution is the proposal of Flanigan, Kehne and Procaccia (NeurIPS 2021) and of panelot.org.
"""

import hashlib

import numpy as np

from miteinander.methods.draw.fair import Distribution
from miteinander.methods.draw.problem import Counts, Kind, Question
from miteinander.methods.progress import Progress, silent

LOTS = 1000
BETTER = 1e-12
MOST_EXCHANGES = 500


def rounded(distribution: Distribution, people: Counts, lots: int) -> Counts:
    """Return how many lots (P,) each panel gets, summing to ``lots``; least squares of the chances of all people."""
    share = distribution.weights * lots
    got = np.floor(share + 1e-9).astype(np.int64)
    missing = lots - int(got.sum())
    got[np.argsort(got - share, kind="stable")[:missing]] += 1
    weighted = distribution.panels / np.sqrt(people)
    products = weighted @ weighted.T
    own = np.diag(products)
    for _ in range(min(4 * len(share), MOST_EXCHANGES)):
        slope = products @ (got - share)
        gain = own[:, None] + own[None, :] - 2 * products - 2 * slope[:, None] + 2 * slope[None, :]
        gain[got == 0, :] = np.inf  # gain[a, b]: a gives a lot to b
        np.fill_diagonal(gain, np.inf)
        giver, taker = divmod(int(gain.argmin()), len(share))
        if gain[giver, taker] >= -BETTER:
            break
        got[giver] -= 1
        got[taker] += 1
    return got


def named_lots(
    question: Question, distribution: Distribution, lots: int = LOTS, *, progress: Progress = silent
) -> Counts:
    """Return the lots (L, seats): places in ``question.people``, rising; from one distribution the same everywhere.

    The order of the panels among the lots and of the people within a kind is shuffled by the pool's own names.
    """
    times = rounded(distribution, question.frame.people, lots)
    shuffle = _Shuffle("\n".join(person.id for person in question.people))
    panels = np.repeat(np.arange(len(times)), times)[shuffle.orders(1, lots)[0]]
    found: list[Counts] = []
    for at, kinds in enumerate(_together(question)):
        counts = distribution.panels[np.ix_(panels, np.array(kinds))]
        if question.kinds[kinds[0]].household:
            found.append(_name_households(question, kinds, counts, shuffle))
        else:
            found.append(_name_kind(question.kinds[kinds[0]], counts[:, 0], len(question.people), shuffle))
        if at % 32 == 0:
            progress(0.9 + 0.1 * at / len(question.kinds), "lots")
    keys = np.sort(np.concatenate(found))
    return (keys % len(question.people)).reshape(lots, question.seats)


def _together(question: Question) -> list[list[int]]:
    """Return kinds to be named together: each alone, or all kinds of like households."""
    alone = [[at] for at, kind in enumerate(question.kinds) if not kind.household]
    homes: dict[tuple[tuple[str, ...], ...], list[int]] = {}
    for at, kind in enumerate(question.kinds):
        if kind.household:
            homes.setdefault(kind.household, []).append(at)
    return alone + list(homes.values())


def _name_kind(kind: Kind, counts: Counts, people: int, shuffle: "_Shuffle") -> Counts:
    """Return who sits where, as lot × people + person: nobody of a kind is ahead of another by more than one lot."""
    members = np.array(kind.people, dtype=np.int64)
    places: Counts = np.repeat(np.arange(len(counts), dtype=np.int64), counts) * people
    packs = shuffle.orders(-(-len(places) // len(members)), len(members)).tolist()
    named: Counts = places + members[np.array(_dealt(counts[counts > 0].tolist(), packs), dtype=np.int64)]
    return named


def _dealt(hands: list[int], packs: list[list[int]]) -> list[int]:
    """Deal hands from shuffled packs of the same cards, one pack after the other, no card twice in a hand."""
    dealt: list[int] = []
    pack: list[int] = []
    fresh = iter(packs)
    for hand in hands:
        if hand <= len(pack):
            dealt += pack[:hand]
            del pack[:hand]
            continue
        after = next(fresh)
        if held := set(pack):  # these go into the hand; in the next pack they wait at the end
            after = [card for card in after if card not in held] + [card for card in after if card in held]
        more = hand - len(pack)
        dealt += pack
        dealt += after[:more]
        pack = after[more:]
    return dealt


def _name_households(question: Question, kinds: list[int], counts: Counts, shuffle: "_Shuffle") -> Counts:
    """Give each seat to whoever had the fewest lots so far, of a household that is not in this lot yet."""
    home = {at: number for number, members in enumerate(question.households.values()) for at in members}
    had: dict[int, int] = {at: 0 for kind in kinds for at in question.kinds[kind].people}
    named: list[int] = []
    for lot in np.flatnonzero(counts.any(axis=1)).tolist():
        used: set[int] = set()
        for place, kind in enumerate(kinds):
            members = question.kinds[kind].people
            turn = shuffle.orders(1, len(members))[0].tolist()
            waiting = [at for _, _, at in sorted((had[at], turn[number], at) for number, at in enumerate(members))]
            for _ in range(int(counts[lot, place])):
                chosen = next(at for at in waiting if home[at] not in used)
                used.add(home[chosen])
                had[chosen] += 1
                named.append(lot * len(question.people) + chosen)
    return np.array(named, dtype=np.int64)


class _Shuffle:
    """Orders from a text: SHA-256 of it seeds PCG64, whose raw numbers numpy keeps the same in every version."""

    def __init__(self, text: str) -> None:
        self._numbers = np.random.PCG64(int.from_bytes(hashlib.sha256(text.encode()).digest(), "big"))

    def orders(self, times: int, size: int) -> Counts:
        """Return some orders (times, size) of the numbers below ``size``."""
        return np.argsort(self._numbers.random_raw(times * size).reshape(times, size), axis=1, kind="stable")
