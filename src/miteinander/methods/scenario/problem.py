"""What a scenario is asked of: measures of an action plan, what they may bring, need and cost, and the limits.

Everything is frozen; ids are plain strings. Times count in months from the start of the plan, month 0 being the first.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from miteinander.methods.ids import refuse_repeated
from miteinander.methods.scenario.ranges import Range
from miteinander.methods.trouble import MethodError

CERTAIN = Range("fixed", (1.0,))
NOTHING = Range("fixed", (0.0,))
EXACT = 1e-9
MOST_CELLS = 30_000_000
"""Figures that are held at once, of indicators by month or of measures, all runs: a quarter of a gigabyte."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What shall become better: its value today, its change per month without measures, and maybe a target at the end.

    ``weight``: worth of one unit in the right direction when indicators are added up to one figure.
    """

    id: str
    label: str = ""
    unit: str = ""
    baseline: float = 0.0
    trend: Range = NOTHING
    better: Literal["lower", "higher"] = "lower"
    weight: float = 1.0
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """The change of an indicator per month while the measure works fully."""

    indicator: str
    size: Range


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours per month of one role, while a measure is built up and while it runs."""

    build: float = 0.0
    run: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``start`` planned, ``delay`` on top; ``build`` months until it works fully; after ``lasts`` months
    from its start (None: to the end) it fades over ``fade`` months.

    ``chance``: of being accepted and carried out at all; ``dropout``: chance per month of being given up.
    ``needs``: measures that must stand before this one can begin, and while it runs. ``factors``: for other measures,
    by what their effects are multiplied while this one works fully (above 1 supports, below 1 weakens).
    ``excludes``: never chosen together. ``committed``: always chosen. ``once`` and ``monthly``: money.
    """

    id: str
    label: str = ""
    start: float = 0.0
    delay: Range = NOTHING
    build: float = 0.0
    lasts: float | None = None
    fade: float = 0.0
    chance: Range = CERTAIN
    dropout: float = 0.0
    effects: tuple[Effect, ...] = ()
    needs: tuple[str, ...] = ()
    factors: Mapping[str, float] = field(default_factory=dict)
    excludes: tuple[str, ...] = ()
    committed: bool = False
    once: Range = NOTHING
    monthly: Range = NOTHING
    hours: Mapping[str, Hours] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """What was measured: the size of an effect with its standard error, or how many of some accepted the measure."""

    measure: str
    indicator: str | None = None
    mean: float = 0.0
    standard_error: float = 0.0
    successes: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """How a plan is valued. ``over``: the mean of all months, their sum, or the last month.

    ``value`` and ``cost``: None for the expected value of each measure, else its quantile (0.2 of values is careful,
    0.8 of costs too).
    """

    over: Literal["mean", "sum", "end"] = "mean"
    value: float | None = None
    cost: float | None = None


@dataclass(frozen=True)
class Plan:
    """The whole question. ``staff``: hours per month by role; ``selected`` None: every measure. Raises MethodError."""

    indicators: tuple[Indicator, ...]
    measures: tuple[Measure, ...]
    months: int = 36
    begins: tuple[int, int] = (2027, 1)
    budget: float | None = None
    staff: Mapping[str, float] = field(default_factory=dict)
    goal: Goal = field(default_factory=Goal)
    selected: frozenset[str] | None = None
    trials: tuple[Trial, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        refuse_repeated("indicators", [indicator.id for indicator in self.indicators])
        refuse_repeated("measures", [measure.id for measure in self.measures])
        _refuse_strokes([*(held.id for held in self.indicators), *(measure.id for measure in self.measures)])
        if not self.indicators:
            raise MethodError(
                de="Der Plan hat keinen Indikator. Bitte nennen Sie mindestens einen.",
                en="The plan has no indicator. Please name at least one.",
            )
        for measure in self.measures:
            self._check(measure)
        self._check_factors()
        _ = self.order  # refuses circles
        self._check_selected()

    @property
    def order(self) -> tuple[str, ...]:
        """The measures so that each comes after those it needs; raises MethodError for a circle."""
        try:
            return tuple(TopologicalSorter({m.id: m.needs for m in self.measures}).static_order())
        except CycleError as circle:
            named = " → ".join(circle.args[1])
            raise MethodError(
                de=f"Die Maßnahmen brauchen einander im Kreis: {named}. Bitte streichen Sie eine Abhängigkeit.",
                en=f"The measures need each other in a circle: {named}. Please delete one dependency.",
            ) from None

    def _check(self, measure: Measure) -> None:
        known, indicators = {m.id for m in self.measures}, {i.id for i in self.indicators}
        strangers = [name for name in (*measure.needs, *measure.factors, *measure.excludes) if name not in known]
        strangers += [effect.indicator for effect in measure.effects if effect.indicator not in indicators]
        if strangers:
            raise MethodError(
                de=f"Maßnahme {measure.id} nennt {strangers[0]}, das es im Plan nicht gibt.",
                en=f"Measure {measure.id} names {strangers[0]}, which the plan does not have.",
            )
        targets = [effect.indicator for effect in measure.effects]
        if len(set(targets)) < len(targets):
            raise MethodError(
                de=f"Maßnahme {measure.id} nennt denselben Indikator zweimal. Bitte fassen Sie die Wirkungen zusammen.",
                en=f"Measure {measure.id} names the same indicator twice. Please put the effects into one.",
            )
        if measure.id in (*measure.needs, *measure.factors, *measure.excludes):
            raise MethodError(de=f"Maßnahme {measure.id} nennt sich selbst.", en=f"Measure {measure.id} names itself.")
        if measure.lasts is not None and measure.lasts < measure.build:
            raise MethodError(
                de=f"Maßnahme {measure.id} endet (lasts), bevor sie aufgebaut ist (build).",
                en=f"Measure {measure.id} ends (lasts) before it is built up (build).",
            )

    def _check_factors(self) -> None:
        for measure in self.measures:
            weakened = sum(
                max(0.0, 1 - other.factors[measure.id]) for other in self.measures if measure.id in other.factors
            )
            if weakened > 1:
                raise MethodError(
                    de=f"Die Wirkung von {measure.id} wird von anderen um mehr als 100 % geschwächt.",
                    en=f"The effect of {measure.id} is weakened by others by more than 100 %.",
                )

    def _check_selected(self) -> None:
        if self.selected is not None:
            missing = [n for m in self.measures if m.id in self.selected for n in m.needs if n not in self.selected]
            strangers = sorted(self.selected - {measure.id for measure in self.measures})
            if missing or strangers:
                raise MethodError(
                    de=f"Die Auswahl (selected) passt nicht: {(strangers or missing)[0]} fehlt.",
                    en=f"The selection (selected) does not fit: {(strangers or missing)[0]} is missing.",
                )


def planned_starts(plan: Plan) -> dict[str, float]:
    """Return when each measure begins if nothing is late: not before the month in which those it needs stand."""
    by_id = {measure.id: measure for measure in plan.measures}
    found: dict[str, float] = {}
    for name in plan.order:
        stands = [
            max(math.ceil(found[n] + by_id[n].build - EXACT), math.floor(found[n]) + 1) for n in by_id[name].needs
        ]
        found[name] = max([by_id[name].start, *stands])
    return found


def _refuse_strokes(names: Iterable[str]) -> None:
    """A stroke parts the words in the name of a stream of random numbers: no two streams may share a name."""
    striped = [name for name in names if "/" in name or "\n" in name]
    if striped:
        raise MethodError(
            de=f"Die Kennung {striped[0]!r} enthält einen Schrägstrich oder Zeilenumbruch; das geht nicht.",
            en=f"The id {striped[0]!r} contains a stroke or a line feed; that is not possible.",
        )
