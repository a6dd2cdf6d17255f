"""The record of processing activities (Art. 30 (1) GDPR), made from the inventory of all rooms."""

from dataclasses import dataclass
from typing import Any

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from miteinander.ground.inventory import ACTIVITIES, DECLARATIONS, Category, Declaration
from miteinander.places.models import Network
from miteinander.privacy.words import CATEGORIES, ERASURES, label_of


@dataclass(frozen=True)
class StoredField:
    """One thing that is asked or noted, and why."""

    label: str
    why: str
    erasure: str


@dataclass(frozen=True)
class Kind:
    """One kind of row with personal fields."""

    title: str
    fields: tuple[StoredField, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True)
class Processing:
    """One activity as the record shows it."""

    key: str
    title: str
    purpose: str
    legal_basis: str
    subjects: str
    recipients: str
    categories: tuple[str, ...]
    kinds: tuple[Kind, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(period for kind in self.kinds for period in kind.periods))


def processings() -> list[Processing]:
    """Every activity that stores personal fields, as declared; reads no table."""
    return [entry for entry in map(_processing, ACTIVITIES) if entry.kinds]


def measures() -> list[str]:
    """How the data are protected (Art. 32 GDPR)."""
    return [
        _("Staff sign in with a second factor; nobody has a password."),
        _("Every verb asks a written rule who may do it; every act is noted in a register."),
        _("The connection is encrypted; pages load nothing from other servers."),
        _("Links open one thing, expire and can be revoked; only a check value of them is stored."),
        _("Retention periods are applied every night; the office sees what was done."),
        _("Backups are written and restored with one command, and both are tested."),
    ]


def as_record(controller: Network | None) -> dict[str, Any]:
    """Art. 30 (1) a to g as data."""
    return {
        "controller": _controller(controller),
        "activities": [
            {
                "key": entry.key,
                "title": entry.title,
                "purposes": entry.purpose,
                "legal_basis": entry.legal_basis,
                "data_subjects": entry.subjects,
                "categories_of_data": list(entry.categories),
                "recipients": entry.recipients,
                "third_countries": _("none"),
                "erasure_periods": [f"{kind.title}: {period}" for kind in entry.kinds for period in kind.periods],
            }
            for entry in processings()
        ],
        "measures": measures(),
    }


def _controller(network: Network | None) -> dict[str, str]:
    if network is None:
        return {}
    return {
        "name": network.office_name,
        "network": network.name,
        "address": network.office_address,
        "email": network.office_email,
        "phone": network.office_phone,
    }


def _processing(key: str) -> Processing:
    activity = ACTIVITIES[key]
    declared = [entry for entry in DECLARATIONS.values() if entry.activity == key]
    found = {field.category for entry in declared for field in entry.fields.values() if field.exported}
    return Processing(
        key=key,
        title=force_str(activity.title),
        purpose=force_str(activity.purpose),
        legal_basis=force_str(activity.legal_basis),
        subjects=force_str(activity.subjects),
        recipients=force_str(activity.recipients),
        categories=tuple(force_str(words) for category, words in CATEGORIES.items() if category in found),
        kinds=tuple(kind for kind in (_kind(entry, force_str(activity.purpose)) for entry in declared) if kind.fields),
    )


def _kind(declaration: Declaration, purpose: str) -> Kind:
    return Kind(
        title=force_str(declaration.title),
        fields=tuple(
            StoredField(
                label=force_str(label_of(name, field)),
                why=force_str(field.why or purpose),
                erasure=force_str(ERASURES[field.erase]),
            )
            for name, field in declaration.fields.items()
            if field.exported and field.category != Category.TECHNICAL
        ),
        periods=tuple(
            force_str(text)
            for text in (*(rule.text for rule in declaration.retention), declaration.retention_reason)
            if text
        ),
    )
