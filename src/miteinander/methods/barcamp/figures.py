"""Count what a plan costs, straight from the sets: the figures that explanations and tests rely on.

Nothing here knows how a plan was found; it counts any plan, also one made by hand.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from miteinander.methods.barcamp.problem import Place, Plan, Problem


@dataclass(frozen=True, slots=True)
class Totals:
    """A plan in figures.

    ``placed``/``parked`` in topics; ``marks_placed``/``marks_parked`` in persons who want to be there (hosts
    included, each person once per topic); ``clashes`` = sum over rounds and persons of (wanted sessions in
    that round − 1); ``apart_broken`` in weights of soft Apart rules broken; ``host_clashes`` in pairs of
    topics that must not share a round and do; ``overflow`` in persons above the seats; ``crowded`` in topics
    above the even share of their round; ``step_free_missed``, ``round_changed``, ``room_changed`` in topics;
    ``points`` = the weighted sum the search makes small.
    """

    placed: int
    parked: int
    marks_placed: int
    marks_parked: int
    clashes: int
    apart_broken: int
    host_clashes: int
    overflow: int
    crowded: int
    step_free_missed: int
    round_changed: int
    room_changed: int
    points: int


def count(problem: Problem, plan: Plan) -> Totals:
    """Count a plan of this problem; the plan has one entry per pitch."""
    placed = [pitch for pitch in problem.pitches if plan.places[pitch.id]]
    parked = [pitch for pitch in problem.pitches if not plan.places[pitch.id]]
    clashes = sum(lost_in(problem, plan.in_round(round_.id)) for round_ in problem.rounds)
    apart_broken = sum(
        pair.weight for pair in problem.apart if not pair.hard and _share_round(plan, pair.first, pair.second)
    )
    overflow = sum(overflow_of(problem, pitch.id, plan.places[pitch.id]) for pitch in placed)
    sizes = (len(plan.in_round(round_.id)) for round_ in problem.rounds)
    crowded = sum(max(0, size - problem.even_share) for size in sizes)
    round_changed, room_changed = _changes(problem, plan)
    weights = problem.weights
    return Totals(
        placed=len(placed),
        parked=len(parked),
        marks_placed=sum(pitch.interest for pitch in placed),
        marks_parked=sum(pitch.interest for pitch in parked),
        clashes=clashes,
        apart_broken=apart_broken,
        host_clashes=_host_clashes(problem, plan),
        overflow=overflow,
        crowded=crowded,
        step_free_missed=sum(_step_free_missed(problem, pitch.id, plan) for pitch in placed),
        round_changed=round_changed,
        room_changed=room_changed,
        points=weights.parked * sum(max(1, pitch.interest) for pitch in parked)
        + weights.clash * (clashes + apart_broken)
        + weights.overflow * overflow
        + weights.crowded * crowded
        + weights.round_changed * round_changed
        + weights.room_changed * room_changed,
    )


def lost_in(problem: Problem, pitches: list[str]) -> int:
    """Return how many wishes go unmet when these topics run at the same time, in persons × sessions."""
    wanted = Counter(person for name in pitches for person in problem.pitch_by_id[name].audience)
    return sum(times - 1 for times in wanted.values())


def both(problem: Problem, first: str, second: str) -> int:
    """Return how many persons want both topics."""
    return len(problem.pitch_by_id[first].audience & problem.pitch_by_id[second].audience)


def overflow_of(problem: Problem, pitch: str, place: Place | None) -> int:
    """Return how many interested persons find no seat there."""
    seats = problem.room_by_id[place.room].seats if place else None
    return 0 if seats is None else max(0, problem.pitch_by_id[pitch].interest - seats)


def missed(problem: Problem, plan: Plan) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return, per person who cannot see everything, the groups of wanted topics that run at the same time."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for round_ in problem.rounds:
        wanted: dict[str, list[str]] = {}
        for name in plan.in_round(round_.id):
            for person in problem.pitch_by_id[name].audience:
                wanted.setdefault(person, []).append(name)
        for person, names in wanted.items():
            if len(names) > 1:
                found.setdefault(person, []).append(tuple(names))
    return {person: tuple(groups) for person, groups in sorted(found.items())}


def _share_round(plan: Plan, first: str, second: str) -> bool:
    one, other = plan.places[first], plan.places[second]
    return bool(one and other and one.round == other.round)


def _host_clashes(problem: Problem, plan: Plan) -> int:
    pairs = (pair for round_ in problem.rounds for pair in combinations(plan.in_round(round_.id), 2))
    return sum(second in problem.enemies[first] for first, second in pairs)


def _step_free_missed(problem: Problem, pitch: str, plan: Plan) -> bool:
    place = plan.places[pitch]
    return bool(place and problem.pitch_by_id[pitch].step_free and not problem.room_by_id[place.room].step_free)


def _changes(problem: Problem, plan: Plan) -> tuple[int, int]:
    rounds = rooms = 0
    for pitch in problem.pitches:
        now = plan.places[pitch.id]
        if pitch.before and (now is None or now.round != pitch.before.round):
            rounds += 1
        elif pitch.before and now != pitch.before:
            rooms += 1
    return rounds, rooms
