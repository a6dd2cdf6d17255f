"""Telling a party something: by e-mail through the queue, or through the office when there is no e-mail address."""

from datetime import datetime

from procrastinate.contrib.django import app

from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Notice, Registration

TELL_TASK = "meetings.tell_party"


def tell(registration: Registration, kind: NoticeKind, *, at: datetime) -> None:
    """Promise a letter inside the transaction of the deed; the worker writes it, so that the lock is short."""
    if registration.email:
        app.configure_task(TELL_TASK).defer(
            registration_id=str(registration.pk), kind=kind.value, at=at.isoformat()
        )
    else:
        Notice.objects.create(
            registration=registration, meeting_id=registration.meeting_id, kind=kind, due_at=at
        )
