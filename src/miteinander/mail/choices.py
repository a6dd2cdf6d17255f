"""States of letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Disposition(models.TextChoices):
    """What became of a received letter: exactly one of these."""

    WAITING = "waiting", _("waiting for a human")
    UNDERSTOOD = "understood", _("understood and done")
    FILED = "filed", _("filed by a human")
    AUTO_REPLY = "auto_reply", _("automatic reply")
    BOUNCE = "bounce", _("undeliverable")
    LOOP = "loop", _("our own letter that came back")
    DUPLICATE = "duplicate", _("the same letter again")


class Sending(models.TextChoices):
    QUEUED = "queued", _("waiting to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    WITHHELD = "withheld", _("not sent")


SORTED_OUT = frozenset({Disposition.AUTO_REPLY, Disposition.BOUNCE, Disposition.LOOP, Disposition.DUPLICATE})
