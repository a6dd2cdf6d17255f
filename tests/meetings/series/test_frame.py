"""The frame of a meeting: who finds it, who steers it."""

import pytest

from miteinander.meetings.choices import MeetingStatus
from tests.cast import make_meeting


@pytest.mark.parametrize(
    ("who", "steering"),
    [("guest", 403), ("member", 403), ("outsider", 403), ("organiser", 200), ("office", 200), ("administrator", 200)],
)
def test_everybody_sees_an_announced_meeting_its_organisers_steer_it(meeting, client_of, who, steering):
    client = client_of(who)
    answers = client.get("/treffen/tag-1/"), client.get("/treffen/tag-1/leitung/")
    assert [answer.status_code for answer in answers] == [200, steering]


@pytest.mark.parametrize(("who", "status"), [("guest", 404), ("outsider", 404), ("office", 200)])
def test_a_draft_is_absent_for_outsiders(cast, client_of, who, status):
    make_meeting(cast, status=MeetingStatus.DRAFT)
    client = client_of(who)
    answers = client.get("/treffen/tag-1/"), client.get("/treffen/tag-1/leitung/")
    assert {answer.status_code for answer in answers} == {status}
