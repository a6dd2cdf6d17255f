"""What the roles room stores about people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import (
    Activity,
    Category,
    Declaration,
    Erase,
    declare,
    declare_activity,
    personal,
    technical,
)

declare_activity(
    Activity(
        key="roles",
        title=_("Roles"),
        purpose=_("So that only those who are responsible can do what needs responsibility."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("Municipal actors, network office, researchers"),
        recipients=_("The network office"),
    ),
)

declare(
    Declaration(
        "roles.Assignment",
        "roles",
        technical("id", "network", "municipality", "thing_id")
        | personal(Category.IDENTITY, "person", "role", erase=Erase.DELETE_ROW),
        title=_("Role"),
        belongs_to=lambda subject: Q(person_id=subject.person_id),
        retention_reason=_("as long as the role is held"),
    ),
)
