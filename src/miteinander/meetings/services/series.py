"""Series and meetings: created, edited, announced, cancelled."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import count
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miteinander.ground.clock import berlin_day, in_berlin
from miteinander.ground.ids import new_id
from miteinander.ground.refusals import Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.services import record
from miteinander.meetings.choices import Access, MeetingStatus, NoticeKind
from miteinander.meetings.codes import new_event_code, new_mail_token
from miteinander.meetings.models import Meeting, MeetingSeries, PreparatoryLink
from miteinander.meetings.services.agenda import follow_to_day
from miteinander.meetings.services.guiding_questions import QuestionLine, question_lines_of, write_questions
from miteinander.meetings.services.registration_telling import tell
from miteinander.meetings.services.waiting_list import fill_free_seats
from miteinander.places.models import Network
from miteinander.roles.actor import Actor
from miteinander.roles.rules import require

IN_CALENDARS = frozenset(
    {"title", "subtitle", "starts_at", "ends_at", "place_name", "street", "postcode", "town"}
)  # what a calendar entry shows: a change raises its SEQUENCE and is told to those who come
RESERVED = frozenset({"neu", "reihe", "kalender", "treffen", "zahlen"})
SLUG_WORDS = 36
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@dataclass(frozen=True)
class LinkLine:
    """Something worth reading before, and why."""

    title: str
    url: str
    why: str


@dataclass(frozen=True)
class MeetingDetails:
    """Everything about a meeting that the office writes."""

    title: str
    starts_at: datetime
    ends_at: datetime
    registration_ends_at: datetime
    capacity: int
    subtitle: str = ""
    invitation: str = ""
    place_name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    step_free: str = Access.UNKNOWN
    induction_loop: str = Access.UNKNOWN
    access_note: str = ""
    travel_note: str = ""
    hybrid_url: str = ""
    guiding_questions: tuple[QuestionLine, ...] = ()
    links: tuple[LinkLine, ...] = field(default=())

    @property
    def columns(self) -> dict[str, object]:
        return {name: value for name, value in asdict(self).items() if name not in {"guiding_questions", "links"}}


def create_series(network: Network, *, by: Actor, title: str, summary: str = "", at: datetime) -> MeetingSeries:
    """Begin a series of meetings that build on each other."""
    series = MeetingSeries(network=network, title=title, summary=summary)
    require(by, "series.create", series, at=at)
    with transaction.atomic():
        series.slug = _free_slug(MeetingSeries, title)
        series.save()
        record(by, "created", series, channel=Channel.WEB, at=at)
    return series


def edit_series(series: MeetingSeries, *, by: Actor, title: str, summary: str, at: datetime) -> MeetingSeries:
    """Change title and summary; the address stays."""
    require(by, "series.edit", series, at=at)
    with transaction.atomic():
        series.title, series.summary = title, summary
        series.save(update_fields=["title", "summary"])
        record(by, "edited", series, channel=Channel.WEB, at=at)
    return series


def create_meeting(
    series: MeetingSeries,
    *,
    by: Actor,
    details: MeetingDetails,
    follows: Meeting | None = None,
    key: UUID | None = None,
    at: datetime,
) -> Meeting:
    """Prepare a meeting as a draft; its address is made from title and day and never changes."""
    require(by, "meeting.create", series, at=at)
    _check_times(details)
    with transaction.atomic():
        meeting = Meeting.objects.create(
            id=key or new_id(),
            network_id=series.network_id,
            series=series,
            slug=_free_slug(Meeting, details.title, f"{in_berlin(details.starts_at):%d-%m-%Y}"),
            mail_token=new_mail_token(),
            event_code=new_event_code(),
            changed_at=at,
            follows=follows,
            **details.columns,
        )
        _write_lines(meeting, details, at)
        record(by, "created", meeting, channel=Channel.WEB, at=at)
    return meeting


def edit_meeting(meeting: Meeting, *, by: Actor, details: MeetingDetails, version: int, at: datetime) -> Meeting:
    """Change a meeting, unless somebody changed it since `version`; raises Stale with what stands now."""
    require(by, "meeting.edit", meeting, at=at)
    _check_times(details)
    with transaction.atomic():
        stands = Meeting.objects.select_for_update().get(pk=meeting.pk)
        _check_edit(stands, details, version)
        day_before = berlin_day(stands.starts_at)
        moved = {name for name in IN_CALENDARS if getattr(stands, name) != details.columns[name]}
        for name, value in details.columns.items():
            setattr(stands, name, value)
        stands.version += 1
        stands.calendar_sequence += bool(moved)
        stands.changed_at = at
        fill_free_seats(stands, at=at)
        stands.save()
        follow_to_day(stands, day_before, at=at)
        _write_lines(stands, details, at)
        record(by, "edited", stands, channel=Channel.WEB, at=at)
        if moved:
            _tell_all(stands, NoticeKind.MEETING_CHANGED, at)
    return stands


def _check_edit(stands: Meeting, details: MeetingDetails, version: int) -> None:
    if stands.version != version:
        raise Stale(_("Somebody else changed this meeting while you were writing."), theirs=details_of(stands))
    if details.capacity < stands.seats_held:
        raise Refused(
            ngettext(
                "%(count)d seat is taken. Please cancel a registration first, or choose at least %(count)d seats.",
                "%(count)d seats are taken. Please cancel registrations first, or choose at least %(count)d seats.",
                stands.seats_held,
            )
            % {"count": stands.seats_held},
            field="capacity",
        )


def announce_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Publish a draft; from now on everybody sees it and can register."""
    require(by, "meeting.announce", meeting, at=at)
    with transaction.atomic():
        stands = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if stands.status != MeetingStatus.DRAFT:
            raise Refused(_("This meeting has already been announced or cancelled."))
        if stands.ends_at <= at:
            raise Refused(_("This meeting lies in the past. Please change its day first."))
        stands.status, stands.announced_at, stands.changed_at = MeetingStatus.ANNOUNCED, at, at
        stands.version += 1
        stands.save()
        record(by, "announced", stands, channel=Channel.WEB, at=at)
    return stands


