"""The documentation as a tagged PDF, set from its frozen content and from nothing else."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from miteinander.ground.clock import berlin_day
from miteinander.ground.dates import day_words
from miteinander.meetings.choices import FindingKind as Kind
from miteinander.meetings.models import Documentation as Edition
from miteinander.meetings.models import Meeting
from miteinander.meetings.reads.documentation import Content, chapters_of, due_words
from miteinander.meetings.reads.documentation_words import in_words
from miteinander.printing.sheets import (
    AgendaEntry,
    Commitment,
    Documentation,
    FindingKind,
    FindingRecord,
    Link,
    QuestionRecord,
    SessionRecord,
)


def documentation_sheet(meeting: Meeting, edition: Edition, content: Content, *, at: datetime) -> Documentation:
    """Return the documentation in German, the language of its content."""
    with override("de"):
        content = in_words(content)
        head, network = content["head"], meeting.network
        promises = [one for one in content["findings"] if one["kind"] == Kind.COMMITMENT]
        return Documentation(
            title=head["title"],
            sender=head["network"],
            made_on=berlin_day(edition.reviewed_at or at),
            accent=network.brand_colour,
            contact=" · ".join(filter(None, (network.office_name, network.office_email, network.office_phone))),
            theme=head["subtitle"] or head["series"],
            facts=_facts(content),
            status=status_words(edition),
            summary=(*content["foreword"], *filter(None, (content["weighting"],))),
            questions=tuple(content["questions"]),
            entries=tuple(_entry(item) for item in content["agenda"]),
            materials=tuple((one["title"], one["url"]) for item in content["agenda"] for one in item["materials"]),
            fishbowl=tuple(
                QuestionRecord(text=one["text"], about=one["about"], notes=one["notes"]) for one in content["fishbowl"]
            ),
            sessions=tuple(_session(one) for one in content["sessions"]),
            kinds=tuple(_chapters(content)),
            commitments=tuple(_commitment(one) for one in sorted(promises, key=lambda one: one["due_on"])),
            organisations=tuple((name, count) for name, count in content["organisations"]),
            method=tuple(content["method"]),
            notes=_notes(edition),
            link=Link(url=settings.BASE_URL + reverse("documentation", args=[meeting.slug])),
        )


def status_words(edition: Edition) -> str:
    """Say how far an edition has been checked, and when."""
    if edition.reviewed_at is None:
        return _("Draft, not reviewed yet")
    words = {"reviewed": day_words(edition.reviewed_at), "number": edition.number}
    if edition.released_at is None:
        return _("Edition %(number)d, reviewed on %(reviewed)s, not released yet") % words
    words["released"] = day_words(edition.released_at)
    return _("Edition %(number)d, reviewed on %(reviewed)s, released on %(released)s") % words


def _notes(edition: Edition) -> tuple[str, ...]:
    if edition.number == 1 or not edition.what_changed:
        return ()
    words = {"before": edition.number - 1, "changed": edition.what_changed}
    return (_("This edition takes the place of edition %(before)d. What has changed: %(changed)s") % words,)


def _facts(content: Content) -> tuple[tuple[str, str], ...]:
    head, people = content["head"], sum(count for _name, count in content["organisations"])
    promises = sum(one["kind"] == Kind.COMMITMENT for one in content["findings"])
    outcome = {"findings": len(content["findings"]) - promises, "promises": promises}
    rows = (
        (_("Day"), f"{head['day']}, {head['hours']}"),
        (_("Place"), head["place"]),
        (_("Participants"), _people(people, len(content["organisations"]))),
        (_("Outcome"), _("%(findings)d findings, %(promises)d commitments") % outcome),
    )
    return tuple((name, value) for name, value in rows if value)


def _people(people: int, organisations: int) -> str:
    words = {"people": people, "organisations": organisations}
    sentence = ngettext(
        "%(people)d people from %(organisations)d organisation",
        "%(people)d people from %(organisations)d organisations",
        organisations,
    )
    return sentence % words if people else ""


def _entry(item: Content) -> AgendaEntry:
    return AgendaEntry(
        time=item["time"],
        until=item["until"],
        title=item["title"],
        format=item["format"],
        room=item["room"],
        text=item["text"],
        speakers=tuple(item["speakers"]),
        is_break=item["is_break"],
    )


def _session(one: Content) -> SessionRecord:
    return SessionRecord(
        title=one["title"],
        number=one["number"],
        when=f"{one['round']}, {one['when']}",
        room=one["room"],
        what=one["what"],
        so_what=one["so_what"],
        now_what=one["now_what"],
        who=one["who"],
    )


def _chapters(content: Content) -> list[FindingKind]:
    headings = set(content["headings"])
    return [
        FindingKind(name=name, findings=tuple(_finding(one, shows_kind=name in headings) for one in found))
        for name, found in chapters_of(content)
    ]


def _finding(one: Content, *, shows_kind: bool) -> FindingRecord:
    kind = f"{capfirst(Kind(one['kind']).label)}; " if shows_kind else ""
    return FindingRecord(
        text=f"{one['number']}. {one['text']}",
        weight=one["weight"],
        origin=kind + one["origin"],
        question=one["question"],
    )


def _commitment(one: Content) -> Commitment:
    return Commitment(
        text=f"{one['number']}. {one['text']}", owner=one["owner"], due=due_words(one["due_on"]), origin=one["origin"]
    )
