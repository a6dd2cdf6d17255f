"""The whole opinion map of some votes: picture, groups, what they say, and how firm all this is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from string import ascii_uppercase

import numpy as np

from miteinander.methods.lots import lot
from miteinander.methods.opinions import grouping, picture, stability, structure
from miteinander.methods.opinions.says import Divisive, Saying, Shared, divisive, representative, shared
from miteinander.methods.opinions.statistics import Counts, count, group_aware
from miteinander.methods.opinions.votes import Numbers, Reals, Votes
from miteinander.methods.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides about groups; the defaults are those of Polis, except ``least_people`` and ``smallest_group``.

    ``least_votes`` a person needs to be grouped; ``least_people`` with so many
    votes, or no groups are shown; ``smallest_group`` that is ever shown; ``rounds`` of the bootstrap, None for a number
    that fits the size. ``kept`` are ids of people who are grouped with fewer votes too, because they were before: a
    server never drops anybody. Ids that have not voted are ignored.
    """

    least_votes: int = 7
    least_people: int = 15
    smallest_group: int = 5
    most_groups: int = 5
    rounds: int | None = None
    seed: str = "0"
    kept: tuple[str, ...] = ()


class Refusal(Enum):
    """Why no groups are shown."""

    FEW_STATEMENTS = "few_statements"
    FEW_PEOPLE = "few_people"
    NO_STRUCTURE = "no_structure"
    NO_SPLIT = "no_split"


