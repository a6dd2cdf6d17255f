"""Read certain and uncertain numbers of a plan; how they are written is said in ``formats``."""

import math
from collections.abc import Mapping
from typing import Any

from miteinander.methods.scenario.ranges import TENTH, Range
from miteinander.methods.values import at, choice, missing, must_be, real, reals, refuse_unknown


def figure(
    data: Mapping[str, Any],
    key: str,
    spot: str,
    default: float = 0.0,
    *,
    least: float = -math.inf,
    most: float = math.inf,
) -> float:
    """Return a number in the unit the key asks for; a missing one is the default.

    Raises MethodError, naming key and spot, for what is no number within ``least`` and ``most``.
    """
    value = real(data, key, spot, least=least, most=most)
    return default if value is None else value


def needed(data: Mapping[str, Any], key: str, spot: str, *, least: float = -math.inf) -> float:
    """Return a number from ``least`` on; raises MethodError, naming key and spot, where it is missing or wrong."""
    value = real(data, key, spot, least=least)
    if value is None:
        raise missing(key, spot, "eine Zahl", "a number")
    return value


def at_least(data: Mapping[str, Any], key: str, spot: str, default: Range, *, most: float = math.inf) -> Range:
    """Return a range that is never below 0 nor above ``most``: hours, months, euros, or a chance (0 to 1).

    Raises MethodError, naming key and spot, for other ranges and for shapes that could leave the bounds.
    """
    held = range_of(data, key, spot, default)
    ends = held.points[1::2] if held.shape == "quantiles" else held.points
    wild = held.shape == "normal" or (held.shape == "lognormal" and most < math.inf) or held.shape == "quantiles"
    low, high = (0.0, 0.0) if held.shape in {"lognormal", "normal"} else (ends[0], ends[-1])
    if low < 0 or high > most or (wild and key == "chance") or held.shape == "normal":
        de, en = ("ab 0", "from 0") if most == math.inf else (f"von 0 bis {most:g}", f"from 0 to {most:g}")
        raise must_be(
            data.get(key),
            key,
            spot,
            f"eine Zahl oder Spanne {de} (nicht normal)",
            f"a number or range {en} (not normal)",
        )
    return held


def range_of(data: Mapping[str, Any], key: str, spot: str, default: Range) -> Range:
    """Return an uncertain number, in the unit of the key: a number, a list of 2 or 3, quantiles, or shape and points.

    A missing one is the default. Raises MethodError, naming key and spot, for unknown shapes, wrong counts of points
    and quantiles outside 0 to 1.
    """
    held, inner = data.get(key), f"{spot}.{key}"
    if held is None:
        return default
    if isinstance(held, dict):
        if "shape" not in held:
            figures = sorted((_share(name, inner), needed(held, name, inner)) for name in held)
            return Range("quantiles", tuple(figure for pair in figures for figure in pair))
        refuse_unknown(held, {"shape", "points"}, inner)
        shapes = ("uniform", "triangular", "pert", "normal", "lognormal", "fixed")
        shape = choice(held, "shape", inner, shapes, default="pert")
        return _shaped(shape, reals(held, "points", inner), inner)
    if isinstance(held, list):
        return _shaped("uniform" if len(held) == 2 else "pert", reals(data, key, spot), inner)  # noqa: PLR2004 - low, high
    return Range("fixed", (figure(data, key, spot),))


def scaled(held: Range, by: float, spot: str) -> Range:
    """Return a range in another unit, every point times ``by`` (above 0).

    Raises MethodError, naming the spot, for a shape that cannot be scaled and for ``by`` of 0 or less.
    """
    if held.shape in {"lognormal", "beta"} or by <= 0:
        raise at(spot).refuse(
            de="braucht percent einen Indikator mit positivem baseline und eine andere Form als lognormal.",
            en="percent needs an indicator with a positive baseline and another shape than lognormal.",
        )
    if held.shape == "quantiles":
        return Range("quantiles", tuple(p * by if place % 2 else p for place, p in enumerate(held.points)))
    return Range(held.shape, tuple(point * by for point in held.points))


def _share(written: str, spot: str) -> float:
    """Return the key of a quantile as a number within 0 to 1."""
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise at(spot).refuse(
            de=f"muss „{written[:40]}“ ein Anteil von 0 bis 1 wie 0.1 sein.",
            en=f"“{written[:40]}” must be a share from 0 to 1 like 0.1.",
        )
    return value


def _shaped(shape: str, points: list[float], spot: str) -> Range:
    wanted = {"fixed": 1, "triangular": 3, "pert": 3}.get(shape, 2)
    if len(points) != wanted:
        raise at(spot).refuse(
            de=f"ist die Zahl der Werte {len(points)} statt {wanted}.",
            en=f"the number of values is {len(points)} instead of {wanted}.",
        )
    if shape not in {"normal", "lognormal"}:
        return Range(shape, tuple(points))  # type: ignore[arg-type]  # `choice` has checked the word
    if shape == "lognormal":
        if min(points) <= 0:
            raise at(spot).refuse(
                de="müssen bei lognormal alle Werte größer als 0 sein.", en="all values of lognormal must be above 0."
            )
        points = [math.log(point) for point in points]
    centre, spread = (points[0] + points[1]) / 2, (points[1] - points[0]) / (2 * TENTH)
    return Range(shape, (centre, spread))  # type: ignore[arg-type]  # `choice` has checked the word
