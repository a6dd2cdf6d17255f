"""The harvest: findings are entered, changed, merged, taken out and settled."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from miteinander.ground.clock import berlin_day
from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import FindingKind
from miteinander.meetings.models import (
    Finding,
    FindingGroup,
    FishbowlQuestion,
    GuidingQuestion,
    Harvest,
    Meeting,
    Session,
)
from miteinander.meetings.services.acts import record_heard
from miteinander.meetings.services.documentation import reopen_review
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


@dataclass(frozen=True)
class FindingDetails:
    """What is written down about a finding; contributors left out are the host of its session."""

    kind: str
    text: str
    group: FindingGroup | None = None
    session: Session | None = None
    fishbowl_question: FishbowlQuestion | None = None
    guiding_question: GuidingQuestion | None = None
    contributors: str | None = None
    owner: str = ""
    due_on: date | None = None

    @property
    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(FindingDetails.__dataclass_fields__)


def hold_harvest(meeting: Meeting) -> Harvest:
    """Take the harvest for this transaction: one writer after the other, so that numbers and dots stay true."""
    Harvest.objects.get_or_create(meeting=meeting)
    return Harvest.objects.select_for_update(no_key=True).get(meeting=meeting)


def enter_finding(
    meeting: Meeting, details: FindingDetails, *, by: Actor, at: datetime, channel: Channel = Channel.ON_SITE
) -> Finding:
    """Write down a finding; it gets the next number, which no other finding ever had."""
    require(by, "harvest.edit", meeting, at=at)
    details = _checked(meeting, details)
    with transaction.atomic():
        harvest = hold_harvest(meeting)
        _refuse_twice(meeting, details)
        harvest.last_number += 1
        harvest.save(update_fields=["last_number"])
        finding = Finding.objects.create(
            meeting=meeting, number=harvest.last_number, channel=channel, found_at=at, **details.columns
        )
        record_heard(by, "found", finding, channel=channel, at=at, note=str(finding.number))
        reopen_review(meeting, by=by, at=at)
    return finding


def change_finding(finding: Finding, details: FindingDetails, *, seen: int, by: Actor, at: datetime) -> Finding:
    """Change a finding. Whoever saved in between is not overwritten: `Stale` carries their text."""
    require(by, "harvest.edit", finding, at=at)
    details = _checked(finding.meeting, details)
    with transaction.atomic():
        hold_harvest(finding.meeting)
        fresh = fresh_finding(finding)
        if fresh.version != seen:
            raise Stale(_("Somebody else changed this finding while you were writing."), theirs=fresh)
        for name, value in details.columns.items():
            setattr(fresh, name, value)
        fresh.version += 1
        fresh.save()
        record(by, "changed", fresh, channel=Channel.WEB, at=at, note=str(fresh.number))
        reopen_review(fresh.meeting, by=by, at=at)
    return fresh


def details_of(finding: Finding) -> FindingDetails:
    """Return a finding as it was written down."""
    return FindingDetails(**{name: getattr(finding, name) for name in COLUMNS})


def put_into_group(finding: Finding, group: FindingGroup | None, *, by: Actor, at: datetime) -> None:
    """Move a finding under a heading, or under none."""
    require(by, "harvest.edit", finding, at=at)
    with transaction.atomic():
        hold_harvest(finding.meeting)
        Finding.objects.filter(pk=fresh_finding(finding).pk).update(group=group, version=F("version") + 1)
        record(by, "grouped", finding, channel=Channel.WEB, at=at, note=group.title if group else "")
        reopen_review(finding.meeting, by=by, at=at)


def remove_finding(finding: Finding, *, by: Actor, at: datetime) -> None:
    """Take a finding out; its dots go back to those who gave them, its number is not used again."""
    require(by, "harvest.edit", finding, at=at)
    with transaction.atomic():
        hold_harvest(finding.meeting)
        fresh = fresh_finding(finding)
        record(by, "removed", fresh, channel=Channel.WEB, at=at, note=str(fresh.number))
        fresh.delete()
        reopen_review(finding.meeting, by=by, at=at)


def merge_findings(finding: Finding, into: Finding, text: str, *, by: Actor, at: datetime) -> Finding:
    """Make two findings one: the second number stays, dots and hands of both count, contributors stand together."""
    require(by, "harvest.edit", finding, at=at)
    if finding.pk == into.pk or finding.meeting_id != into.meeting_id:
        raise Refused(_("Please choose another finding of the same meeting."), field="into")
    with transaction.atomic():
        hold_harvest(finding.meeting)
        gone, stays = fresh_finding(finding), fresh_finding(into)
        _move_dots(gone, stays)
        for item in gone.carried_to.all():
            item.findings.add(stays)
        stays.text, stays.version = text, stays.version + 1
        stays.hands_counted += gone.hands_counted
        stays.contributors = ", ".join(dict.fromkeys(filter(None, (stays.contributors, gone.contributors))))[:300]
        for name in ("session", "fishbowl_question", "guiding_question", "group", "due_on"):
            setattr(stays, name, getattr(stays, name) or getattr(gone, name))
        stays.owner = stays.owner or gone.owner
        stays.save()
        record(by, "merged", stays, channel=Channel.WEB, at=at, note=f"{gone.number} → {stays.number}")
        gone.delete()
        reopen_review(stays.meeting, by=by, at=at)
    return stays


def _move_dots(gone: Finding, stays: Finding) -> None:
    """Nobody's dots are lost: who gave dots to both now has their sum on one."""
    theirs = {dot.participant_id: dot for dot in stays.dots.all()}
    for dot in gone.dots.all():
        there = theirs.get(dot.participant_id)
        if there is None:
            dot.finding = stays
            dot.save(update_fields=["finding"])
        else:
            there.count += dot.count
            there.save(update_fields=["count"])


