"""What a trial teaches: an assumption before and after, by conjugate updates (Gelman et al., BDA3, 2013, ch. 2).

Effect: the range becomes a normal prior with its mean and standard deviation; trial and prior are weighted by their
precision. Acceptance: the range becomes a beta prior with its mean and variance; successes and failures are added.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from miteinander.methods.scenario.problem import Measure, Plan, Trial
from miteinander.methods.scenario.ranges import Range
from miteinander.methods.trouble import MethodError

SURPRISING = 2.0
"""Standard deviations between trial and assumption from which on they are said to contradict each other."""


@dataclass(frozen=True, slots=True)
class Belief:
    """An assumption in figures: mean, standard deviation, and the quantiles between which it lies 8 times in 10."""

    mean: float
    deviation: float
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Update:
    """``weight`` of the trial, 0 to 1; ``surprise``: distance of the trial from the assumption in standard deviations.

    ``right_way``: the chance, before and after, that the effect has the right sign; None for acceptance.
    """

    measure: str
    indicator: str | None
    before: Belief
    after: Belief
    trial: float
    weight: float
    surprise: float
    contradicts: bool
    right_way: tuple[float, float] | None


def updated(plan: Plan) -> tuple[Plan, tuple[Update, ...]]:
    """Return the plan with the assumptions after all its trials, in their order, and what each trial changed.

    Raises MethodError for a trial of what the plan does not have, and as the two updates do.
    """
    told = []
    for trial in plan.trials:
        measure = next((measure for measure in plan.measures if measure.id == trial.measure), None)
        if measure is None:
            raise _unknown(trial.measure)
        changed, update = _chance(measure, trial) if trial.indicator is None else _effect(plan, measure, trial)
        measures = tuple(changed if held.id == changed.id else held for held in plan.measures)
        plan = replace(plan, measures=measures)
        told.append(update)
    return plan, tuple(told)


def _effect(plan: Plan, measure: Measure, trial: Trial) -> tuple[Measure, Update]:
    before = next((effect.size for effect in measure.effects if effect.indicator == trial.indicator), None)
    indicator = next((held for held in plan.indicators if held.id == trial.indicator), None)
    if before is None or indicator is None:
        raise _unknown(f"{trial.measure}/{trial.indicator}")
    after, weight, surprise = normal_update(before, trial.mean, trial.standard_error)
    effects = tuple(replace(e, size=after) if e.indicator == trial.indicator else e for e in measure.effects)
    sign = -1 if indicator.better == "lower" else 1
    right = _share_right(before, sign), _share_right(after, sign)
    beliefs = belief(before), belief(after)
    told = Update(
        measure.id, trial.indicator, *beliefs, trial.mean, weight, surprise, abs(surprise) > SURPRISING, right
    )
    return replace(measure, effects=effects), told


def _chance(measure: Measure, trial: Trial) -> tuple[Measure, Update]:
    before, after, weight, surprise = beta_update(measure.chance, trial.successes, trial.of)
    share, beliefs = trial.successes / trial.of, (belief(before), belief(after))
    told = Update(measure.id, None, *beliefs, share, weight, surprise, abs(surprise) > SURPRISING, None)
    return replace(measure, chance=after), told


def normal_update(before: Range, mean: float, standard_error: float) -> tuple[Range, float, float]:
    """Return the assumption after a trial, the weight of the trial, and how far it lay from the assumption.

    With m, s of the assumption and y, e of the trial: weight w = s² / (s² + e²), mean m + w (y − m), variance w e².
    Raises MethodError when both are certain.
    """
    spread, error = before.deviation**2, standard_error**2
    if spread + error == 0:
        raise MethodError(
            de="Annahme und Versuch sind beide als ganz sicher angegeben; so kann keiner vom anderen lernen. "
            "Bitte geben Sie eine Spanne oder einen Standardfehler an.",
            en="Assumption and trial are both given as certain; so neither can learn from the other. "
            "Please give a range or a standard error.",
        )
    weight = spread / (spread + error)
    after = Range("normal", (before.mean + weight * (mean - before.mean), math.sqrt(weight * error)))
    return after, weight, (mean - before.mean) / math.sqrt(spread + error)


def beta_update(before: Range, successes: int, of: int) -> tuple[Range, Range, float, float]:
    """Return the assumption as a beta distribution, the one after the trial, the weight of the trial n / (a + b + n),
    and how far it lay from the assumption in standard deviations.

    Raises MethodError for an assumption that no beta distribution has.
    """
    mean, spread = before.mean, before.deviation**2
    if not spread or not 0 < mean < 1 or mean * (1 - mean) <= spread:
        raise MethodError(
            de="Damit ein Versuch die Zustimmung (chance) ändern kann, muss sie eine Spanne in 0 bis 1 sein, "
            "zum Beispiel [0.5, 0.7, 0.9].",
            en="For a trial to change the acceptance (chance), it must be a range within 0 to 1, "
            "for example [0.5, 0.7, 0.9].",
        )
    strength = mean * (1 - mean) / spread - 1
    a, b = mean * strength, (1 - mean) * strength
    expected = math.sqrt(mean * (1 - mean) * (strength + of) / (of * (strength + 1)))
    after = Range("beta", (a + successes, b + of - successes))
    return Range("beta", (a, b)), after, of / (strength + of), (successes / of - mean) / expected


def belief(held: Range) -> Belief:
    low, middle, high = held.at(np.array([0.1, 0.5, 0.9])).tolist()
    return Belief(held.mean, held.deviation, low, middle, high)


def _share_right(held: Range, sign: int) -> float:
    """Return the chance that the number has the sign, to a thousandth."""
    return float((sign * held.at((np.arange(1000) + 0.5) / 1000) > 0).mean())


def _unknown(name: str) -> MethodError:
    return MethodError(
        de=f"Ein Versuch nennt {name}, das es im Plan nicht gibt.",
        en=f"A trial names {name}, which the plan does not have.",
    )
