"""Telling a party something: by e-mail through the queue, or through the office when there is no e-mail address."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Notice, Registration

TELL_TASK = "meetings.tell_party"


def tell(
    registration: Registration, kind: NoticeKind, *, at: datetime, answers: UUID | None = None, asked: int = 0
) -> None:
    """Promise a letter inside the transaction of the deed; the worker writes it, so that the lock is short.

    `answers` is the received letter that this one replies to, `asked` the number of people it speaks of.
    """
    if registration.email:
        job = app.configure_task(TELL_TASK, queue="mail")
        job.defer(registration_id=str(registration.pk), kind=kind.value, answers=str(answers or ""), asked=asked)
    else:
        Notice.objects.create(registration=registration, meeting_id=registration.meeting_id, kind=kind, due_at=at)


def tell_many(promises: Sequence[tuple[Registration, NoticeKind]], *, at: datetime) -> None:
    """Promise many letters in two queries."""
    letters: list[dict[str, JSONValue]] = [
        {"registration_id": str(registration.pk), "kind": kind.value, "answers": ""}
        for registration, kind in promises
        if registration.email
    ]
    if letters:
        app.configure_task(TELL_TASK, queue="mail").batch_defer(*letters)
    Notice.objects.bulk_create(
        Notice(registration=registration, meeting_id=registration.meeting_id, kind=kind, due_at=at)
        for registration, kind in promises
        if not registration.email
    )
