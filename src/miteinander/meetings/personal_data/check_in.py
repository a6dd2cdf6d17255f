"""What the door and the day store about people: who was there, and under which name somebody takes part."""

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

declare_activity(
    Activity(
        key="day",
        title=_("Check-in and taking part on the day"),
        purpose=_("So that the office knows who is there, and people can ask and mark without an account."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who come to a meeting"),
        recipients=_("The organisers of the meeting; names beside questions and topics are seen in the room"),
    ),
)


def _own(subject: Subject, path: str) -> Q:
    found = Q(**{f"{path}person_id": subject.person_id}) if subject.person_id else Q(pk__in=[])
    for email in subject.emails:
        found |= Q(**{f"{path}email__iexact": email})
    return found


declare(
    Declaration(
        "meetings.CheckIn",
        "day",
        technical("id", "nonce", "received_at", "channel")
        | personal(Category.CONTENT, "attendee", "scanned_at", erase=Erase.DELETE_ROW, why=_("For the certificate"))
        | personal(Category.IDENTITY, "recorded_by", erase=Erase.KEEP),
        title=_("Check-in at a meeting"),
        retention=(Retention("attendee__meeting__ends_at", 365, _("12 months after the meeting")),),
        belongs_to=lambda subject: _own(subject, "attendee__registration__"),
    ),
    Declaration(
        "meetings.UndoneScan",
        "day",
        technical("id", "meeting", "nonce", "undone_at"),
        title=_("Check-in that was taken back"),
        retention=(Retention("meeting__ends_at", 14, _("14 days after the meeting")),),
    ),
    Declaration(
        "meetings.Participant",
        "day",
        technical("id", "meeting", "joined_at")
        | personal(Category.IDENTITY, "name", why=_("Stands beside your questions and topics"))
        | personal(Category.IDENTITY, "attendee", erase=Erase.UNLINK),
        title=_("Taking part on the day"),
        retention=(Retention("meeting__ends_at", 14, _("14 days after the meeting"), then=Erase.BLANK),),
        belongs_to=lambda subject: _own(subject, "attendee__registration__"),
    ),
)
