"""What a human can do with a waiting letter: rooms above contribute links to their own forms."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from miteinander.mail.models import IncomingMail


@dataclass(frozen=True)
class InboxAction:
    """A button on the letter's page, e.g. "Als Anmeldung eintragen". Its page files the letter when done."""

    key: str
    label: str | Promise
    applies: Callable[[IncomingMail], bool]
    url: Callable[[IncomingMail], str]
    icon: str = "edit"


_ACTIONS: dict[str, InboxAction] = {}


def register(action: InboxAction) -> None:
    _ACTIONS[action.key] = action


def actions_for(mail: IncomingMail) -> list[tuple[InboxAction, str]]:
    """The actions that fit this letter, each with its address."""
    return [(action, action.url(mail)) for action in _ACTIONS.values() if action.applies(mail)]
