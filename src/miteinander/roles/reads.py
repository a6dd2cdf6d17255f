"""Reading who holds what."""

from miteinander.roles.choices import Role
from miteinander.roles.models import Assignment

INDISPENSABLE = frozenset({Role.ADMINISTRATOR, Role.NETWORK_OFFICE})


def is_last_holder(held: Assignment) -> bool:
    """Whether nobody else could run the network, or the platform, without this role."""
    if held.role not in INDISPENSABLE:
        return False
    others = Assignment.objects.filter(role=held.role, network=held.network, person__is_active=True)
    return not others.exclude(person=held.person).exists()
