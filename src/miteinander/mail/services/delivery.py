"""Handing letters to the mail server; what fails for now is tried again, later each time."""

import smtplib
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.translation import gettext as _

from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.mail.choices import Sending
from miteinander.mail.models import OutgoingMail
from miteinander.mail.services.sending import queue
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)  # doubled each time: the last attempt is about two hours after the first
OVERDUE = timedelta(minutes=10)  # a job that was lost with its worker is made again after this
_PERMANENT = range(500, 600)


def deliver(mail_id: UUID, *, at: datetime) -> OutgoingMail | None:
    """Send one queued letter. Two workers at once: one sends, the other finds nothing to do.

    The row stays locked while the mail server is spoken to; if this process dies there, the letter is still queued
    and is sent again with the same Message-ID.
    """
    with transaction.atomic():
        waiting = OutgoingMail.objects.select_for_update(skip_locked=True, of=("self",))
        mail = waiting.filter(pk=mail_id, state=Sending.QUEUED).first()
        if mail is None:
            return None
        mail.attempts += 1
        try:
            compose(mail).send()
        except Exception as error:  # noqa: BLE001  # whatever a mail server or the network does: the row must know
            _note_failure(mail, error, at)
        else:
            mail.state, mail.sent_at, mail.next_attempt_at, mail.trouble = Sending.SENT, at, None, ""
        mail.save(update_fields=["state", "attempts", "sent_at", "next_attempt_at", "trouble"])
        if mail.state == Sending.QUEUED:
            queue(mail)
    return mail


def deliver_waiting(*, at: datetime) -> int:
    """Queue letters again whose job was lost with its worker; return how many."""
    overdue = list(OutgoingMail.objects.overdue(at - OVERDUE)[:500])
    for mail in overdue:
        with transaction.atomic():
            mail.next_attempt_at = at
            mail.save(update_fields=["next_attempt_at"])
            queue(mail)
    return len(overdue)


def send_again(mail: OutgoingMail, *, by: Actor, at: datetime) -> OutgoingMail:
    """The office tries a failed letter once more, e.g. after correcting nothing but the server's mood."""
    require(by, "mail.resend", mail, at=at)
    with transaction.atomic():
        locked = OutgoingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
        if locked.has_failed and locked.body:
            locked.state, locked.attempts, locked.bounced_at, locked.next_attempt_at = Sending.QUEUED, 0, None, at
            locked.save(update_fields=["state", "attempts", "bounced_at", "next_attempt_at"])
            queue(locked)
            record(by, "resent", locked, channel=Channel.WEB, at=at)
    return locked


def compose(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The letter as it leaves: plain text, and a calendar entry as an alternative so that programs offer buttons."""
    headers = {**mail.headers, "Message-ID": mail.message_id}
    name = mail.to_name.replace('"', "").replace("\\", "")
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.body,
        from_email=headers.pop("Return-Path"),  # the envelope sender; the visible one stands in the headers
        to=[f'"{name}" <{mail.to}>' if name else mail.to],
        headers=headers,
    )
    for each in mail.attachments.all():
        content = bytes(each.content)
        if each.content_type.startswith("text/calendar") and "method=" in each.content_type:
            message.attach_alternative(content.decode(), each.content_type)
        else:
            message.attach(each.name, content, each.content_type.partition(";")[0])
    return message


def _note_failure(mail: OutgoingMail, error: Exception, at: datetime) -> None:
    mail.trouble = f"{type(error).__name__}: {_words(error)}"[:500]
    if _is_permanent(error) or mail.attempts >= MOST_ATTEMPTS:
        mail.state, mail.next_attempt_at = Sending.FAILED, None
    else:
        mail.next_attempt_at = at + FIRST_PAUSE * 2 ** (mail.attempts - 1)


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(_reply(code, text) for code, text in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return str(error) or _("no answer")


def _reply(code: int, text: bytes | str) -> str:
    return f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"


def _is_permanent(error: Exception) -> bool:
    """Answers that start with 5 do not get better by asking again; an address that is none neither."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in _PERMANENT for code, _text in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code in _PERMANENT
    return isinstance(error, ValueError)  # Django refuses broken headers and addresses so
