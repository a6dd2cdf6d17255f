"""What the agenda stores about people: who gives an input."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Category, Declaration, Erase, declare, personal, technical

KEPT = _("as long as the network shows its meetings")

declare(
    Declaration(
        "meetings.AgendaItem",
        "meetings",
        technical(
            "id",
            "meeting",
            "format",
            "title",
            "description",
            "place",
            "planned_at",
            "starts_at",
            "minutes",
            "is_approximate",
            "version",
        ),
        retention_reason=KEPT,
    ),
    Declaration(
        "meetings.Speaker",
        "meetings",
        technical("id", "item", "position", "organisation")
        | personal(Category.IDENTITY, "name", erase=Erase.KEEP, why=_("Because the input was given in public")),
        title=_("Input at a meeting"),
        belongs_to=lambda _subject: Q(pk__in=[]),  # a name without an account: the office erases it on request
        retention_reason=KEPT,
    ),
    Declaration(
        "meetings.Material",
        "meetings",
        technical("id", "item", "position", "title", "url"),
        retention_reason=KEPT,
    ),
)
