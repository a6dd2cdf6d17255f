"""Which coarser values would repair k-anonymity: bands for numbers, neighbours, one "other" for rare words."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from miteinander.methods.disclosure.anonymity import Persons, groups_of
from miteinander.methods.disclosure.table import Ints
from miteinander.methods.progress import Progress, silent

BANDS = (2, 5, 10, 15, 20, 25, 30)
LISTED = 5
MOST_TRIALS = 4000
LEFT_OUT_SHARE = 0.05
"""A repair may also leave out so many persons (in rare groups); it says how many."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done with one column: ``kind`` is keep, band (of ``size`` years or units), merge (``size`` neighbours
    each), other (values with fewer than ``size`` persons become one), or drop.
    """

    column: str
    kind: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Repair:
    """Steps after which every group has k persons, apart from ``left_out`` persons whose rows must not be published.

    ``loss`` is the share of what the columns tell that is lost, 0 (nothing) to 1 (all): the mean over the columns of
    ``losses``, for each column 1 − entropy after / entropy before.
    """

    steps: tuple[Step, ...]
    groups: int
    left_out: int
    loss: float
    losses: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    step: Step
    codes: Ints
    loss: float


def repairs(persons: Persons, k: int, *, progress: Progress = silent) -> tuple[Repair, ...]:
    """Return the repairs that lose least, first those that leave nobody out; empty when fewer than k persons are there.

    Every combination of the levels of each column is tried, on groups of equal persons; with many columns only bands
    of 5, 10 and 20.
    """
    for bands in (BANDS, (5, 10, 20), (10,)):
        levels = [_levels(persons, at, k, bands) for at in range(len(persons.columns))]
        trials = math.prod(len(column) for column in levels)
        if trials <= MOST_TRIALS:
            break
    found = sorted(_tried(levels, len(persons), k, progress), key=_order) if trials <= MOST_TRIALS else []
    whole = _undominated(repair for repair in found if not repair.left_out)
    best = whole[0].loss if whole else 1.0
    partly = _undominated(repair for repair in found if repair.left_out and repair.loss < best)
    return (*whole, *partly)


def _undominated(found: Iterable[Repair]) -> list[Repair]:
    """Return the first repairs, without those that lose as much as an earlier one in every column."""
    kept: list[Repair] = []
    for repair in found:
        pairs = (zip(other.losses, repair.losses, strict=True) for other in kept)
        if len(kept) < LISTED and not any(all(less <= more for less, more in pair) for pair in pairs):
            kept.append(repair)
    return kept


def _order(repair: Repair) -> tuple[float, int, tuple[str, ...]]:
    return (round(repair.loss, 9), repair.left_out, tuple(f"{step.kind}{step.size}" for step in repair.steps))


def _tried(levels: Sequence[Sequence[_Level]], persons: int, k: int, progress: Progress) -> Iterator[Repair]:
    finest = np.stack([column[0].codes for column in levels], axis=1)
    group, sizes = groups_of(finest)
    _, first = np.unique(group, return_index=True)
    slim = [[_Level(level.step, level.codes[first], level.loss) for level in column] for column in levels]
    for done, chosen in enumerate(product(*slim)):
        if not done % 100:
            progress(min(1.0, done / MOST_TRIALS), "coarsen")
        merged, _ = groups_of(np.stack([level.codes for level in chosen], axis=1))
        held = np.bincount(merged, weights=sizes).astype(np.int64)
        left_out = int(held[held < k].sum())
        if left_out <= LEFT_OUT_SHARE * persons and left_out < persons:
            losses = tuple(round(level.loss, 6) for level in chosen)
            steps, loss = tuple(level.step for level in chosen), round(float(np.mean(losses)), 6)
            yield Repair(steps, int((held >= k).sum()), left_out, loss, losses)


def _levels(persons: Persons, at: int, k: int, bands: Sequence[int]) -> list[_Level]:
    """Return what can be done with a column, from nothing to leaving it out; what changes nothing is not listed."""
    name, values, codes = persons.columns[at], persons.values[at], persons.codes[:, at]
    made = [_Level(Step(name, "keep"), codes, 0.0)]
    numbers, same = _numbers(values), np.arange(len(values))
    if numbers is not None:
        coarser = [(Step(name, "band", size), np.unique(numbers // size, return_inverse=True)[1]) for size in bands]
    elif all(value[:1].isdecimal() for value in values):  # 16-17, 18-24, …: in their order, so neighbours fit
        coarser = [(Step(name, "merge", size), same // size) for size in (2, 3, 4) if size < len(values)]
    else:
        held = np.bincount(codes, minlength=len(values))
        limits = sorted({limit for limit in (k, 2 * k, 5 * k, 20 * k) if 1 < (held < limit).sum() < len(values)})
        coarser = [(Step(name, "other", limit), np.where(held < limit, len(values), same)) for limit in limits]
    for step, mapping in coarser:
        merged = mapping[codes]
        if len(np.unique(merged)) > 1:
            made.append(_Level(step, merged.astype(np.int64), _loss(codes, merged)))
    return [*made, _Level(Step(name, "drop"), np.zeros_like(codes), 1.0)]


def _numbers(values: Sequence[str]) -> Ints | None:
    """Return the values as whole numbers, or None when one is none; there must be enough of them for bands."""
    if len(values) < 4 or not all(value.strip().lstrip("-").isdecimal() and len(value) < 10 for value in values):  # noqa: PLR2004 - fewer are no scale
        return None
    return np.array([int(value) for value in values], dtype=np.int64)


def _entropy(codes: Ints) -> float:
    share = np.bincount(np.unique(codes, return_inverse=True)[1]) / len(codes)
    return float(-(share * np.log(share)).sum())


def _loss(codes: Ints, merged: Ints) -> float:
    whole = _entropy(codes)
    return 1 - _entropy(merged) / whole if whole else 0.0
