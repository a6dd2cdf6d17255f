"""The bylaw of the desk: everybody sees and erases their own; the office of the house sees what is done."""

from dataclasses import dataclass
from typing import Any

import rules

from miteinander.ground.inventory import Subject
from miteinander.privacy.models import AccessRequest
from miteinander.roles.choices import Role
from miteinander.roles.rules import Asking, holds, register

PRIVACY_LINK = "privacy"  # the purpose of the links in our letters


@dataclass(frozen=True)
class Claim:
    """Somebody says "this is about me": by their account, or by a link sent to their address."""

    subject: Subject
    request: AccessRequest | None = None


@rules.predicate
def is_oneself(asking: Asking, thing: Any) -> bool:
    if not isinstance(thing, Claim):
        return False
    person, link = asking.actor.person, asking.actor.link
    if thing.request is not None:
        return link is not None and link.opens(PRIVACY_LINK, thing.request.pk, at=asking.at)
    return person is not None and person.pk == thing.subject.person_id


RULES: dict[str, rules.Predicate] = {
    "own_data.see": is_oneself,
    "own_data.erase": is_oneself,
    "record.read": holds(Role.NETWORK_OFFICE),
    "retention.see": holds(Role.NETWORK_OFFICE),
    "journal.read": holds(Role.NETWORK_OFFICE),
}
register(RULES)
