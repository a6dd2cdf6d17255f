"""Sending the link behind which somebody without an account sees and erases their data."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from miteinander.ground import letters
from miteinander.people.services import find_link, first_link
from miteinander.privacy.models import AccessRequest
from miteinander.privacy.rules import PRIVACY_LINK
from miteinander.roles.actor import Actor

VALID = timedelta(hours=24)
MOST_PER_DAY = 3  # letters to one address, so that nobody is flooded by others


def send_access_link(email: str, *, at: datetime) -> None:
    """Write to the address, known or not: the answer "nothing is stored" is an answer, too."""
    address = email.strip().lower()
    if AccessRequest.objects.filter(email=address, asked_at__gt=at - timedelta(days=1)).count() >= MOST_PER_DAY:
        return
    with transaction.atomic():
        asked = AccessRequest.objects.create(email=address, asked_at=at)
        _link, token = first_link(PRIVACY_LINK, asked.pk, expires_at=at + VALID, at=at)
        url = settings.BASE_URL + reverse("own-data-link", args=[token])
        letters.send("privacy/access", to=address, at=at, context={"url": url})


def opened_request(token: str, *, at: datetime) -> tuple[AccessRequest, Actor] | None:
    """The request behind a token and whoever holds it; None for unknown, expired and used links alike."""
    link = find_link(PRIVACY_LINK, token, at=at)
    asked = AccessRequest.objects.filter(pk=link.object_id).first() if link else None
    return (asked, Actor(link=link)) if asked else None
