"""Whatever is shifted: shifting back gives the day as it was, and no two items ever overlap."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miteinander.ground.refusals import Refused
from miteinander.meetings.models import Meeting
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.lateness import shift_from
from tests.cast import MEETING_DAY, NOW

BREAKS = (5, 7)


@pytest.fixture
def day(cast, meeting):
    return plan_model_day(meeting, by=cast.actor("office"), at=NOW)


def shape(meeting):
    return [(item.pk, item.starts_at, item.minutes) for item in meeting.agenda_items.all()]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(index=st.integers(1, 10), minutes=st.integers(1, 120), pause=st.sampled_from([None, *BREAKS]))
def test_shifting_back_gives_the_day_as_it_was(cast, meeting, day, index, minutes, pause):
    office, before = cast.actor("office"), shape(meeting)
    shorten = day[pause] if pause and pause > index else None

    def shift(by_minutes):
        version = Meeting.objects.get(pk=meeting.pk).agenda_version
        shift_from(day[index], by_minutes, shorten=shorten, version=version, by=office, at=MEETING_DAY)

    try:
        shift(minutes)
    except Refused:
        assert shape(meeting) == before
        return
    items = list(meeting.agenda_items.all())
    assert all(one.ends_at <= other.starts_at for one, other in pairwise(items))
    shift(-minutes)
    assert shape(meeting) == before