def settle_finding(finding: Finding, *, done: bool, resolution: str = "", by: Actor, at: datetime) -> Finding:
    """Say that a commitment was kept or a question answered, or that it is open again; what is published stays."""
    require(by, "harvest.edit", finding, at=at)
    with transaction.atomic():
        fresh = fresh_finding(finding)
        fresh.resolved_at, fresh.resolution = (at, resolution) if done else (None, "")
        fresh.version += 1
        fresh.save(update_fields=["resolved_at", "resolution", "version"])
        record(by, "settled" if done else "opened again", fresh, channel=Channel.WEB, at=at, note=str(fresh.number))
    return fresh


def fresh_finding(finding: Finding) -> Finding:
    """Read the finding anew inside the transaction; refuse when it was merged or taken out."""
    fresh = Finding.objects.select_for_update(of=("self",)).select_related("meeting").filter(pk=finding.pk).first()
    if fresh is None:
        raise Stale(_("This finding was merged or taken out in the meantime. Please look at the list again."))
    return fresh


def _refuse_twice(meeting: Meeting, details: FindingDetails) -> None:
    """A second click on the same form adds nothing."""
    there = meeting.findings.filter(kind=details.kind, text=details.text).first()
    if there is not None:
        sentence = _("This sentence stands there already, as finding %(number)d.") % {"number": there.number}
        raise Refused(sentence, field="text")


def _checked(meeting: Meeting, details: FindingDetails) -> FindingDetails:
    """Refuse a commitment that nobody could hold anybody to; fill in who contributed."""
    if details.kind == FindingKind.COMMITMENT and not (details.owner.strip() and details.due_on):
        raise Refused(
            _("A commitment needs somebody who takes care of it and a date. Please add both, or choose another kind."),
            field="due_on" if details.owner.strip() else "owner",
        )
    if details.kind == FindingKind.COMMITMENT and details.due_on and details.due_on < berlin_day(meeting.starts_at):
        raise Refused(_("A commitment is kept after the meeting. Please choose a later day."), field="due_on")
    if details.contributors is None:
        host = details.session.pitch.host_name if details.session else ""
        details = replace(details, contributors=host)
    return details
