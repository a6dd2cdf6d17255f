"""The meeting of 21 May 2019 from invitation to results, done by the verbs of the platform at its own times."""

from datetime import date, datetime, time, timedelta

from miteinander.demo.story import words_2019 as words
from miteinander.demo.story.crowd import come
from miteinander.ground.clock import berlin_moment
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import Barcamp, GuidingQuestion, Meeting, MeetingSeries, Session
from miteinander.meetings.services.agenda import ItemDetails, add_item
from miteinander.meetings.services.barcamp import RoomFacts, Windows, add_room, open_barcamp, set_windows
from miteinander.meetings.services.fishbowl import open_fishbowl
from miteinander.meetings.services.guiding_questions import QuestionLine
from miteinander.meetings.services.pitches import Card, Topic, enter_card
from miteinander.meetings.services.plan import adopt_plan, propose_plan
from miteinander.meetings.services.questions import ask_question, step_question, write_notes
from miteinander.meetings.services.series import LinkLine, MeetingDetails, announce_meeting, create_meeting
from miteinander.meetings.services.sessions import Result, write_result
from miteinander.roles.actor import Actor

DAY = date(2019, 5, 21)
INVITED_AT = berlin_moment(date(2019, 4, 1), time(10))


def clock(day: date, hours: int, minutes: int = 0) -> datetime:
    return berlin_moment(day, time(hours, minutes))


def hold_first_day(series: MeetingSeries, office: Actor) -> Meeting:
    meeting = invite(series, office)
    come(meeting, count=46, office=office, first_at=INVITED_AT + timedelta(days=1), salt="tag1-")
    fishbowl(meeting, office)
    barcamp(meeting, office)
    return meeting


def invite(series: MeetingSeries, office: Actor) -> Meeting:
    details = MeetingDetails(
        title=words.DAY_ONE,
        subtitle=words.DAY_ONE_SUBTITLE,
        invitation=words.DAY_ONE_INVITATION,
        starts_at=clock(DAY, 9, 30),
        ends_at=clock(DAY, 16),
        registration_ends_at=clock(date(2019, 5, 14), 23, 59),
        capacity=80,
        guiding_questions=tuple(map(QuestionLine, words.QUESTIONS_ONE)),
        links=tuple(LinkLine(*link) for link in words.LINKS_ONE),
        **words.ADDRESS,
    )
    meeting = create_meeting(series, by=office, details=details, at=INVITED_AT)
    write_agenda(meeting, office, at=INVITED_AT)
    return announce_meeting(meeting, by=office, at=INVITED_AT)


def write_agenda(meeting: Meeting, office: Actor, *, at: datetime) -> None:
    for key, after, minutes, title, speakers, about in words.AGENDA_ONE:
        details = ItemDetails(
            title=title,
            minutes=minutes,
            starts_at=meeting.starts_at + timedelta(minutes=after),
            description=about,
            is_approximate=key == "departure",
            speakers=speakers,
        )
        add_item(meeting, key, details, by=office, at=at)


def fishbowl(meeting: Meeting, office: Actor) -> None:
    at = clock(DAY, 10, 20)
    circle = open_fishbowl(meeting.agenda_items.get(format=AgendaFormatKey.FISHBOWL), by=office, at=at)
    for text, asker, notes in words.FISHBOWL_QUESTIONS:
        question = ask_question(circle, text, by=office, at=at, asked_by=asker, channel=Channel.PAPER)
        if notes:
            step_question(question, "take", by=office, at=at + timedelta(hours=1))
            question.refresh_from_db()
            write_notes(question, notes, by=office, at=at + timedelta(hours=1), seen=question.version)
            step_question(question, "answer", by=office, at=at + timedelta(hours=1, minutes=15))
        at += timedelta(minutes=4)


def barcamp(meeting: Meeting, office: Actor) -> None:
    wall = open_barcamp(meeting.agenda_items.get(format=AgendaFormatKey.BARCAMP), by=office, at=clock(DAY, 13, 20))
    collect(wall, office, at=clock(DAY, 13, 30))
    propose_plan(wall, by=office, at=clock(DAY, 13, 40))
    wall.refresh_from_db()
    adopt_plan(wall, by=office, at=clock(DAY, 13, 42))
    results = {title: result for title, _about, _host, _hands, _question, result in words.TOPICS if result}
    for session in Session.objects.filter(pitch__barcamp=wall).select_related("pitch", "round"):
        if result := results.get(session.pitch.title):
            at = session.round.ends_at
            written = Result(*result)
            write_result(session, written, by=office, at=at, seen=session.version, channel=Channel.PAPER)


def collect(wall: Barcamp, office: Actor, *, at: datetime) -> None:
    """Rooms, and cards from the wall typed in with the hands that went up."""
    for name, seats, step_free, way in words.ROOMS:
        add_room(wall, RoomFacts(name, seats, step_free, way), by=office, at=at)
    set_windows(wall, Windows(takes_topics=True, takes_marks=True), by=office, at=at)
    questions = list(GuidingQuestion.objects.filter(meeting=wall.meeting))
    for title, about, host, hands, question, _result in words.TOPICS:
        leading = questions[question] if question < len(questions) else None
        topic = Topic(title=title, description=about, host_name=host, guiding_question=leading)
        enter_card(wall, Card(topic, hands=hands), by=office, at=at)
