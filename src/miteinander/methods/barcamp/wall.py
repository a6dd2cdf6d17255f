"""The wall while it is being filled: a problem in integers and bit sets, and cheap what-if questions.

Shapes: ``n`` topics in order of interest, ``S`` open places; place index −1 means parked, so every row of
``alone`` has S + 1 entries and the last one is the price of parking. Audiences and rivals are bit sets in
plain integers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from miteinander.methods.barcamp.problem import Pitch, Place, Plan, Problem

FORBIDDEN = 1 << 40
"""Points no real plan can reach: a place that is not allowed."""
PARKED = -1
NOWHERE = Place("", "")


@dataclass(frozen=True, slots=True)
class Prices:
    """A problem compiled: what each topic costs at each place alone, and who wants what."""

    problem: Problem
    pitches: tuple[Pitch, ...]
    places: tuple[Place, ...]
    round_of: tuple[int, ...]
    places_of: tuple[tuple[int, ...], ...]
    wanted: tuple[int, ...]
    rivals: tuple[int, ...]
    alone: tuple[tuple[int, ...], ...]
    movable: tuple[int, ...]
    free_places: tuple[int, ...]
    clash: int
    crowded: int
    even_share: int

    def wall(self, plan: Mapping[str, Place | None], *, as_it_is: bool = False) -> "Wall":
        """Put a plan on a wall, pins first.

        Topics that are not allowed where the plan has them are parked, unless it is shown as it is.
        """
        index = {place: at for at, place in enumerate(self.places)}
        wall = Wall(self)
        for pitch, card in enumerate(self.pitches):
            if card.pinned:
                wall.put(pitch, index[card.pinned])
        for pitch in self.movable:
            place = index.get(plan.get(self.pitches[pitch].id) or NOWHERE, PARKED)
            if place == PARKED or wall.at[place] != PARKED:
                continue
            if as_it_is or wall.price(pitch, place) < FORBIDDEN >> 1:
                wall.put(pitch, place)
        return wall


def compile_prices(problem: Problem, before: Mapping[str, Place | None]) -> Prices:
    """Turn a problem and the plan it should stay close to into integers."""
    pitches = tuple(sorted(problem.pitches, key=lambda pitch: (-pitch.interest, pitch.id)))
    number = {pitch.id: at for at, pitch in enumerate(pitches)}
    rounds = {round_.id: at for at, round_ in enumerate(problem.rounds)}
    places = problem.places
    taken = {pitch.pinned for pitch in pitches if pitch.pinned}
    return Prices(
        problem=problem,
        pitches=pitches,
        places=places,
        round_of=(*(rounds[place.round] for place in places), PARKED),
        places_of=tuple(
            tuple(at for at, place in enumerate(places) if place.round == round_.id) for round_ in problem.rounds
        ),
        wanted=_audiences(problem, pitches),
        rivals=tuple(sum(1 << number[other] for other in problem.enemies[pitch.id]) for pitch in pitches),
        alone=tuple(_alone(problem, pitch, before.get(pitch.id)) for pitch in pitches),
        movable=tuple(at for at, pitch in enumerate(pitches) if not pitch.pinned),
        free_places=tuple(at for at, place in enumerate(places) if place not in taken),
        clash=problem.weights.clash,
        crowded=problem.weights.crowded,
        even_share=problem.even_share,
    )


class Wall:
    """Topics on places. ``at[place]`` is a topic or −1, ``place[topic]`` a place or −1 (parked).

    Per round: ``seen`` = persons who want something there, ``torn`` = persons who want two things or more,
    ``members`` = its topics as bits. A topic pays for each of its persons who is already in ``seen``.
    """

    def __init__(self, prices: Prices) -> None:
        self.prices = prices
        self.place = [PARKED] * len(prices.pitches)
        self.at = [PARKED] * len(prices.places)
        rounds = len(prices.places_of)
        self.seen = [0] * rounds
        self.torn = [0] * rounds
        self.members = [0] * rounds

    def put(self, pitch: int, place: int) -> None:
        """Exchange a topic with whatever is at the place (a topic, or nothing)."""
        old, other = self.place[pitch], self.at[place]
        if old != PARKED:
            self.at[old] = other
        if other != PARKED:
            self.place[other] = old
        self.at[place], self.place[pitch] = pitch, place
        round_of = self.prices.round_of
        self._recount(round_of[place])
        if old != PARKED and round_of[old] != round_of[place]:
            self._recount(round_of[old])

    def price(self, pitch: int, place: int) -> int:
        """Return the points ``put`` would add (negative: it helps); FORBIDDEN or about so if not allowed."""
        prices = self.prices
        old, other = self.place[pitch], self.at[place]
        row = prices.alone[pitch]
        points = row[place] - row[old]
        if other != PARKED:
            row = prices.alone[other]
            points += row[old] - row[place]
        here, there = prices.round_of[old], prices.round_of[place]
        if here == there or points >= FORBIDDEN >> 1:
            return points
        points += self._turn(there, other, pitch)
        if here != PARKED:
            points += self._turn(here, pitch, other)
        return points

    def _turn(self, round_: int, out: int, into: int) -> int:
        """Return the points when one topic leaves a round and another enters it (either may be −1)."""
        prices, seen, lost = self.prices, self.seen[round_], 0
        members, points = self.members[round_], 0
        if out == PARKED and members.bit_count() >= prices.even_share:
            points = prices.crowded
        elif into == PARKED and members.bit_count() > prices.even_share:
            points = -prices.crowded
        if out != PARKED:
            leaving, torn = prices.wanted[out], self.torn[round_]
            lost -= (leaving & torn).bit_count()
            seen ^= leaving & ~torn
            members ^= 1 << out
        if into != PARKED:
            if prices.rivals[into] & members:
                return FORBIDDEN
            lost += (prices.wanted[into] & seen).bit_count()
        return points + prices.clash * lost

    def points(self) -> int:
        """Return what the whole wall costs."""
        alone = sum(row[place] for row, place in zip(self.prices.alone, self.place, strict=True))
        wanted = (self.prices.wanted[pitch].bit_count() for pitch in self.at if pitch != PARKED)
        crowded = sum(max(0, members.bit_count() - self.prices.even_share) for members in self.members)
        alone += self.prices.crowded * crowded
        return alone + self.prices.clash * (sum(wanted) - sum(seen.bit_count() for seen in self.seen))

    def arrange(self, places: list[int]) -> None:
        """Fill the wall anew from a list of places per topic."""
        self.place = list(places)
        self.at = [PARKED] * len(self.at)
        for pitch, place in enumerate(places):
            if place != PARKED:
                self.at[place] = pitch
        for round_ in range(len(self.seen)):
            self._recount(round_)

    def plan(self) -> Plan:
        """Read the wall off, topics in the order of the problem."""
        places = self.prices.places
        found = {
            pitch.id: None if place == PARKED else places[place]
            for pitch, place in zip(self.prices.pitches, self.place, strict=True)
        }
        return Plan({pitch.id: found[pitch.id] for pitch in self.prices.problem.pitches})

    def _recount(self, round_: int) -> None:
        seen = torn = members = 0
        for place in self.prices.places_of[round_]:
            pitch = self.at[place]
            if pitch != PARKED:
                wanted = self.prices.wanted[pitch]
                torn |= seen & wanted
                seen |= wanted
                members |= 1 << pitch
        self.seen[round_], self.torn[round_], self.members[round_] = seen, torn, members


def _alone(problem: Problem, pitch: Pitch, before: Place | None) -> tuple[int, ...]:
    """Return one topic's points at every place, clashes left out, the price of parking last."""
    weights, row = problem.weights, []
    for place in problem.places:
        room = problem.room_by_id[place.room]
        points = 0 if room.seats is None else weights.overflow * max(0, pitch.interest - room.seats)
        if before and place != before:
            points += weights.room_changed if place.round == before.round else weights.round_changed
        if pitch.step_free and not room.step_free and place != pitch.pinned:
            points = FORBIDDEN
        row.append(points)
    parking = weights.parked * max(1, pitch.interest) + (weights.round_changed if before else 0)
    return (*row, parking)


def _audiences(problem: Problem, pitches: tuple[Pitch, ...]) -> tuple[int, ...]:
    """Return one bit set per topic: its persons, and one imagined person per unit of a soft Apart rule."""
    bits: dict[str, int] = {}
    audiences = {}
    for pitch in pitches:
        audiences[pitch.id] = sum(1 << bits.setdefault(person, len(bits)) for person in sorted(pitch.audience))
    next_bit = len(bits)
    for pair in problem.apart:
        if not pair.hard:
            imagined = ((1 << pair.weight) - 1) << next_bit
            next_bit += pair.weight
            audiences[pair.first] |= imagined
            audiences[pair.second] |= imagined
    return tuple(audiences[pitch.id] for pitch in pitches)
