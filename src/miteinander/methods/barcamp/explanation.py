"""Why the plan is as it is, as data without a language."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from miteinander.methods.barcamp.changes import Change, find_changes
from miteinander.methods.barcamp.figures import Totals, both, count, overflow_of
from miteinander.methods.barcamp.parking import Parked, find_parked
from miteinander.methods.barcamp.problem import Pitch, Place, Plan, Problem, previous_plan


class RoundReason(StrEnum):
    """Why a topic is in its round; the first that holds."""

    PINNED = "pinned"
    KEPT = "kept"
    ONLY_ROUND = "only_round"
    RIVALS = "rivals"
    """A host, or a topic it must not meet, occupies every other round."""
    FEWEST_CLASHES = "fewest_clashes"
    AS_GOOD = "as_good"
    TOGETHER = "together"
    """Another round would suit this topic alone better, but not the plan as a whole."""


class RoomReason(StrEnum):
    """Why a topic is in its room; the first that holds."""

    PINNED = "pinned"
    UNCOUNTED = "uncounted"
    FITS = "fits"
    LARGEST = "largest"
    """Overfull, but no room of that round it may use has more seats."""
    SHARED = "shared"
    """Overfull: a larger room serves more people, or fewer changes, with another topic."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another round for a topic: how many would then miss something, or that a rule forbids it."""

    round: str
    clashes: int
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One topic on the wall: ``clashes`` persons want it and something else of the same round."""

    pitch: str
    place: Place
    interest: int
    seats: int | None
    clashes: int
    round_reason: RoundReason
    room_reason: RoomReason
    step_free: bool
    elsewhere: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two topics at once: ``persons`` want both; ``apart`` = weight of a wish to keep them apart."""

    round: str
    first: str
    second: str
    persons: int
    apart: int


@dataclass(frozen=True, slots=True)
class Overfull:
    """A room with fewer seats than persons who want in."""

    pitch: str
    place: Place
    interest: int
    seats: int
    missing: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about a plan that a resident may ask.

    ``clashes`` counts pairs, so a person torn between three topics is in three of them and in
    ``totals.clashes`` as two wishes lost. ``before`` is the previous plan counted with today's marks.
    ``titles``, ``rounds`` and ``rooms`` give the names for the ids.
    """

    totals: Totals
    before: Totals | None
    placed: tuple[Placed, ...]
    parked: tuple[Parked, ...]
    clashes: tuple[Clash, ...]
    overfull: tuple[Overfull, ...]
    step_free_missed: tuple[str, ...]
    changes: tuple[Change, ...]
    titles: dict[str, str]
    rounds: dict[str, str]
    rooms: dict[str, str]


def explain(problem: Problem, plan: Plan) -> Explanation:
    """Explain any plan of the problem, proposed or made by hand; the plan has one entry per pitch."""
    order = {place: at for at, place in enumerate(problem.places)}
    on_wall = sorted(
        ((place, problem.pitch_by_id[name]) for place, name in plan.at().items()),
        key=lambda entry: order.get(entry[0], len(order)),
    )
    previous = previous_plan(problem)
    overfull = (_overfull(problem, pitch, place) for place, pitch in on_wall)
    return Explanation(
        totals=count(problem, plan),
        before=count(problem, previous) if previous else None,
        placed=tuple(_placed(problem, plan, pitch, place) for place, pitch in on_wall),
        parked=find_parked(problem, plan),
        clashes=tuple(_clashes(problem, plan)),
        overfull=tuple(sorted(filter(None, overfull), key=lambda entry: -entry.missing)),
        step_free_missed=tuple(
            pitch.id for place, pitch in on_wall if pitch.step_free and not problem.room_by_id[place.room].step_free
        ),
        changes=find_changes(problem, plan),
        titles={pitch.id: pitch.title or pitch.id for pitch in problem.pitches},
        rounds={round_.id: round_.label or round_.id for round_ in problem.rounds},
        rooms={room.id: room.label or room.id for room in problem.rooms},
    )


def _placed(problem: Problem, plan: Plan, pitch: Pitch, place: Place) -> Placed:
    elsewhere = tuple(
        _alternative(problem, plan, pitch, round_.id) for round_ in problem.rounds if round_.id != place.round
    )
    here = _alternative(problem, plan, pitch, place.round).clashes
    return Placed(
        pitch=pitch.id,
        place=place,
        interest=pitch.interest,
        seats=problem.room_by_id[place.room].seats,
        clashes=here,
        round_reason=_round_reason(pitch, place, here, elsewhere),
        room_reason=_room_reason(problem, pitch, place),
        step_free=pitch.step_free,
        elsewhere=elsewhere,
    )


def _alternative(problem: Problem, plan: Plan, pitch: Pitch, round_id: str) -> Alternative:
    others = set(plan.in_round(round_id)) - {pitch.id}
    there = {person for name in others for person in problem.pitch_by_id[name].audience}
    clashes = len(there & pitch.audience) + sum(_apart(problem, pitch.id, other) for other in others)
    return Alternative(round_id, clashes, forbidden=bool(problem.enemies[pitch.id] & others))


def _round_reason(pitch: Pitch, place: Place, here: int, elsewhere: tuple[Alternative, ...]) -> RoundReason:
    allowed = [other.clashes for other in elsewhere if not other.forbidden]
    least = min(allowed, default=here)
    reasons = (
        (pitch.pinned is not None, RoundReason.PINNED),
        (pitch.before is not None and pitch.before.round == place.round, RoundReason.KEPT),
        (not elsewhere, RoundReason.ONLY_ROUND),
        (not allowed, RoundReason.RIVALS),
        (here < least, RoundReason.FEWEST_CLASHES),
        (here == least, RoundReason.AS_GOOD),
    )
    return next((reason for holds, reason in reasons if holds), RoundReason.TOGETHER)


def _room_reason(problem: Problem, pitch: Pitch, place: Place) -> RoomReason:
    seats = problem.room_by_id[place.room].seats
    if pitch.pinned:
        return RoomReason.PINNED
    if seats is None:
        return RoomReason.UNCOUNTED
    if pitch.interest <= seats:
        return RoomReason.FITS
    usable = (problem.room_by_id[other.room] for other in problem.places if other.round == place.round)
    larger = (room.seats is None or room.seats > seats for room in usable if room.step_free or not pitch.step_free)
    return RoomReason.SHARED if any(larger) else RoomReason.LARGEST


def _clashes(problem: Problem, plan: Plan) -> list[Clash]:
    found = [
        Clash(round_.id, first, second, both(problem, first, second), _apart(problem, first, second))
        for round_ in problem.rounds
        for first, second in combinations(plan.in_round(round_.id), 2)
    ]
    torn = [clash for clash in found if clash.persons or clash.apart]
    return sorted(torn, key=lambda clash: -clash.persons - clash.apart)


def _apart(problem: Problem, first: str, second: str) -> int:
    return sum(pair.weight for pair in problem.apart if not pair.hard and {pair.first, pair.second} == {first, second})


def _overfull(problem: Problem, pitch: Pitch, place: Place) -> Overfull | None:
    seats, missing = problem.room_by_id[place.room].seats, overflow_of(problem, pitch.id, place)
    return Overfull(pitch.id, place, pitch.interest, seats, missing) if seats is not None and missing else None
