"""What people write into a cell: a number with comma or blanks around it, several words in one."""

import re
from collections.abc import Mapping
from typing import Any

from miteinander.methods.trouble import MethodError
from miteinander.methods.values import name

FIGURES = frozenset({"lat", "lon", "reach_km", "shifts", "places", "minimum", "urgency"})
"""Columns that hold a number."""


def without_blanks(row: Mapping[str, Any], spot: str, figures: frozenset[str] = FIGURES) -> dict[str, Any]:
    """Return a row without outer blanks, with its figures as numbers; an empty cell is missing."""
    bare = {key: value.strip() if isinstance(value, str) else value for key, value in row.items()}
    return {
        key: _figure(value, key, spot) if isinstance(value, str) and key in figures else value
        for key, value in bare.items()
        if value is not None and value != ""
    }


def words(row: Mapping[str, Any], key: str, spot: str) -> list[str]:
    """Return the words of a cell, with single blanks; of a list its entries."""
    value = row.get(key)
    listed = value if isinstance(value, list) else re.split(r"[|;,]", name(row, key, spot, default=""))
    found = [" ".join(name({key: word}, key, spot, default="").split()) for word in listed]
    return [word for word in found if word]


def _figure(text: str, key: str, spot: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise MethodError(
            de=f"In {spot} muss {key} eine Zahl sein, nicht „{text[:40]}“.",
            en=f"In {spot}, {key} must be a number, not “{text[:40]}”.",
        ) from None
