"""What the journal stores about people."""

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
        key="journal",
        title=_("Register of acts"),
        purpose=_("So that it can be shown who did what and through which channel, and that nothing was lost."),
        legal_basis=_("Art. 6 (1) (c) and (e) GDPR: accountability and task in the public interest"),
        subjects=_("Everybody who acts on the platform"),
        recipients=_("The network office and, without names, the accompanying research"),
    ),
)


def _done_or_entered_by(subject: Subject) -> Q:
    person = subject.person_id
    return Q(person_id=person) | Q(recorded_by_id=person) if person else Q(pk__in=[])


declare(
    Declaration(
        "journal.Act",
        "journal",
        technical("id", "verb", "object_kind", "object_id", "channel", "at", "link")
        | personal(Category.IDENTITY, "person", erase=Erase.UNLINK)
        | personal(Category.IDENTITY, "recorded_by", erase=Erase.UNLINK)
        | personal(Category.CONTENT, "note"),
        title=_("Act in the register"),
        retention=(Retention("at", 730, _("24 months, then unnamed"), then=Erase.UNLINK),),
        belongs_to=_done_or_entered_by,
    ),
)
