"""Before a person is erased: their coming registrations are cancelled, so that the seats go on to those who wait."""

from datetime import datetime

from miteinander.ground.inventory import Subject
from miteinander.journal.choices import Channel
from miteinander.meetings.reads.own import registrations_of
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration import cancel
from miteinander.people.services import revoke_links
from miteinander.roles.actor import Actor


def end_registrations(subject: Subject, at: datetime) -> None:
    """Cancel what is still coming, and close the links to what has been."""
    for registration in registrations_of(subject):
        if registration.is_active and registration.meeting.starts_at > at:
            cancel(registration, by=Actor.system(), channel=Channel.SYSTEM, at=at)
        revoke_links(REGISTRATION_LINK, registration.pk, at=at)
