"""What a person finds on "Mein Konto": rooms above add lists of the person's own things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from miteinander.ground.inventory import Subject


@dataclass(frozen=True)
class OwnThing:
    """One line: what it is, how it stands, and where it opens."""

    title: str
    note: str = ""
    url: str = ""


DeviceLister = Callable[[HttpRequest, datetime], list[OwnThing]]
_DEVICE_LISTERS: list[DeviceLister] = []
Lister = Callable[[Subject, datetime], list[OwnThing]]
_LISTERS: list[Lister] = []


def list_own_things(lister: Lister) -> None:
    if lister not in _LISTERS:
        _LISTERS.append(lister)


def own_things(subject: Subject, *, at: datetime) -> list[OwnThing]:
    return [thing for lister in _LISTERS for thing in lister(subject, at)]


def list_things_on_device(lister: DeviceLister) -> None:
    if lister not in _DEVICE_LISTERS:
        _DEVICE_LISTERS.append(lister)


def things_on_device(request: HttpRequest, *, at: datetime) -> list[OwnThing]:
    """What belongs to the device that asks, without an account and without an address."""
    return [thing for lister in _DEVICE_LISTERS for thing in lister(request, at)]
