"""The bylaw of accounts; who grants and withdraws roles stands in the roles room."""

from typing import Any

import rules

from miteinander.people.models import Person
from miteinander.roles.choices import Role
from miteinander.roles.rules import Asking, holds_anywhere, register


@rules.predicate
def is_oneself(asking: Asking, thing: Any) -> bool:
    return isinstance(thing, Person) and asking.actor.person is not None and asking.actor.person.pk == thing.pk


RULES: dict[str, rules.Predicate] = {
    "account.change": is_oneself,
    "role.list": holds_anywhere(Role.NETWORK_OFFICE),
}
register(RULES)
