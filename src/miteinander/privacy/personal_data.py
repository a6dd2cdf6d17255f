"""What the privacy room itself stores, and what the engine room of the platform stores without persons."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import (
    Activity,
    Category,
    Declaration,
    Erase,
    Retention,
    declare,
    declare_activity,
    personal,
    technical,
)

declare_activity(
    Activity(
        key="privacy",
        title=_("Information and erasure on request"),
        purpose=_("So that everybody can see and erase what is stored about them."),
        legal_basis=_("Art. 6 (1) (c) GDPR with Art. 12 to 17 GDPR: legal obligation"),
        subjects=_("Everybody who asks for their data"),
        recipients=_("Nobody"),
    ),
)

declare(
    Declaration(
        "privacy.AccessRequest",
        "privacy",
        technical("id", "asked_at")
        | personal(Category.CONTACT, "email", erase=Erase.DELETE_ROW, why=_("To send you the link to your data")),
        title=_("Request for one's own data"),
        retention=(Retention("asked_at", 2, _("2 days after the request")),),
        belongs_to=lambda subject: Q(email__in=subject.emails),
    ),
    Declaration(
        "privacy.RetentionRun",
        "privacy",
        technical("id", "ran_at", "counts"),
        title=_("Nightly erasure"),
        retention=(Retention("ran_at", 730, _("24 months after the run")),),
    ),
)
