"""Letters of ours that came back."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from miteinander.mail.handlers import Target
from miteinander.mail.models import OutgoingMail
from miteinander.mail.reading.letter import Bounce, Letter

RETURN_PREFIX = "zurueck"  # the envelope sender of each letter: zurueck+<its id>@our domain


def record_bounce(letter: Letter, target: Target, *, at: datetime) -> str:
    """Note on our letter that it came back; return what to say about the report."""
    bounce = letter.bounce or Bounce()
    mail = _bounced_mail(letter, bounce, target)
    words = " ".join(part for part in (bounce.status, bounce.diagnostic) if part)[:400]
    if mail is None:
        return _("A letter to %(address)s was undeliverable; which one is not known.") % {
            "address": bounce.recipient or "?"
        }
    if not bounce.is_permanent:
        return _("The letter to %(address)s is delayed; their server keeps trying.") % {"address": mail.to}
    if mail.bounced_at is None:
        mail.bounced_at = at
        mail.trouble = words or _("undeliverable")
        mail.save(update_fields=["bounced_at", "trouble"])
    return _("The letter to %(address)s was undeliverable.") % {"address": mail.to}


def _bounced_mail(letter: Letter, bounce: Bounce, target: Target) -> OutgoingMail | None:
    """By the address it came back to, by Message-ID, or the last letter to the failed recipient."""
    mails = OutgoingMail.objects.select_for_update()
    local = target.address.rpartition("@")[0]
    if local.startswith(f"{RETURN_PREFIX}+") and (mail_id := _as_id(local.partition("+")[2])):
        return mails.filter(pk=mail_id).first()
    ids = [each for each in (bounce.original_message_id, letter.in_reply_to, *letter.references) if each]
    found = mails.filter(message_id__in=ids).order_by("-created_at").first()
    if found or not bounce.recipient:
        return found
    return mails.filter(to__iexact=bounce.recipient, sent_at__isnull=False).order_by("-sent_at").first()


def _as_id(digits: str) -> UUID | None:
    try:
        return UUID(hex=digits)
    except ValueError:
        return None
