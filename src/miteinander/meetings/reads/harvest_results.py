"""The page "what came out of it": published findings, and live what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from miteinander.ground.clock import berlin_day
from miteinander.meetings.choices import Decision, FindingKind
from miteinander.meetings.models import CarriedItem, Documentation, Finding, Meeting
from miteinander.meetings.reads.documentation import Content, findings_content
from miteinander.meetings.reads.documentation_words import findings_in_words
from miteinander.meetings.reads.harvest import kind_plural

TAKEN_OVER = (Decision.ACCEPTED, Decision.EDITED)


@dataclass(frozen=True)
class Result:
    """One finding with where it comes from and what became of it."""

    content: Content
    contributors: str
    carried: Sequence[CarriedItem]
    finding: Finding | None
    today: date

    @property
    def kind(self) -> str:
        return str(FindingKind(self.content["kind"]).label)

    @property
    def due_on(self) -> date | None:
        return date.fromisoformat(self.content["due_on"]) if self.content["due_on"] else None

    @property
    def is_settled(self) -> bool:
        return self.finding is not None and self.finding.resolved_at is not None

    @property
    def is_overdue(self) -> bool:
        return not self.is_settled and self.due_on is not None and self.due_on < self.today


@dataclass(frozen=True)
class Chapter:
    """Findings under one heading."""

    title: str
    results: Sequence[Result]


@dataclass(frozen=True)
class Results:
    """Everything the page shows; `heaviest` is the length of a full bar."""

    chapters: Sequence[Chapter]
    commitments: Sequence[Result]
    weighting: str
    heaviest: int
    next_meeting: Meeting | None
    has_headings: bool

    @property
    def count(self) -> int:
        return sum(len(chapter.results) for chapter in self.chapters)


def results_of(
    meeting: Meeting, edition: Documentation | None, *, by_kind: bool, sees_drafts: bool, at: datetime
) -> Results:
    """Show the released edition, or without one how the findings stand now; what became of them is always live."""
    content = findings_in_words(edition.content if edition and edition.content else findings_content(meeting))
    following = getattr(meeting, "followed_by", None)
    shown = following if following and (following.is_public or sees_drafts) else None
    live = _live(meeting, shown)
    results = [_result(one, live.get(one["number"]), berlin_day(at)) for one in content["findings"]]
    opinions = [one for one in results if one.content["kind"] != FindingKind.COMMITMENT]
    headings = [] if by_kind else content["headings"]
    return Results(
        chapters=_under(headings, opinions) if headings else _by_kind(opinions),
        commitments=sorted((one for one in results if one not in opinions), key=_by_date),
        weighting=content["weighting"],
        heaviest=max((one.content["weight"] for one in opinions), default=0),
        next_meeting=shown,
        has_headings=bool(content["headings"]),
    )


def _live(meeting: Meeting, following: Meeting | None) -> dict[int, Finding]:
    """The findings as they stand now by number, each with the items that took it over: two queries."""
    items = (
        CarriedItem.objects.filter(meeting=following, decision__in=TAKEN_OVER)
        if following
        else CarriedItem.objects.none()
    )
    taken = Prefetch("carried_to", queryset=items.order_by("position"), to_attr="taken_over")
    return {finding.number: finding for finding in meeting.findings.prefetch_related(taken)}


def _result(content: Content, finding: Finding | None, today: date) -> Result:
    return Result(
        content=content,
        contributors=finding.contributors if finding else "",
        carried=finding.taken_over if finding else (),  # type: ignore[attr-defined]  # the name given in the prefetch
        finding=finding,
        today=today,
    )


def _by_kind(results: Iterable[Result]) -> list[Chapter]:
    found = list(results)
    chapters = [
        Chapter(kind_plural(kind), [one for one in found if one.content["kind"] == kind]) for kind in FindingKind
    ]
    return [chapter for chapter in chapters if chapter.results]


def _under(headings: Iterable[str], results: Iterable[Result]) -> list[Chapter]:
    """Under the plenary's own headings; what stands under none comes last, by kind."""
    found = list(results)
    chapters = [Chapter(title, [one for one in found if one.content["group"] == title]) for title in headings]
    known = set(headings)
    rest = [one for one in found if one.content["group"] not in known]
    return [*(chapter for chapter in chapters if chapter.results), *_by_kind(rest)]


def _by_date(result: Result) -> tuple[str, int]:
    return (result.content["due_on"], result.content["number"])
