"""Weighting by the plenary: dots from phones, guarded per person, and dots on paper, counted by hand."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import FindingKind
from miteinander.meetings.models import DotCount, Finding, Harvest, Meeting
from miteinander.meetings.models.harvest import MOST_DOTS
from miteinander.meetings.rules import PARTICIPANT_LINK, participant_of
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.documentation import reopen_review
from miteinander.meetings.services.harvest import hold_harvest
from miteinander.people.models import SecretLink
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

MOST_COUNTED = 9_999


def open_dots(meeting: Meeting, per_person: int, *, by: Actor, at: datetime) -> Harvest:
    """Let everybody in the room give dots; how many each person has can be raised, never below what was given."""
    require(by, "harvest.edit", meeting, at=at)
    if not 1 <= per_person <= MOST_DOTS:
        sentence = _("Please give everybody between 1 and %(most)d dots.") % {"most": MOST_DOTS}
        raise Refused(sentence, field="per_person")
    with transaction.atomic():
        harvest = hold_harvest(meeting)
        if not meeting.findings.exists():
            raise Refused(_("There are no findings to weigh yet. Please enter some first."))
        if not harvest.takes_dots:
            _drop_forgotten(meeting, at)
        totals = DotCount.objects.filter(finding__meeting=meeting).values("participant").annotate(total=Sum("count"))
        most = max(totals.values_list("total", flat=True), default=0)
        if most > per_person:
            sentence = _("Somebody has already given %(most)d dots. Please choose at least that many.")
            raise Refused(sentence % {"most": most}, field="per_person")
        harvest.takes_dots, harvest.dots_per_person = True, per_person
        harvest.save(update_fields=["takes_dots", "dots_per_person"])
        record(by, "opened dots", harvest, channel=Channel.WEB, at=at, note=str(per_person))
        reopen_review(meeting, by=by, at=at)
    return harvest


def _drop_forgotten(meeting: Meeting, at: datetime) -> None:
    """Before the weighting goes on: a phone that has forgotten its participant may have become somebody new."""
    own_link = SecretLink.objects.usable(at).filter(purpose=PARTICIPANT_LINK, object_id=OuterRef("participant"))
    DotCount.objects.filter(~Exists(own_link), finding__meeting=meeting).delete()


def close_dots(meeting: Meeting, *, by: Actor, at: datetime) -> Harvest:
    """End the weighting by phone; what was given counts."""
    require(by, "harvest.edit", meeting, at=at)
    with transaction.atomic():
        harvest = hold_harvest(meeting)
        harvest.takes_dots = False
        harvest.save(update_fields=["takes_dots"])
        record(by, "closed dots", harvest, channel=Channel.WEB, at=at)
    return harvest


def give_dots(finding: Finding, count: int, *, by: Actor, at: datetime) -> None:
    """Set how many of one's dots stand on a finding; saying the same twice is harmless.

    The harvest is held, so that two requests of one person cannot together give more than that person has.
    """
    require(by, "harvest.dot", finding, at=at)
    participant = cast("UUID", participant_of(by))  # the rule lets nobody in without a link of the day
    with transaction.atomic():
        harvest = hold_harvest(finding.meeting)
        is_promise = finding.kind == FindingKind.COMMITMENT  # nobody weighs those; a dot from before can go elsewhere
        if not harvest.takes_dots or (is_promise and count):
            raise Refused(_("The weighting is not open right now."))
        if not Finding.objects.filter(pk=finding.pk).exists():
            raise Stale(_("This finding was merged or taken out in the meantime. Please look at the list again."))
        own = DotCount.objects.filter(participant_id=participant, finding__meeting=finding.meeting)
        elsewhere = own.exclude(finding=finding).aggregate(total=Sum("count"))["total"] or 0
        if not 0 <= count <= harvest.dots_per_person - elsewhere:
            raise Refused(_all_given(harvest.dots_per_person))
        own.filter(finding=finding).delete()
        if count:
            DotCount.objects.create(finding=finding, participant_id=participant, count=count, given_at=at)
        record(by, "gave dots", finding, channel=Channel.WEB, at=at, note=str(count))


def _all_given(per_person: int) -> str:
    sentence = ngettext(
        "You have %(count)d dot, and it is given. Take it back somewhere else first.",
        "You have %(count)d dots, and all are given. Take one back somewhere else first.",
        per_person,
    )
    return sentence % {"count": per_person}


def count_dots(
    meeting: Meeting, counted: Mapping[UUID, int], *, seen: Mapping[UUID, int], by: Actor, at: datetime
) -> int:
    """Type in the dots counted on paper; only what differs from what was `seen` is written, nobody is overwritten."""
    require(by, "harvest.edit", meeting, at=at)
    changed = {pk: count for pk, count in counted.items() if count != seen.get(pk)}
    if any(not 0 <= count <= MOST_COUNTED for count in changed.values()):
        raise Refused(_("Please enter counts between 0 and %(most)d.") % {"most": MOST_COUNTED})
    with transaction.atomic():
        hold_harvest(meeting)
        found = {finding.pk: finding for finding in meeting.findings.filter(pk__in=changed)}
        _refuse_overwriting(found, changed, seen)
        for pk, count in changed.items():
            Finding.objects.filter(pk=pk).update(hands_counted=count, version=F("version") + 1)
            record_heard(by, "counted dots", found[pk], channel=Channel.PAPER, at=at, note=str(count))
        if changed:
            reopen_review(meeting, by=by, at=at)
    return len(changed)


def _refuse_overwriting(found: Mapping[UUID, Finding], changed: Mapping[UUID, int], seen: Mapping[UUID, int]) -> None:
    if len(found) < len(changed):
        raise Stale(_("A finding was merged or taken out in the meantime. Please look at the list again."))
    theirs = [
        finding
        for pk, finding in found.items()
        if finding.hands_counted != seen.get(pk) and finding.hands_counted != changed[pk]
    ]
    if theirs:
        numbers = ", ".join(f"{finding.number} ({finding.hands_counted})" for finding in theirs)
        sentence = _("Somebody else has typed in other counts for findings %(numbers)s. Yours are still in the form.")
        raise Stale(sentence % {"numbers": numbers}, theirs=theirs)
