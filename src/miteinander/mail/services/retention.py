"""Forgetting: what a letter said goes 14 days after it was written; that it was sent stays a year."""

from datetime import datetime, timedelta

from django.db import transaction

from miteinander.mail.choices import Sending
from miteinander.mail.models import OutgoingAttachment, OutgoingMail

BODY_DAYS = 14


def erase_bodies(*, at: datetime) -> int:
    """Blank the texts and remove the enclosures of old letters that are no longer waiting; return how many."""
    old = OutgoingMail.objects.filter(created_at__lt=at - timedelta(days=BODY_DAYS)).exclude(state=Sending.QUEUED)
    with transaction.atomic():
        OutgoingAttachment.objects.filter(mail__in=old).delete()
        return old.exclude(body="").update(body="")
