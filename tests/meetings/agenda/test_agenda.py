"""The agenda: what follows an item moves with it, and it gets later together."""

from dataclasses import replace
from datetime import timedelta

import pytest

from miteinander.ground.clock import in_berlin
from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.meetings.models import Barcamp
from miteinander.meetings.services.agenda import (
    ItemDetails,
    add_item,
    change_item,
    item_details_of,
    move_item,
    plan_model_day,
    remove_item,
)
from miteinander.meetings.services.lateness import shift_from
from miteinander.meetings.services.series import details_of, edit_meeting
from tests.cast import MEETING_DAY, NOW

ON_THE_DAY = MEETING_DAY + timedelta(minutes=5)


@pytest.fixture
def office(cast):
    return cast.actor("office")


@pytest.fixture
def day(meeting, office):
    return plan_model_day(meeting, by=office, at=NOW)


def times(meeting):
    return [f"{in_berlin(item.starts_at):%H:%M}" for item in meeting.agenda_items.all()]


PLAN = ["09:30", "10:00", "10:15", "10:30", "10:45", "11:00", "11:15", "12:30", "13:30", "15:00", "16:00"]


def test_the_model_day_is_the_day_of_2019_with_three_rounds(meeting, day):
    assert times(meeting) == PLAN
    rounds = Barcamp.objects.get(meeting=meeting).rounds.all()
    assert [one.minutes for one in rounds] == [25, 25, 25]
    assert f"{in_berlin(rounds[0].starts_at):%H:%M}" == "13:45"


def test_the_programme_follows_its_meeting_to_another_day(meeting, day, office):
    later = timedelta(days=150)  # past the change to winter time
    details = details_of(meeting)
    moved = replace(details, starts_at=details.starts_at + later, ends_at=details.ends_at + later)
    edit_meeting(meeting, by=office, details=moved, version=meeting.version, at=ON_THE_DAY)
    assert times(meeting) == PLAN
    items = meeting.agenda_items.all()
    assert {in_berlin(item.starts_at).date() for item in items} == {(MEETING_DAY + later).date()}
    assert [item.planned_at for item in items] == [item.starts_at for item in items]


def test_the_model_day_is_only_for_an_empty_agenda(meeting, day, office):
    with pytest.raises(Refused):
        plan_model_day(meeting, by=office, at=NOW)


def test_it_gets_later_for_everything_that_follows_and_for_the_rounds(meeting, day, office):
    shift_from(day[2], 10, version=2, by=office, at=ON_THE_DAY)
    assert times(meeting)[:4] == ["09:30", "10:00", "10:25", "10:40"]
    assert times(meeting)[-1] == "16:10"
    first_round = Barcamp.objects.get(meeting=meeting).rounds.first()
    assert f"{in_berlin(first_round.starts_at):%H:%M}" == "13:55"
    assert f"{in_berlin(meeting.agenda_items.last().planned_at):%H:%M}" == "16:00"


def test_a_break_can_give_way_so_that_the_rest_stays_in_time(meeting, day, office):
    lunch = day[7]
    shift_from(day[2], 10, shorten=lunch, version=2, by=office, at=ON_THE_DAY)
    assert times(meeting)[6:9] == ["11:25", "12:40", "13:30"]
    lunch.refresh_from_db()
    assert lunch.minutes == 50


@pytest.mark.parametrize("gives_way", [None, 5, 7])
def test_shifting_back_undoes_it(meeting, day, office, gives_way):
    shorten = gives_way and day[gives_way]
    shift_from(day[2], 20, shorten=shorten, version=2, by=office, at=ON_THE_DAY)
    shift_from(day[2], -20, shorten=shorten, version=3, by=office, at=ON_THE_DAY)
    assert times(meeting) == PLAN
    assert [item.minutes for item in meeting.agenda_items.all()] == [item.minutes for item in day]
    assert Act.objects.upon(meeting).filter(verb="shifted agenda").count() == 2


