"""Names of participants in texts of a documentation give way to their organisation, where it is beyond doubt.

Full names are replaced, and family names behind "Herr" or "Frau". A single word can be a name or not ("Koch", "Rose",
"Kim"): it stays, and a human who reviews the documentation is shown every place.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from django.utils.translation import gettext as _

from miteinander.meetings.reads.documentation_material import Gathered

FORMS_OF_ADDRESS = ("Herr", "Herrn", "Frau")
SHORTEST_PART = 3
AROUND = 45  # characters shown on either side of a word that is left


@dataclass(frozen=True)
class Left:
    """A word that may be somebody's name, and the words around it."""

    before: str
    word: str
    after: str


@dataclass
class Unnamed:
    """Knows whose names must not be published; counts what it replaced, and notes what it left to a human."""

    people: dict[str, str]  # the name, casefolded -> the organisation that stands for it
    doubtful: frozenset[str] = frozenset()  # single words that are names of participants
    replaced: int = 0
    left: dict[Left, None] = field(default_factory=dict)  # a set that keeps its order
    _names: re.Pattern[str] | None = field(default=None, repr=False)
    _words: re.Pattern[str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._names, self._words = _any_of(self.people, re.IGNORECASE), _any_of(self.doubtful)

    def clear(self, text: str) -> str:
        """Return the text with organisations in the place of names."""
        cleared, count = self._names.subn(self._instead, text) if self._names else (text, 0)
        self.replaced += count
        for found in self._words.finditer(cleared) if self._words else ():
            self.left[_around(found)] = None
        return cleared

    def _instead(self, found: re.Match[str]) -> str:
        return self.people[_key(found.group())]


def unnamed(at_hand: Gathered) -> Unnamed:
    """Gather the names of everybody registered or there by phone; who spoke publicly may be named."""
    somebody = _("a person taking part")
    origins = {" ".join(name.split()): somebody for name in at_hand.joined}
    origins |= {" ".join(guest.name.split()): guest.origin or somebody for guest in at_hand.guests}
    origins.pop("", None)
    speakers = [speaker["name"] for item in at_hand.agenda for speaker in item["speakers"]]
    public = {_key(name) for name in (*speakers, *origins.values())}
    public_words = set(chain.from_iterable(re.findall(r"\w+", name) for name in public))
    private = {name: instead for name, instead in origins.items() if _key(name) not in public}
    doubtful = {word for name in private for word in _doubtful(name) if word.casefold() not in public_words}
    full = {_key(name): instead for name, instead in private.items() if " " in name}
    return Unnamed(_addressed(private, public_words, somebody) | full, frozenset(doubtful))


def _addressed(private: dict[str, str], public_words: set[str], somebody: str) -> dict[str, str]:
    """Family names behind a form of address; two of one family name are told apart by nobody."""
    found: dict[str, str] = {}
    for name, instead in private.items():
        family = _key(name.rpartition(" ")[2])
        if family not in public_words:
            found[family] = instead if found.get(family, instead) == instead else somebody
    return {f"{_key(form)} {family}": instead for family, instead in found.items() for form in FORMS_OF_ADDRESS}


def _doubtful(name: str) -> Iterable[str]:
    """A name of one word, or the parts of a longer one that could stand for it; titles and particles are none."""
    parts = name.split()
    if len(parts) == 1:
        return [name.capitalize() if name.islower() else name]
    return [part for part in parts if len(part) >= SHORTEST_PART and part[0].isupper() and not part.endswith(".")]


def _any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    """Match one of these as whole words, the longest first."""
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", flags) if found else None


def _around(found: re.Match[str]) -> Left:
    before, after = found.string[: found.start()], found.string[found.end() :]
    return Left(_cut(before, at_end=False), found.group(), _cut(after, at_end=True))


def _cut(text: str, *, at_end: bool) -> str:
    if len(text) <= AROUND:
        return text
    return f"{text[:AROUND].rpartition(' ')[0]} …" if at_end else f"… {text[-AROUND:].partition(' ')[2]}"


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
