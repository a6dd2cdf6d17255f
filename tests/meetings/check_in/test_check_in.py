"""At the door: the first scan counts, a repeat is harmless, a wrong one changes nothing and says why."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from miteinander.ground.ids import new_id
from miteinander.ground.refusals import Forbidden, Refused
from miteinander.journal.models import Act
from miteinander.meetings.choices import MeetingStatus, ScanOutcome
from miteinander.meetings.models import Attendee, CheckIn, Registration
from miteinander.meetings.reads.check_in import door_list, found_by
from miteinander.meetings.services.check_in import Scan, WalkIn, admit_walk_in, record_scans, undo_check_in
from tests.cast import MEETING_DAY, NOW, make_cast, make_meeting, make_registration

MORNING = MEETING_DAY + timedelta(minutes=10)
SCANNED = MEETING_DAY + timedelta(minutes=5)


@pytest.fixture
def helper(cast):
    return cast.actor("organiser")


@pytest.fixture
def robin(meeting):
    return make_registration(meeting, name="Robin Muster").attendees.get()


def scan(code, *, at=SCANNED):
    return Scan(new_id(), code, at)


def take(meeting, *scans, by, at=MORNING):
    return [result.outcome for result in record_scans(meeting, scans, by=by, at=at)]


def test_a_scan_checks_in_and_keeps_its_own_time(meeting, robin, helper):
    assert take(meeting, scan(robin.badge_code.lower()), by=helper) == ["checked_in"]
    check_in = CheckIn.objects.get()
    assert (check_in.scanned_at, check_in.received_at, check_in.recorded_by) == (SCANNED, MORNING, helper.person)
    assert Act.objects.filter(verb="checked in").count() == 1


def test_a_repeat_of_the_same_scan_is_harmless(meeting, robin, helper):
    once = scan(robin.badge_code)
    assert take(meeting, once, once, by=helper) == ["checked_in", "repeated"]
    assert Act.objects.filter(verb="checked in").count() == 1


def test_the_second_device_sees_who_was_first_and_when(meeting, robin, helper, cast):
    take(meeting, scan(robin.badge_code), by=helper)
    (second,) = record_scans(meeting, [scan(robin.badge_code)], by=cast.actor("office"), at=MORNING)
    assert (second.outcome, second.at, second.by) == (ScanOutcome.ALREADY, SCANNED, "Organiser Muster")


@pytest.mark.parametrize(
    ("scanned_at", "at", "outcome"),
    [
        (NOW, MORNING, "wrong_day"),
        (MORNING + timedelta(hours=1), MORNING, "wrong_clock"),
        (SCANNED, MORNING + timedelta(days=8), "late"),
        (SCANNED, MORNING + timedelta(days=6), "checked_in"),
    ],
)
def test_scans_of_another_time_are_refused_and_late_transmissions_count(
    meeting, robin, helper, scanned_at, at, outcome
):
    assert take(meeting, scan(robin.badge_code, at=scanned_at), by=helper, at=at) == [outcome]
    assert CheckIn.objects.count() == (outcome == "checked_in")


def test_unknown_foreign_and_seatless_badges_change_nothing(cast, meeting, helper):
    elsewhere = make_registration(make_meeting(cast, slug="tag-2"), name="Kim Muster").attendees.get()
    Attendee.objects.filter(pk=elsewhere.pk).update(badge_code="ANDERS22")
    waiting = make_registration(meeting, name="Alex Muster", state="waiting").attendees.get()
    codes = ("", "GIBTSNCHT", "ANDERS22", waiting.badge_code)
    assert take(meeting, *map(scan, codes), by=helper) == ["unknown", "unknown", "wrong_meeting", "no_seat"]
    assert CheckIn.objects.count() == 0


def test_a_number_that_belongs_to_another_scan_is_forged(meeting, robin, helper):
    kim = make_registration(meeting, name="Kim Muster").attendees.get()
    first = scan(robin.badge_code)
    assert take(meeting, first, replace(first, code=kim.badge_code), by=helper) == ["checked_in", "forged"]
    assert CheckIn.objects.get().attendee == robin


def test_a_cancelled_meeting_has_no_door(cast, helper):
    meeting = make_meeting(cast, slug="abgesagt", status=MeetingStatus.CANCELLED)
    code = make_registration(meeting).attendees.get().badge_code
    assert take(meeting, scan(code), by=cast.actor("office")) == ["cancelled"]


def test_taking_back_is_final_for_that_scan_but_not_for_the_person(meeting, robin, helper):
    first = scan(robin.badge_code)
    take(meeting, first, by=helper)
    undo_check_in(robin, by=helper, at=MORNING)
    assert take(meeting, first, by=helper) == ["undone"]
    assert take(meeting, scan(robin.badge_code), by=helper) == ["checked_in"]


def test_whoever_just_comes_is_registered_and_there_at_once(meeting, cast, helper):
    guest = WalkIn(new_id(), "Toni O’Spontan", SCANNED, organisation="Aalen")
    results = [admit_walk_in(meeting, guest, by=helper, at=MORNING).outcome for _time in range(2)]
    assert results == ["checked_in", "repeated"]
    made = Registration.objects.get()
    assert (made.state, made.municipality, made.channel) == ("walk_in", cast.aalen, "on_site")
    meeting.refresh_from_db()
    assert (meeting.seats_held, meeting.arrivals) == (0, 1)


def test_a_walk_in_taken_back_is_gone_from_the_list(meeting, helper):
    guest = WalkIn(new_id(), "Toni Spontan", SCANNED)
    admit_walk_in(meeting, guest, by=helper, at=MORNING)
    undo_check_in(Attendee.objects.get(), by=helper, at=MORNING)
    assert door_list(meeting) == []
    assert admit_walk_in(meeting, guest, by=helper, at=MORNING).outcome == "undone"


def test_a_walk_in_who_is_registered_already_is_looked_up_instead(meeting, helper):
    make_registration(meeting, email="robin@example.org")
    guest = WalkIn(new_id(), "Robin", SCANNED, email="Robin@example.org")
    with pytest.raises(Refused) as refused:
        admit_walk_in(meeting, guest, by=helper, at=MORNING)
    assert refused.value.field == "email"


@pytest.mark.parametrize("who", ["guest", "member", "outsider", "researcher"])
def test_only_organisers_stand_at_the_door(cast, meeting, robin, who):
    with pytest.raises(Forbidden):
        take(meeting, scan(robin.badge_code), by=cast.actor(who))


def test_the_list_is_in_order_of_last_names_and_costs_one_query(meeting, django_assert_num_queries):
    for name in ("Zoe Anders", "Anna Zimmer", "Robin Muster"):
        make_registration(meeting, name=name, seats=2 if name == "Robin Muster" else 1)
    with django_assert_num_queries(1):
        names = [line.name for line in door_list(meeting)]
    assert names == ["Zoe Anders", "Robin Muster", "Begleitung von Robin Muster (2)", "Anna Zimmer"]
    assert [line.name for line in found_by("anna zim", door_list(meeting))] == ["Anna Zimmer"]


@pytest.mark.django_db(transaction=True)
def test_two_devices_check_in_the_same_hundred_at_once():
    cast = make_cast()
    meeting = make_meeting(cast, capacity=100)
    codes = [make_registration(meeting, name=f"Person {number}").attendees.get().badge_code for number in range(100)]
    outcomes, start = [], threading.Barrier(2)

    def device(order):
        start.wait()
        outcomes.extend(take(meeting, *(scan(code) for code in order), by=cast.actor("organiser")))
        connection.close()

    devices = [threading.Thread(target=device, args=(order,)) for order in (codes, codes[::-1])]
    for one in devices:
        one.start()
    for one in devices:
        one.join()
    assert CheckIn.objects.count() == 100
    assert sorted(outcomes) == ["already"] * 100 + ["checked_in"] * 100
    assert Act.objects.filter(verb="checked in").count() == 100
