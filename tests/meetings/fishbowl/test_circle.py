"""The inner circle: one person per chair, one chair for the audience."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from django.utils import translation

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.meetings.choices import CirclePlace
from miteinander.meetings.models import CircleTurn
from miteinander.meetings.services.fishbowl import (
    join_queue,
    leave,
    seat_speaker,
    set_up,
    start_timer,
    stop_timer,
    take_chair,
)
from tests.cast import NOW
from tests.meetings.scene import somebody

pytestmark = pytest.mark.django_db


def raised_hand(bowl, moderator, name="Robin"):
    return join_queue(bowl, name, by=moderator, at=NOW)


def fill(bowl, moderator, count=4):
    return [seat_speaker(bowl, f"Referat {number}", by=moderator, at=NOW) for number in range(count)]


def chairs(bowl):
    return sorted(bowl.turns.filter(place=CirclePlace.INNER).values_list("chair", "name"))


def test_speakers_fill_all_chairs_but_one(bowl, moderator):
    fill(bowl, moderator)
    with pytest.raises(Refused, match="Ein Stuhl bleibt für das Publikum frei"):
        seat_speaker(bowl, "Fünfte", by=moderator, at=NOW)
    assert [chair for chair, _name in chairs(bowl)] == [1, 2, 3, 4]


def test_the_last_chair_is_for_the_queue_and_then_somebody_has_to_go(bowl, moderator):
    seated = fill(bowl, moderator)
    first, second = (raised_hand(bowl, moderator, name) for name in ("Robin", "Noor"))
    take_chair(first, by=moderator, at=NOW)
    with pytest.raises(Refused, match="Der Kreis ist voll"):
        take_chair(second, by=moderator, at=NOW)
    leave(seated[1], by=moderator, at=NOW)
    assert take_chair(second, by=moderator, at=NOW).chair == 2


def test_after_the_end_nobody_asks_for_the_chair_but_a_helper_can_write_one_in(bowl, moderator):
    late = bowl.item.ends_at
    with pytest.raises(Refused, match="Das Gespräch ist vorbei"):
        join_queue(bowl, "Kim", by=somebody(bowl.meeting, NOW), at=late)
    assert join_queue(bowl, "Robin", by=moderator, at=late).place == CirclePlace.QUEUE


def test_nobody_is_called_twice(bowl, moderator):
    turn = raised_hand(bowl, moderator)
    take_chair(turn, by=moderator, at=NOW)
    with pytest.raises(Stale, match="Robin steht nicht mehr in der Warteschlange"):
        take_chair(turn, by=moderator, at=NOW)


def test_a_phone_queues_once_and_steps_back_itself(bowl, cast):
    kim = somebody(bowl.meeting, NOW)
    turn = join_queue(bowl, "Kim", by=kim, at=NOW)
    with pytest.raises(Refused, match="Sie stehen schon in der Warteschlange"):
        join_queue(bowl, "Kim", by=kim, at=NOW)
    for _twice in range(2):
        leave(turn, by=kim, at=NOW)
    assert join_queue(bowl, "Kim", by=kim, at=NOW).place == "queue"


def test_nobody_sends_others_away(bowl, moderator, cast):
    turn = raised_hand(bowl, moderator)
    for other in (somebody(bowl.meeting, NOW, "Noor"), cast.actor("outsider")):
        with pytest.raises(Forbidden):
            leave(turn, by=other, at=NOW)


def test_a_raised_hand_is_recorded_by_the_helper(bowl, moderator):
    turn = raised_hand(bowl, moderator)
    act = Act.objects.upon(turn).get()
    assert (act.verb, act.channel, act.person, act.recorded_by) == ("queued", "on_site", None, moderator.person)


def test_chairs_are_not_taken_away_under_people(bowl, moderator):
    fill(bowl, moderator, 4)
    raised = raised_hand(bowl, moderator)
    take_chair(raised, by=moderator, at=NOW)
    with pytest.raises(Refused, match="mehr Personen"):
        set_up(bowl, chairs=4, timer_minutes=3, asks_from=None, by=moderator, at=NOW)


def test_the_timer_says_when_it_ends(bowl, moderator):
    start_timer(bowl, by=moderator, at=NOW)
    bowl.refresh_from_db()
    assert (bowl.timer_ends_at - NOW).seconds == 180
    stop_timer(bowl, by=moderator, at=NOW)
    bowl.refresh_from_db()
    assert bowl.timer_ends_at is None


def test_the_database_itself_keeps_two_off_one_chair(bowl, moderator):
    fill(bowl, moderator, 1)
    turn = raised_hand(bowl, moderator)
    with pytest.raises(IntegrityError, match="one_person_per_chair"):
        CircleTurn.objects.filter(pk=turn.pk).update(place=CirclePlace.INNER, chair=1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("chair", "seated"), [(3, 1), (None, 5)])
def test_of_ten_who_sit_down_at_once_every_chair_takes_one(bowl, moderator, chair, seated):
    turns = [raised_hand(bowl, moderator, f"Hand {number}") for number in range(10)]
    start = Barrier(10)

    def sit(turn):
        start.wait()
        try:
            with translation.override("de"):
                take_chair(turn, by=moderator, at=NOW, chair=chair)
        except Refused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(sit, turns)) == seated
    taken = [number for number, _name in chairs(bowl)]
    assert (len(taken), len(set(taken))) == (seated, seated)