@dataclass(frozen=True, slots=True)
class Group:
    """People who voted alike: ``members`` are numbers of people, ``centre`` a point of the picture."""

    id: str
    members: Numbers
    centre: tuple[float, float]
    says: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class OpinionMap:
    """The result. ``points`` (people, 2); ``ungrouped`` numbers of people; scores by statement, shape statements.

    ``strength``: the first axis against chance, above 1.02 the votes hang together; None when it was not asked.
    """

    votes: Votes
    settings: Settings
    groups: tuple[Group, ...]
    refusal: Refusal | None
    able: int
    points: Reals
    ungrouped: Numbers
    consensus: tuple[Shared, ...]
    divisive: tuple[Divisive, ...]
    agreement_scores: Reals
    disagreement_scores: Reals
    strength: float | None
    stability: stability.Stability | None
    silhouettes: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was computed about people; ``labels`` −1 for those in no group."""

    placed: Reals
    labels: Numbers
    able: int
    refusal: Refusal | None = None
    strength: float | None = None
    firm: stability.Stability | None = None
    silhouettes: Mapping[int, float] = field(default_factory=dict)


def opinion_map(votes: Votes, settings: Settings = Settings(), progress: Progress = silent) -> OpinionMap:
    """Compute the map from nothing but the votes; the same votes and settings give the same map.

    ``progress`` hears a share from 0 to 1. Raises nothing of its own: thin votes give a map with ``refusal``; what
    ``progress`` raises (Cancelled) ends the work. Source: Small et al.: Polis (2021); docs/methods/opinions.md.
    """
    progress(0.0, "picture")
    weights = np.ones(len(votes.people))
    shape = picture.deviations(votes)
    centred = shape.centred(weights)
    directions, squares = picture.axes(centred, weights)
    placed = centred.points(shape.stretch, directions)
    members = _able(votes, settings)
    without = _Found(placed, _nobody(votes), len(members), _too_thin(votes, settings, len(members)))
    if without.refusal is None:
        strength = structure.strength(shape, float(squares[0]), settings.seed, progress)
        refusal = Refusal.NO_STRUCTURE if strength < structure.CLEAR else None
        without = replace(without, strength=strength, refusal=refusal)
    if without.refusal:
        return _described(votes, settings, without)
    counts = grouping.group_counts(len(members), settings.most_groups)
    random = np.random.default_rng(lot(settings.seed, "groups"))
    found = grouping.find(placed[members], shape.sway[members], counts, settings.smallest_group, random)
    if found is None:
        return _described(votes, settings, replace(without, refusal=Refusal.NO_SPLIT))
    labels = _by_size(found.labels)
    drawing = stability.Drawing(shape, directions, members, labels, counts, settings.smallest_group)
    firm = stability.bootstrap(drawing, settings.rounds or rounds_for(len(votes)), settings.seed, progress)
    everyone = _nobody(votes)
    everyone[members] = labels
    return _described(
        votes, settings, replace(without, labels=everyone, firm=firm, silhouettes=dict(found.silhouettes))
    )


def with_given_groups(votes: Votes, labels: Numbers, settings: Settings = Settings()) -> OpinionMap:
    """Describe groups that others have formed, ``labels`` of shape people, −1 in no group; only the picture is new.

    Groups are numbered from 0 without gaps. ``stability``, ``strength`` and ``silhouettes`` stay empty.
    """
    weights = np.ones(len(votes.people))
    shape = picture.deviations(votes)
    centred = shape.centred(weights)
    placed = centred.points(shape.stretch, picture.axes(centred, weights)[0])
    return _described(votes, settings, _Found(placed, labels, int((labels >= 0).sum())))


def rounds_for(votes: int) -> int:
    """Return the rounds of the bootstrap: 30 for small maps, 10 for large ones, which waver less."""
    return max(10, min(30, 1_000_000 // max(1, votes)))


def _able(votes: Votes, settings: Settings) -> Numbers:
    """Return the numbers of the people who are grouped."""
    kept = set(settings.kept)
    stays = np.array([person in kept for person in votes.people], dtype=bool)
    return np.flatnonzero((votes.counts >= settings.least_votes) | stays)


def _too_thin(votes: Votes, settings: Settings, able: int) -> Refusal | None:
    seen = np.bincount(votes.columns, minlength=len(votes.statements)) > 0
    if np.count_nonzero(seen & ~votes.is_hidden) < settings.least_votes:
        return Refusal.FEW_STATEMENTS
    return Refusal.FEW_PEOPLE if able < settings.least_people else None


def _nobody(votes: Votes) -> Numbers:
    return np.full(len(votes.people), -1, dtype=np.int64)


def _by_size(labels: Numbers) -> Numbers:
    """Number the groups by size, the largest first; equal ones by their first member."""
    sizes = np.bincount(labels)
    first = [int(np.flatnonzero(labels == group)[0]) for group in range(len(sizes))]
    order = sorted(range(len(sizes)), key=lambda group: (-sizes[group], first[group]))
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[order] = np.arange(len(sizes))
    return rank[labels]


def _described(votes: Votes, settings: Settings, found: _Found) -> OpinionMap:
    labels = found.labels
    number = int(labels.max(initial=-1)) + 1
    counts = count(votes, labels if number else np.zeros_like(labels), max(1, number))
    shown = [int(at) for at in np.flatnonzero(~votes.is_hidden & (counts.seen.sum(axis=0) > 0))]
    least = settings.smallest_group
    return OpinionMap(
        votes=votes,
        settings=settings,
        groups=_groups(found, counts, shown, least) if number else (),
        refusal=found.refusal,
        able=found.able,
        points=found.placed,
        ungrouped=np.flatnonzero(labels < 0),
        consensus=tuple(shared(counts, shown, least)),
        divisive=tuple(divisive(counts, shown, least)),
        agreement_scores=group_aware(counts.agree, counts.seen),
        disagreement_scores=group_aware(counts.disagree, counts.seen),
        strength=found.strength,
        stability=found.firm,
        silhouettes=found.silhouettes,
    )


def _groups(found: _Found, counts: Counts, shown: list[int], least: int) -> tuple[Group, ...]:
    number = len(counts.seen)
    sayings = representative(counts, shown) if number > 1 else [[]]
    inside = [found.labels == group for group in range(number)]
    return tuple(
        Group(
            id=_letter(group),
            members=np.flatnonzero(inside[group]),
            centre=tuple(found.placed[inside[group]].mean(axis=0).tolist()),
            says=tuple(saying for saying in sayings[group] if saying.seen >= least),
        )
        for group in range(number)
    )


def _letter(group: int) -> str:
    return ascii_uppercase[group] if group < len(ascii_uppercase) else str(group + 1)
