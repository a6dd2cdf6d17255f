"""The editions of a documentation: which one is public, which one is being made, and how the latter stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from miteinander.meetings.choices import DocumentationState
from miteinander.meetings.models import Documentation, Meeting
from miteinander.meetings.reads.documentation import Content, changed_parts, content_and_names
from miteinander.meetings.reads.documentation_names import Unnamed

STEPS = {DocumentationState.DRAFT: 1, DocumentationState.REVIEWED: 2, DocumentationState.RELEASED: 3}


@dataclass(frozen=True)
class Editions:
    """The documentation as the organisers see it."""

    working: Documentation  # the edition in the making, or how the next one would begin
    released: Sequence[Documentation]
    now: Content  # how the documentation would read if it were reviewed this moment
    names: Unnamed  # whose names gave way in its texts, and which words were left to a human
    since_review: Sequence[str]  # what has changed since the review of the working edition
    since_release: Sequence[str]

    @property
    def latest(self) -> Documentation | None:
        return self.released[0] if self.released else None

    @property
    def step(self) -> int:
        """Which of draft, reviewed, released is reached."""
        is_new_edition = self.working._state.adding and self.latest is not None and not self.since_release
        return 3 if is_new_edition else STEPS[DocumentationState(self.working.state)]


def editions_of(meeting: Meeting) -> Editions:
    """Gather the page of the organisers."""
    working, released = working_and_released(meeting)
    latest = released[0] if released else None
    now, names = content_and_names(meeting, foreword=working.foreword)
    return Editions(
        working=working,
        released=released,
        now=now,
        names=names,
        since_review=changed_parts(working.content, now) if working.content else [],
        since_release=changed_parts(latest.content, now) if latest else [],
    )


def working_and_released(meeting: Meeting) -> tuple[Documentation, list[Documentation]]:
    """Return the edition in the making, or how the next one would begin, and those that are public or were."""
    found = list(meeting.documentations.select_related("reviewed_by", "released_by"))
    released = [one for one in found if one.state == DocumentationState.RELEASED]
    latest = released[0] if released else None
    working = next((one for one in found if one.state != DocumentationState.RELEASED), None) or Documentation(
        meeting=meeting,
        number=latest.number + 1 if latest else 1,
        foreword=latest.foreword if latest else "",
    )
    return working, released
