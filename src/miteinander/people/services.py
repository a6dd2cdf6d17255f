"""Visits of persons, and secret links: made, found, revoked. The token itself is never stored."""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from miteinander.ground.clock import berlin_day
from miteinander.people.models import Person, SecretLink

TOKEN_LENGTH = 26  # 130 bits in Crockford-like lower-case base 32: short enough to print, long enough to stay secret


def issue_link(purpose: str, object_id: UUID, *, expires_at: datetime, at: datetime) -> tuple[SecretLink, str]:
    """Return the current link for this purpose and its token; prolongs it when it would expire sooner."""
    latest = SecretLink.objects.filter(purpose=purpose, object_id=object_id).order_by("-generation").first()
    if latest and latest.revoked_at is None:
        if latest.expires_at < expires_at:
            latest.expires_at = expires_at
            latest.save(update_fields=["expires_at"])
        return latest, token_of(latest)
    generation = latest.generation + 1 if latest else 1
    token = _derive(purpose, object_id, generation)
    link, _created = SecretLink.objects.get_or_create(
        purpose=purpose,
        object_id=object_id,
        generation=generation,
        defaults={"token_hash": _hash(token), "created_at": at, "expires_at": expires_at},
    )
    return link, token


def first_link(purpose: str, object_id: UUID, *, expires_at: datetime, at: datetime) -> tuple[SecretLink, str]:
    """Make the link of a thing that was made this moment, in one query."""
    token = _derive(purpose, object_id, 1)
    link = SecretLink.objects.create(
        purpose=purpose, object_id=object_id, token_hash=_hash(token), created_at=at, expires_at=expires_at
    )
    return link, token


def first_links(purpose: str, object_ids: Iterable[UUID], *, expires_at: datetime, at: datetime) -> None:
    """Make the links of many things that were made this moment, in one query."""
    SecretLink.objects.bulk_create(
        SecretLink(
            purpose=purpose,
            object_id=object_id,
            token_hash=_hash(_derive(purpose, object_id, 1)),
            created_at=at,
            expires_at=expires_at,
        )
        for object_id in object_ids
    )


def create_person(email: str, *, name: str) -> Person:
    """An account for somebody who signs in with this address by code."""
    person = Person(email=email.strip().lower(), name=name, is_demo=settings.DEMO)
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, primary=True)  # the first code confirms it
    return person


def note_visit(person: Person, *, at: datetime) -> None:
    """Remember the day of the last visit; an announced erasure is off."""
    Person.objects.filter(pk=person.pk).exclude(seen_on=berlin_day(at)).update(seen_on=berlin_day(at), warned_on=None)


def token_of(link: SecretLink) -> str:
    return _derive(link.purpose, link.object_id, link.generation)


def find_link(purpose: str, token: str, *, at: datetime) -> SecretLink | None:
    """Return the usable link behind a token, or None for an unknown, expired or revoked one alike."""
    return SecretLink.objects.usable(at).filter(purpose=purpose, token_hash=_hash(token.strip().lower())).first()


@transaction.atomic
def revoke_links(purpose: str, object_id: UUID, *, at: datetime) -> int:
    return SecretLink.objects.usable(at).filter(purpose=purpose, object_id=object_id).update(revoked_at=at)


def _derive(purpose: str, object_id: UUID, generation: int) -> str:
    message = f"link|{purpose}|{object_id}|{generation}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()
    return b32encode(digest).decode().lower()[:TOKEN_LENGTH]


def _hash(token: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"hash|{token}".encode(), hashlib.sha256).hexdigest()
