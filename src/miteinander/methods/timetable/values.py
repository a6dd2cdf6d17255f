"""Take values out of parsed JSON; each refusal is one sentence that names the spot."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from miteinander.methods.trouble import MethodError


def table(value: object, spot: str) -> dict[str, Any]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        raise _expected(spot, "ein Objekt {…}", "an object {…}")
    return value


def entries(data: Mapping[str, Any], key: str, spot: str) -> list[Any]:
    """Return a list; a missing one is empty."""
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _expected(f"{spot}, {key}", "eine Liste […]", "a list […]")
    return value


def name(data: Mapping[str, Any], key: str, spot: str, *, default: str | None = None) -> str:
    """Return an id or a label; whole numbers are read as text, an id must not be empty."""
    value = data.get(key, default)
    if value is None and default is not None:
        return default
    if isinstance(value, bool) or not isinstance(value, str | int) or (value == "" and default is None):
        raise _expected(f"{spot}, {key}", "ein Text, der nicht leer ist,", "a text that is not empty")
    return _clean(str(value), f"{spot}, {key}")


def names(data: Mapping[str, Any], key: str, spot: str) -> frozenset[str]:
    """Return a list of ids as a set."""
    listed = entries(data, key, spot)
    return frozenset(name({key: value}, key, f"{spot}, {key}[{at}]") for at, value in enumerate(listed))


def number(data: Mapping[str, Any], key: str, spot: str) -> int | None:
    """Return a whole number or None."""
    value = data.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise _expected(f"{spot}, {key}", "eine ganze Zahl", "a whole number")
    return value


def boolean(data: Mapping[str, Any], key: str, spot: str) -> bool:
    """Return true or false; missing is false."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _expected(f"{spot}, {key}", "true oder false", "true or false")
    return value


def refuse_unknown(data: Mapping[str, Any], known: AbstractSet[str], spot: str) -> None:
    """Refuse a misspelt key rather than plan without it."""
    unknown = sorted(set(data) - known)
    if unknown:
        possible = ", ".join(sorted(known))
        raise MethodError(
            de=f"In {spot} ist der Schlüssel {unknown[0]} nicht bekannt. Möglich sind: {possible}.",
            en=f"In {spot}, the key {unknown[0]} is not known. Possible: {possible}.",
        )


def _expected(spot: str, german: str, english: str) -> MethodError:
    return MethodError(de=f"In {spot} muss {german} stehen.", en=f"In {spot}, {english} is expected.")


def _clean(text: str, spot: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _expected(spot, "ein Text aus ganzen Zeichen", "a text of whole characters") from None
    return text
