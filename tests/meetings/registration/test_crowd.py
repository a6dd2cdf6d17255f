"""Many people at once, each with a connection of their own, on a real database."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from miteinander.journal.choices import Channel
from miteinander.meetings.choices import RegistrationState
from miteinander.meetings.models import Meeting, Registration
from miteinander.meetings.services.registration import cancel
from miteinander.meetings.services.waiting_list import accept_offer
from tests.cast import NOW, make_cast, make_meeting
from tests.meetings.registration.parties import come, holder

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deeds, workers=20):
    """Do everything as simultaneously as the machine can; return the answers in the order of the deeds."""
    barrier = Barrier(min(workers, len(deeds)))

    def run(deed):
        try:
            if deed in deeds[: barrier.parties]:
                barrier.wait(20)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, deeds))


def true_seats(meeting: Meeting) -> int:
    return sum(registration.seats_held for registration in meeting.registrations.all())


def test_two_hundred_people_for_eighty_seats():
    meeting = make_meeting(make_cast(), capacity=80)
    at_once([lambda n=n: come(meeting, f"p{n:03d} Muster") for n in range(200)])
    meeting.refresh_from_db()
    in_order = list(meeting.registrations.order_by("arrival"))
    assert [each.arrival for each in in_order] == list(range(1, 201))
    assert [each.state for each in in_order] == ["confirmed"] * 80 + ["waiting"] * 120
    assert len({each.email for each in in_order}) == 200
    assert (meeting.seats_held, meeting.arrivals, meeting.attendees.count()) == (80, 200, 200)


def test_fifty_leave_while_fifty_come():
    meeting = make_meeting(make_cast(), capacity=60)
    there = [come(meeting, f"da{n} Muster", seats=1 + n % 2).registration for n in range(50)]
    leaving = [lambda each=each: cancel(each, by=holder(each), channel=Channel.WEB, at=NOW) for each in there]
    coming = [lambda n=n: come(meeting, f"neu{n} Muster", seats=1 + n % 3) for n in range(50)]
    at_once([deed for pair in zip(leaving, coming, strict=True) for deed in pair])
    meeting.refresh_from_db()
    assert meeting.seats_held == true_seats(meeting) <= 60
    assert Registration.objects.filter(state=RegistrationState.CANCELLED).count() == 50
    waiting = meeting.registrations.waiting()
    assert [each.pk for each in waiting if each.seats <= meeting.free_seats] == []


def test_the_same_address_twenty_times_registers_once():
    meeting = make_meeting(make_cast(), capacity=80)
    answers = at_once([lambda: come(meeting, "Kim Muster", email="Kim@example.org") for _ in range(20)])
    meeting.refresh_from_db()
    assert Counter(answer.is_new for answer in answers) == {True: 1, False: 19}
    assert len({answer.registration.pk for answer in answers}) == 1
    assert (meeting.seats_held, meeting.arrivals) == (1, 1)


def test_two_clicks_on_the_same_offer_take_one_seat():
    meeting = make_meeting(make_cast(), capacity=3)
    come(meeting, "Ada Muster", seats=2)
    group = come(meeting, "Gruppe Muster", seats=2).registration
    by = holder(group)
    at_once([lambda: accept_offer(Registration.objects.get(pk=group.pk), by=by, channel=Channel.WEB, at=NOW)] * 2)
    meeting.refresh_from_db()
    group.refresh_from_db()
    assert (group.state, group.seats, meeting.seats_held) == (RegistrationState.CONFIRMED, 1, 3)
