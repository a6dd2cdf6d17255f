"""The cast of every test: a network with an office, a town with its people, an outsider, a researcher."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from miteinander.ground.clock import BERLIN, berlin_day, berlin_moment
from miteinander.meetings.choices import AgendaFormatKey, MeetingStatus
from miteinander.meetings.models import AgendaItem, Attendee, Meeting, MeetingSeries, Registration
from miteinander.people.models import Person
from miteinander.places.choices import MunicipalityKind
from miteinander.places.models import County, Membership, Municipality, Network
from miteinander.roles.actor import Actor
from miteinander.roles.choices import Role
from miteinander.roles.models import Assignment

NOW = datetime(2019, 4, 2, 10, 0, tzinfo=UTC)  # seven weeks before the meeting
MEETING_DAY = datetime(2019, 5, 21, 9, 30, tzinfo=BERLIN)


def morning(days: int) -> datetime:
    """Half past nine so many days from now, whatever the clock says: for pages that ask the clock."""
    return berlin_moment(berlin_day(datetime.now(UTC)) + timedelta(days=days), time(9, 30))


@dataclass
class Cast:
    """Persons by what they are, and the places they belong to."""

    network: Network
    other_network: Network
    aalen: Municipality
    ulm: Municipality
    office: Person
    organiser: Person
    member: Person
    researcher: Person
    administrator: Person
    resident: Person
    outsider: Person  # network office of the other network: must see nothing

    def actor(self, name: str) -> Actor:
        return Actor.guest() if name == "guest" else Actor(person=getattr(self, name), second_factor=True)


def make_cast() -> Cast:
    network, other = _networks()
    aalen = _town("08136088", "Aalen", "Ostalbkreis", 67_000)
    ulm = _town("08421000", "Ulm", "Ulm, Stadtkreis", 126_000)
    Membership.objects.create(network=network, municipality=aalen, contact_office="Stabsstelle Engagement")
    names = ["office", "organiser", "member", "researcher", "administrator", "resident", "outsider"]
    people = {name: Person.objects.create(name=f"{name.title()} Muster", email=f"{name}@example.org") for name in names}
    Assignment.objects.create(person=people["office"], role=Role.NETWORK_OFFICE, network=network)
    Assignment.objects.create(person=people["member"], role=Role.MEMBER, network=network)
    Assignment.objects.create(person=people["researcher"], role=Role.RESEARCHER, network=network)
    Assignment.objects.create(person=people["administrator"], role=Role.ADMINISTRATOR)
    Assignment.objects.create(person=people["outsider"], role=Role.NETWORK_OFFICE, network=other)
    return Cast(network=network, other_network=other, aalen=aalen, ulm=ulm, **people)


def make_meeting(cast: Cast, *, capacity: int = 10, slug: str = "tag-1", **fields: object) -> Meeting:
    """The meeting of 21 May 2019, announced; `organiser` organises it."""
    series, _created = MeetingSeries.objects.get_or_create(
        slug="engagierte-stadt", defaults={"network": cast.network, "title": "Die engagierte Stadt"}
    )
    values: dict[str, object] = {
        "title": "Die engagierte Stadt in Modernen Zeiten",
        "status": MeetingStatus.ANNOUNCED,
        "starts_at": MEETING_DAY,
        "ends_at": MEETING_DAY + timedelta(hours=6, minutes=30),
        "registration_ends_at": MEETING_DAY - timedelta(days=7),
        "announced_at": NOW,
        "changed_at": NOW,
        "town": "Stuttgart",
        "mail_token": slug[:16],
        "event_code": slug[:8].upper(),
    }
    meeting = Meeting.objects.create(
        network=cast.network, series=series, slug=slug, capacity=capacity, **(values | fields)
    )
    Assignment.objects.create(person=cast.organiser, role=Role.ORGANISER, thing_id=meeting.pk)
    return meeting


def make_item(meeting: Meeting, fmt: AgendaFormatKey, *, after_minutes: int = 0, minutes: int = 30) -> AgendaItem:
    start = meeting.starts_at + timedelta(minutes=after_minutes)
    return AgendaItem.objects.create(
        meeting=meeting, format=fmt, title=str(fmt.label), planned_at=start, starts_at=start, minutes=minutes
    )


def make_registration(meeting: Meeting, name: str = "Robin Muster", **fields: object) -> Registration:
    """A registration made past the verbs, for tests of later steps; keeps the meeting's counters true."""
    meeting.arrivals += 1
    values: dict[str, object] = {"state": "confirmed", "channel": "web", "registered_at": NOW, "seats": 1}
    made = Registration.objects.create(meeting=meeting, name=name, arrival=meeting.arrivals, **(values | fields))
    if made.state in {"confirmed", "offered"}:
        meeting.seats_held += made.seats
    meeting.save(update_fields=["arrivals", "seats_held"])
    for position in range(made.seats):
        Attendee.objects.create(
            registration=made,
            meeting=meeting,
            position=position,
            name=name if position == 0 else "",
            badge_code=f"B{meeting.arrivals:03d}{position}",
        )
    return made


def _networks() -> tuple[Network, Network]:
    home = Network.objects.create(slug="netzwerk", name="Städtenetz", office_name="Netzwerkbüro", is_home=True)
    return home, Network.objects.create(slug="nachbarn", name="Nachbarnetz", office_name="Nachbarbüro")


def _town(ags: str, name: str, county: str, population: int) -> Municipality:
    return Municipality.objects.create(
        ags=ags,
        name=name,
        official_name=f"{name}, Stadt",
        kind=MunicipalityKind.LARGE_TOWN,
        county=County.objects.get_or_create(key=ags[:5], defaults={"name": county})[0],
        population=population,
        valid_on=NOW.date(),
    )
