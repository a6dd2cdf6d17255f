import pytest

from miteinander.meetings.models import Meeting
from tests.cast import Cast
from tests.meetings.scene import Scene, make_barcamp


@pytest.fixture
def scene(cast: Cast, meeting: Meeting) -> Scene:
    return make_barcamp(cast, meeting)
