"""The documentation in two steps: reviewed by one act, released by another. What is released is what was reviewed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import DocumentationState
from miteinander.meetings.models import Documentation, Harvest, Meeting
from miteinander.meetings.reads.documentation import changed_parts, content_of
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

DRAFT, REVIEWED, RELEASED = DocumentationState


def write_foreword(
    meeting: Meeting, *, foreword: str, what_changed: str = "", seen: int, by: Actor, at: datetime
) -> Documentation:
    """Write the words before the documentation; after a review this makes it a draft again."""
    require(by, "documentation.edit", meeting, at=at)
    with transaction.atomic():
        edition = _in_the_making(meeting)
        if edition.version != seen and (edition.foreword, edition.what_changed) != (foreword, what_changed):
            raise Stale(_("Somebody else changed this text while you were writing."), theirs=edition)
        edition.foreword, edition.what_changed = foreword, what_changed
        _back_to_draft(edition)
        record(by, "wrote foreword", edition, channel=Channel.WEB, at=at)
    return edition


def review_documentation(meeting: Meeting, *, by: Actor, at: datetime) -> Documentation:
    """Freeze the content as it stands now; whoever does this answers for it."""
    require(by, "documentation.review", meeting, at=at)
    with transaction.atomic():
        edition = _in_the_making(meeting)
        if edition.state == REVIEWED:
            raise Refused(_("This documentation has already been reviewed. The next step is its release."))
        if Harvest.objects.filter(meeting=meeting, takes_dots=True).exists():
            raise Refused(_("The weighting is still open. Please close it first, so that the order is final."))
        edition.content = content_of(meeting, foreword=edition.foreword)
        previous = latest_release(meeting)
        if previous and not changed_parts(previous.content, edition.content):
            raise Refused(_("Nothing has changed since edition %(number)d.") % {"number": previous.number})
        edition.state, edition.reviewed_by, edition.reviewed_at = REVIEWED, by.person, at
        edition.version += 1
        edition.save()
        record(by, "reviewed", edition, channel=Channel.WEB, at=at, note=str(edition.number))
    return edition


def release_documentation(meeting: Meeting, *, by: Actor, at: datetime) -> Documentation:
    """Publish what was reviewed; refused when the meeting's material has changed since."""
    require(by, "documentation.release", meeting, at=at)
    with transaction.atomic():
        edition = _in_the_making(meeting)
        if edition.state != REVIEWED:
            raise Refused(_("Only a reviewed documentation can be released. Please review it first."))
        changed = changed_parts(edition.content, content_of(meeting, foreword=edition.foreword))
        if changed:
            sentence = _("Since the review something has changed: %(parts)s. Please take it back and review it again.")
            raise Refused(sentence % {"parts": ", ".join(changed)})
        edition.state, edition.released_by, edition.released_at = RELEASED, by.person, at
        edition.version += 1
        edition.save()
        record(by, "released", edition, channel=Channel.WEB, at=at, note=str(edition.number))
        Meeting.objects.filter(pk=meeting.pk).update(changed_at=at)
    return edition


def take_back_review(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Make a reviewed documentation a draft again, so that it can be changed."""
    require(by, "documentation.edit", meeting, at=at)
    with transaction.atomic():
        reopen_review(meeting, by=by, at=at)


def reopen_review(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """A step inside every verb that changes the harvest: what was reviewed no longer is. What is released stays."""
    edition = Documentation.objects.select_for_update().filter(meeting=meeting, state=REVIEWED).first()
    if edition is not None:
        _back_to_draft(edition)
        record(by, "reopened", edition, channel=Channel.WEB, at=at, note=str(edition.number))


def latest_release(meeting: Meeting) -> Documentation | None:
    """Return the edition that is public now."""
    return Documentation.objects.filter(meeting=meeting, state=RELEASED).order_by("-number").first()


def _back_to_draft(edition: Documentation) -> None:
    edition.state, edition.content, edition.reviewed_by, edition.reviewed_at = DRAFT, None, None, None
    edition.version += 1
    edition.save()


def _in_the_making(meeting: Meeting) -> Documentation:
    """Take the edition that is being prepared for this transaction; begin the next one when all are released."""
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    made = Documentation.objects.select_for_update().filter(meeting=meeting).exclude(state=RELEASED).first()
    if made is None:
        last = Documentation.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
        before = latest_release(meeting)
        foreword = before.foreword if before else ""
        made = Documentation.objects.create(meeting=meeting, number=last + 1, foreword=foreword)
    return made
