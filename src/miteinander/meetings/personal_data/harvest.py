"""What the harvest stores about people: who contributed, whose dots, who checked and released."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import (
    Activity,
    Category,
    Declaration,
    Erase,
    Subject,
    declare,
    declare_activity,
    personal,
    technical,
)
from miteinander.meetings.personal_data.barcamp import STAYS, _own, _year_after

declare_activity(
    Activity(
        key="harvest",
        title=_("Findings, weighting and documentation of a meeting"),
        purpose=_("So that what came out of a meeting can be found, weighed and carried on."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who take part in a meeting, and those who check its documentation"),
        recipients=_("The public, for findings and documentation; single dots are seen by nobody"),
    ),
)


def _signed(subject: Subject) -> Q:
    person = subject.person_id
    return Q(reviewed_by_id=person) | Q(released_by_id=person) if person else Q(pk__in=[])


declare(
    Declaration(
        "meetings.Harvest",
        "harvest",
        technical("id", "meeting", "takes_dots", "dots_per_person", "last_number"),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.FindingGroup",
        "harvest",
        technical("id", "meeting", "position", "title"),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.Finding",
        "harvest",
        # `owner` is an office or an organisation, as its field asks: nobody is bound to a task by name
        technical(
            "id",
            "meeting",
            "number",
            "kind",
            "text",
            "group",
            "session",
            "fishbowl_question",
            "guiding_question",
            "owner",
            "due_on",
            "resolved_at",
            "resolution",
            "hands_counted",
            "channel",
            "found_at",
            "version",
        )
        | personal(Category.IDENTITY, "contributors", why=_("So that those who found it are named, if they agree")),
        title=_("Finding"),
        retention=_year_after(""),
        belongs_to=lambda subject: _own(subject, "session__pitch__host__"),
    ),
    Declaration(
        "meetings.DotCount",
        "harvest",
        technical("id", "finding", "count", "given_at")
        | personal(
            Category.CONTENT,
            "participant",
            erase=Erase.DELETE_ROW,
            why=_("So that nobody gives more dots than they have, and everybody can move theirs"),
        ),
        title=_("Dots in the plenary"),
        retention=_year_after("finding__", Erase.DELETE_ROW),
        belongs_to=lambda subject: _own(subject, "participant__"),
    ),
    Declaration(
        "meetings.Documentation",
        "harvest",
        technical(
            "id",
            "meeting",
            "number",
            "state",
            "foreword",
            "what_changed",
            "content",
            "reviewed_at",
            "released_at",
            "version",
        )
        | personal(
            Category.IDENTITY,
            "reviewed_by",
            "released_by",
            erase=Erase.UNLINK,
            why=_("So that it is known who answers for what is published"),
        ),
        title=_("Documentation of a meeting"),
        belongs_to=_signed,
        retention_reason=_("as long as the meeting; names organisations only"),
    ),
    Declaration(
        "meetings.CarriedItem",
        "harvest",
        technical(
            "id",
            "meeting",
            "key",
            "position",
            "becomes",
            "format",
            "minutes",
            "text",
            "details",
            "reason",
            "decision",
            "decided_at",
            "guiding_question",
            "agenda_item",
            "pitch",
        ),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.CarriedItem_findings",
        "harvest",
        technical("id", "carrieditem", "finding"),
        retention_reason=STAYS,
    ),
)
