"""The secret link of a registration: a lost or passed-on one is replaced."""

from datetime import datetime

from django.db import transaction

from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Registration
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration_seats import link_expiry
from miteinander.meetings.services.registration_telling import tell
from miteinander.people.services import issue_link, revoke_links
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def replace_link(registration: Registration, *, at: datetime) -> None:
    """Close the old link and make another; part of a verb that has asked its rule."""
    revoke_links(REGISTRATION_LINK, registration.pk, at=at)
    issue_link(REGISTRATION_LINK, registration.pk, expires_at=link_expiry(registration.meeting), at=at)


def renew_link(registration: Registration, *, by: Actor, channel: Channel, at: datetime) -> Registration:
    """Close the old link for ever and send the party a new one."""
    require(by, "registration.list", registration, at=at)
    with transaction.atomic():
        replace_link(registration, at=at)
        record(by, "renewed link", registration, channel=channel, at=at)
        tell(registration, NoticeKind.ALREADY, at=at)
    return registration
