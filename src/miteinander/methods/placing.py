"""Say in which file and line a refusal of parsed JSON has its cause: the reader knows a path, a person wants a line."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from miteinander.methods.files import read_text
from miteinander.methods.trouble import MethodError

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_NUMBER = re.compile(r"\[(\d+)\]")
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


@contextmanager
def inside(path: Path, *below: str) -> Iterator[None]:
    """Give each refusal the name of the file and the line of its spot, which may be told as seen from ``below``."""
    try:
        yield
    except MethodError as trouble:
        line = trouble.line
        if line is None and trouble.spot:
            text = read_text(path)
            found = (line_of(text, f"{top}.{trouble.spot}") for top in ("", *below))
            line = next((number for number in found if number is not None), None)
        raise trouble.located(trouble.file or path.name, line) from trouble


def in_words(spot: str, entry: str) -> str:
    """Return a spot as a person counts: ``rooms[0].key`` is ``rooms, entry 1, key``."""
    if "[" not in spot:
        return spot
    return _NUMBER.sub(lambda found: f", {entry} {int(found[1]) + 1}", spot).replace(".", ", ")


def line_of(text: str, spot: str) -> int | None:
    """Return the line on which the value begins that stands at a spot such as ``rooms[0].seats``, else None."""
    at = _next(text, 0)
    for number, key in _STEP.findall(spot):
        found = _entry(text, at, int(number)) if number else _value(text, at, key)
        if found is None:
            return None
        at = found
    return text.count("\n", 0, at) + 1


def _next(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _entry(text: str, at: int, wanted: int) -> int | None:
    return next((place for number, place in enumerate(_entries(text, at)) if number == wanted), None)


def _entries(text: str, at: int) -> Iterator[int]:
    """Give the places at which the entries of a list begin."""
    if text[at : at + 1] != "[":
        return
    at = _next(text, at + 1)
    while text[at : at + 1] not in {"]", ""}:
        yield at
        at = _next(text, _after(text, at))
        if text[at : at + 1] == ",":
            at = _next(text, at + 1)


def _value(text: str, at: int, wanted: str) -> int | None:
    if text[at : at + 1] != "{":
        return None
    at = _next(text, at + 1)
    while text[at : at + 1] == '"':
        key, at = _DECODER.raw_decode(text, at)
        at = _next(text, _next(text, at) + 1)  # behind the colon
        if key == wanted:
            return at
        at = _next(text, _after(text, at))
        if text[at : at + 1] == ",":
            at = _next(text, at + 1)
    return None


def _after(text: str, at: int) -> int:
    return _DECODER.raw_decode(text, at)[1]
