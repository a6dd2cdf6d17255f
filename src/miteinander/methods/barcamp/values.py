"""Take values out of parsed JSON; each refusal is one sentence that names the spot."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from miteinander.methods.barcamp.problem import ProblemError


def table(value: object, spot: str) -> dict[str, Any]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        raise ProblemError(f"In {spot} an object {{…}} is expected, not {_kind(value)}.")
    return value


def entries(data: Mapping[str, Any], key: str, spot: str) -> list[Any]:
    """Return a list; a missing one is empty."""
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ProblemError(f"In {spot}, {key} must be a list […], not {_kind(value)}.")
    return value


def name(data: Mapping[str, Any], key: str, spot: str, *, default: str | None = None) -> str:
    """Return an id or a label; whole numbers are read as text, an id must not be empty."""
    value = data.get(key, default)
    if value is None and default is not None:
        return default
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ProblemError(f"In {spot}, {key} must be a text, not {_kind(value)}.")
    if value == "" and default is None:
        raise ProblemError(f"In {spot}, {key} is empty.")
    return str(value)


def names(data: Mapping[str, Any], key: str, spot: str) -> frozenset[str]:
    """Return a list of ids as a set."""
    listed = entries(data, key, spot)
    return frozenset(name({key: value}, key, f"{spot}.{key}[{at}]") for at, value in enumerate(listed))


def number(data: Mapping[str, Any], key: str, spot: str) -> int | None:
    """Return a whole number or None."""
    value = data.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise ProblemError(f"In {spot}, {key} must be a whole number, not {_kind(value)}.")
    return value


def boolean(data: Mapping[str, Any], key: str, spot: str) -> bool:
    """Return true or false; missing is false."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise ProblemError(f"In {spot}, {key} must be true or false, not {_kind(value)}.")
    return value


def refuse_unknown(data: Mapping[str, Any], known: AbstractSet[str], spot: str) -> None:
    """Refuse a misspelt key rather than plan without it."""
    unknown = sorted(set(data) - known)
    if unknown:
        raise ProblemError(f"In {spot}, the key {unknown[0]} is not known; possible: {', '.join(sorted(known))}.")


def _kind(value: object) -> str:
    kinds = {type(None): "nothing", bool: "true or false", str: "a text", list: "a list", dict: "an object"}
    return kinds.get(type(value), "a number")
