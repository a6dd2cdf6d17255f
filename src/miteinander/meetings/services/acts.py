"""Who is named in the register when a clerk writes down what somebody said, raised a hand for or wrote on a card."""

from datetime import datetime

from django.db import models

from miteinander.journal.choices import Channel
from miteinander.journal.models import Act
from miteinander.journal.services import record
from miteinander.roles.actor import Actor

BY_A_CLERK = frozenset({Channel.PAPER, Channel.PHONE, Channel.ON_SITE})


def record_heard(by: Actor, verb: str, thing: models.Model, *, channel: Channel, at: datetime, note: str = "") -> Act:
    """Record an act of the room: on paper or by voice the author stays unnamed and the clerk is the recorder."""
    if channel in BY_A_CLERK and by.person is not None:
        return record(Actor.guest(), verb, thing, channel=channel, at=at, recorded_by=by.person, note=note)
    return record(by, verb, thing, channel=channel, at=at, note=note)
