from datetime import timedelta

import pytest

from miteinander.ground.refusals import Forbidden, Refused
from miteinander.journal.choices import Channel
from miteinander.meetings.choices import RegistrationState
from miteinander.meetings.services.registration import cancel
from miteinander.meetings.services.waiting_list import (
    accept_offer,
    decline_offer,
    end_offers,
    offer_deadline,
)
from tests.cast import NOW, make_meeting
from tests.meetings.registration.parties import come, holder, promised, states

WEB = Channel.WEB


@pytest.fixture
def small(cast):
    return make_meeting(cast, capacity=2)


def leave(registration, at=NOW):
    return cancel(registration, by=holder(registration), channel=WEB, at=at)


def held(meeting):
    meeting.refresh_from_db()
    return meeting.seats_held


def test_whoever_comes_after_the_last_seat_waits(small):
    for name in ["Ada", "Bo", "Cem"]:
        come(small, name)
    assert states(small) == [("Ada", "confirmed"), ("Bo", "confirmed"), ("Cem", "waiting")]
    assert held(small) == 2


def test_the_first_in_the_list_moves_up_when_a_seat_becomes_free(small):
    ada, *_rest = [come(small, name).registration for name in ["Ada", "Bo", "Cem", "Dana"]]
    leave(ada)
    assert states(small) == [("Ada", "cancelled"), ("Bo", "confirmed"), ("Cem", "confirmed"), ("Dana", "waiting")]
    assert promised(small)[-2:] == [("Ada", "cancelled"), ("Cem", "promoted")]


def test_cancelling_twice_gives_one_seat_back(small):
    ada = come(small, "Ada").registration
    leave(ada)
    leave(ada)
    assert held(small) == 0


def test_in_the_last_week_the_next_is_asked_before_moving_up(small):
    ada, _bo, cem = [come(small, name).registration for name in ["Ada", "Bo", "Cem"]]
    late = small.starts_at - timedelta(days=3)
    leave(ada, at=late)
    cem.refresh_from_db()
    assert (cem.state, cem.offered_seats) == (RegistrationState.OFFERED, 1)
    assert cem.offer_ends_at == late + timedelta(hours=36)
    assert held(small) == 2


@pytest.mark.parametrize(
    ("left", "time_to_answer"),
    [(timedelta(days=30), timedelta(hours=48)), (timedelta(hours=20), timedelta(hours=10))],
)
def test_the_time_to_answer_is_half_of_what_is_left_but_at_most_48_hours(small, left, time_to_answer):
    at = small.starts_at - left
    assert offer_deadline(small, at) == at + time_to_answer


def test_in_the_last_two_hours_nobody_moves_up(small):
    ada, _bo, cem = [come(small, name).registration for name in ["Ada", "Bo", "Cem"]]
    leave(ada, at=small.starts_at - timedelta(hours=1))
    cem.refresh_from_db()
    assert cem.state == RegistrationState.WAITING


def test_a_group_is_asked_whether_it_takes_the_one_free_seat(small):
    ada, _bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    group = come(small, "Gruppe", seats=2).registration
    leave(ada)
    group.refresh_from_db()
    assert (group.state, group.offered_seats, group.seats) == (RegistrationState.OFFERED, 1, 2)


def test_a_group_that_takes_the_one_seat_comes_with_one_person(small):
    ada, _bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    group = come(small, "Gruppe", seats=2).registration
    leave(ada)
    accept_offer(group, by=holder(group), channel=WEB, at=NOW)
    assert (group.state, group.seats, group.attendees.count()) == (RegistrationState.CONFIRMED, 1, 1)
    assert held(small) == 2


def test_a_group_that_waits_together_keeps_its_place_and_the_seat_goes_on(small):
    ada, bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    group, _single = come(small, "Gruppe", seats=2).registration, come(small, "Eva").registration
    leave(ada)
    decline_offer(group, by=holder(group), channel=WEB, at=NOW)
    assert states(small)[2:] == [("Gruppe", "waiting"), ("Eva", "confirmed")]
    leave(bo)
    assert states(small)[2] == ("Gruppe", "waiting")  # it is not asked for fewer a second time
    assert held(small) == 1


def test_a_group_that_waits_together_gets_its_seats_when_all_are_free(small):
    ada, bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    come(small, "Gruppe", seats=2, waits_together=True)
    leave(ada)
    leave(bo)
    assert states(small)[2] == ("Gruppe", "confirmed")


def test_a_group_larger_than_what_is_left_is_asked_when_it_registers(small):
    come(small, "Ada")
    group = come(small, "Gruppe", seats=2).registration
    assert (group.state, group.offered_seats) == (RegistrationState.OFFERED, 1)


def test_an_offer_nobody_answers_goes_to_the_next(small):
    ada, *_others = [come(small, name).registration for name in ["Ada", "Bo", "Cem", "Dana"]]
    late = small.starts_at - timedelta(days=4)
    leave(ada, at=late)
    end_offers(small, at=late + timedelta(days=3))
    assert states(small)[2:] == [("Cem", "expired"), ("Dana", "offered")]
    assert held(small) == 2


def test_a_group_that_does_not_answer_keeps_its_place(small):
    ada, _bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    group = come(small, "Gruppe", seats=2).registration
    leave(ada)
    end_offers(small, at=NOW + timedelta(days=3))
    group.refresh_from_db()
    assert (group.state, group.waits_together) == (RegistrationState.WAITING, True)


def test_an_answer_after_the_deadline_is_refused(small):
    ada, _bo, cem = [come(small, name).registration for name in ["Ada", "Bo", "Cem"]]
    late = small.starts_at - timedelta(days=4)
    leave(ada, at=late)
    with pytest.raises(Refused, match="Die Zeit zum Antworten ist vorbei"):
        accept_offer(cem, by=holder(cem), channel=WEB, at=late + timedelta(days=3))


def test_whoever_declines_a_whole_offer_leaves(small):
    ada, _bo, cem = [come(small, name).registration for name in ["Ada", "Bo", "Cem"]]
    late = small.starts_at - timedelta(days=4)
    leave(ada, at=late)
    decline_offer(cem, by=holder(cem), channel=WEB, at=late)
    assert (cem.state, held(small)) == (RegistrationState.CANCELLED, 1)


def test_somebody_without_email_who_moves_up_is_called_by_the_office(small):
    ada, _bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    cem = come(small, "Cem", email="", postal_address="Weg 1, 73430 Aalen").registration
    leave(ada)
    assert [notice.kind for notice in cem.notices.all()] == ["waiting", "promoted"]


def test_one_network_office_cannot_answer_for_another(small, cast):
    ada, _bo, cem = [come(small, name).registration for name in ["Ada", "Bo", "Cem"]]
    leave(ada, at=small.starts_at - timedelta(days=4))
    with pytest.raises(Forbidden):
        accept_offer(cem, by=cast.actor("outsider"), channel=Channel.PHONE, at=NOW)


def test_a_group_that_is_being_asked_comes_first_when_more_becomes_free(small):
    ada, bo = [come(small, name).registration for name in ["Ada", "Bo"]]
    come(small, "Gruppe", seats=2)
    come(small, "Eva")
    leave(ada)
    leave(bo)
    assert states(small)[2:] == [("Gruppe", "confirmed"), ("Eva", "waiting")]
    assert held(small) == 2
