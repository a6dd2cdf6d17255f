import pytest
from django.test import Client

from miteinander.meetings.models import Meeting
from tests.cast import Cast
from tests.meetings.scene import Scene, make_barcamp, phone_of


@pytest.fixture
def scene(cast: Cast, meeting: Meeting) -> Scene:
    return make_barcamp(cast, meeting)


@pytest.fixture
def now(scene, monkeypatch):
    """The clock in the hall: when topics are collected."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: scene.at)
    return scene.at


@pytest.fixture
def phone(scene, now) -> Client:
    return phone_of(scene.meeting, now)
