"""Writing letters: rendered, stored and queued in the transaction of the deed; a rollback sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from miteinander.mail.choices import Sending
from miteinander.mail.layout import lay_out, underlined
from miteinander.mail.models import IncomingMail, OutgoingAttachment, OutgoingMail, Unsubscription
from miteinander.mail.reading.quotes import MARKERS
from miteinander.mail.services.bounces import RETURN_PREFIX
from miteinander.mail.services.unsubscribing import link_for, unsubscribe_headers, unsubscribe_url
from miteinander.places.models import Network
from miteinander.places.reads import home_network
from miteinander.roles.actor import Scope

MOST_ANSWERS_PER_DAY = 10  # to one address: two programs must not write to each other for ever
LETTER_JOB = "mail.deliver"
BY_HAND = frozenset({"mail/answer"})  # a human wrote it: neither automatic nor counted as such


@dataclass(frozen=True)
class Enclosure:
    """A file that goes along. A calendar entry that wants an answer says so: `text/calendar; method=REQUEST`."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class MailingList:
    """Letters of one kind that a reader may stop while others still come, e.g. reminders of one meeting."""

    key: str
    name: str


def send_letter(  # noqa: PLR0913  # a letter has that many parts, all by name
    kind: str,
    *,
    to: str,
    at: datetime,
    to_name: str = "",
    context: Mapping[str, Any] | None = None,
    language: str = settings.LANGUAGE_CODE,
    about: models.Model | None = None,
    reply_to: str = "",
    list_unsubscribe: MailingList | None = None,
    attachments: Sequence[Enclosure] = (),
    answers: IncomingMail | None = None,
) -> OutgoingMail:
    """Write the letter `kind` ("app/name", template `app/letters/name.txt`) and queue it.

    `about` is the thing it tells of: its `scope` says whose post it is and which office signs. `reply_to` is one of
    our addresses (`handlers.address_for`). Not sent, but kept as withheld: a list that was stopped, and the eleventh
    answer to the same address within a day.
    """
    office = _office(_scope(about))
    with transaction.atomic():
        link = link_for(to, list_unsubscribe.key, list_unsubscribe.name, at=at) if list_unsubscribe else None
        mail = OutgoingMail(kind=kind, language=language, to=to, to_name=_one_line(to_name)[:200], answers=answers)
        mail.subject, mail.body = _write(kind, context or {}, language, office, reply_to, link)
        mail.headers = _headers(mail, office, reply_to, link)
        mail.list_key = link.list_key if link else ""
        mail.network = office
        _address(mail, about, _withheld(mail, link, at), at)
        mail.save(force_insert=True)
        _enclose(mail, attachments)
        if mail.state == Sending.QUEUED:
            queue(mail)
    return mail


def _address(mail: OutgoingMail, about: models.Model | None, withheld: str, at: datetime) -> None:
    """Note what the letter is about, and whether and when it goes."""
    mail.message_id = f"<{mail.pk}@{settings.MAIL_DOMAIN}>"
    mail.state, mail.trouble = (Sending.WITHHELD, withheld) if withheld else (Sending.QUEUED, "")
    mail.created_at, mail.next_attempt_at = at, None if withheld else at
    mail.thing_id = next(iter(_scope(about).thing_ids), None)
    if about:
        mail.object_kind, mail.object_id = about._meta.label_lower, about.pk


def queue(mail: OutgoingMail) -> None:
    """Ask the job worker to deliver; the job row stands or falls with the transaction around."""
    job = app.configure_task(LETTER_JOB, queue="mail", schedule_at=mail.next_attempt_at)
    job.defer(mail_id=str(mail.pk))


def _office(scope: Scope) -> Network | None:
    if scope.network_id is None:
        return home_network()
    return Network.objects.filter(pk=scope.network_id).first()


def _scope(about: models.Model | None) -> Scope:
    scope = getattr(about, "scope", None)
    return scope if isinstance(scope, Scope) else Scope()


def _write(  # noqa: PLR0917  # the parts of one letter, called once
    kind: str,
    context: Mapping[str, Any],
    language: str,
    office: Network | None,
    reply_to: str,
    link: Unsubscription | None,
) -> tuple[str, str]:
    room, _slash, name = kind.partition("/")
    template = f"{room}/letters/{name}.txt"
    with translation.override(language):
        values = {**context, "office": office, "base_url": settings.BASE_URL}
        subject = _one_line(render_to_string(template, {**values, "part": "subject"}))[:300]
        values |= {
            "part": "body",
            "heading": underlined(subject),
            "marker": _marker(language) if reply_to else "",
            "unsubscribe_url": unsubscribe_url(link) if link else "",
        }
        return subject, lay_out(render_to_string(template, values))


def _marker(language: str) -> str:
    return MARKERS[0] if language.startswith("de") else MARKERS[1]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _headers(mail: OutgoingMail, office: Network | None, reply_to: str, link: Unsubscription | None) -> dict[str, str]:
    """What every letter of ours says about itself; the Message-ID stands in its own column."""
    name = _one_line(office.office_name if office else "Miteinander").replace('"', "")
    headers = {
        "From": f'"{name}" <{settings.DEFAULT_FROM_EMAIL}>',
        "Reply-To": reply_to or (office.office_email if office else "") or settings.DEFAULT_FROM_EMAIL,
        "Return-Path": f"{RETURN_PREFIX}+{mail.pk.hex}@{settings.MAIL_DOMAIN}",
        "X-Miteinander": settings.MAIL_DOMAIN,
    }
    if mail.kind not in BY_HAND:
        headers["Auto-Submitted"] = "auto-replied" if mail.answers else "auto-generated"
        headers["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if mail.answers and mail.answers.message_id:
        headers |= {"In-Reply-To": mail.answers.message_id, "References": mail.answers.message_id}
    return headers | (unsubscribe_headers(link) if link else {})


def _withheld(mail: OutgoingMail, link: Unsubscription | None, at: datetime) -> str:
    """Why the letter is not sent, or nothing."""
    if link and link.is_stopped:
        return _("The recipient has unsubscribed from these letters.")
    if mail.answers is None or mail.kind in BY_HAND:
        return ""
    today = OutgoingMail.objects.filter(
        to__iexact=mail.to, answers__isnull=False, created_at__gt=at - timedelta(days=1)
    ).exclude(kind__in=BY_HAND)
    return _("Too many answers to this address within a day.") if today.count() >= MOST_ANSWERS_PER_DAY else ""


def _enclose(mail: OutgoingMail, attachments: Sequence[Enclosure]) -> None:
    OutgoingAttachment.objects.bulk_create(
        OutgoingAttachment(mail=mail, name=each.name, content_type=each.content_type, content=each.content)
        for each in attachments
    )