def test_what_has_begun_takes_longer_and_does_not_begin_again(meeting, day, office):
    in_the_barcamp = day[8].starts_at + timedelta(minutes=20)  # the first round runs
    shift_from(day[8], 10, version=2, by=office, at=in_the_barcamp)
    assert times(meeting)[8:] == ["13:30", "15:10", "16:10"]
    day[8].refresh_from_db()
    first, second, _third = Barcamp.objects.get(meeting=meeting).rounds.all()
    assert (day[8].minutes, f"{in_berlin(first.starts_at):%H:%M}") == (100, "13:45")
    assert second.starts_at >= first.ends_at + timedelta(minutes=10)
    shift_from(day[8], -10, version=3, by=office, at=in_the_barcamp)
    assert times(meeting) == PLAN


def test_what_has_begun_cannot_shrink_to_nothing(meeting, day, office):
    with pytest.raises(Refused):
        shift_from(day[1], -15, version=2, by=office, at=day[1].starts_at)


def test_two_people_who_shift_at_once_shift_once(meeting, day, office):
    shift_from(day[2], 10, version=2, by=office, at=ON_THE_DAY)
    with pytest.raises(Stale):
        shift_from(day[2], 10, version=2, by=office, at=ON_THE_DAY)
    assert times(meeting)[2] == "10:25"


@pytest.mark.parametrize(("minutes", "index"), [(0, 2), (181, 2), (-5, 3), (500, 2)])
def test_a_shift_that_cannot_be_is_refused_and_changes_nothing(meeting, day, office, minutes, index):
    with pytest.raises(Refused):
        shift_from(day[index], minutes, version=2, by=office, at=ON_THE_DAY)
    assert times(meeting) == PLAN


def test_before_the_day_the_plan_itself_changes(meeting, day, office):
    change_item(day[1], replace(item_details_of(day[1]), minutes=25), version=1, by=office, at=NOW)
    assert times(meeting)[2] == "10:25"
    assert [item for item in meeting.agenda_items.all() if item.is_late] == []


def test_a_stale_change_of_an_item_shows_what_stands(meeting, day, office):
    change_item(day[1], replace(item_details_of(day[1]), title="Neu"), version=1, by=office, at=NOW)
    with pytest.raises(Stale) as stale:
        change_item(day[1], replace(item_details_of(day[1]), title="Alt"), version=1, by=office, at=NOW)
    assert stale.value.theirs.title == "Neu"


def test_an_item_moves_down_past_its_neighbour(meeting, day, office):
    move_item(day[4], up=False, by=office, at=NOW)
    titles = [item.pk for item in meeting.agenda_items.all()]
    assert (titles[4], titles[5]) == (day[5].pk, day[4].pk)
    assert times(meeting) == PLAN


@pytest.mark.parametrize(("index", "up"), [(0, True), (10, False)])
def test_the_first_cannot_move_up_nor_the_last_down(meeting, day, office, index, up):
    with pytest.raises(Refused):
        move_item(day[index], up=up, by=office, at=NOW)


def test_what_follows_a_removed_item_comes_forward(meeting, day, office):
    remove_item(day[5], by=office, at=NOW)
    assert times(meeting)[5:8] == ["11:00", "12:15", "13:15"]


def test_a_new_item_pushes_back_only_what_it_meets(meeting, day, office):
    details = ItemDetails("Foto", 10, day[2].starts_at, speakers=(("Alex Beispiel", "Universität"),))
    made = add_item(meeting, "input", details, by=office, at=NOW)
    assert times(meeting)[2:5] == ["10:15", "10:25", "10:40"]
    assert made.speakers.get().name == "Alex Beispiel"


def test_a_meeting_has_one_barcamp(meeting, day, office):
    with pytest.raises(Refused):
        add_item(meeting, "barcamp", ItemDetails("Zweites", 60), by=office, at=NOW)


@pytest.mark.parametrize("who", ["guest", "member", "outsider"])
def test_only_organisers_touch_the_agenda(cast, meeting, day, who):
    with pytest.raises(Forbidden):
        shift_from(day[2], 10, version=2, by=cast.actor(who), at=ON_THE_DAY)
