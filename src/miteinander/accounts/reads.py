"""What "Mein Konto" and the desk for roles show."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Subject, Text
from miteinander.ground.own_things import OwnThing, own_things
from miteinander.people.models import Person
from miteinander.places.models import Network
from miteinander.roles.actor import Actor, Scope
from miteinander.roles.choices import Role
from miteinander.roles.models import Assignment

PAGE_SIZE = 50


@dataclass(frozen=True)
class Office:
    """A network as the place in which roles are granted."""

    network: Network

    @property
    def scope(self) -> Scope:
        return Scope(network_id=self.network.pk)


@dataclass(frozen=True)
class Opening:
    """What a role is for, in one sentence, and the pages it leads to: label and name of the address."""

    sentence: Text
    pages: tuple[tuple[Text, str], ...]


MEETINGS: tuple[Text, str] = (_("Meetings"), "meetings")
NETWORK: tuple[Text, str] = (_("The network: name, office and municipalities"), "network")
INBOX: tuple[Text, str] = (_("Mail in"), "inbox")
FIGURES: tuple[Text, str] = (_("Meetings in figures"), "figures")
COMPUTING: tuple[Text, str] = (_("Compute and recompute"), "computations")
OPENINGS: dict[str, Opening] = {
    Role.MEMBER: Opening(
        _("You come for your municipality: you register yourself and others for meetings and read what came of them."),
        (MEETINGS, (_("Municipalities"), "municipalities"), COMPUTING),
    ),
    Role.ORGANISER: Opening(
        _("You lead meetings: registrations, programme, check-in, barcamp, harvest and documentation."),
        (MEETINGS, INBOX, COMPUTING),
    ),
    Role.NETWORK_OFFICE: Opening(
        _("You prepare and lead all meetings of the network, read its mail and give roles."),
        ((_("Prepare a new meeting"), "meeting-new"), MEETINGS, FIGURES, INBOX, NETWORK, COMPUTING),
    ),
    Role.RESEARCHER: Opening(
        _("You read figures and published results of all meetings of the network, and nobody's name."),
        (FIGURES, MEETINGS, COMPUTING),
    ),
    Role.ADMINISTRATOR: Opening(
        _("You may do everything in every network. Please use this role sparingly."),
        (MEETINGS, FIGURES, INBOX, NETWORK, COMPUTING),
    ),
}


DUTIES: dict[Role, Text] = {  # for whoever gives the role, in one sentence
    Role.MEMBER: _("Comes for a municipality, registers themselves and others, and reads what came of the meetings."),
    Role.ORGANISER: _("Leads the meetings of the network, from registration to documentation, and reads their mail."),
    Role.RESEARCHER: _("Reads figures and published results of all meetings, and nobody's name."),
    Role.NETWORK_OFFICE: _("Prepares and leads all meetings, reads all mail, changes the network and gives roles."),
}


@dataclass(frozen=True)
class HeldRole:
    """One role of a person with what it opens."""

    held: Assignment

    @property
    def opening(self) -> Opening:
        return OPENINGS[self.held.role]


@dataclass(frozen=True)
class Account:
    """One person's account on one page."""

    person: Person
    addresses: tuple[EmailAddress, ...]
    has_second_factor: bool
    roles: tuple[HeldRole, ...]
    things: tuple[OwnThing, ...]


def account_of(person: Person, *, at: datetime) -> Account:
    """Everything for the page, in a fixed number of queries."""
    addresses = tuple(EmailAddress.objects.filter(user=person).order_by("-primary", "email"))
    proved = {each.email.lower() for each in addresses if each.verified}
    return Account(
        person=person,
        addresses=addresses,
        has_second_factor=Authenticator.objects.filter(user=person, type__in=["totp", "webauthn"]).exists(),
        roles=tuple(map(HeldRole, Assignment.objects.filter(person=person).select_related("network", "municipality"))),
        things=tuple(own_things(Subject(person.pk, frozenset(proved)), at=at)),
    )


def networks_run_by(actor: Actor) -> QuerySet[Network]:
    """The networks in which somebody grants roles: their office's, or all for an administrator."""
    if actor.has_role_anywhere({Role.ADMINISTRATOR}):
        return Network.objects.order_by("name")
    return Network.objects.filter(pk__in=actor.networks_of({Role.NETWORK_OFFICE})).order_by("name")


def roles_in(networks: QuerySet[Network], *, words: str = "", page: str | None = None) -> "Page[Assignment]":
    """Who holds what in these networks, by name."""
    held = Assignment.objects.filter(network__in=networks).select_related("person", "network")
    for word in words.split():
        held = held.filter(Q(person__name__icontains=word) | Q(person__email__icontains=word))
    return Paginator(held.order_by("person__name", "role", "pk"), PAGE_SIZE).get_page(page)
