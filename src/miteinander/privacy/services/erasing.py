"""Erasing a person as the declarations say: emptied, separated or deleted; acts stay counted and unnamed."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils.translation import gettext as _

from miteinander.ground.erasure import prepare_erasure
from miteinander.ground.inventory import Declaration, Erase, Subject
from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.people.models import Person
from miteinander.people.services import revoke_links
from miteinander.privacy.reads.due import blank_value
from miteinander.privacy.reads.subjects import holdings, sessions_of
from miteinander.privacy.rules import PRIVACY_LINK, Claim
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role
from miteinander.roles.models import Assignment
from miteinander.roles.reads import is_last_holder
from miteinander.roles.rules import require


def erase_own_data(claim: Claim, *, by: Actor, at: datetime) -> None:
    """Erase whoever claims; a link that opened the page is closed with it."""
    require(by, "own_data.erase", claim, at=at)
    with transaction.atomic():
        erase_subject(claim.subject, channel=Channel.WEB, at=at)
        if claim.request:
            record(Actor.system(), "erased", claim.request, channel=Channel.WEB, at=at)
            revoke_links(PRIVACY_LINK, claim.request.pk, at=at)


@transaction.atomic
def erase_subject(subject: Subject, *, channel: Channel, at: datetime) -> None:
    """Forget one person in all rooms: end what is coming, find all rows, then erase field by field."""
    refuse_the_last(subject)
    prepare_erasure(subject, at=at)
    found = [
        (declaration, rows.model, list(rows.values_list("pk", flat=True))) for declaration, rows in holdings(subject)
    ]
    Session.objects.filter(session_key__in=sessions_of(subject)).delete()
    for declaration, model, keys in found:
        _erase_rows(declaration, model._default_manager.filter(pk__in=keys), subject)
    person = Person.objects.filter(pk=subject.person_id).first() if subject.person_id else None
    if person:
        person.erased_at, person.is_active = at, False
        person.save(update_fields=["erased_at", "is_active"])
        record(Actor.system(), "erased", person, channel=channel, at=at)  # by themselves, but that is forgotten


def refuse_the_last(subject: Subject) -> None:
    """Nobody leaves a network, or the platform, without somebody who can run it."""
    if subject.person_id is None:
        return
    for held in Assignment.objects.filter(person_id=subject.person_id).select_related("network"):
        if not is_last_holder(held):
            continue
        if held.role == Role.ADMINISTRATOR:
            raise Refused(
                _("You are the only administrator. Please make somebody else administrator first; then you can leave.")
            )
        raise Refused(
            _(
                "You are the only person in the network office of %(network)s. Please give somebody else this role "
                "first; then you can leave."
            )
            % {"network": held.network}
        )


def _erase_rows(declaration: Declaration, rows: models.QuerySet[Any], subject: Subject) -> None:
    ways = {field.erase for field in declaration.fields.values()}
    if Erase.DELETE_ROW in ways:
        rows.delete()
        return
    values: dict[str, Any] = {}
    for name, declared in declaration.fields.items():
        field = rows.model._meta.get_field(name)
        if declared.erase == Erase.UNLINK and field.related_model is Person:  # a colleague's name in the same row stays
            rows.filter(**{f"{name}_id": subject.person_id}).update(**{name: None})
        elif declared.erase in {Erase.BLANK, Erase.UNLINK}:
            values[name] = blank_value(field)
    if values:
        rows.update(**values)
