"""The bylaws: one table per room, verb -> predicate, and the two questions every verb asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rules
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Forbidden
from miteinander.roles.actor import Actor, Scope
from miteinander.roles.choices import Role

_TABLE: dict[str, rules.Predicate] = {}


@dataclass(frozen=True)
class Asking:
    """Who asks, and when."""

    actor: Actor
    at: datetime


def register(table: Mapping[str, rules.Predicate]) -> None:
    """Add a room's table; a verb stands in one table only."""
    for verb, predicate in table.items():
        if _TABLE.get(verb, predicate) is not predicate:
            message = f"The verb {verb} has two rules."
            raise ValueError(message)
        _TABLE[verb] = predicate


def allowed(by: Actor, verb: str, thing: Any = None, *, at: datetime) -> bool:
    return bool(_TABLE[verb].test(Asking(by, at), thing))


def require(by: Actor, verb: str, thing: Any = None, *, at: datetime) -> None:
    """Refuse what the bylaw does not allow."""
    if not allowed(by, verb, thing, at=at):
        raise Forbidden(_("You are not allowed to do this."))


def scope_of(thing: Any) -> Scope:
    """A thing says where it belongs by `scope`; without one only administrators reach it."""
    scope = getattr(thing, "scope", None)
    return scope if isinstance(scope, Scope) else Scope()


def holds(*roles: Role) -> rules.Predicate:
    """The predicate: the actor holds one of these roles where the thing belongs."""
    wanted = frozenset({*roles, Role.ADMINISTRATOR})

    def test(asking: Asking, thing: Any) -> bool:
        return asking.actor.has_role(wanted, scope_of(thing))

    return rules.predicate(test, name="holds:" + "|".join(sorted(roles)))


def holds_anywhere(*roles: Role) -> rules.Predicate:
    wanted = frozenset({*roles, Role.ADMINISTRATOR})

    def test(asking: Asking, _thing: Any) -> bool:
        return asking.actor.has_role_anywhere(wanted)

    return rules.predicate(test, name="holds_anywhere:" + "|".join(sorted(roles)))


@rules.predicate
def anybody(asking: Asking, thing: Any) -> bool:  # noqa: ARG001  # the signature of every predicate
    return True


@rules.predicate
def is_platform(asking: Asking, thing: Any) -> bool:  # noqa: ARG001  # as above
    return asking.actor.is_system


is_office = holds(Role.NETWORK_OFFICE)

RULES: dict[str, rules.Predicate] = {
    "role.grant": holds(Role.NETWORK_OFFICE),
    "role.withdraw": holds(Role.NETWORK_OFFICE),
}
register(RULES)
