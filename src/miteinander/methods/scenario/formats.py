"""Read an action plan from JSON.

Everything but ``indicators`` and ``measures`` may be left out::

    {"title": "Klimaplan", "begins": "2027-01", "months": 36, "budget": 500000, "staff": {"Planung": 160},
     "goal": {"over": "mean", "value": "expected", "cost": 0.8}, "selected": ["rad", "bus"],
     "indicators": [{"id": "co2", "label": "CO2-Ausstoß", "unit": "t im Monat", "baseline": 1000, "trend": [-2, -1, 0],
                     "better": "lower", "weight": 1, "target": 900}],
     "measures": [{"id": "rad", "label": "Radwege", "start": "2027-04", "delay": [0, 2, 6], "build": 6, "lasts": null,
                   "fade": 0, "chance": [0.6, 0.8, 0.9], "dropout": 0.01,
                   "effects": [{"indicator": "co2", "size": [-60, -30, -10]}],
                   "needs": [], "factors": {"bus": 1.2}, "excludes": [], "committed": false,
                   "once": [80000, 100000, 150000], "monthly": 500, "hours": {"Planung": {"build": 60, "run": 10}}},
                  {"id": "bus", "start": 3, "effects": [{"indicator": "co2", "percent": [-3, -2, -1]}]}],
     "trials": [{"measure": "rad", "indicator": "co2", "mean": -35, "standard_error": 8},
                {"measure": "rad", "successes": 16, "of": 20}]}

An uncertain number is ``5`` (certain), ``[low, high]`` (uniform), ``[low, likely, high]`` (PERT), or
``{"shape": "triangular", "points": [low, likely, high]}``; the shapes normal and lognormal take ``[p10, p90]``;
quantiles are ``{"0.1": 2, "0.5": 4, "0.9": 9}``. ``percent``: of the baseline of the indicator. A trial of an effect
may also give ``values`` (single measurements) or ``treated`` and ``control`` (each with n, mean, deviation).
"""

import math
from collections.abc import Mapping
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from miteinander.methods.placing import inside
from miteinander.methods.scenario.problem import CERTAIN, NOTHING, Effect, Goal, Hours, Indicator, Measure, Plan, Trial
from miteinander.methods.scenario.spans import at_least, figure, needed, range_of, scaled
from miteinander.methods.values import (
    WHOLE_FILE,
    at,
    boolean,
    choice,
    missing,
    must_be,
    name,
    number,
    read_json,
    real,
    reals,
    refuse_unknown,
    table,
    tables,
    text,
    texts,
)

MOST_MONTHS, MOST_MEASURES = 600, 500
PLAN = {"title", "begins", "months", "budget", "staff", "goal", "selected", "indicators", "measures", "trials"}


def read_plan(path: Path) -> Plan:
    """Return the plan of a file; raises MethodError."""
    with inside(path):
        return parse_plan(read_json(path))


def parse_plan(data: Mapping[str, Any]) -> Plan:
    """Return the plan of parsed JSON; raises MethodError that names the spot."""
    refuse_unknown(data, PLAN, WHOLE_FILE)
    begins = _month(text(data, "begins", WHOLE_FILE, default="2027-01"), WHOLE_FILE, "begins")
    indicators = tuple(_indicator(row, spot) for row, spot in tables(data, "indicators"))
    baseline = {held.id: held.baseline for held in indicators}
    staff = _inner(data, "staff", WHOLE_FILE)
    months = number(data, "months", WHOLE_FILE, least=1, most=MOST_MONTHS)
    return Plan(
        indicators,
        tuple(_measure(row, spot, begins, baseline) for row, spot in tables(data, "measures", most=MOST_MEASURES)),
        36 if months is None else months,
        begins,
        real(data, "budget", WHOLE_FILE, least=0),
        {role: figure(staff, role, "staff", least=0) for role in staff},
        _goal(_inner(data, "goal", WHOLE_FILE)),
        None if data.get("selected") is None else frozenset(texts(data, "selected", WHOLE_FILE)),
        tuple(_trial(row, spot) for row, spot in tables(data, "trials")),
        text(data, "title", WHOLE_FILE),
    )


def _inner(data: Mapping[str, Any], key: str, spot: str) -> dict[str, Any]:
    """Return an inner object; a missing one is empty."""
    return table(data.get(key) or {}, key if spot == WHOLE_FILE else f"{spot}.{key}")


def _month(written: str, spot: str, key: str) -> tuple[int, int]:
    year, _, month = written.partition("-")
    if not (year.isdecimal() and month.isdecimal() and len(year) == 4 and 1 <= int(month) <= 12):  # noqa: PLR2004 - a year
        raise must_be(written, key, spot, "ein Monat wie 2027-04", "a month like 2027-04")
    return int(year), int(month)


def _goal(data: Mapping[str, Any]) -> Goal:
    refuse_unknown(data, {"over", "value", "cost"}, "goal")
    over = choice(data, "over", "goal", ("mean", "sum", "end"), default="mean")
    shares = [
        None if data.get(key, "expected") == "expected" else figure(data, key, "goal", 0.5, least=0, most=1)
        for key in ("value", "cost")
    ]
    return Goal(over, *shares)  # type: ignore[arg-type]  # `choice` has checked the word


