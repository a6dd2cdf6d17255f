"""What the computing room stores about people."""

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
        key="computing",
        title=_("Computing from files"),
        purpose=_("So that results about seats, money and rooms can be computed and recomputed, and explained."),
        legal_basis=_("Art. 6 (1) (e) GDPR with § 4 LDSG BW: task in the public interest"),
        subjects=_("Those who have something computed, and people named in the files they give"),
        recipients=_("Only the person who asked; nobody else opens the files"),
    ),
)


def _asked_by(subject: Subject) -> Q:
    return Q(person_id=subject.person_id) if subject.person_id else Q(pk__in=())


def _given_by(subject: Subject) -> Q:
    return Q(computation__person_id=subject.person_id) if subject.person_id else Q(pk__in=())


declare(
    Declaration(
        "computing.Computation",
        "computing",
        technical(
            "id", "method", "language", "asked_at", "state", "share", "step", "attempts", "begun_at", "heard_at",
            "stop_asked_at", "ended_at",
        )
        | personal(Category.IDENTITY, "person", erase=Erase.DELETE_ROW)
        | personal(Category.CONTENT, "choices", erase=Erase.DELETE_ROW, label=_("What was chosen"))
        | personal(Category.CONTENT, "told", erase=Erase.DELETE_ROW, label=_("Result in words")),
        title=_("Computation"),
        retention=(Retention("ended_at", 14, _("14 days after it has ended")),),
        belongs_to=_asked_by,
    ),
    Declaration(
        "computing.ComputationFile",
        "computing",
        technical("id", "computation", "origin", "part", "position", "size", "fingerprint")
        | personal(Category.CONTENT, "name", erase=Erase.DELETE_ROW)
        | personal(
            Category.CONTENT, "content", erase=Erase.DELETE_ROW, shown=lambda content: f"{len(bytes(content))} Byte"
        ),
        title=_("File of a computation"),
        retention=(Retention("computation__ended_at", 14, _("14 days after the computation has ended")),),
        belongs_to=_given_by,
    ),
)  # fmt: skip
