"""Forgetting a device: nobody counts twice by it, and what was said stays."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from miteinander.ground.refusals import Forbidden
from miteinander.meetings.choices import CirclePlace, PitchState
from miteinander.meetings.models import CircleTurn, DotCount, FishbowlQuestion, Interest, Pitch
from miteinander.meetings.reads.day import leaving_of
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services.day import join_by_badge, join_by_code
from miteinander.meetings.services.fishbowl import join_queue
from miteinander.meetings.services.harvest import FindingDetails, enter_finding
from miteinander.meetings.services.harvest_dots import close_dots, give_dots, open_dots
from miteinander.meetings.services.leaving import forget_device
from miteinander.meetings.services.pitches import Topic, enter_pitch, set_mark
from miteinander.meetings.services.questions import ask_question
from miteinander.people.services import find_link
from miteinander.roles.actor import Actor
from tests.cast import MEETING_DAY, make_registration
from tests.meetings.scene import make_barcamp, make_fishbowl

MORNING = MEETING_DAY + timedelta(minutes=40)


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


class Phone:
    """A phone in the room, and what it can do."""

    def __init__(self, meeting, badge=""):
        given = {"name": "Robin", "source": "10.0.0.1", "by": Actor.guest(), "at": MORNING}
        join, code = (join_by_badge, badge) if badge else (join_by_code, meeting.event_code)
        joined = join(meeting, code, **given)
        self.participant, self.token = joined.participant, joined.token
        self.actor = Actor(link=find_link(PARTICIPANT_LINK, joined.token, at=MORNING))

    def forgets(self):
        forget_device(self.participant, by=self.actor, at=MORNING)


@pytest.fixture
def finding(meeting, cast):
    found = enter_finding(meeting, FindingDetails("idea", "Wir teilen Räume."), by=cast.actor("organiser"), at=MORNING)
    open_dots(meeting, 3, by=cast.actor("organiser"), at=MORNING)
    return found


def dots():
    return sum(DotCount.objects.values_list("count", flat=True))


@pytest.mark.parametrize("has_badge", [False, True])
def test_a_phone_that_forgets_and_enters_the_code_again_counts_once(meeting, finding, has_badge):
    badge = make_registration(meeting).attendees.get().badge_code if has_badge else ""
    for phone in (Phone(meeting, badge), Phone(meeting)):
        give_dots(finding, 3, by=phone.actor, at=MORNING)
        assert dots() == 3
        phone.forgets()
        assert dots() == 0


def test_dots_of_a_closed_weighting_stay_until_it_goes_on(meeting, finding, cast):
    stays, goes = Phone(meeting), Phone(meeting)
    give_dots(finding, 1, by=stays.actor, at=MORNING)
    give_dots(finding, 3, by=goes.actor, at=MORNING)
    close_dots(meeting, by=cast.actor("organiser"), at=MORNING)
    goes.forgets()
    assert dots() == 4
    open_dots(meeting, 3, by=cast.actor("organiser"), at=MORNING)
    assert dots() == 1


def test_marks_that_are_still_set_are_taken_back(meeting, cast):
    scene, phone = make_barcamp(cast, meeting), Phone(meeting)
    scene.open_windows()
    pitch = scene.card()
    set_mark(pitch, comes=True, by=phone.actor, at=MORNING)
    phone.forgets()
    assert Interest.objects.count() == 0


def test_questions_and_topics_stay_but_drafts_and_the_place_in_the_queue_go(meeting, cast):
    bowl, scene, phone = make_fishbowl(cast, meeting), make_barcamp(cast, meeting), Phone(meeting)
    scene.open_windows()
    ask_question(bowl, "Wer fängt an?", by=phone.actor, at=MORNING)
    join_queue(bowl, "Robin", by=phone.actor, at=MORNING)
    for draft in (True, False):
        enter_pitch(scene.barcamp, Topic("Räume teilen"), by=phone.actor, at=MORNING, draft=draft)
    shown = leaving_of(phone.participant, at=MORNING)
    assert (shown.questions, shown.topics, shown.drafts, shown.waits) == (1, 1, 1, True)
    phone.forgets()
    assert (FishbowlQuestion.objects.count(), Pitch.objects.get().state) == (1, PitchState.PROPOSED)
    assert CircleTurn.objects.get().place == CirclePlace.LEFT


def test_the_link_of_a_forgotten_phone_opens_nothing_but_a_badge_does(meeting):
    badge = make_registration(meeting).attendees.get().badge_code
    phones = [Phone(meeting), Phone(meeting, badge)]
    for phone in phones:
        phone.forgets()
    assert [find_link(PARTICIPANT_LINK, phone.token, at=MORNING) is not None for phone in phones] == [False, True]


def test_nobody_is_forgotten_by_somebody_else(meeting):
    with pytest.raises(Forbidden):
        forget_device(Phone(meeting).participant, by=Phone(meeting).actor, at=MORNING)
