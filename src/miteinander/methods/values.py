"""Take values out of parsed JSON; each refusal is one sentence in both languages that names the spot."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from miteinander.methods.files import LARGEST_FILE, read_text
from miteinander.methods.trouble import MethodError

WHOLE_FILE = "the file"
"""The spot of what stands at the top of a file."""

KINDS: dict[type, tuple[str, str]] = {
    type(None): ("nichts", "nothing"),
    bool: ("wahr oder falsch", "true or false"),
    str: ("ein Text", "a text"),
    list: ("eine Liste", "a list"),
    dict: ("ein Objekt", "an object"),
}


def read_json(path: Path, *, largest: int = LARGEST_FILE) -> dict[str, Any]:
    """Return the JSON object of a file; raises MethodError with the line when it is not valid."""
    text = read_text(path, largest=largest)
    try:
        return table(json.loads(text, parse_constant=_refuse_constant), WHOLE_FILE)
    except json.JSONDecodeError as error:
        raise MethodError(
            de=f"Das ist kein gültiges JSON ({error.msg}). Bitte prüfen Sie Klammern, Kommas und Anführungszeichen.",
            en=f"This is not valid JSON ({error.msg}). Please check brackets, commas and quotation marks.",
            line=error.lineno,
            file=path.name,
        ) from error
    except RecursionError as error:
        raise MethodError(
            de="Die Datei ist zu tief verschachtelt.", en="The file is nested too deeply.", file=path.name
        ) from error
    except MethodError as error:
        raise error.in_file(path.name) from error


def _refuse_constant(word: str) -> float:
    raise MethodError(
        de=f"Die Zahl {word} ist nicht erlaubt. Bitte geben Sie eine endliche Zahl an.",
        en=f"The number {word} is not allowed. Please give a finite number.",
    )


def table(value: object, spot: str) -> dict[str, Any]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        de, en = _kind(value)
        raise MethodError(
            de=f"{_in(spot, 'de')} wird ein Objekt {{…}} erwartet, nicht {de}.",
            en=f"{_in(spot, 'en')} an object {{…}} is expected, not {en}.",
        )
    return value


def entries(data: Mapping[str, Any], key: str, spot: str) -> list[Any]:
    """Return a list; a missing one is empty."""
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _not_a(value, key, spot, "eine Liste […]", "a list […]")
    return value


def name(data: Mapping[str, Any], key: str, spot: str, *, default: str | None = None) -> str:
    """Return an id or a label; whole numbers are read as text, an id must not be empty."""
    value = data.get(key, default)
    if value is None and default is not None:
        return default
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _not_a(value, key, spot, "ein Text", "a text")
    if value == "" and default is None:
        raise MethodError(de=f"{_in(spot, 'de')} ist {key} leer.", en=f"{_in(spot, 'en')}, {key} is empty.")
    return str(value)


def names(data: Mapping[str, Any], key: str, spot: str) -> frozenset[str]:
    """Return a list of ids as a set."""
    listed = entries(data, key, spot)
    return frozenset(name({key: value}, key, f"{spot}.{key}[{at}]") for at, value in enumerate(listed))


def number(data: Mapping[str, Any], key: str, spot: str) -> int | None:
    """Return a whole number or None."""
    value = data.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise _not_a(value, key, spot, "eine ganze Zahl", "a whole number")
    return value


def boolean(data: Mapping[str, Any], key: str, spot: str) -> bool:
    """Return true or false; missing is false."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _not_a(value, key, spot, "true oder false", "true or false")
    return value


def refuse_unknown(data: Mapping[str, Any], known: AbstractSet[str], spot: str) -> None:
    """Refuse a misspelt key rather than compute without it."""
    unknown = sorted(set(data) - known)
    if unknown:
        possible = ", ".join(sorted(known))
        raise MethodError(
            de=f"{_in(spot, 'de')} ist der Schlüssel {unknown[0]} unbekannt; möglich: {possible}.",
            en=f"{_in(spot, 'en')}, the key {unknown[0]} is not known; possible: {possible}.",
        )


def _not_a(value: object, key: str, spot: str, de: str, en: str) -> MethodError:
    got_de, got_en = _kind(value)
    return MethodError(
        de=f"{_in(spot, 'de')} muss {key} {de} sein, nicht {got_de}.",
        en=f"{_in(spot, 'en')}, {key} must be {en}, not {got_en}.",
    )


def _in(spot: str, language: str) -> str:
    if spot == WHOLE_FILE and language == "de":
        return "In der Datei"
    return f"In {spot}"


def _kind(value: object) -> tuple[str, str]:
    return KINDS.get(type(value), ("eine Zahl", "a number"))
