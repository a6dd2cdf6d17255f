"""Write results as JSON that is the same on every machine: dataclasses, arrays, exact fractions, sets in order."""

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

Plain = dict[str, Any] | list[Any] | str | int | float | bool | None


def plain(value: Any) -> Plain:
    """Return a value as JSON types; a fraction becomes a whole number or ``"p/q"``, a set a sorted list."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(held) for held in value), key=repr)
    if isinstance(value, list | tuple):
        return [plain(held) for held in value]
    return _single(value)


def _single(value: Any) -> Plain:
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    if hasattr(value, "tolist"):  # an array or a number of numpy, without importing it
        return plain(value.tolist())
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def as_json(value: Any) -> str:
    """Return a value as indented JSON text, umlauts unescaped, keys in their given order."""
    return json.dumps(plain(value), indent=2, ensure_ascii=False, allow_nan=False)
