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

import json
import math
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from miteinander.methods.files import read_text
from miteinander.methods.scenario.problem import CERTAIN, NOTHING, Effect, Goal, Hours, Indicator, Measure, Plan, Trial
from miteinander.methods.scenario.ranges import TENTH, Range
from miteinander.methods.scenario.values import Row, refused
from miteinander.methods.trouble import MethodError

MOST_MONTHS, MOST_MEASURES = 600, 500


def read_plan(path: Path) -> Plan:
    """Return the plan of a file; raises MethodError."""
    text = read_text(path)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise MethodError(
            de="Das ist kein vollständiges JSON. Bitte prüfen Sie Klammern, Kommas und Anführungszeichen.",
            en="This is not complete JSON. Please check brackets, commas and quotation marks.",
            line=getattr(trouble, "lineno", None),
            file=path.name,
        ) from None
    try:
        return parse_plan(data)
    except MethodError as trouble:
        raise trouble.in_file(path.name) from None


def parse_plan(data: Any) -> Plan:
    """Return the plan of parsed JSON; raises MethodError that names the spot."""
    row = Row(data, "plan")
    row.only(*["title", "begins", "months", "budget", "staff", "goal", "selected", "indicators", "measures", "trials"])
    begins = _month(row.text("begins", "2027-01"), "begins")
    indicators = tuple(_indicator(held) for held in row.rows("indicators"))
    baseline = {held.id: held.baseline for held in indicators}
    measures = row.rows("measures")
    if len(measures) > MOST_MEASURES:
        raise refused("measures", f"höchstens {MOST_MEASURES}", f"at most {MOST_MEASURES}", len(measures))
    selected = row.data.get("selected")
    staff = row.row("staff")
    return Plan(
        indicators,
        tuple(_measure(held, begins, baseline) for held in measures),
        row.whole("months", 36, least=1, most=MOST_MONTHS),
        begins,
        None if row.data.get("budget") is None else row.number("budget", 0.0, least=0),
        {role: staff.number(role, 0.0, least=0) for role in staff.data},
        _goal(row.row("goal")),
        None if selected is None else frozenset(row.words("selected")),
        tuple(_trial(held) for held in row.rows("trials")),
        row.text("title", ""),
    )


def _month(text: str, spot: str) -> tuple[int, int]:
    year, _, month = text.partition("-")
    if not (year.isdecimal() and month.isdecimal() and len(year) == 4 and 1 <= int(month) <= 12):  # noqa: PLR2004
        raise refused(spot, "ein Monat wie 2027-04", "a month like 2027-04", text)
    return int(year), int(month)


def _goal(row: Row) -> Goal:
    row.only("over", "value", "cost")
    over = row.choice("over", "mean", ("mean", "sum", "end"))
    shares = [
        None if row.data.get(key, "expected") == "expected" else row.number(key, 0.5, least=0, most=1)
        for key in ("value", "cost")
    ]
    return Goal(over, *shares)  # type: ignore[arg-type]  # `choice` has checked the word


def _indicator(row: Row) -> Indicator:
    row.only(*Indicator.__slots__)
    return Indicator(
        row.name(),
        row.text("label", ""),
        row.text("unit", ""),
        row.number("baseline", 0.0),
        _range(row, "trend", NOTHING),
        row.choice("better", "lower", ("lower", "higher")),  # type: ignore[arg-type]  # `choice` has checked the word
        row.number("weight", 1.0, least=0),
        None if row.data.get("target") is None else row.number("target", 0.0),
    )


def _measure(row: Row, begins: tuple[int, int], baseline: dict[str, float]) -> Measure:
    row.only(*Measure.__slots__)
    factors, hours = row.row("factors"), row.row("hours")
    return Measure(
        row.name(),
        row.text("label", ""),
        _start(row, begins),
        _at_least(row, "delay", NOTHING),
        row.number("build", 0.0, least=0, most=MOST_MONTHS),
        None if row.data.get("lasts") is None else row.number("lasts", 0.0, least=0),
        row.number("fade", 0.0, least=0, most=MOST_MONTHS),
        _at_least(row, "chance", CERTAIN, most=1.0),
        row.number("dropout", 0.0, least=0, most=0.999),
        tuple(_effect(held, baseline) for held in row.rows("effects")),
        tuple(row.words("needs")),
        {name: factors.number(name, 1.0, least=0, most=100) for name in factors.data},
        tuple(row.words("excludes")),
        row.truth("committed"),
        _at_least(row, "once", NOTHING),
        _at_least(row, "monthly", NOTHING),
        {role: _hours(hours.row(role)) for role in hours.data},
    )


def _start(row: Row, begins: tuple[int, int]) -> float:
    held = row.data.get("start", 0)
    if isinstance(held, str):
        year, month = _month(held, f"{row.spot}, start")
        held = 12 * (year - begins[0]) + month - begins[1]
        if held < 0:
            raise refused(f"{row.spot}, start", "nicht vor dem Beginn", "not before the plan begins", row.data["start"])
        return float(held)
    return row.number("start", 0.0, least=0)


