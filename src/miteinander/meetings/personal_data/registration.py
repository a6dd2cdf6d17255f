"""What registering for a meeting stores about people."""

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
        key="registration",
        title=_("Registration for meetings"),
        purpose=_("So that there is a seat for everybody who comes and everybody learns in time what changes."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who register for a meeting, and those they bring along"),
        recipients=_("The network office and the organisers of the meeting"),
    ),
    Activity(
        key="needs",
        title=_("What people need to take part"),
        purpose=_("So that access, hearing and interpreting are arranged before the meeting."),
        legal_basis=_("Art. 9 (2) (a) GDPR: consent given by filling in a voluntary field"),
        subjects=_("People who say what they need"),
        recipients=_("The organisers of the meeting only"),
    ),
)

YEAR_AFTER = Retention("meeting__ends_at", 365, _("12 months after the meeting, then unnamed"), then=Erase.BLANK)


def _own(subject: Subject, path: str = "") -> Q:
    """By account, or by an e-mail address the person has proved to own."""
    found = Q(**{f"{path}person_id": subject.person_id}) if subject.person_id else Q(pk__in=[])
    for email in subject.emails:
        found |= Q(**{f"{path}email__iexact": email})
    return found


declare(
    Declaration(
        "meetings.Registration",
        "registration",
        technical(
            "id",
            "meeting",
            "arrival",
            "state",
            "seats",
            "offered_seats",
            "offer_ends_at",
            "waits_together",
            "language",
            "channel",
            "registered_at",
            "verify_by",
            "verified_at",
            "tentative",
            "ended_at",
            "reminded_week_at",
            "reminded_day_at",
            "version",
            "municipality",
            "organisation",
        )
        | personal(Category.IDENTITY, "name", why=_("For the list at the door and your badge"))
        | personal(Category.IDENTITY, "person", erase=Erase.UNLINK)
        | personal(Category.CONTACT, "email", why=_("For the confirmation, reminders and changes"))
        | personal(Category.CONTACT, "postal_address", why=_("For the confirmation by post"))
        | personal(Category.CONTACT, "phone", why=_("To reach you when a seat becomes free or something changes"))
        | personal(Category.CONTENT, "brings", why=_("To prepare the programme and your badge")),
        title=_("Registration for a meeting"),
        retention=(YEAR_AFTER,),
        belongs_to=_own,
    ),
    Declaration(
        "meetings.Attendee",
        "registration",
        technical("id", "registration", "meeting", "position", "badge_code") | personal(Category.IDENTITY, "name"),
        title=_("Person in a registration"),
        retention=(YEAR_AFTER,),
        belongs_to=lambda subject: _own(subject, "registration__"),
    ),
    Declaration(
        "meetings.Needs",
        "needs",
        technical("id", "registration", "meeting")
        | personal(
            Category.SPECIAL,
            "step_free",
            "induction_loop",
            "sign_language",
            "speech_to_text",
            "assistance",
            "childcare",
            "note",
            erase=Erase.DELETE_ROW,
            why=_("To arrange access, hearing and interpreting"),
        ),
        title=_("What you need to take part"),
        retention=(Retention("meeting__ends_at", 14, _("14 days after the meeting")),),
        belongs_to=lambda subject: _own(subject, "registration__"),
    ),
    Declaration(
        "meetings.Notice",
        "registration",
        technical("id", "registration", "meeting", "kind", "due_at", "told_at", "told_by"),
        title=_("Notice for those without e-mail"),
        retention=(Retention("meeting__ends_at", 365, _("12 months after the meeting")),),
    ),
)
