"""What planning a meeting stores about people: nothing beyond the names in its texts."""

from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Activity, Declaration, declare, declare_activity, technical

declare_activity(
    Activity(
        key="meetings",
        title=_("Planning and showing meetings"),
        purpose=_("So that everybody knows what the meeting is about, when and where it is, and who speaks."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who give an input and agreed to be named"),
        recipients=_("Everybody: the programme is public"),
    ),
)

KEPT = _("as long as the network shows its meetings")

declare(
    Declaration(
        "meetings.MeetingSeries",
        "meetings",
        technical("id", "network", "slug", "title", "summary"),
        retention_reason=KEPT,
    ),
    Declaration(
        "meetings.Meeting",
        "meetings",
        technical(
            "id",
            "network",
            "series",
            "slug",
            "title",
            "subtitle",
            "invitation",
            "status",
            "starts_at",
            "ends_at",
            "place_name",
            "street",
            "postcode",
            "town",
            "step_free",
            "induction_loop",
            "access_note",
            "travel_note",
            "hybrid_url",
            "capacity",
            "seats_held",
            "arrivals",
            "registration_ends_at",
            "mail_token",
            "event_code",
            "calendar_sequence",
            "announced_at",
            "cancelled_at",
            "cancel_reason",
            "changed_at",
            "version",
            "agenda_version",
            "follows",
        ),
        retention_reason=KEPT,
    ),
    Declaration(
        "meetings.PreparatoryLink",
        "meetings",
        technical("id", "meeting", "position", "title", "url", "why"),
        retention_reason=KEPT,
    ),
    Declaration(
        "meetings.GuidingQuestion",
        "meetings",
        technical("id", "meeting", "position", "text"),
        retention_reason=KEPT,
    ),
)
