"""Meetings around the day on which the demo is made: one today, one to register for, one that is full."""

from datetime import date, datetime, time, timedelta

from miteinander.demo.story import words_2019 as words
from miteinander.demo.story.crowd import come
from miteinander.demo.story.first_day import collect, write_agenda
from miteinander.ground.clock import berlin_day, berlin_moment
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import Barcamp, Meeting, MeetingSeries
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services.barcamp import open_barcamp
from miteinander.meetings.services.day import join_by_code
from miteinander.meetings.services.guiding_questions import QuestionLine
from miteinander.meetings.services.pitches import set_mark
from miteinander.meetings.services.series import MeetingDetails, announce_meeting, create_meeting
from miteinander.people.services import find_link
from miteinander.roles.actor import Actor

PHONES = 12
THURSDAY = 3
BEFORE_THE_BARCAMP = 245  # minutes from the start of the day until topics are collected
LENGTH = timedelta(hours=7, minutes=5)
QUESTIONS = (
    "Was aus 2019 hat gehalten, was nicht?",
    "Wer sind heute die Menschen, die neu dazukommen?",
    "Welche Wege der Teilhabe fehlen noch auf Papier?",
)


def hold_today(series: MeetingSeries, office: Actor, *, at: datetime) -> Meeting:
    """A meeting that runs today: topics are on the wall, marks are open."""
    meeting = announced(
        series,
        office,
        starts_at=collecting_now(at),
        capacity=60,
        title="Werkstatt-Tag",
        subtitle="Ausprobieren, was heute läuft",
        at=at - timedelta(days=40),
    )
    write_agenda(meeting, office, at=at - timedelta(days=40))
    come(meeting, count=30, office=office, first_at=at - timedelta(days=39), salt="heute-")
    wall = open_barcamp(meeting.agenda_items.get(format=AgendaFormatKey.BARCAMP), by=office, at=at)
    collect(wall, office, at=at)
    mark_topics(meeting, at=at)
    return meeting


def invite_to_summer(series: MeetingSeries, office: Actor, *, at: datetime) -> Meeting:
    """A meeting in six weeks with free seats."""
    meeting = announced(
        series,
        office,
        starts_at=thursday(berlin_day(at), 42),
        capacity=60,
        title="Netzwerktreffen",
        subtitle="Was uns weiterbringt",
        at=at - timedelta(days=7),
    )
    write_agenda(meeting, office, at=at - timedelta(days=7))
    come(meeting, count=22, office=office, first_at=at - timedelta(days=6), salt="bald-")
    return meeting


def fill_workshop(series: MeetingSeries, office: Actor, *, at: datetime) -> Meeting:
    """A small workshop in three weeks, full, with people waiting."""
    meeting = announced(
        series,
        office,
        starts_at=thursday(berlin_day(at), 21),
        capacity=12,
        title="Schreibwerkstatt",
        subtitle="Bögen, die man gern ausfüllt",
        at=at - timedelta(days=7),
    )
    come(meeting, count=13, office=office, first_at=at - timedelta(days=5), salt="klein-")
    return meeting


def thursday(today: date, days: int) -> datetime:
    """Half past nine on the Thursday at the end of these days."""
    day = today + timedelta(days=days)
    return berlin_moment(day + timedelta(days=(THURSDAY - day.weekday()) % 7), time(9, 30))


def collecting_now(at: datetime) -> datetime:
    """The start of a day on which topics are being collected at this moment, as far as midnight allows."""
    midnight = berlin_moment(berlin_day(at), time(0))
    wanted = at - timedelta(minutes=BEFORE_THE_BARCAMP, seconds=at.second, microseconds=at.microsecond)
    wanted -= timedelta(minutes=wanted.minute % 5)
    return max(midnight, min(wanted, midnight + timedelta(days=1) - LENGTH))


def announced(
    series: MeetingSeries,
    office: Actor,
    *,
    starts_at: datetime,
    capacity: int,
    title: str,
    subtitle: str,
    at: datetime,
) -> Meeting:
    details = MeetingDetails(
        title=title,
        subtitle=subtitle,
        invitation="Wir treffen uns wieder, mit offenen Fragen und offenen Türen. Kommen Sie dazu!",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=6, minutes=30),
        registration_ends_at=berlin_moment(berlin_day(starts_at) - timedelta(days=5), time(23, 59)),
        capacity=capacity,
        guiding_questions=tuple(map(QuestionLine, QUESTIONS)),
        hybrid_url="https://konferenz.example/raum",
        **words.ADDRESS,
    )
    meeting = create_meeting(series, by=office, details=details, at=at)
    return announce_meeting(meeting, by=office, at=at)


def mark_topics(meeting: Meeting, *, at: datetime) -> None:
    """A dozen people in the room mark what they want to see, each on a phone of their own."""
    wall = Barcamp.objects.get(meeting=meeting)
    topics = list(wall.pitches.all())
    for number in range(PHONES):
        joined = join_by_code(meeting, meeting.event_code, name="", source=f"phone {number}", by=Actor.guest(), at=at)
        link = find_link(PARTICIPANT_LINK, joined.token, at=at)
        phone = Actor(link=link)
        for step in (1, 3, 7):
            set_mark(topics[(number * step + step) % len(topics)], comes=True, by=phone, at=at)
