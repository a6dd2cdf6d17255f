"""The page is kept for guests while nothing changes, and right for the very next visitor after a change."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from miteinander.meetings.models import Barcamp, Documentation, GuidingQuestion, Meeting, Pitch, Room, Session
from miteinander.meetings.services.agenda import plan_model_day
from miteinander.meetings.services.lateness import shift_from
from miteinander.meetings.services.series import cancel_meeting, details_of, edit_meeting
from miteinander.meetings.views import kept
from tests.cast import NOW, make_meeting, make_registration, morning


@pytest.fixture(autouse=True)
def _frozen_minute(monkeypatch):
    at = timezone.now()
    monkeypatch.setattr(kept.timezone, "now", lambda: at)


@pytest.fixture
def meeting(cast) -> Meeting:
    begin = morning(30)
    times = {"starts_at": begin, "ends_at": begin + timedelta(hours=6), "registration_ends_at": begin}
    meeting = make_meeting(cast, **times)
    plan_model_day(meeting, by=cast.actor("office"), at=NOW)
    meeting.refresh_from_db()
    return meeting


def edits(meeting, office):
    edit_meeting(meeting, by=office, details=replace(details_of(meeting), subtitle="Neu"), version=1, at=NOW)


def shifts(meeting, office):
    shift_from(meeting.agenda_items.all()[3], 5, version=2, by=office, at=NOW)


def registers(meeting, office):
    make_registration(meeting)


def asks(meeting, office):
    GuidingQuestion.objects.create(meeting=meeting, text="Neu?")


def cancels(meeting, office):
    cancel_meeting(meeting, by=office, reason="Sturm", at=NOW)


def places(meeting, office):
    barcamp = Barcamp.objects.get(meeting=meeting)
    room = Room.objects.create(barcamp=barcamp, name="Saal", seats=30)
    pitch = Pitch.objects.create(barcamp=barcamp, card_number=1, title="Neu", channel="web", proposed_at=NOW)
    Session.objects.create(pitch=pitch, round=barcamp.rounds.first(), room=room, placed_at=NOW)


def releases(meeting, office):
    Documentation.objects.create(meeting=meeting, state="released", content={}, reviewed_at=NOW, released_at=NOW)


CHANGES = [edits, shifts, registers, asks, cancels, places, releases]


def test_an_unchanged_page_costs_one_query_and_is_not_sent_again(client, meeting, django_assert_num_queries):
    first = client.get("/treffen/tag-1/")
    with django_assert_num_queries(1):
        assert client.get("/treffen/tag-1/").content == first.content
    etag = first.headers["ETag"]
    with django_assert_num_queries(1):
        assert client.get("/treffen/tag-1/", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_the_next_visitor_sees_it(client, cast, meeting, change):
    etag = client.get("/treffen/tag-1/").headers["ETag"]
    change(meeting, cast.actor("office"))
    answer = client.get("/treffen/tag-1/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.headers["ETag"] != etag) == (200, True)


def test_a_removed_row_is_a_change_too(client, meeting):
    etag = client.get("/treffen/tag-1/").headers["ETag"]
    meeting.agenda_items.first().delete()
    assert client.get("/treffen/tag-1/").headers["ETag"] != etag


def test_each_language_and_appearance_has_its_own_page(client, meeting):
    german = client.get("/treffen/tag-1/").content
    client.cookies["erscheinung"] = "dark"
    assert b'data-kern-theme="dark"' in client.get("/treffen/tag-1/").content
    assert b'data-kern-theme="dark"' not in german


def test_whoever_is_signed_in_or_takes_part_gets_a_fresh_page(client_of, meeting):
    assert "ETag" not in client_of("office").get("/treffen/tag-1/").headers


def test_a_draft_is_kept_for_nobody(client, meeting):
    client.get("/treffen/tag-1/")
    Meeting.objects.update(status="draft")
    assert client.get("/treffen/tag-1/").status_code == 404
