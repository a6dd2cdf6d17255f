"""A letter from the inbox beside the clerk's form: what a human reads out of it becomes a registration."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from miteinander.ground.clock import in_berlin
from miteinander.journal.choices import Channel
from miteinander.mail import actions, reads
from miteinander.mail.handlers import About, target_of
from miteinander.mail.models import IncomingMail
from miteinander.mail.reading.registration import read_registration
from miteinander.mail.reads import OpenLetter
from miteinander.mail.services import link_mail
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.reads.registration_facts import MAIL_PREFIX
from miteinander.places.reads import municipality_names
from miteinander.roles.http import ActingRequest


def offer_in_inbox() -> None:
    """Put the buttons on letters to a meeting's address."""
    actions.register(
        actions.InboxAction("existing", _("To their registration"), _has_registered, _address_of, "people")
    )
    actions.register(
        actions.InboxAction("registration", _("Enter as a registration"), _is_to_meeting, _address_of_form, "people")
    )


def letter_for(request: ActingRequest, meeting: Meeting) -> OpenLetter | None:
    """The letter named in the address of the page, if it was sent to this meeting and still waits."""
    try:
        asked = UUID(request.GET.get("brief", ""))
    except ValueError:
        return None
    mail = reads.incoming(request.actor, asked)
    return reads.open_letter(mail) if mail.is_waiting and mail.thing_id == meeting.pk else None


def prefilled(letter: OpenLetter) -> dict[str, Any]:
    """Who wrote, and what the reader is sure of; the clerk compares it with the letter beside the form."""
    sender, reading = letter.letter.sender, read_registration(letter.letter, municipalities=municipality_names())
    others = [name for name in reading.names if name not in {sender.name, reading.sender_name}]
    return {
        "name": reading.sender_name or sender.name,
        "municipality": reading.place.name if reading.place else "",
        "organisation": reading.organisation,
        "seats": reading.persons or len(others) + 1,
        "companions": "\n".join(others),
        "needs_note": "\n".join(reading.needs),
        "email": sender.address,
        "channel": Channel.EMAIL,
    }


def settle_letter(request: ActingRequest, meeting: Meeting, registration: Registration) -> bool:
    """File the letter with the registration that was made of it."""
    letter = letter_for(request, meeting)
    if letter is None:
        return False
    link_mail(letter.mail, registration, by=request.actor, at=timezone.now())
    return True


def meetings_behind(tokens: Collection[str]) -> dict[str, About]:
    """Which meeting each address belongs to, in one query."""
    found = Meeting.objects.annotate(token=Lower("mail_token")).filter(token__in=[token.lower() for token in tokens])
    return {
        token: About(f"{title}, {date_format(in_berlin(starts_at), 'DATE_FORMAT')}", reverse("meeting", args=[slug]))
        for token, title, starts_at, slug in found.values_list("token", "title", "starts_at", "slug")
    }


def _registration_behind(mail: IncomingMail) -> Registration | None:
    """The registration that stands with the sender's address."""
    if not mail.sender or mail.thing_id is None:
        return None
    found = Registration.objects.active().filter(meeting_id=mail.thing_id, email=mail.sender.lower())
    return found.select_related("meeting").first()


def _has_registered(mail: IncomingMail) -> bool:
    return _registration_behind(mail) is not None


def _address_of(mail: IncomingMail) -> str:
    found = _registration_behind(mail)
    return reverse("registration-one", args=[found.meeting.slug, found.pk]) if found else reverse("inbox")


def _is_to_meeting(mail: IncomingMail) -> bool:
    target = target_of(mail.address)
    is_ours = target is not None and target.prefix == MAIL_PREFIX and mail.thing_id is not None
    return is_ours and not _has_registered(mail)


def _address_of_form(mail: IncomingMail) -> str:
    slug = Meeting.objects.filter(pk__in=[mail.thing_id]).values_list("slug", flat=True).first()
    if slug is None:
        return reverse("inbox")
    return f"{reverse('registration-enter', args=[slug])}?{urlencode({'brief': str(mail.pk)})}"
