"""The demo: a believable network, one click to another person, and never a database in which somebody works."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from miteinander.demo.reads import persona_lines
from miteinander.demo.services import make_demo
from miteinander.demo.towns import FILE
from miteinander.meetings.models import Meeting, Registration, Session
from miteinander.places.directory import read_directory
from miteinander.places.models import Membership, Municipality
from tests.shared import shared

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo once for this file, taken away at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(at=AT)
        yield
        transaction.set_rollback(True)


def test_the_demo_has_member_towns_with_their_true_figures():
    real = {entry.ags: entry for entry in read_directory(shared("bw/bw_gemeinden_2023-11-30.csv")).entries}
    ours = read_directory(FILE).entries
    assert len(ours) >= 40
    assert [entry.name for entry in ours if real[entry.ags] != entry] == []


def test_the_demo_tells_the_meeting_of_2019_and_those_around_today(demo, db):
    titles = list(Meeting.objects.values_list("title", flat=True))
    assert titles == ["Die engagierte Stadt: der Grund", "Werkstatt-Tag", "Schreibwerkstatt", "Netzwerktreffen"]
    assert Membership.objects.count() == Municipality.objects.count() == 49
    assert Session.objects.exclude(result_at=None).count() >= 8


def test_in_the_demo_every_channel_has_been_used(demo, db):
    channels = set(Registration.objects.values_list("channel", flat=True))
    assert channels == {"web", "email", "phone", "paper"}


def test_making_the_demo_twice_makes_it_once(demo, db):
    assert make_demo(at=AT) is False


def test_the_start_names_every_person_one_can_look_as():
    assert [line.split(":")[0] for line in persona_lines()] == [
        "Netzwerkbüro",
        "Engagement-Beauftragte",
        "Bürgerin",
        "Verein",
        "Forschung",
        "Gast",
    ]
