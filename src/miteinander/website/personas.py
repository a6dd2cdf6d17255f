"""A place where the demo, one floor above, hangs up its persons for the header."""

from collections.abc import Callable, Sequence

from miteinander.people.models import Person

Source = Callable[[Person | None], Sequence[object]]
_sources: list[Source] = []


def offer_personas(source: Source) -> None:
    _sources.append(source)


def personas(looking_as: Person | None) -> Sequence[object]:
    return [persona for source in _sources for persona in source(looking_as)]
