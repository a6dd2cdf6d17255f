"""Answering by hand: what a clerk writes leaves as a letter of the office, in reply to the one that came."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.mail.choices import SORTED_OUT
from miteinander.mail.handlers import desk, target_of
from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.mail.reading.registration.cues import REPLY
from miteinander.mail.services.filing import file_mail
from miteinander.mail.services.sending import send_letter
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def answer_mail(mail: IncomingMail, text: str, *, by: Actor, at: datetime, files: bool = False) -> OutgoingMail:
    """Write to whoever sent the letter; `files` also files it as done. The same words are not sent twice."""
    require(by, "mail.answer", mail, at=at)
    with transaction.atomic():
        locked = IncomingMail.objects.without_raw().select_for_update().get(pk=mail.pk)
        if not locked.sender or locked.disposition in SORTED_OUT:
            raise Refused(_("This letter has nobody who could be answered."))
        sent = _letter(locked, text, by, at)
        if locked.answered_by.exclude(pk=sent.pk).filter(body=sent.body).exists():
            raise Refused(_("This answer has already been sent."))
        record(by, "answered", locked, channel=Channel.EMAIL, at=at)
        if files and locked.is_waiting:
            file_mail(locked, by=by, at=at, note=_("answered by e-mail"))
    return sent


def _letter(mail: IncomingMail, text: str, by: Actor, at: datetime) -> OutgoingMail:
    target = target_of(mail.address)
    writer = by.person.name if by.person else ""
    return send_letter(
        "mail/answer",
        to=mail.sender,
        to_name=mail.sender_name,
        context={"name": mail.sender_name, "about": subject_of(mail), "text": text, "writer": writer},
        about=mail,
        reply_to=mail.address if target and desk(target) else "",
        answers=mail,
        at=at,
    )


def subject_of(mail: IncomingMail) -> str:
    """The subject of the answer, e.g. "Re: Treffen im Januar?"."""
    subject = mail.subject or _("Your message")
    return subject if REPLY.match(subject) else f"Re: {subject}"
