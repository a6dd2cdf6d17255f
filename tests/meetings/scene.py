"""A meeting in full swing: people with links in the room, a barcamp with a wall, a fishbowl with chairs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import get_cookie_signer
from django.test import Client

from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import Barcamp, Fishbowl, Meeting, Participant, Pitch
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services import barcamp as setting_up
from miteinander.meetings.services.fishbowl import open_fishbowl
from miteinander.meetings.services.pitches import Card, Topic, enter_card
from miteinander.meetings.services.sessions import Slot
from miteinander.meetings.views.acting import PARTICIPANT_COOKIE
from miteinander.people.services import issue_link
from miteinander.roles.actor import Actor
from tests.cast import Cast, make_item

ROOMS = (("Großer Saal", 40, True), ("Bücherei", 15, True), ("Dachzimmer", 12, False))


@dataclass
class Scene:
    """The barcamp and who acts on it; `at` is the moment when topics are collected."""

    barcamp: Barcamp
    organiser: Actor
    outsider: Actor
    at: datetime

    @property
    def meeting(self) -> Meeting:
        return self.barcamp.meeting

    def card(self, title: str = "Eine Karte für Ehrenamtliche", **parts: object) -> Pitch:
        hands, number = parts.pop("hands", 0), parts.pop("number", None)
        card = Card(Topic(title, **parts), number=number, hands=hands)
        return enter_card(self.barcamp, card, by=self.organiser, at=self.at)

    def slot(self, number: int = 1, room: int = 0) -> Slot:
        return Slot(self.barcamp.rounds.get(number=number), self.barcamp.rooms.all()[room])

    def somebody(self, name: str = "Kim") -> Actor:
        return somebody(self.meeting, self.at, name)

    def open_windows(self, **more: object) -> None:
        windows = setting_up.Windows(takes_topics=True, takes_marks=True, **more)
        setting_up.set_windows(self.barcamp, windows, by=self.organiser, at=self.at)


def somebody(meeting: Meeting, at: datetime, name: str = "Kim") -> Actor:
    """Somebody in the room who joined by phone."""
    participant = Participant.objects.create(meeting=meeting, name=name, joined_at=at)
    link, _token = issue_link(PARTICIPANT_LINK, participant.pk, expires_at=meeting.ends_at + timedelta(days=1), at=at)
    return Actor(link=link)


def token_for(meeting: Meeting, at: datetime, name: str = "Kim") -> str:
    participant = Participant.objects.create(meeting=meeting, name=name, joined_at=at)
    return issue_link(PARTICIPANT_LINK, participant.pk, expires_at=meeting.ends_at + timedelta(days=1), at=at)[1]


def make_barcamp(cast: Cast, meeting: Meeting, *, rooms: tuple = ROOMS) -> Scene:
    item = make_item(meeting, AgendaFormatKey.BARCAMP, after_minutes=240, minutes=90)
    organiser = cast.actor("organiser")
    barcamp = setting_up.open_barcamp(item, by=organiser, at=item.starts_at)
    for name, seats, step_free in rooms:
        facts = setting_up.RoomFacts(name, seats, step_free)
        setting_up.add_room(barcamp, facts, by=organiser, at=item.starts_at)
    return Scene(barcamp, organiser, cast.actor("outsider"), item.starts_at)


def make_fishbowl(cast: Cast, meeting: Meeting) -> Fishbowl:
    item = make_item(meeting, AgendaFormatKey.FISHBOWL, after_minutes=105, minutes=75)
    return open_fishbowl(item, by=cast.actor("organiser"), at=item.starts_at)


def phone_of(meeting: Meeting, at: datetime, name: str = "Kim") -> Client:
    """A phone in the room, after the click on "join"."""
    client = Client()
    token = token_for(meeting, at, name)
    client.cookies[PARTICIPANT_COOKIE] = get_cookie_signer(salt=PARTICIPANT_COOKIE * 2).sign(token)
    return client
