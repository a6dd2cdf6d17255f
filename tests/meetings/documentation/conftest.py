import pytest

from miteinander.meetings.models import Meeting
from tests.cast import Cast
from tests.meetings.harvest.orchard import Orchard, make_orchard


@pytest.fixture
def orchard(cast: Cast, meeting: Meeting) -> Orchard:
    return make_orchard(cast, meeting)
