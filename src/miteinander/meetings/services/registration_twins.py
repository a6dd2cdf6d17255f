"""Recognising people who are registered already, also when they gave no e-mail address."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.services.registration_party import Party

Someone = Registration | Party
Known = TypeVar("Known", Registration, Party)


class Roll(Generic[Known]):
    """Known people, found again by address or by name."""

    def __init__(self, people: Iterable[Known] = ()) -> None:
        self._by_email: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for someone in people:
            self.add(someone)

    def add(self, someone: Known) -> None:
        if someone.email:
            self._by_email[someone.email.lower()] = someone
        self._by_name[_folded(someone.name)].append(someone)

    def twin_of(self, party: Someone) -> Known | None:
        """Whoever is most likely the same."""
        if party.email and (same := self._by_email.get(party.email.lower())):
            return same
        namesakes = self._by_name.get(_folded(party.name), [])
        return next((each for each in namesakes if _is_same(each, party)), None)


def _is_same(one: Someone, other: Someone) -> bool:
    """Of two people of one name: two addresses or two telephones tell them apart, the same organisation does not."""
    if one.email and other.email:
        return False  # had they been equal, they would have been found by it
    if one.organisation and _folded(one.organisation) == _folded(other.organisation):
        return True
    towns, phones = {one.municipality_id, other.municipality_id}, {_digits(one.phone), _digits(other.phone)}
    if "" not in phones:
        return len(phones) == 1 and len(towns - {None}) < 2  # noqa: PLR2004  # two towns
    return len(towns) == 1 and one.organisation == other.organisation


def registered(meeting: Meeting) -> Roll[Registration]:
    """Everybody who is registered, in one query."""
    return Roll(meeting.registrations.active())


def registered_twin(meeting: Meeting, party: Party) -> Registration | None:
    """Who of the same name is registered already and is most likely the same."""
    namesakes = meeting.registrations.active().filter(name__iexact=party.name).select_related("municipality")
    return Roll(namesakes).twin_of(party)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _digits(phone: str) -> str:
    """The number as one dials it at home: +49 711 and 0711 are the same."""
    return re.sub(r"^(?:00|\+)49", "0", re.sub(r"[^\d+]", "", phone))
