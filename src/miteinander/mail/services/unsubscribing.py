"""Stopping a list of letters, without signing in (RFC 8058)."""

import secrets
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from miteinander.ground.refusals import NotFound
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.mail.handlers import Outcome, address_for, register
from miteinander.mail.models import Unsubscription
from miteinander.mail.reading.letter import Letter
from miteinander.roles.actor import Actor

PREFIX = "abbestellen"
_SALT = "miteinander.mail.unsubscription"


def link_for(address: str, list_key: str, list_name: str, *, at: datetime) -> Unsubscription:
    """The one link of this address for this list; the address itself is not stored with it."""
    made, _created = Unsubscription.objects.get_or_create(
        address_hash=address_hash(address),
        list_key=list_key,
        defaults={"list_name": list_name[:200], "token": secrets.token_hex(10), "created_at": at},
    )
    return made


def address_hash(address: str) -> str:
    return salted_hmac(_SALT, address.strip().lower(), algorithm="sha256").hexdigest()


def find_unsubscription(token: str) -> Unsubscription:
    found = Unsubscription.objects.filter(token=token.lower()).first()
    if found is None:
        raise NotFound
    return found


def stop_list(token: str, *, at: datetime, channel: Channel = Channel.WEB) -> Unsubscription:
    """Whoever holds the link may stop; a second time changes nothing."""
    return _set(token, stopped_at=at, verb="stopped list", channel=channel, at=at)


def resume_list(token: str, *, at: datetime, channel: Channel = Channel.WEB) -> Unsubscription:
    """Whoever holds the link may have the letters again."""
    return _set(token, stopped_at=None, verb="resumed list", channel=channel, at=at)


def _set(token: str, *, stopped_at: datetime | None, verb: str, channel: Channel, at: datetime) -> Unsubscription:
    """The link is the right; nobody is named, because only a check value of the address is known."""
    found = find_unsubscription(token)
    with transaction.atomic():
        link = Unsubscription.objects.select_for_update().get(pk=found.pk)
        if link.is_stopped != (stopped_at is not None):
            link.stopped_at = stopped_at
            link.save(update_fields=["stopped_at"])
            record(Actor.guest(), verb, link, channel=channel, at=at)
    return link


def unsubscribe_headers(link: Unsubscription) -> dict[str, str]:
    return {
        "List-Unsubscribe": f"<{unsubscribe_url(link)}>, <mailto:{address_for(PREFIX, link.token)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def unsubscribe_url(link: Unsubscription) -> str:
    return settings.BASE_URL + reverse("unsubscribe", args=[link.token])


def stop_by_mail(letter: Letter, *, token: str, mail_id: UUID, at: datetime) -> Outcome:  # noqa: ARG001  # a handler
    """A letter to `abbestellen+<token>@` stops the list: mail programs write it for the reader."""
    try:
        link = stop_list(token, at=at, channel=Channel.EMAIL)
    except NotFound:
        return Outcome(understood=False, explanation=_("The address to unsubscribe is unknown."))
    return Outcome(understood=True, explanation=_("Unsubscribed: %(list)s") % {"list": link.list_name}, thing=link)


def register_handler() -> None:
    register(PREFIX, stop_by_mail)
