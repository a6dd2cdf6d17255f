"""Take values out of a row of a table or of parsed JSON; each refusal is one sentence that names the spot."""

import re
from collections.abc import Mapping
from typing import Any

from miteinander.methods.trouble import MethodError


def table(value: object, spot: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MethodError(
            de=f"{spot}: Hier wird ein Objekt {{…}} erwartet.", en=f"{spot}: an object {{…}} is expected here."
        )
    return value


def entries(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list):
        raise MethodError(de=f"Es fehlt die Liste {key}: […].", en=f"The list {key}: […] is missing.")
    return value


def refuse_unknown(data: Mapping[str, Any], known: set[str], spot: str) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise MethodError(
            de=f"{spot}: „{unknown[0]}“ ist unbekannt; möglich sind {', '.join(sorted(known))}.",
            en=f"{spot}: “{unknown[0]}” is not known; possible are {', '.join(sorted(known))}.",
        )


def text(data: Mapping[str, Any], key: str, spot: str) -> str:
    value = data.get(key)
    if isinstance(value, bool | list | dict | float):
        raise MethodError(de=f"{spot}, {key}: Hier wird Text erwartet.", en=f"{spot}, {key}: a text is expected here.")
    return "" if value is None else str(value).strip()


def name(data: Mapping[str, Any], spot: str) -> str:
    read = text(data, "id", spot)
    if not read:
        raise MethodError(de=f"{spot}: Die Kennung (id) fehlt.", en=f"{spot}: the id is missing.")
    return read


def words(data: Mapping[str, Any], key: str, spot: str) -> list[str]:
    """Return the words of a field, with single blanks."""
    value = data.get(key)
    listed = value if isinstance(value, list) else re.split(r"[|;,]", text(data, key, spot))
    found = [" ".join(text({key: word}, key, spot).split()) for word in listed]
    return [word for word in found if word]


def real(data: Mapping[str, Any], key: str, spot: str) -> float | None:
    value = data.get(key)
    if value is None or value == "":
        return None
    try:  # "True" is no number either
        return float(str(value).strip().replace(",", ".")) if str(value).strip() else None
    except ValueError:
        raise MethodError(
            de=f"{spot}, {key}: „{value}“ ist keine Zahl.", en=f"{spot}, {key}: “{value}” is no number."
        ) from None


def whole(data: Mapping[str, Any], key: str, spot: str, default: int) -> int:
    value = real(data, key, spot)
    if value is None:
        return default
    if not value.is_integer():
        raise MethodError(
            de=f"{spot}, {key}: {value} ist keine ganze Zahl.", en=f"{spot}, {key}: {value} is no whole number."
        )
    return int(value)


def position(data: Mapping[str, Any], spot: str) -> tuple[float, float] | None:
    latitude, longitude = real(data, "lat", spot), real(data, "lon", spot)
    if (latitude is None) != (longitude is None):
        raise MethodError(
            de=f"{spot}: lat und lon gehören zusammen; eines fehlt.",
            en=f"{spot}: lat and lon belong together; one is missing.",
        )
    return None if latitude is None or longitude is None else (latitude, longitude)