def cancel_meeting(meeting: Meeting, *, by: Actor, reason: str, at: datetime) -> Meeting:
    """Call a meeting off; its page stays and says so, calendars strike it out."""
    require(by, "meeting.cancel", meeting, at=at)
    with transaction.atomic():
        stands = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if stands.status == MeetingStatus.CANCELLED:
            raise Refused(_("This meeting has already been cancelled."))
        if stands.status == MeetingStatus.DRAFT:
            raise Refused(_("A draft is not known to anybody yet: there is nothing to cancel."))
        if at >= stands.ends_at:
            raise Refused(_("This meeting is over. It can no longer be cancelled."))
        stands.status, stands.cancelled_at, stands.changed_at = MeetingStatus.CANCELLED, at, at
        stands.cancel_reason = reason
        stands.version += 1
        stands.calendar_sequence += 1
        stands.save()
        record(by, "cancelled", stands, channel=Channel.WEB, at=at)
        _tell_all(stands, NoticeKind.MEETING_CANCELLED, at)
    return stands


def details_of(meeting: Meeting) -> MeetingDetails:
    """Return what the office wrote, as it stands."""
    empty = MeetingDetails(
        title="", starts_at=meeting.starts_at, ends_at=meeting.ends_at, registration_ends_at=meeting.ends_at, capacity=0
    )
    return replace(
        empty,
        **{name: getattr(meeting, name) for name in empty.columns},
        guiding_questions=question_lines_of(meeting),
        links=tuple(LinkLine(link.title, link.url, link.why) for link in meeting.preparatory_links.all()),
    )


def _tell_all(meeting: Meeting, kind: NoticeKind, at: datetime) -> None:
    """Write to everybody who is registered; nobody gets letters about a day that is over."""
    if meeting.status != MeetingStatus.DRAFT and meeting.ends_at > at:
        for registration in meeting.registrations.active():
            tell(registration, kind, at=at)


def _check_times(details: MeetingDetails) -> None:
    if details.ends_at <= details.starts_at:
        raise Refused(_("The meeting must end after it starts."), field="ends")
    if details.registration_ends_at > details.ends_at:
        raise Refused(_("Registration must end before the meeting is over."), field="deadline_on")


def _write_lines(meeting: Meeting, details: MeetingDetails, at: datetime) -> None:
    write_questions(meeting, details.guiding_questions, at=at)
    meeting.preparatory_links.all().delete()
    PreparatoryLink.objects.bulk_create(
        PreparatoryLink(meeting=meeting, position=position, **asdict(line))
        for position, line in enumerate(details.links)
    )


def _free_slug(model: type[Meeting] | type[MeetingSeries], title: str, day: str = "") -> str:
    """Return an address that nobody has: umlauts spelled out, a number behind when it is taken."""
    words = slugify(title.translate(SPELLED))[:SLUG_WORDS].strip("-")
    wanted = "-".join(filter(None, (words, day))) or "thema"
    taken = RESERVED | set(model.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
    return next(slug for slug in numbered if slug not in taken)
