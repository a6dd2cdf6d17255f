"""The plenary's own headings for its findings: made, renamed, put in order, taken away."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.models import Finding, FindingGroup, Meeting
from miteinander.meetings.services.documentation import reopen_review
from miteinander.meetings.services.harvest import hold_harvest, put_into_group
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require


def add_group(meeting: Meeting, title: str, *, by: Actor, at: datetime) -> FindingGroup:
    """Begin a new heading, below the others."""
    require(by, "harvest.edit", meeting, at=at)
    last = meeting.finding_groups.aggregate(last=Max("position"))["last"] or 0
    return _save(FindingGroup(meeting=meeting, position=last + 1), title, "added heading", by, at)


def rename_group(group: FindingGroup, title: str, *, by: Actor, at: datetime) -> FindingGroup:
    require(by, "harvest.edit", group, at=at)
    return _save(group, title, "renamed heading", by, at)


def _save(group: FindingGroup, title: str, verb: str, by: Actor, at: datetime) -> FindingGroup:
    group.title = title
    try:
        with transaction.atomic():
            hold_harvest(group.meeting)
            group.save()
            record(by, verb, group, channel=Channel.WEB, at=at, note=title)
            reopen_review(group.meeting, by=by, at=at)
    except IntegrityError as problem:
        sentence = _("There is already a heading “%(title)s”. Please choose another one.") % {"title": title}
        raise Refused(sentence, field="title") from problem
    return group


def move_group(group: FindingGroup, *, up: bool, by: Actor, at: datetime) -> None:
    """Change places with the neighbour; at the edge nothing happens."""
    require(by, "harvest.edit", group, at=at)
    with transaction.atomic():
        hold_harvest(group.meeting)
        groups = list(group.meeting.finding_groups.all())
        place = groups.index(group)
        other = place + (-1 if up else 1)
        if not 0 <= other < len(groups):
            return
        groups[place], groups[other] = groups[other], groups[place]
        for position, one in enumerate(groups):
            one.position = position
        FindingGroup.objects.bulk_update(groups, ["position"])
        record(by, "ordered headings", group, channel=Channel.WEB, at=at)
        reopen_review(group.meeting, by=by, at=at)


def sort_findings(meeting: Meeting, wanted: Mapping[Finding, FindingGroup | None], *, by: Actor, at: datetime) -> int:
    """Put several findings under their headings in one step; return how many moved."""
    require(by, "harvest.edit", meeting, at=at)
    with transaction.atomic():
        for finding, group in wanted.items():
            put_into_group(finding, group, by=by, at=at)
    return len(wanted)


def remove_group(group: FindingGroup, *, by: Actor, at: datetime) -> None:
    """Take a heading away; its findings stay, under no heading."""
    require(by, "harvest.edit", group, at=at)
    with transaction.atomic():
        hold_harvest(group.meeting)
        record(by, "removed heading", group, channel=Channel.WEB, at=at, note=group.title)
        group.delete()
        reopen_review(group.meeting, by=by, at=at)
