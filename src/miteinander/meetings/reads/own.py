"""What belongs to one person, for "Mein Konto" and for erasing."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import in_berlin
from miteinander.ground.inventory import Subject, Text
from miteinander.ground.own_things import OwnThing
from miteinander.meetings.choices import RegistrationState
from miteinander.meetings.models import Registration
from miteinander.meetings.models.registration import RegistrationQuerySet
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.people.models import SecretLink
from miteinander.people.services import token_of

STATES: dict[str, Text] = {
    RegistrationState.CONFIRMED: _("you have a seat"),
    RegistrationState.WAITING: _("you are on the waiting list"),
    RegistrationState.OFFERED: _("a seat is kept for you, please answer"),
    RegistrationState.CANCELLED: _("your registration is cancelled"),
    RegistrationState.EXPIRED: _("your registration has expired"),
    RegistrationState.WALK_IN: _("you came without registration"),
}


def registrations_of(subject: Subject) -> RegistrationQuerySet:
    """By account, or by an address the person has proved to own."""
    own = Q(person_id=subject.person_id) if subject.person_id else Q(pk__in=[])
    for email in subject.emails:
        own |= Q(email__iexact=email)
    return Registration.objects.filter(own).select_related("meeting").order_by("-meeting__starts_at")


def own_registrations(subject: Subject, at: datetime) -> list[OwnThing]:
    """Each with the link its letters carry; two queries."""
    found = list(registrations_of(subject))
    links = SecretLink.objects.usable(at).filter(purpose=REGISTRATION_LINK, object_id__in=[each.pk for each in found])
    tokens = {link.object_id: token_of(link) for link in links}
    return [_own_thing(each, tokens.get(each.pk)) for each in found]


def _own_thing(registration: Registration, token: str | None) -> OwnThing:
    meeting = registration.meeting
    day = date_format(in_berlin(meeting.starts_at), "DATE_FORMAT")
    opens = (
        reverse("registration-own", args=[meeting.slug, token]) if token else reverse("meeting", args=[meeting.slug])
    )
    return OwnThing(meeting.title, f"{day}: {STATES[registration.state]}", opens)
