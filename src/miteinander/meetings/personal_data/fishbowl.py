"""What the fishbowl stores about people: who asks, who sits in the circle."""

from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import (
    Activity,
    Category,
    Declaration,
    Erase,
    declare,
    declare_activity,
    personal,
    technical,
)
from miteinander.meetings.personal_data.barcamp import STAYS, _own, _year_after

declare_activity(
    Activity(
        key="fishbowl",
        title=_("Questions and contributions in a fishbowl"),
        purpose=_("So that everybody's question is heard and everybody gets a turn to speak."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("People who take part in a meeting"),
        recipients=_("Those who take part in the meeting; the documentation names organisations only"),
    ),
)
declare(
    Declaration(
        "meetings.Fishbowl",
        "fishbowl",
        technical(
            "id",
            "item",
            "meeting",
            "chairs",
            "asks_from",
            "asks_until",
            "timer_minutes",
            "timer_started_at",
            "version",
        ),
        retention_reason=STAYS,
    ),
    Declaration(
        "meetings.FishbowlQuestion",
        "fishbowl",
        technical(
            "id",
            "fishbowl",
            "input",
            "position",
            "text",
            "state",
            "notes",
            "version",
            "channel",
            "asked_at",
        )
        | personal(Category.IDENTITY, "asked_by", why=_("So that the circle knows who asks, if you want that"))
        | personal(Category.IDENTITY, "participant", erase=Erase.UNLINK),
        title=_("Question for the fishbowl"),
        retention=_year_after("fishbowl__"),
        belongs_to=lambda subject: _own(subject, "participant__"),
    ),
    Declaration(
        "meetings.CircleTurn",
        "fishbowl",
        technical(
            "id",
            "fishbowl",
            "place",
            "chair",
            "is_speaker",
            "channel",
            "asked_at",
            "sat_at",
            "left_at",
        )
        | personal(Category.IDENTITY, "name", why=_("To call you when it is your turn"))
        | personal(Category.IDENTITY, "participant", erase=Erase.UNLINK),
        title=_("Turn in the circle"),
        retention=_year_after("fishbowl__", Erase.DELETE_ROW),
        belongs_to=lambda subject: _own(subject, "participant__"),
    ),
)
