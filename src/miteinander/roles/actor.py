"""Who acts: a person with an account, somebody with a secret link, a guest, or the platform itself."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from miteinander.people.models import Person, SecretLink
from miteinander.roles.choices import STAFF_ROLES, Role
from miteinander.roles.models import Assignment


@dataclass(frozen=True)
class Scope:
    """Where a thing belongs, so that a role can be looked up for it."""

    network_id: UUID | None = None
    ags: str | None = None
    thing_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Actor:
    """The one who acts. Staff roles count only in a session with a second factor."""

    person: Person | None = None
    link: SecretLink | None = None
    is_system: bool = False
    second_factor: bool = False

    @classmethod
    def guest(cls) -> "Actor":
        return cls()

    @classmethod
    def system(cls) -> "Actor":
        return cls(is_system=True)

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        if self.person is None:
            return ()
        return tuple(Assignment.objects.filter(person_id=self.person.pk))

    @cached_property
    def holds_staff_role(self) -> bool:
        return any(assignment.role in STAFF_ROLES for assignment in self.assignments)

    def has_role(self, roles: Collection[Role], scope: Scope) -> bool:
        """Whether one of the roles is held for this scope; administrators hold theirs everywhere."""
        return any(self._counts(held) and held.role in roles and _covers(held, scope) for held in self.assignments)

    def has_role_anywhere(self, roles: Collection[Role]) -> bool:
        return any(self._counts(held) and held.role in roles for held in self.assignments)

    def networks_of(self, roles: Collection[Role]) -> frozenset[UUID]:
        """The networks in which one of the roles is held: what a list may show."""
        return frozenset(
            held.network_id
            for held in self.assignments
            if held.network_id and self._counts(held) and held.role in roles
        )

    def things_of(self, roles: Collection[Role]) -> frozenset[UUID]:
        return frozenset(
            held.thing_id for held in self.assignments if held.thing_id and self._counts(held) and held.role in roles
        )

    def _counts(self, held: Assignment) -> bool:
        return self.second_factor or held.role not in STAFF_ROLES


def _covers(held: Assignment, scope: Scope) -> bool:
    if held.role == Role.ADMINISTRATOR:
        return True
    return (
        (held.network_id is not None and held.network_id == scope.network_id)
        or (held.municipality_id is not None and held.municipality_id == scope.ags)
        or (held.thing_id is not None and held.thing_id in scope.thing_ids)
    )
