"""What the barcamp stores about people: who offers a topic, who comes, who goes on."""

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
        key="barcamp",
        title=_("Topics and results of a barcamp"),
        purpose=_("So that those who take part make the programme themselves and its results are not lost."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who take part in a meeting"),
        recipients=_("Those who take part in the meeting; the documentation names organisations only"),
    ),
)
STAYS = _("as long as the documentation of the meeting; holds no person")


def _own(subject: Subject, path: str) -> Q:
    """Found through the registration behind a personal link; whoever came by the event code stays unknown."""
    registration = f"{path}attendee__registration__"
    found = Q(**{f"{registration}person_id": subject.person_id}) if subject.person_id else Q(pk__in=[])
    for email in subject.emails:
        found |= Q(**{f"{registration}email__iexact": email})
    return found


def _year_after(path: str, then: Erase = Erase.BLANK) -> tuple[Retention, ...]:
    return (Retention(f"{path}meeting__ends_at", 365, _("12 months after the meeting, then unnamed"), then=then),)


declare(
    Declaration(
        "meetings.Barcamp",
        "barcamp",
        technical(
            "id",
            "item",
            "meeting",
            "takes_topics",
            "topics_end_at",
            "takes_marks",
            "marks_end_at",
            "proposed_plan",
            "proposed_at",
            "version",
        ),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.Round",
        "barcamp",
        technical("id", "barcamp", "number", "starts_at", "minutes"),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.Room",
        "barcamp",
        technical("id", "barcamp", "position", "name", "way", "seats", "step_free"),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.Pitch",
        "barcamp",
        technical(
            "id",
            "barcamp",
            "card_number",
            "guiding_question",
            "needs_step_free",
            "state",
            "is_pinned",
            "hands_counted",
            "channel",
            "proposed_at",
            "version",
            "title",
            "description",
        )
        | personal(Category.IDENTITY, "host_name", why=_("So that others find whoever offers the topic"))
        | personal(Category.IDENTITY, "host", erase=Erase.UNLINK, why=_("So that you can change your topic")),
        title=_("Topic for the barcamp"),
        retention=_year_after("barcamp__"),
        belongs_to=lambda subject: _own(subject, "host__"),
    ),
    Declaration(
        "meetings.Interest",
        "barcamp",
        technical("id", "pitch", "marked_at")
        | personal(
            Category.CONTENT,
            "participant",
            erase=Erase.DELETE_ROW,
            why=_("So that rooms fit and topics you want do not run at the same time"),
        ),
        title=_("Mark “I am coming”"),
        retention=_year_after("pitch__barcamp__", Erase.DELETE_ROW),
        belongs_to=lambda subject: _own(subject, "participant__"),
    ),
    Declaration(
        "meetings.Session",
        "barcamp",
        technical(
            "id",
            "pitch",
            "round",
            "room",
            "placed_at",
            "what",
            "so_what",
            "now_what",
            "result_channel",
            "result_at",
            "version",
        )
        | personal(Category.IDENTITY, "who_goes_on", why=_("So that others can join those who go on")),
        title=_("Result of a session"),
        retention=_year_after("pitch__barcamp__"),
        belongs_to=lambda subject: _own(subject, "pitch__host__"),
    ),
)
