"""Who answers which of our addresses: rooms above register a handler for the part before the plus sign."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import models

from miteinander.mail.reading.decoding import storable
from miteinander.mail.reading.letter import Letter
from miteinander.roles.actor import Scope


@dataclass(frozen=True)
class Outcome:
    """What a handler made of a letter. Not understood: it waits for a human, with the explanation."""

    understood: bool
    explanation: str
    thing: models.Model | None = None  # what it led to, e.g. a registration
    acknowledge: bool = False  # not understood: tell the sender that a human reads it


class Handler(Protocol):
    """Called inside the receiving transaction; whatever it raises leaves the letter to a human."""

    def __call__(self, letter: Letter, *, token: str, mail_id: UUID, at: datetime) -> Outcome: ...


@dataclass(frozen=True)
class About:
    """What one of our addresses belongs to, e.g. a meeting, as the office reads it."""

    title: str
    url: str


ScopeOf = Callable[[str], Scope | None]  # token -> where it belongs, or None when the token is unknown
AboutOf = Callable[[Collection[str]], Mapping[str, About]]  # tokens -> what they belong to, in one query


@dataclass(frozen=True)
class Desk:
    """A registered address: its handler, whose post it is, and what it belongs to."""

    handler: Handler
    scope_of: ScopeOf
    about_of: AboutOf


@dataclass(frozen=True)
class Target:
    """One of our addresses, taken apart. An unknown one has no prefix."""

    address: str
    prefix: str = ""
    token: str = ""


_DESKS: dict[str, Desk] = {}


def register(
    prefix: str,
    handler: Handler,
    scope_of: ScopeOf = lambda _token: None,
    about_of: AboutOf = lambda _tokens: {},
) -> None:
    """Let letters to `prefix+token@…` reach a handler; `scope_of` says who sees them in the post."""
    if prefix in _DESKS and _DESKS[prefix].handler is not handler:
        raise ValueError(f"The address {prefix}+…@ has two handlers.")
    _DESKS[prefix] = Desk(handler, scope_of, about_of)


def desk(target: Target) -> Desk | None:
    return _DESKS.get(target.prefix)


def abouts(addresses: Collection[str]) -> dict[str, About]:
    """What these addresses of ours belong to: one question for each desk, whatever their number."""
    found: dict[str, About] = {}
    targets = [target for address in set(addresses) if (target := target_of(address))]
    for prefix in {target.prefix for target in targets if target.prefix}:
        named = _DESKS[prefix].about_of([target.token for target in targets if target.prefix == prefix])
        found |= {
            target.address: named[target.token]
            for target in targets
            if target.prefix == prefix and target.token in named
        }
    return found


def address_for(prefix: str, token: str) -> str:
    """The address that reaches the handler; token in lower case, for programs change the case."""
    return f"{prefix}+{token.lower()}@{settings.MAIL_DOMAIN}"


def target_of(address: str) -> Target | None:
    """Take one of our addresses apart; None for addresses of other domains."""
    whole = storable(address).strip().lower()
    local, _at, domain = whole.rpartition("@")
    if not local or domain != settings.MAIL_DOMAIN.lower():
        return None
    prefix, _plus, token = local.partition("+")
    return Target(whole[:254], prefix if prefix in _DESKS else "", token)
