"""Reading registrations: one's own, and the lists of the office."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, Sum

from miteinander.journal.models import Act
from miteinander.meetings.choices import URGENT, RegistrationState
from miteinander.meetings.models import Attendee, CheckIn, Meeting, Needs, Notice, Registration
from miteinander.meetings.models.registration import RegistrationQuerySet
from miteinander.people.models import Person

PAGE_SIZE = 50


@dataclass(frozen=True)
class Counts:
    """Who is registered, in parties and in people."""

    parties: dict[str, int]
    people: dict[str, int]
    channels: dict[str, int]
    owed: "Owed"
    has_certificates: bool

    @property
    def confirmed(self) -> int:
        return self.people.get(RegistrationState.CONFIRMED, 0)

    @property
    def offered(self) -> int:
        return self.people.get(RegistrationState.OFFERED, 0)

    @property
    def waiting(self) -> int:
        return self.people.get(RegistrationState.WAITING, 0)


@dataclass(frozen=True)
class Owed:
    """Whom without e-mail the office still has to tell something."""

    to_call: int  # people: it is urgent, or no letter can reach them
    without_address: int  # of these
    letters: int  # everything else goes by post


def owed_news(meeting: Meeting) -> Owed:
    unreachable, urgent = Q(registration__postal_address=""), Q(kind__in=URGENT)
    counted = Notice.objects.filter(meeting=meeting, told_at=None).aggregate(
        to_call=Count("registration", distinct=True, filter=urgent | unreachable),
        without_address=Count("registration", distinct=True, filter=unreachable),
        letters=Count("pk", filter=~urgent & ~unreachable),
    )
    return Owed(**counted)


def with_everything() -> RegistrationQuerySet:
    """Registrations with what one page about them shows: four queries, however many rows."""
    found = Registration.objects.select_related("meeting__network", "meeting__series", "municipality", "needs")
    return found.prefetch_related(
        Prefetch("attendees", Attendee.objects.select_related("check_in").order_by("position"))
    )


def registration_of(meeting: Meeting, person: Person) -> Registration | None:
    """The person's own registration, made with the address of the account."""
    own = meeting.registrations.active().filter(person=person).exclude(email="")
    return own.filter(email__iexact=person.email or "-").first()


def registration_counts(meeting: Meeting) -> Counts:
    rows = (
        meeting.registrations.order_by().values("state", "channel").annotate(parties=Count("pk"), people=Sum("seats"))
    )
    parties, people, channels = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        parties[row["state"]] += row["parties"]
        people[row["state"]] += row["people"]
        channels[row["channel"]] += row["parties"]
    named = CheckIn.objects.filter(attendee__meeting=meeting).exclude(attendee__name="")
    return Counts(dict(parties), dict(people), dict(channels), owed_news(meeting), named.exists())


def registration_list(
    meeting: Meeting, *, words: str = "", state: str = "", channel: str = "", page: int = 1
) -> Page[Registration]:
    """One page of the office's list, in the order of arrival: two queries, whatever its length."""
    found = meeting.registrations.select_related("municipality").order_by("arrival")
    for word in words.split():
        found = found.filter(_mentions(word)).distinct()
    if state:
        found = found.filter(state=state)
    if channel:
        found = found.filter(channel=channel)
    return Paginator(found, PAGE_SIZE).get_page(page)


def _mentions(word: str) -> Q:
    fields = ("name", "organisation", "municipality__name", "email", "phone", "attendees__name")
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__icontains": word})
    return found


def last_entries(meeting: Meeting, count: int = 8) -> Sequence[Registration]:
    """What was entered last, for the clerk to see that it is stored."""
    return list(meeting.registrations.select_related("municipality").order_by("-arrival")[:count])


def needs_list(meeting: Meeting) -> Sequence[Needs]:
    """What people who come need; only for those who organise."""
    active = meeting.registrations.active()
    found = Needs.objects.filter(registration__in=active).select_related("registration__municipality")
    return list(found.order_by("registration__arrival"))


def open_notices(meeting: Meeting) -> Sequence[Notice]:
    """Who without e-mail still has to be told something, the urgent first."""
    found = Notice.objects.filter(meeting=meeting, told_at=None).select_related(
        "registration__municipality", "registration__meeting__network"
    )
    return sorted(found, key=lambda notice: (notice.kind not in URGENT, notice.due_at))


def story_of(registration: Registration) -> Sequence[Act]:
    """What happened to a registration, oldest first."""
    return list(Act.objects.upon(registration).select_related("recorded_by").order_by("at", "id"))


def people_present(meeting: Meeting) -> Sequence[Attendee]:
    """Everybody who was checked in, in the order of the list."""
    present = CheckIn.objects.filter(attendee__meeting=meeting).values("attendee_id")
    found = Attendee.objects.filter(pk__in=present).select_related("registration__municipality")
    return list(found.order_by("registration__arrival", "position"))
