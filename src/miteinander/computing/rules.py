"""Who may have something computed: whoever holds a role; and everybody sees and stops their own only."""

from typing import Any

import rules

from miteinander.computing.models import Computation
from miteinander.roles.choices import Role
from miteinander.roles.rules import Asking, holds_anywhere, is_platform, register

may_compute = holds_anywhere(Role.MEMBER, Role.ORGANISER, Role.NETWORK_OFFICE, Role.RESEARCHER)


@rules.predicate
def is_own(asking: Asking, thing: Any) -> bool:
    person = asking.actor.person
    return isinstance(thing, Computation) and person is not None and thing.person_id == person.pk


RULES: dict[str, rules.Predicate] = {
    "computation.ask": may_compute,
    "computation.see": is_own,
    "computation.stop": is_own,
    "computation.remove": is_own,
    "computation.run": is_platform,
}
register(RULES)
