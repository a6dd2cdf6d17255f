"""A place where the demo, one floor above, hangs up its persons for the header."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Persona:
    key: str
    label: str
    url: str


_sources: list[Callable[[], Sequence[Persona]]] = []


def offer_personas(source: Callable[[], Sequence[Persona]]) -> None:
    _sources.append(source)


def personas() -> Sequence[Persona]:
    return [persona for source in _sources for persona in source()]
