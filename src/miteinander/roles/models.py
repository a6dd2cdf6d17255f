"""Who is what, where."""

from django.db import models
from django.db.models import Q

from miteinander.ground.ids import new_id
from miteinander.people.models import Person
from miteinander.places.models import Municipality, Network
from miteinander.roles.choices import STAFF_ROLES, Role


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def staff(self) -> "AssignmentQuerySet":
        return self.filter(role__in=STAFF_ROLES)


class Assignment(models.Model):
    """A person holds a role in a network, in a municipality, or for one thing (such as a meeting)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=20, choices=Role.choices)
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.CASCADE)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.CASCADE)
    thing_id = models.UUIDField(null=True, blank=True)  # a thing of a floor above, for example a meeting

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "network", "municipality", "thing_id"],
                name="role_once_per_place",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="role_in_one_place",
                condition=(
                    Q(role=Role.ADMINISTRATOR, network=None, municipality=None, thing_id=None)
                    | Q(network__isnull=False, municipality=None, thing_id=None)
                    | Q(network=None, municipality__isnull=False, thing_id=None)
                    | Q(network=None, municipality=None, thing_id__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
