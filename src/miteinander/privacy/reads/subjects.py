"""Who somebody is for the inventory, and which rows are theirs."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import CharField, Q, Value

from miteinander.ground.inventory import DECLARATIONS, Declaration, Subject
from miteinander.people.models import Person
from miteinander.roles.models import Assignment

Model = type[models.Model]


def model_of(declaration: Declaration) -> Model:
    return apps.get_model(declaration.label)


def subject_of(person: Person) -> Subject:
    """The account with every address it has proved to own."""
    known = {row.email.lower(): row.verified for row in EmailAddress.objects.filter(user=person)}
    own = {(person.email or "").lower(): True} | known
    return Subject(person.pk, frozenset(address for address, proved in own.items() if address and proved))


def subject_behind(email: str) -> Subject:
    """Whoever reads the post of this address, with their account; staff reach theirs by signing in only."""
    address = email.strip().lower()
    owned = Q(emailaddress__email__iexact=address, emailaddress__verified=True) | Q(email__iexact=address)
    person = Person.objects.named().filter(owned).distinct().first()
    if person is None or Assignment.objects.staff().filter(person=person).exists():
        return Subject(None, frozenset({address}))
    return subject_of(person)


def holdings(subject: Subject) -> Iterator[tuple[Declaration, models.QuerySet[Any]]]:
    """Every declared model with the rows of this subject, room by room."""
    for declaration in DECLARATIONS.values():
        if declaration.belongs_to is not None:
            model = model_of(declaration)
            own = model._default_manager.filter(declaration.belongs_to(subject)).values("pk")
            yield declaration, model._default_manager.filter(pk__in=own).order_by("pk")


def models_holding(subject: Subject) -> set[str]:
    """The labels of the models that hold at least one row of this subject: one query for all of them."""
    asked = [
        model_of(declaration)
        ._default_manager.filter(declaration.belongs_to(subject))
        .order_by()
        .annotate(holding=Value(declaration.label, output_field=CharField()))
        .values_list("holding", flat=True)[:1]
        for declaration in DECLARATIONS.values()
        if declaration.belongs_to is not None
    ]
    return set(asked[0].union(*asked[1:], all=True))


def sessions_of(subject: Subject) -> list[str]:
    """Open sessions of the account, and begun sign-ins with one of its addresses; they are only found by opening."""
    wanted = {*subject.emails} | ({str(subject.person_id)} if subject.person_id else set())
    return [
        session.session_key
        for session in Session.objects.all().iterator()
        if any(f'"{mark}"' in json.dumps(session.get_decoded(), default=str).lower() for mark in wanted)
    ]


def is_subject(value: UUID | None, subject: Subject) -> bool:
    return value is not None and value == subject.person_id