def _hours(row: Row) -> Hours:
    row.only("build", "run")
    return Hours(row.number("build", 0.0, least=0), row.number("run", 0.0, least=0))


def _effect(row: Row, baseline: dict[str, float]) -> Effect:
    row.only("indicator", "size", "percent")
    indicator = row.name("indicator")
    if ("size" in row.data) == ("percent" in row.data):
        raise refused(row.spot, "genau eines von size und percent", "exactly one of size and percent", "beides/both")
    if "size" in row.data:
        return Effect(indicator, _range(row, "size", NOTHING))
    return Effect(indicator, _scaled(_range(row, "percent", NOTHING), baseline.get(indicator, 0.0) / 100, row.spot))


def _scaled(held: Range, by: float, spot: str) -> Range:
    """Return a range in another unit."""
    if held.shape in {"lognormal", "beta"} or by <= 0:
        raise refused(spot, "percent mit positivem baseline und ohne lognormal", "percent of a positive baseline", by)
    if held.shape == "quantiles":
        return Range("quantiles", tuple(p * by if at % 2 else p for at, p in enumerate(held.points)))
    return Range(held.shape, tuple(point * by for point in held.points))


def _at_least(row: Row, key: str, default: Range, *, most: float = math.inf) -> Range:
    """Return a range that is never below 0 nor above ``most``."""
    held = _range(row, key, default)
    ends = held.points[1::2] if held.shape == "quantiles" else held.points
    wild = held.shape == "normal" or (held.shape == "lognormal" and most < math.inf) or held.shape == "quantiles"
    low, high = (0.0, 0.0) if held.shape in {"lognormal", "normal"} else (ends[0], ends[-1])
    if low < 0 or high > most or (wild and key == "chance") or held.shape == "normal":
        words = f"von 0 bis {most:g}, ohne normal", f"0 to {most:g}, without normal"
        raise refused(f"{row.spot}, {key}", *words, row.data.get(key))
    return held


def _range(row: Row, key: str, default: Range) -> Range:
    held, spot = row.data.get(key), f"{row.spot}, {key}"
    if held is None:
        return default
    if isinstance(held, dict):
        shaped = Row(held, spot)
        if "shape" not in held:
            figures = sorted((Row({"share": name}, spot).share(), shaped.number(name, 0.0)) for name in held)
            return Range("quantiles", tuple(figure for pair in figures for figure in pair))
        shaped.only("shape", "points")
        shapes = ("uniform", "triangular", "pert", "normal", "lognormal", "fixed")
        return _shaped(shaped.choice("shape", "pert", shapes), shaped.numbers("points"), spot)
    if isinstance(held, list):
        return _shaped("uniform" if len(held) == 2 else "pert", row.numbers(key), spot)  # noqa: PLR2004 - low, high
    return Range("fixed", (row.number(key, 0.0),))


def _shaped(shape: str, points: list[float], spot: str) -> Range:
    wanted = {"fixed": 1, "triangular": 3, "pert": 3}.get(shape, 2)
    if len(points) != wanted:
        raise refused(spot, f"{wanted} Zahlen", f"{wanted} numbers", len(points))
    if shape not in {"normal", "lognormal"}:
        return Range(shape, tuple(points))  # type: ignore[arg-type]  # `choice` has checked the word
    if shape == "lognormal":
        if min(points) <= 0:
            raise refused(spot, "größer als 0", "above 0", min(points))
        points = [math.log(point) for point in points]
    return Range(shape, ((points[0] + points[1]) / 2, (points[1] - points[0]) / (2 * TENTH)))  # type: ignore[arg-type]


def _trial(row: Row) -> Trial:
    measure = row.name("measure")
    if "indicator" not in row.data:
        row.only("measure", "successes", "of")
        of = row.whole("of", 0, least=1, most=10**9)
        return Trial(measure, successes=row.whole("successes", 0, least=0, most=of), of=of)
    indicator = row.name("indicator")
    if "values" in row.data:
        row.only("measure", "indicator", "values")
        values = row.numbers("values")
        if len(values) < 2:  # noqa: PLR2004 - one value has no spread
            raise refused(f"{row.spot}, values", "mindestens 2 Zahlen", "at least 2 numbers", len(values))
        return Trial(measure, indicator, mean(values), stdev(values) / math.sqrt(len(values)))
    if "treated" in row.data:
        row.only("measure", "indicator", "treated", "control")
        (one, error), (other, noise) = _group(row.row("treated")), _group(row.row("control"))
        return Trial(measure, indicator, one - other, math.hypot(error, noise))
    row.only("measure", "indicator", "mean", "standard_error")
    return Trial(measure, indicator, row.number("mean"), row.number("standard_error", least=0))


def _group(row: Row) -> tuple[float, float]:
    row.only("n", "mean", "deviation")
    return row.number("mean"), row.number("deviation", least=0) / math.sqrt(row.whole("n", 0, least=1, most=10**9))
