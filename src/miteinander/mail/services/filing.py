"""What a human does with a letter that the platform did not understand."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.mail.choices import Disposition
from miteinander.mail.models import IncomingMail
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def file_mail(mail: IncomingMail, *, by: Actor, at: datetime, note: str = "") -> IncomingMail:
    """File a waiting letter as done."""
    return _file(mail, by, at, note, None)


def link_mail(mail: IncomingMail, thing: models.Model, *, by: Actor, at: datetime, note: str = "") -> IncomingMail:
    """File a waiting letter with what was made of it, e.g. the registration a clerk entered."""
    return _file(mail, by, at, note, thing)


def _file(mail: IncomingMail, by: Actor, at: datetime, note: str, thing: models.Model | None) -> IncomingMail:
    require(by, "mail.file", mail, at=at)
    with transaction.atomic():
        locked = IncomingMail.objects.without_raw().select_for_update().get(pk=mail.pk)
        if not locked.is_waiting:
            raise Refused(_("Somebody has already filed this letter."))
        locked.disposition = Disposition.FILED
        locked.handled_by, locked.handled_at, locked.note = by.person, at, note[:500]
        if thing is not None:
            locked.object_kind, locked.object_id = thing._meta.label_lower, thing.pk
        locked.save(update_fields=["disposition", "handled_by", "handled_at", "note", "object_kind", "object_id"])
        record(by, "filed", locked, channel=Channel.WEB, at=at)
    return locked