def _indicator(data: Mapping[str, Any], spot: str) -> Indicator:
    refuse_unknown(data, set(Indicator.__slots__), spot)
    better = choice(data, "better", spot, ("lower", "higher"), default="lower")
    return Indicator(
        name(data, "id", spot),
        text(data, "label", spot),
        text(data, "unit", spot),
        figure(data, "baseline", spot),
        range_of(data, "trend", spot, NOTHING),
        better,  # type: ignore[arg-type]  # `choice` has checked the word
        figure(data, "weight", spot, 1.0, least=0),
        real(data, "target", spot),
    )


def _measure(data: Mapping[str, Any], spot: str, begins: tuple[int, int], baseline: dict[str, float]) -> Measure:
    refuse_unknown(data, set(Measure.__slots__), spot)
    factors, hours = _inner(data, "factors", spot), _inner(data, "hours", spot)
    return Measure(
        name(data, "id", spot),
        text(data, "label", spot),
        _start(data, spot, begins),
        at_least(data, "delay", spot, NOTHING),
        figure(data, "build", spot, least=0, most=MOST_MONTHS),
        real(data, "lasts", spot, least=0),
        figure(data, "fade", spot, least=0, most=MOST_MONTHS),
        at_least(data, "chance", spot, CERTAIN, most=1.0),
        figure(data, "dropout", spot, least=0, most=0.999),
        tuple(_effect(held, place, baseline) for held, place in tables(data, "effects", spot)),
        tuple(texts(data, "needs", spot)),
        {key: figure(factors, key, f"{spot}.factors", 1.0, least=0, most=100) for key in factors},
        tuple(texts(data, "excludes", spot)),
        boolean(data, "committed", spot),
        at_least(data, "once", spot, NOTHING),
        at_least(data, "monthly", spot, NOTHING),
        {role: _hours(_inner(hours, role, f"{spot}.hours"), f"{spot}.hours.{role}") for role in hours},
    )


def _start(data: Mapping[str, Any], spot: str, begins: tuple[int, int]) -> float:
    held = data.get("start")
    if not isinstance(held, str):
        return figure(data, "start", spot, least=0)
    year, month = _month(held, spot, "start")
    after = 12 * (year - begins[0]) + month - begins[1]
    if after < 0:
        raise at(spot).refuse(
            de=f"liegt start ({held}) vor dem Beginn des Plans.", en=f"start ({held}) lies before the plan begins."
        )
    return float(after)


def _hours(data: Mapping[str, Any], spot: str) -> Hours:
    refuse_unknown(data, {"build", "run"}, spot)
    return Hours(figure(data, "build", spot, least=0), figure(data, "run", spot, least=0))


def _effect(data: Mapping[str, Any], spot: str, baseline: dict[str, float]) -> Effect:
    refuse_unknown(data, {"indicator", "size", "percent"}, spot)
    indicator = name(data, "indicator", spot)
    if ("size" in data) == ("percent" in data):
        raise at(spot).refuse(
            de="muss genau eines von size und percent stehen.", en="exactly one of size and percent must be given."
        )
    if "size" in data:
        return Effect(indicator, range_of(data, "size", spot, NOTHING))
    return Effect(indicator, scaled(range_of(data, "percent", spot, NOTHING), baseline.get(indicator, 0.0) / 100, spot))


def _trial(data: Mapping[str, Any], spot: str) -> Trial:
    measure = name(data, "measure", spot)
    if "indicator" not in data:
        refuse_unknown(data, {"measure", "successes", "of"}, spot)
        of = _count(data, "of", spot)
        return Trial(measure, successes=_count(data, "successes", spot, least=0, most=of), of=of)
    indicator = name(data, "indicator", spot)
    if "values" in data:
        refuse_unknown(data, {"measure", "indicator", "values"}, spot)
        values = reals(data, "values", spot)
        if len(values) < 2:  # noqa: PLR2004 - one value has no spread
            raise at(spot).refuse(de="braucht values mindestens 2 Zahlen.", en="values needs at least 2 numbers.")
        return Trial(measure, indicator, mean(values), stdev(values) / math.sqrt(len(values)))
    if "treated" in data:
        refuse_unknown(data, {"measure", "indicator", "treated", "control"}, spot)
        (one, error), (other, noise) = (
            _group(_inner(data, key, spot), f"{spot}.{key}") for key in ("treated", "control")
        )
        return Trial(measure, indicator, one - other, math.hypot(error, noise))
    refuse_unknown(data, {"measure", "indicator", "mean", "standard_error"}, spot)
    return Trial(measure, indicator, needed(data, "mean", spot), needed(data, "standard_error", spot, least=0))


def _group(data: Mapping[str, Any], spot: str) -> tuple[float, float]:
    refuse_unknown(data, {"n", "mean", "deviation"}, spot)
    return needed(data, "mean", spot), needed(data, "deviation", spot, least=0) / math.sqrt(_count(data, "n", spot))


def _count(data: Mapping[str, Any], key: str, spot: str, *, least: int = 1, most: int = 10**9) -> int:
    value = number(data, key, spot, least=least, most=most)
    if value is None:
        raise missing(key, spot, "eine ganze Zahl", "a whole number")
    return value
