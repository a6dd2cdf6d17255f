"""What a person finds on "Mein Konto": rooms above add lists of the person's own things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from miteinander.ground.inventory import Subject


@dataclass(frozen=True)
class OwnThing:
    """One line: what it is, how it stands, and where it opens."""

    title: str
    note: str = ""
    url: str = ""


Lister = Callable[[Subject, datetime], list[OwnThing]]
_LISTERS: list[Lister] = []


def list_own_things(lister: Lister) -> None:
    if lister not in _LISTERS:
        _LISTERS.append(lister)


def own_things(subject: Subject, *, at: datetime) -> list[OwnThing]:
    return [thing for lister in _LISTERS for thing in lister(subject, at)]
