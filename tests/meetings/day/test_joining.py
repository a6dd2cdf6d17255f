"""Taking part without an account: by the code on the wall or by one's badge."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from miteinander.ground.refusals import Forbidden, Refused
from miteinander.meetings.choices import MeetingStatus
from miteinander.meetings.models import Participant
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services.day import WRONG_CODES, join_by_badge, join_by_code
from miteinander.people.services import find_link
from miteinander.roles.actor import Actor
from miteinander.roles.rules import allowed
from tests.cast import MEETING_DAY, make_meeting, make_registration

MORNING = MEETING_DAY + timedelta(minutes=40)


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


def by_code(meeting, code="TAG-1", at=MORNING):
    return join_by_code(meeting, code, name="Robin", source="10.0.0.1", by=Actor.guest(), at=at)


def by_badge(meeting, code, name=""):
    return join_by_badge(meeting, code, name=name, source="10.0.0.1", by=Actor.guest(), at=MORNING)


def test_the_code_on_the_wall_lets_in_and_the_link_may_ask(meeting):
    joined = by_code(meeting, " tag 1 ")
    link = find_link(PARTICIPANT_LINK, joined.token, at=MORNING)
    assert joined.participant.name == "Robin"
    assert allowed(Actor(link=link), "fishbowl.ask", meeting, at=MORNING)


def test_the_link_of_one_meeting_is_none_in_another(meeting, cast):
    link = find_link(PARTICIPANT_LINK, by_code(meeting).token, at=MORNING)
    assert not allowed(Actor(link=link), "fishbowl.ask", make_meeting(cast, slug="tag-2"), at=MORNING)


def test_the_link_ends_fourteen_days_after_the_meeting(meeting):
    token = by_code(meeting).token
    assert find_link(PARTICIPANT_LINK, token, at=meeting.ends_at + timedelta(days=13))
    assert find_link(PARTICIPANT_LINK, token, at=meeting.ends_at + timedelta(days=15)) is None


def test_a_badge_makes_one_participant_on_two_phones(meeting):
    code = make_registration(meeting, name="Kim Muster").attendees.get().badge_code
    first, second = by_badge(meeting, code), by_badge(meeting, code.lower())
    assert first.participant == second.participant
    assert first.participant.name == "Kim Muster"


def test_the_badge_of_a_cancelled_registration_opens_nothing(meeting):
    code = make_registration(meeting, state="cancelled").attendees.get().badge_code
    with pytest.raises(Refused):
        by_badge(meeting, code)


def test_after_many_wrong_codes_a_right_one_gets_the_same_answer(meeting):
    answers = []
    for code in ["FALSCH"] * (WRONG_CODES + 1) + ["TAG-1"]:
        with pytest.raises(Refused) as refused:
            by_code(meeting, code)
        answers.append(refused.value.message)
    assert answers[0] == "Dieser Code stimmt nicht. Er steht auf der Wand und auf Ihrem Namensschild."
    assert answers[-2] == answers[-1] != answers[0]
    assert Participant.objects.count() == 0


def test_nobody_joins_what_does_not_take_place(cast):
    with pytest.raises(Refused):
        by_code(make_meeting(cast, slug="anders", status=MeetingStatus.CANCELLED), "ANDERS")


def test_nobody_joins_a_draft(cast):
    with pytest.raises(Forbidden):
        by_code(make_meeting(cast, slug="anders", status=MeetingStatus.DRAFT), "ANDERS")


def test_nobody_joins_weeks_later(meeting):
    with pytest.raises(Refused):
        by_code(meeting, at=meeting.ends_at + timedelta(days=15))
