"""Receiving: stored first, understood second; one transaction, so that an acknowledged letter is never lost."""

import hashlib
import logging
import re
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.mail.choices import Disposition
from miteinander.mail.handlers import Outcome, Target, desk, target_of
from miteinander.mail.models import IncomingMail
from miteinander.mail.reading.decoding import storable
from miteinander.mail.reading.letter import Letter, Sort
from miteinander.mail.reading.parsing import read_letter, sort_of
from miteinander.mail.services.bounces import record_bounce
from miteinander.mail.services.sending import send_letter
from miteinander.places.reads import home_network
from miteinander.roles.actor import Scope

logger = logging.getLogger(__name__)
_HEAD_END = re.compile(rb"\r?\n\r?\n")


def receive_mail(raw: bytes, *, recipients: Iterable[str] = (), at: datetime) -> IncomingMail:
    """Store a letter and hand it to whom it is addressed; the same letter again changes nothing.

    `recipients` are those of the envelope; without an envelope (a file) the headers name them. A letter to several
    of our addresses is stored once for each; the first row is returned. Only trouble with the database is raised.
    """
    letter = read_letter(raw)
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        targets = _targets(tuple(recipients), letter)
        mails = [_receive(raw, letter, target, at) for target in targets]
    return mails[0]


def _targets(envelope: tuple[str, ...], letter: Letter) -> list[Target]:
    """Our addresses among the recipients, known ones first; at least one, even if none is ours."""
    ours = [target for address in envelope or letter.recipients if (target := target_of(address))]
    known = [target for target in ours if target.prefix]
    found = known if known and not envelope else ours
    return list(dict.fromkeys(found)) or [Target(storable(next(iter(envelope), ""))[:254])]


def _receive(raw: bytes, letter: Letter, target: Target, at: datetime) -> IncomingMail:
    mail, is_new = IncomingMail.objects.get_or_create(
        fingerprint=_fingerprint(raw, letter, target), defaults=_facts(raw, letter, target, at)
    )
    if is_new:
        _dispatch(mail, letter, target, at)
    return mail


def _fingerprint(raw: bytes, letter: Letter, target: Target) -> str:
    """The same letter on two ways has other trace headers; what the sender made is the same."""
    body = _HEAD_END.split(raw, maxsplit=1)[-1].replace(b"\r\n", b"\n").strip()
    date = letter.sent_at.isoformat() if letter.sent_at else ""
    marks = f"{target.address}\0{letter.message_id}\0{letter.sender.address}\0{letter.subject}\0{date}"
    return hashlib.sha256(marks.encode() + b"\0" + body).hexdigest()


def _facts(raw: bytes, letter: Letter, target: Target, at: datetime) -> dict[str, object]:
    scope = _scope(target)
    return {
        "raw": raw,
        "size": len(raw),
        "received_at": at,
        "address": target.address,
        "sender": letter.sender.address,
        "sender_name": letter.sender.name,
        "subject": letter.subject,
        "message_id": letter.message_id,
        "network_id": scope.network_id,
        "thing_id": next(iter(scope.thing_ids), None),
    }


def _scope(target: Target) -> Scope:
    """Whose post it is; letters to nobody in particular are the home network's."""
    found = (handling := desk(target)) and handling.scope_of(target.token)
    if found:
        return found
    home = home_network()
    return Scope(home.pk if home else None)


def _dispatch(mail: IncomingMail, letter: Letter, target: Target, at: datetime) -> None:
    match sort_of(letter, settings.MAIL_DOMAIN):
        case Sort.LOOP:
            said = Disposition.LOOP, _("This is one of our own letters, or it went round in circles.")
        case Sort.BOUNCE:
            said = Disposition.BOUNCE, record_bounce(letter, target, at=at)
        case Sort.AUTO_REPLY:
            said = Disposition.AUTO_REPLY, _("A program answered for its owner, e.g. because of absence.")
        case Sort.TOO_LARGE:
            said = Disposition.WAITING, _("The letter is too large to be read by the platform; it is kept whole.")
        case Sort.BULK:
            said = Disposition.WAITING, _("A program wrote this letter; the platform does not answer programs.")
        case _:
            said = _same_id(mail, letter) or _handled(mail, letter, target, at)
    mail.disposition, mail.explanation = said
    mail.save(update_fields=["disposition", "explanation", "object_kind", "object_id"])


def _same_id(mail: IncomingMail, letter: Letter) -> tuple[Disposition, str] | None:
    """A Message-ID seen before: a copy by way of a list says the same, anything else a human compares."""
    if not letter.message_id:
        return None
    earlier = IncomingMail.objects.filter(message_id=letter.message_id, address=mail.address).exclude(pk=mail.pk)
    first = earlier.order_by("received_at").first()
    if first is None:
        return None
    if read_letter(bytes(first.raw)).reply_text == letter.reply_text:
        return Disposition.DUPLICATE, _("The same letter arrived before.")
    return Disposition.WAITING, _("Another letter with the same Message-ID arrived before; please compare.")


def _handled(mail: IncomingMail, letter: Letter, target: Target, at: datetime) -> tuple[Disposition, str]:
    handling = desk(target)
    if handling is None:
        return Disposition.WAITING, _("Nothing on the platform belongs to this address.")
    if letter.is_disowned:  # not acknowledged either: the answer would go to whoever is named, not to who wrote
        return Disposition.WAITING, _("The mail server doubts that this sender wrote it (DMARC). Please ask back.")
    try:
        with transaction.atomic():
            outcome = handling.handler(letter, token=target.token, mail_id=mail.pk, at=at)
    except (OperationalError, InterfaceError):
        raise  # the database is in trouble: the sender's server tries again
    except Refused as refusal:
        return Disposition.WAITING, refusal.message
    except Exception as error:
        logger.exception("The handler of %s failed on letter %s", target.prefix, mail.pk)
        return Disposition.WAITING, _("An error stopped the reading (%(kind)s).") % {"kind": type(error).__name__}
    if outcome.acknowledge and not outcome.understood and letter.sender.address:
        _acknowledge(mail, letter, at)
    return _as_said(mail, outcome)


def _acknowledge(mail: IncomingMail, letter: Letter, at: datetime) -> None:
    send_letter(
        "mail/received",
        to=letter.sender.address,
        to_name=letter.sender.name,
        context={"name": letter.sender.name, "about": letter.subject},
        about=mail,
        answers=mail,
        at=at,
    )


def _as_said(mail: IncomingMail, outcome: Outcome) -> tuple[Disposition, str]:
    if outcome.thing is not None:
        mail.object_kind, mail.object_id = outcome.thing._meta.label_lower, outcome.thing.pk
    return Disposition.UNDERSTOOD if outcome.understood else Disposition.WAITING, outcome.explanation
