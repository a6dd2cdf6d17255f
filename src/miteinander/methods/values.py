"""Take values out of parsed JSON; each refusal is one sentence in both languages that names the spot.

A spot is a path such as ``rooms[0]``, or a ``Spot`` where a sentence can say it better ("In Frage 3 …").
"""

import json
import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from miteinander.methods.files import LARGEST_FILE, read_text
from miteinander.methods.placing import in_words
from miteinander.methods.trouble import MethodError

LARGEST_NUMBER = 1e15
"""Up to here a float still tells one whole number from the next."""

KINDS: dict[type, tuple[str, str]] = {
    type(None): ("nichts", "nothing"),
    bool: ("wahr oder falsch", "true or false"),
    str: ("ein Text", "a text"),
    list: ("eine Liste", "a list"),
    dict: ("ein Objekt", "an object"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file as the beginning of a sentence, with its line where that is known."""

    de: str
    en: str
    line: int | None = None
    path: str = ""

    def refuse(self, *, de: str, en: str) -> MethodError:
        """Return the refusal whose sentence goes on so."""
        return MethodError(de=f"{self.de} {de}", en=f"{self.en}, {en}", line=self.line, spot=self.path)


Where: TypeAlias = str | Spot

WHOLE_FILE = "the file"
"""The spot of what stands at the top of a file."""


def read_json(path: Path, *, largest: int = LARGEST_FILE) -> dict[str, Any]:
    """Return the JSON object of a file; raises MethodError with the line when it is not valid."""
    text = read_text(path, largest=largest)
    try:
        return table(parse_json(text), WHOLE_FILE)
    except MethodError as error:
        raise error.in_file(path.name) from error


def parse_json(text: str) -> Any:
    """Return what a JSON text holds; raises MethodError with the line when it is not valid."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise MethodError(
            de="Das ist kein gültiges JSON. Bitte prüfen Sie Klammern, Kommas und Anführungszeichen.",
            en="This is not valid JSON. Please check brackets, commas and quotation marks.",
            line=error.lineno,
        ) from error
    except RecursionError as error:
        raise MethodError(de="Die Datei ist zu tief verschachtelt.", en="The file is nested too deeply.") from error
    except MethodError:
        raise
    except ValueError as error:
        raise MethodError(
            de="Die Datei enthält eine Zahl mit Tausenden von Ziffern.",
            en="The file holds a number of thousands of digits.",
        ) from error


def _refuse_constant(word: str) -> float:
    raise MethodError(
        de=f"Die Zahl {word} ist nicht erlaubt. Bitte geben Sie eine endliche Zahl an.",
        en=f"The number {word} is not allowed. Please give a finite number.",
    )


def table(value: object, spot: Where) -> dict[str, Any]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        de, en = _kind(value)
        raise at(spot).refuse(
            de=f"wird ein Objekt {{…}} erwartet, nicht {de}.", en=f"an object {{…}} is expected, not {en}."
        )
    return value


def entries(data: Mapping[str, Any], key: str, spot: Where, *, most: int | None = None) -> list[Any]:
    """Return a list of at most so many; a missing one is empty."""
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _not_a(value, key, spot, "eine Liste […]", "a list […]")
    if most is not None and len(value) > most:
        raise at(spot).refuse(
            de=f"hat {key} {len(value)} Einträge; möglich: {most}.",
            en=f"{key} has {len(value)} entries; possible: {most}.",
        )
    return value


def tables(
    data: Mapping[str, Any], key: str, spot: str = WHOLE_FILE, *, most: int | None = None
) -> list[tuple[dict[str, Any], str]]:
    """Return the objects of a list, each with its spot."""
    path = key if spot == WHOLE_FILE else f"{spot}.{key}"
    listed = [(value, f"{path}[{place}]") for place, value in enumerate(entries(data, key, spot, most=most))]
    return [(table(value, place), place) for value, place in listed]


def text(data: Mapping[str, Any], key: str, spot: Where, *, longest: int | None = None, default: str = "") -> str:
    """Return a text of at most so many characters, which may be empty."""
    value = data.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise _not_a(value, key, spot, "ein Text", "a text")
    if longest is not None and len(value) > longest:
        raise at(spot).refuse(
            de=f"ist {key} mit {len(value)} Zeichen zu lang; möglich: {longest}.",
            en=f"{key} is too long with {len(value)} characters; possible: {longest}.",
        )
    return _whole_characters(value, key, spot)


def name(data: Mapping[str, Any], key: str, spot: Where, *, default: str | None = None) -> str:
    """Return an id or a label; whole numbers are read as text, an id must not be empty."""
    value = data.get(key, default)
    if value is None and default is not None:
        return default
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _not_a(value, key, spot, "ein Text", "a text")
    read = str(value)
    if not read.strip() and default is None:
        raise at(spot).refuse(de=f"ist {key} leer.", en=f"{key} is empty.")
    return _whole_characters(read, key, spot)


def texts(data: Mapping[str, Any], key: str, spot: Where) -> list[str]:
    """Return a list of ids in their order."""
    listed = entries(data, key, spot)
    return [name({key: value}, key, _inside(spot, f"{key}[{place}]")) for place, value in enumerate(listed)]


def names(data: Mapping[str, Any], key: str, spot: Where) -> frozenset[str]:
    """Return a list of ids as a set."""
    return frozenset(texts(data, key, spot))


def choice(data: Mapping[str, Any], key: str, spot: Where, possible: tuple[str, ...], *, default: str) -> str:
    """Return one of the possible words."""
    value = text(data, key, spot, default=default)
    if value not in possible:
        raise must_be(value, key, spot, " oder ".join(possible), " or ".join(possible))
    return value


def number(
    data: Mapping[str, Any], key: str, spot: Where, *, least: float = -math.inf, most: float = math.inf
) -> int | None:
    """Return a whole number within its bounds, or None; 2.0 is one too."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _not_a(value, key, spot, "eine ganze Zahl", "a whole number")
    if value != value // 1:  # NaN and infinity are not whole either
        raise must_be(value, key, spot, "eine ganze Zahl", "a whole number")
    if not least <= value <= most:
        raise must_be(value, key, spot, *_between("eine ganze Zahl", "a whole number", least, most))
    return int(value)


def real(
    data: Mapping[str, Any], key: str, spot: Where, *, least: float = -math.inf, most: float = math.inf
) -> float | None:
    """Return a finite number within its bounds, or None."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _not_a(value, key, spot, "eine Zahl", "a number")
    if not max(least, -LARGEST_NUMBER) <= value <= min(most, LARGEST_NUMBER):  # as whole numbers: 10**400 is no float
        raise must_be(value, key, spot, *_between("eine Zahl", "a number", least, most))
    return float(value)


def reals(data: Mapping[str, Any], key: str, spot: Where) -> list[float]:
    """Return a list of finite numbers."""
    found = [
        real({key: value}, key, _inside(spot, f"{key}[{place}]"))
        for place, value in enumerate(entries(data, key, spot))
    ]
    if None in found:
        raise _not_a(None, key, spot, "eine Liste von Zahlen", "a list of numbers")
    return [value for value in found if value is not None]


def position(data: Mapping[str, Any], spot: Where) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, or None when neither is given."""
    latitude, longitude = real(data, "lat", spot, least=-90, most=90), real(data, "lon", spot, least=-180, most=180)
    if (latitude is None) != (longitude is None):
        raise at(spot).refuse(
            de="gehören lat und lon zusammen; eines fehlt.", en="lat and lon belong together; one is missing."
        )
    return None if latitude is None or longitude is None else (latitude, longitude)


def boolean(data: Mapping[str, Any], key: str, spot: Where) -> bool:
    """Return true or false; missing is false."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _not_a(value, key, spot, "true oder false", "true or false")
    return value


def refuse_unknown(data: Mapping[str, Any], known: AbstractSet[str], spot: Where) -> None:
    """Refuse a misspelt key rather than compute without it."""
    unknown = sorted(set(data) - known)
    if unknown:
        possible, first = ", ".join(sorted(known)), _shown(unknown[0])
        raise at(spot).refuse(
            de=f"ist der Schlüssel {first} unbekannt; möglich: {possible}.",
            en=f"the key {first} is not known; possible: {possible}.",
        )


def refuse_missing(data: Mapping[str, Any], *needed: str) -> None:
    """Refuse a file without what it cannot do without."""
    for key in needed:
        if key not in data:
            raise MethodError(de=f"In der Datei fehlt {key}.", en=f"The file has no {key}.")


def missing(key: str, spot: Where, de: str, en: str) -> MethodError:
    """Return the refusal of what is not there, which says what it must be."""
    return at(spot).refuse(de=f"fehlt {key}; nötig ist {de}.", en=f"{key} is missing; it must be {en}.")


def must_be(value: object, key: str, spot: Where, de: str, en: str) -> MethodError:
    """Return the refusal of a value of the right kind, which is shown."""
    return at(spot).refuse(
        de=f"muss {key} {de} sein, nicht {_shown(value)}.", en=f"{key} must be {en}, not {_shown(value)}."
    )


def _not_a(value: object, key: str, spot: Where, de: str, en: str) -> MethodError:
    if value is None:
        return missing(key, spot, de, en)
    got_de, got_en = _kind(value)
    return at(spot).refuse(de=f"muss {key} {de} sein, nicht {got_de}.", en=f"{key} must be {en}, not {got_en}.")


def _between(de: str, en: str, least: float, most: float) -> tuple[str, str]:
    ends = (max(least, -LARGEST_NUMBER), min(most, LARGEST_NUMBER))
    low, high = (f"{end:.15g}".replace("1e+15", "10^15") for end in ends)
    return f"{de} von {low} bis {high}", f"{en} from {low} to {high}"


def at(spot: Where) -> Spot:
    """Return the spot as the beginning of a sentence."""
    if isinstance(spot, Spot):
        return spot
    if spot == WHOLE_FILE:
        return Spot("In der Datei", "In the file")
    return Spot(
        f"In {in_words(spot, 'Eintrag')}{',' if '[' in spot else ''}", f"In {in_words(spot, 'entry')}", path=spot
    )


def _inside(spot: Where, part: str) -> Where:
    return Spot(f"{spot.de}, {part},", f"{spot.en}, {part}", spot.line) if isinstance(spot, Spot) else f"{spot}.{part}"


def _whole_characters(read: str, key: str, spot: Where) -> str:
    try:
        read.encode()
    except UnicodeEncodeError:
        raise at(spot).refuse(de=f"enthält {key} ein halbes Zeichen.", en=f"{key} holds half a character.") from None
    return read


def _shown(value: object) -> str:
    shown = str(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"  # noqa: PLR2004 - enough to find it


def _kind(value: object) -> tuple[str, str]:
    return KINDS.get(type(value), ("eine Zahl", "a number"))
