"""The places room stores facts about places; offices are contacts, not persons."""

from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Activity, Declaration, declare, declare_activity, technical

declare_activity(
    Activity(
        key="places",
        title=_("Municipalities and networks"),
        purpose=_("So that everything on the platform has its place."),
        legal_basis=_("No personal data: official directories and offices"),
        subjects=_("Nobody"),
        recipients=_("The public"),
    ),
)

_REASON = _("official facts, kept as long as the platform runs")

declare(
    Declaration("places.County", "places", technical("key", "name", "district"), retention_reason=_REASON),
    Declaration(
        "places.Municipality",
        "places",
        technical(
            "ags",
            "ars",
            "name",
            "official_name",
            "kind",
            "county",
            "population",
            "area_ha",
            "postcode",
            "longitude",
            "latitude",
            "valid_on",
            "brand_colour",
        ),
        retention_reason=_REASON,
    ),
    Declaration(
        "places.Network",
        "places",
        technical(
            "id",
            "slug",
            "name",
            "tagline",
            "office_name",
            "office_address",
            "office_email",
            "office_phone",
            "brand_colour",
            "is_home",
            "version",
        ),
        retention_reason=_REASON,
    ),
    Declaration(
        "places.Membership",
        "places",
        technical("id", "network", "municipality", "contact_office", "joined_on", "confirmed_on"),
        retention_reason=_REASON,
    ),
    Declaration("places.Organisation", "places", technical("id", "name", "municipality"), retention_reason=_REASON),
)
