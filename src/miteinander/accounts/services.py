"""The verbs: change one's account, give and withdraw roles."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from miteinander.accounts.reads import Office
from miteinander.ground import letters
from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.people.models import Person
from miteinander.people.services import create_person
from miteinander.places.models import Network
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role
from miteinander.roles.models import Assignment
from miteinander.roles.reads import is_last_holder
from miteinander.roles.rules import require


@dataclass(frozen=True)
class Grant:
    """Who gets which role where."""

    email: str
    name: str
    role: Role
    network: Network


def change_account(person: Person, *, name: str, language: str, by: Actor, at: datetime) -> None:
    require(by, "account.change", person, at=at)
    with transaction.atomic():
        person.name, person.language = name, language
        person.save(update_fields=["name", "language"])
        record(by, "changed", person, channel=Channel.WEB, at=at)


def grant_role(grant: Grant, *, by: Actor, at: datetime) -> Assignment:
    """Give a role in a network; makes the account if there is none, and tells the person by letter."""
    require(by, "role.grant", Office(grant.network), at=at)
    with transaction.atomic():
        person = _person(grant)
        held, is_new = Assignment.objects.get_or_create(person=person, role=grant.role, network=grant.network)
        if not is_new:
            raise Refused(
                _("%(name)s already holds the role “%(role)s” in this network.")
                % {"name": person, "role": grant.role.label}
            )
        record(by, "granted role", held, channel=Channel.WEB, at=at, note=grant.role)
        context = {"role": grant.role.label, "network": grant.network, "url": settings.BASE_URL + reverse("sign-in")}
        letters.send("accounts/role", to=grant.email, to_name=person.name, at=at, context=context)
    return held


def withdraw_role(held: Assignment, *, by: Actor, at: datetime) -> None:
    """Take a role back; the last person of an office, or the last administrator, keeps theirs."""
    require(by, "role.withdraw", Office(held.network) if held.network else None, at=at)
    with transaction.atomic():
        Assignment.objects.select_for_update().filter(role=held.role, network=held.network).first()
        if is_last_holder(held):
            raise Refused(_("This is the last person in the office. Please give somebody else this role first."))
        record(by, "withdrew role", held, channel=Channel.WEB, at=at, note=held.role)
        held.delete()


def make_administrator(email: str, *, name: str, at: datetime) -> Assignment:
    """For operators on the command line: the first administrator of an installation."""
    with transaction.atomic():
        person = Person.objects.named().filter(email__iexact=email).first()
        person = person or create_person(email, name=name)
        held, is_new = Assignment.objects.get_or_create(person=person, role=Role.ADMINISTRATOR)
        if is_new:
            record(Actor.system(), "granted role", held, channel=Channel.SYSTEM, at=at, note=Role.ADMINISTRATOR)
    return held


def _person(grant: Grant) -> Person:
    """Whoever signs in with this address; an account that has no name yet gets one."""
    owned = Person.objects.named().filter(emailaddress__email__iexact=grant.email, emailaddress__verified=True)
    person: Person | None = owned.first() or Person.objects.named().filter(email__iexact=grant.email).first()
    if person is None:
        return create_person(grant.email, name=grant.name)
    if not person.name:
        person.name = grant.name
        person.save(update_fields=["name"])
    return person
