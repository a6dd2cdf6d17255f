"""The office prepares a meeting: created, edited by two, announced, cancelled."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from miteinander.ground.clock import BERLIN
from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.meetings.services.guiding_questions import QuestionLine
from miteinander.meetings.services.series import (
    LinkLine,
    MeetingDetails,
    announce_meeting,
    cancel_meeting,
    create_meeting,
    create_series,
    details_of,
    edit_meeting,
)
from tests.cast import NOW, make_meeting, make_registration

DAY = datetime(2019, 7, 18, 9, 30, tzinfo=BERLIN)
DETAILS = MeetingDetails(
    title="Wäre das möglich? Größe & Grün",
    starts_at=DAY,
    ends_at=DAY + timedelta(hours=6),
    registration_ends_at=DAY - timedelta(days=7),
    capacity=80,
    guiding_questions=(QuestionLine("Wer macht mit?"), QuestionLine("Was kostet es?")),
    links=(LinkLine("Ein Film", "https://example.org/film", "Zeigt in drei Minuten, worum es geht."),),
)


@pytest.fixture
def office(cast):
    return cast.actor("office")


@pytest.fixture
def series(cast, office):
    return create_series(cast.network, by=office, title="Die engagierte Stadt", at=NOW)


def test_a_new_meeting_is_a_draft_with_an_address_of_title_and_day(series, office):
    made = create_meeting(series, by=office, details=DETAILS, at=NOW)
    assert (made.slug, made.status) == ("waere-das-moeglich-groesse-gruen-18-07-2019", "draft")
    assert [question.text for question in made.guiding_questions.all()] == ["Wer macht mit?", "Was kostet es?"]
    assert made.preparatory_links.get().title == "Ein Film"
    assert (len(made.event_code), len(made.mail_token)) == (6, 8)


def test_two_meetings_of_the_same_name_and_day_have_two_addresses(series, office):
    slugs = [create_meeting(series, by=office, details=DETAILS, at=NOW).slug for _time in range(3)]
    assert [slug[-4:] for slug in slugs] == ["2019", "19-2", "19-3"]


def test_a_title_without_letters_still_has_an_address(series, office):
    assert create_meeting(series, by=office, details=replace(DETAILS, title="🌳"), at=NOW).slug == "18-07-2019"


@pytest.mark.parametrize("who", ["guest", "resident", "member", "organiser", "outsider", "researcher"])
def test_only_the_office_of_this_network_creates_meetings(cast, series, who):
    with pytest.raises(Forbidden):
        create_meeting(series, by=cast.actor(who), details=DETAILS, at=NOW)
    with pytest.raises(Forbidden):
        create_series(cast.network, by=cast.actor(who), title="Meine Reihe", at=NOW)


def test_a_meeting_must_end_after_it_starts(series, office):
    with pytest.raises(Refused) as refused:
        create_meeting(series, by=office, details=replace(DETAILS, ends_at=DAY), at=NOW)
    assert refused.value.field == "ends"


def test_two_editors_at_once_get_one_change_and_one_look_at_both_versions(meeting, cast, office):
    mine = replace(details_of(meeting), subtitle="Meine Fassung")
    theirs = replace(details_of(meeting), subtitle="Andere Fassung")
    edit_meeting(meeting, by=cast.actor("organiser"), details=theirs, version=1, at=NOW)
    with pytest.raises(Stale) as stale:
        edit_meeting(meeting, by=office, details=mine, version=1, at=NOW)
    assert stale.value.theirs == theirs
    assert edit_meeting(meeting, by=office, details=mine, version=2, at=NOW).subtitle == "Meine Fassung"


def test_capacity_never_falls_below_the_seats_taken(meeting, office):
    make_registration(meeting, seats=3)
    with pytest.raises(Refused) as refused:
        edit_meeting(meeting, by=office, details=replace(details_of(meeting), capacity=2), version=1, at=NOW)
    assert refused.value.field == "capacity"


def test_only_changes_that_matter_raise_the_calendar_sequence(meeting, office):
    first = edit_meeting(meeting, by=office, details=replace(details_of(meeting), invitation="Neu"), version=1, at=NOW)
    second = edit_meeting(meeting, by=office, details=replace(details_of(first), town="Ulm"), version=2, at=NOW)
    assert (first.calendar_sequence, second.calendar_sequence) == (0, 1)


def test_more_seats_let_those_who_wait_move_up(cast, office):
    meeting = make_meeting(cast, capacity=1)
    make_registration(meeting)
    waiting = make_registration(meeting, name="Kim Muster", state="waiting")
    edit_meeting(meeting, by=office, details=replace(details_of(meeting), capacity=2), version=1, at=NOW)
    waiting.refresh_from_db()
    assert waiting.state == "confirmed"


def test_a_meeting_in_the_past_is_not_announced(series, office):
    made = create_meeting(series, by=office, details=DETAILS, at=NOW)
    with pytest.raises(Refused):
        announce_meeting(made, by=office, at=DAY + timedelta(days=1))
    assert announce_meeting(made, by=office, at=NOW).announced_at == NOW


def test_a_cancelled_meeting_says_why_and_cannot_be_cancelled_twice(meeting, office):
    called_off = cancel_meeting(meeting, by=office, reason="Das Haus ist gesperrt.", at=NOW)
    assert (called_off.status, called_off.calendar_sequence) == ("cancelled", 1)
    assert list(Act.objects.upon(meeting).values_list("verb", flat=True)) == ["cancelled"]
    with pytest.raises(Refused):
        cancel_meeting(meeting, by=office, reason="Noch einmal", at=NOW)
