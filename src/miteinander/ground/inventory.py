"""What is stored about people, declared beside the models and read by the privacy room.

Every concrete model field of the installation must have an entry; a test walks the models and fails without one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

Text = str | Promise


class Category(StrEnum):
    """What kind of data a field holds."""

    TECHNICAL = "technical"  # keys, states, times of rows: no statement about a person by themselves
    IDENTITY = "identity"
    CONTACT = "contact"
    CONTENT = "content"  # what a person said, offered or promised
    SPECIAL = "special"  # Art. 9 GDPR, e.g. access needs
    SECURITY = "security"  # hashes, second factors, sessions


class Erase(StrEnum):
    """What erasing a person does to a field."""

    KEEP = "keep"
    BLANK = "blank"
    UNLINK = "unlink"
    DELETE_ROW = "delete row"
    PERSON = "erase person"  # of a retention period: the row is a person, everything about them goes


@dataclass(frozen=True)
class Activity:
    """A processing activity (Verarbeitungstätigkeit, Art. 30 GDPR)."""

    key: str
    title: Text
    purpose: Text
    legal_basis: Text
    subjects: Text
    recipients: Text


@dataclass(frozen=True)
class Field:
    category: Category = Category.TECHNICAL
    erase: Erase = Erase.KEEP
    exported: bool = False
    why: Text = ""
    label: Text = ""  # what people call it; else the house's common word for the field's name
    shown: Callable[[Any], Any] | None = None  # what of a value says something to the person; else all of it


@dataclass(frozen=True)
class Retention:
    """When the rows go: `days` after the moment found at the query path `after`."""

    after: str
    days: int
    text: Text
    only: Q = field(default_factory=Q)
    then: Erase = Erase.DELETE_ROW

    @property
    def period(self) -> timedelta:
        return timedelta(days=self.days)


@dataclass(frozen=True)
class Subject:
    """A person as the register knows them: their account and the addresses they proved to own."""

    person_id: UUID | None
    emails: frozenset[str]


@dataclass(frozen=True)
class Declaration:
    """One model's entry: which activity it belongs to, whose rows these are, when they go, field by field."""

    label: str  # "app.Model"
    activity: str
    fields: Mapping[str, Field]
    retention: tuple[Retention, ...] = ()
    belongs_to: Callable[[Subject], Q] | None = None  # None: the model holds no rows of single persons
    retention_reason: Text = ""  # why rows stay when there is no period
    title: Text = ""  # what people call one row


ACTIVITIES: dict[str, Activity] = {}
DECLARATIONS: dict[str, Declaration] = {}


def declare_activity(*activities: Activity) -> None:
    for activity in activities:
        ACTIVITIES[activity.key] = activity


def declare(*declarations: Declaration) -> None:
    for declaration in declarations:
        DECLARATIONS[declaration.label] = declaration


def technical(*names: str) -> dict[str, Field]:
    """Fields that say nothing about a person by themselves."""
    return dict.fromkeys(names, Field())


def personal(  # each says one thing about the field
    category: Category,
    *names: str,
    erase: Erase = Erase.BLANK,
    why: Text = "",
    label: Text = "",
    shown: Callable[[Any], Any] | None = None,
) -> dict[str, Field]:
    """Fields of a person: exported to them and erased with them."""
    return dict.fromkeys(names, Field(category, erase, exported=True, why=why, label=label, shown=shown))
