"""Who was there on 21 May 2019, what came out of it, and how it was published."""

from datetime import date, timedelta
from uuid import uuid5

from miteinander.demo.story import words_2019 as words
from miteinander.demo.story.first_day import DAY, clock
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import HOLDS_SEATS
from miteinander.meetings.models import Attendee, Finding, GuidingQuestion, Meeting, Session
from miteinander.meetings.services.check_in import Scan, record_scans
from miteinander.meetings.services.documentation import (
    release_documentation,
    review_documentation,
)
from miteinander.meetings.services.harvest import FindingDetails, enter_finding
from miteinander.meetings.services.harvest_dots import count_dots
from miteinander.roles.actor import Actor

STAYED_AWAY = 9  # every ninth


def check_in_all(meeting: Meeting, office: Actor) -> None:
    """Let everybody in but a few, half a minute apart."""
    guests = Attendee.objects.filter(meeting=meeting, registration__state__in=HOLDS_SEATS)
    scans = [
        Scan(uuid5(guest.pk, "door"), guest.badge_code, clock(DAY, 9, 20) + timedelta(seconds=30 * number))
        for number, guest in enumerate(guests)
        if number % STAYED_AWAY
    ]
    record_scans(meeting, scans, by=office, at=clock(DAY, 10, 15))


def harvest(meeting: Meeting, office: Actor) -> None:
    """Write down what the plenary found and count its dots."""
    sessions = {session.pitch.title: session for session in Session.objects.filter(pitch__barcamp__meeting=meeting)}
    questions = list(GuidingQuestion.objects.filter(meeting=meeting))
    at = clock(DAY, 15, 10)
    counted = {}
    for kind, text, title, question, dots, owner, days in words.FINDINGS:
        details = FindingDetails(
            kind=kind,
            text=text,
            session=sessions.get(title),
            guiding_question=questions[question],
            owner=owner,
            due_on=date(2019, 5, 21) + timedelta(days=days) if days else None,
        )
        finding = enter_finding(meeting, details, by=office, at=at, channel=Channel.ON_SITE)
        counted[finding.pk] = dots
        at += timedelta(minutes=3)
    seen = dict.fromkeys(Finding.objects.filter(meeting=meeting).values_list("pk", flat=True), 0)
    count_dots(meeting, counted, seen=seen, by=office, at=clock(DAY, 15, 50))


def publish(meeting: Meeting, office: Actor) -> None:
    """Review first, release two days later."""
    review_documentation(meeting, by=office, at=clock(date(2019, 6, 3), 11))
    release_documentation(meeting, by=office, at=clock(date(2019, 6, 5), 9))
