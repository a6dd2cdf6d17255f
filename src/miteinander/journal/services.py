"""Writing into the register."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from miteinander.journal.choices import Channel
from miteinander.journal.models import Act
from miteinander.people.models import Person
from miteinander.roles.actor import Actor


def record(
    by: Actor,
    verb: str,
    thing: models.Model,
    *,
    channel: Channel,
    at: datetime,
    recorded_by: Person | None = None,
    note: str = "",
) -> Act:
    """Write one act; call it inside the transaction of the deed. `note` must not name people."""
    return Act.objects.create(
        person=by.person,
        link=by.link,
        verb=verb,
        object_kind=thing._meta.label_lower,
        object_id=thing.pk,
        channel=channel,
        at=at,
        recorded_by=recorded_by,
        note=note[:300],
    )


def record_all(
    verb: str, things: Iterable[models.Model], *, channel: Channel, at: datetime, recorded_by: Person | None
) -> None:
    """Write the same act upon many things, entered together by a clerk for others, in one query."""
    Act.objects.bulk_create(
        Act(
            verb=verb,
            object_kind=thing._meta.label_lower,
            object_id=thing.pk,
            channel=channel,
            at=at,
            recorded_by=recorded_by,
        )
        for thing in things
    )
