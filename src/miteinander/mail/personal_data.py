"""What the mail room stores about people."""

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import (
    Activity,
    Category,
    Declaration,
    Erase,
    Retention,
    Subject,
    declare,
    declare_activity,
    personal,
    technical,
)
from miteinander.mail.choices import Disposition, Sending
from miteinander.mail.reading.parsing import read_letter

ENVELOPE = {"From": _("Sender"), "Reply-To": _("Answers go to"), "List-Unsubscribe": _("Unsubscribe")}

declare_activity(
    Activity(
        key="letters",
        title=_("Letters by e-mail"),
        purpose=_("So that people can take part by e-mail, and no letter is lost or answered twice."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("Everybody who writes to the network office or gets a letter from it"),
        recipients=_("The network office and those who organise the meeting; the mail servers on the way"),
    ),
)


def _written_by(subject: Subject) -> Q:
    """Letters from these addresses, and what mail servers wrote about letters to them."""
    found = Q(sender__in=[email.lower() for email in subject.emails])
    for email in subject.emails:
        named = rf"(^|[\s<]){re.escape(email)}([\s,;:>]|[.]?$|[.]\s)"
        found |= Q(disposition=Disposition.BOUNCE, explanation__iregex=named)
    return found


def _sent_to(subject: Subject) -> Q:
    found = Q(pk__in=())
    for email in subject.emails:
        found |= Q(to__iexact=email)
    return found


def _enclosed_for(subject: Subject) -> Q:
    found = Q(pk__in=())
    for email in subject.emails:
        found |= Q(mail__to__iexact=email)
    return found


def _written_text(raw: bytes) -> str:
    """What somebody wrote, without what mail servers wrote above it."""
    return read_letter(bytes(raw)).text


def _on_the_envelope(headers: dict[str, str]) -> dict[str, str]:
    """The lines of the head that say something to a reader; the others are for programs."""
    return {str(word): headers[name].strip("<>") for name, word in ENVELOPE.items() if headers.get(name)}


declare(
    Declaration(
        "mail.IncomingMail",
        "letters",
        technical(
            "id", "size", "fingerprint", "received_at", "address", "message_id", "disposition", "network", "thing_id",
            "object_kind", "object_id", "handled_by", "handled_at",
        )
        | personal(Category.CONTACT, "sender", "sender_name", erase=Erase.DELETE_ROW)
        | personal(Category.CONTENT, "subject", "explanation", "note", erase=Erase.DELETE_ROW)
        | personal(
            Category.CONTENT, "raw", erase=Erase.DELETE_ROW, label=_("What the letter says"), shown=_written_text
        ),
        title=_("Letter to the office"),
        retention=(
            Retention(
                "handled_at", 90, _("90 days after somebody filed the letter"), only=Q(disposition=Disposition.FILED)
            ),
            Retention(
                "received_at",
                90,
                _("90 days after arrival, unless it still waits for somebody"),
                only=~Q(disposition__in=[Disposition.WAITING, Disposition.FILED]),
            ),
        ),
        belongs_to=_written_by,
    ),
    Declaration(
        "mail.OutgoingMail",
        "letters",
        technical(
            "id", "kind", "language", "message_id", "list_key", "state", "attempts", "next_attempt_at", "created_at",
            "sent_at", "bounced_at", "network", "thing_id", "object_kind", "object_id", "answers",
        )
        | personal(Category.CONTACT, "to", "to_name", erase=Erase.DELETE_ROW)
        | personal(Category.CONTACT, "headers", erase=Erase.DELETE_ROW, shown=_on_the_envelope)
        | personal(Category.CONTENT, "subject", "body", "trouble", erase=Erase.DELETE_ROW),
        title=_("Letter from the office"),
        retention=(
            Retention("created_at", 365, _("12 months after it was written"), only=~Q(state=Sending.QUEUED)),
        ),
        retention_reason=_("The text of the letter and its enclosures are removed 14 days after it was written."),
        belongs_to=_sent_to,
    ),
    Declaration(
        "mail.OutgoingAttachment",
        "letters",
        technical("id", "mail", "content_type")
        | personal(Category.CONTENT, "name", "content", erase=Erase.DELETE_ROW),
        title=_("Enclosure of a letter"),
        retention=(
            Retention(
                "mail__created_at", 14, _("14 days after the letter was written"), only=~Q(mail__state=Sending.QUEUED)
            ),
        ),
        belongs_to=_enclosed_for,
    ),
    Declaration(
        "mail.Unsubscription",
        "letters",
        technical("id", "token", "address_hash", "list_key", "list_name", "created_at", "stopped_at"),
        retention_reason=_("as long as the list exists; only a check value of the address is stored"),
    ),
)  # fmt: skip
