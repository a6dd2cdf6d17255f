"""Short words for the tests of registration."""

from datetime import datetime, timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.journal.choices import Channel
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration import Registered, register
from miteinander.meetings.services.registration_party import Entry, Party
from miteinander.people.services import issue_link
from miteinander.roles.actor import Actor
from tests.cast import NOW, morning


def come(
    meeting: Meeting, name: str = "Robin Muster", *, at: datetime = NOW, by: Actor | None = None, **fields
) -> Registered:
    """Somebody registers on the web, unless told otherwise."""
    channel = fields.pop("channel", Channel.WEB)
    fields.setdefault("email", f"{name.split(maxsplit=1)[0].lower()}@example.org")
    return register(meeting, Party(name=name, **fields), Entry(by=by or Actor.guest(), channel=channel, at=at))


def in_days(days: int) -> dict[str, datetime]:
    """The times of a meeting, counted from now: pages ask the clock."""
    start = morning(days)
    return {
        "starts_at": start,
        "ends_at": start + timedelta(hours=6),
        "registration_ends_at": start - timedelta(days=7),
    }


def holder(registration: Registration) -> Actor:
    """Whoever has the secret link of this registration."""
    link, _token = issue_link(
        REGISTRATION_LINK, registration.pk, expires_at=registration.meeting.ends_at, at=registration.registered_at
    )
    return Actor(link=link)


def token_for(registration: Registration) -> str:
    return issue_link(
        REGISTRATION_LINK, registration.pk, expires_at=registration.meeting.ends_at, at=registration.registered_at
    )[1]


def states(meeting: Meeting) -> list[tuple[str, str]]:
    return list(meeting.registrations.order_by("arrival").values_list("name", "state"))


def promised(meeting: Meeting) -> list[tuple[str, str]]:
    """The letters and notices promised so far: whom, what, in order of promise."""
    names = {str(pk): name for pk, name in meeting.registrations.values_list("pk", "name")}
    jobs = ProcrastinateJob.objects.filter(task_name="meetings.tell_party").order_by("id")
    return [
        (names[job.args["registration_id"]], job.args["kind"]) for job in jobs if job.args["registration_id"] in names
    ]
