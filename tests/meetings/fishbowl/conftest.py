import pytest

from miteinander.meetings.models import Fishbowl, Meeting
from tests.cast import Cast
from tests.meetings.scene import make_fishbowl


@pytest.fixture
def bowl(cast: Cast, meeting: Meeting) -> Fishbowl:
    return make_fishbowl(cast, meeting)


@pytest.fixture
def moderator(cast: Cast):
    return cast.actor("organiser")
