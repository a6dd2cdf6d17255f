"""Retention periods: at their boundary, idempotent, with true counters."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miteinander.journal.models import Act
from miteinander.mail.models import OutgoingMail
from miteinander.meetings.models import Needs, Registration
from miteinander.people.models import Person
from miteinander.people.services import note_visit
from miteinander.privacy.models import RetentionRun
from miteinander.privacy.reads.due import all_rules, due
from miteinander.privacy.services.retention import look, retain
from tests.cast import NOW, Cast, make_meeting, make_registration
from tests.privacy.marked import mark_everything

LATER = NOW + timedelta(days=4000)


def counts(outcomes) -> dict[str, int]:
    return {each.rule.key: each.count for each in outcomes if each.count}


def act(cast: Cast, at: datetime) -> Act:
    return Act.objects.create(
        person=cast.member, verb="marked", object_kind="x", object_id=cast.member.pk, channel="web", at=at
    )


@pytest.fixture
def registered(cast: Cast) -> Registration:
    made = make_registration(make_meeting(cast), "Robin Muster", email="robin@example.org")
    Needs.objects.create(registration=made, meeting=made.meeting, step_free=True)
    return made


@pytest.mark.parametrize(("days", "left"), [(14, 1), (15, 0)])
def test_needs_go_14_days_after_the_meeting(registered: Registration, days: int, left: int):
    retain(at=registered.meeting.ends_at + timedelta(days=days))
    assert Needs.objects.count() == left


def test_a_year_after_the_meeting_the_registration_is_unnamed_and_still_counted(registered: Registration):
    retain(at=registered.meeting.ends_at + timedelta(days=366))
    registered.refresh_from_db()
    assert (registered.name, registered.email, registered.state) == ("", "", "confirmed")


@given(seconds=st.integers(-100_000, 100_000))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_goes_before_its_time_and_everything_after_it(cast: Cast, seconds: int):
    Act.objects.all().delete()
    done = act(cast, NOW)
    retain(at=NOW + timedelta(days=730, seconds=seconds))
    done.refresh_from_db()
    assert (done.person is None) == (seconds > 0)


def test_a_dry_run_says_exactly_what_the_run_then_does(cast: Cast):
    mark_everything(cast)
    told = counts(look(at=LATER))
    assert len(told) > 12
    assert Person.objects.filter(erased_at=None).count() == 8
    done = counts(retain(at=LATER))
    assert {key for key in done if key not in told} == set()


def test_a_second_run_finds_nothing_left(cast: Cast):
    mark_everything(cast)
    retain(at=LATER)
    assert counts(retain(at=LATER + timedelta(minutes=1))) == {}


def test_nothing_is_due_on_the_day_it_was_made(cast: Cast):
    mark_everything(cast)
    assert counts(look(at=NOW + timedelta(minutes=2))) == {}


def test_every_rule_has_its_own_counter():
    keys = [rule.key for rule in all_rules()]
    assert len(keys) == len(set(keys))


def test_an_unused_account_is_announced_and_only_then_erased(cast: Cast):
    Person.objects.filter(pk=cast.resident.pk).update(seen_on=NOW.date())
    retain(at=NOW + timedelta(days=672))
    assert OutgoingMail.objects.get(kind="privacy/unused").to == "resident@example.org"
    retain(at=NOW + timedelta(days=690))
    assert Person.objects.get(pk=cast.resident.pk).erased_at is None
    retain(at=NOW + timedelta(days=733))
    assert Person.objects.get(pk=cast.resident.pk).name == ""


def test_whoever_comes_back_stays(cast: Cast):
    Person.objects.filter(pk=cast.resident.pk).update(seen_on=NOW.date())
    retain(at=NOW + timedelta(days=672))
    note_visit(cast.resident, at=NOW + timedelta(days=700))
    retain(at=NOW + timedelta(days=740))
    assert Person.objects.get(pk=cast.resident.pk).name == "Resident Muster"


def test_the_last_office_is_never_forgotten(cast: Cast):
    Person.objects.filter(pk=cast.office.pk).update(seen_on=NOW.date())
    retain(at=NOW + timedelta(days=672))
    retain(at=NOW + timedelta(days=900))
    assert Person.objects.get(pk=cast.office.pk).name == "Office Muster"


def test_the_command_counts_without_changing_and_then_does_it(registered: Registration):
    said = StringIO()
    call_command("retain", dry_run=True, stdout=said)
    assert "1 Was Sie brauchen, um teilzunehmen: 14 Tage nach dem Treffen" in said.getvalue()
    assert not RetentionRun.objects.exists()
    call_command("retain", stdout=StringIO())
    assert RetentionRun.objects.get().counts["meetings.Needs meeting__ends_at 14"] == 1


def test_the_page_of_the_office_counts_and_changes_nothing(registered: Registration, client_of):
    page = client_of("office").get("/datenschutz/aufbewahrung/").content.decode()
    assert "Es gab noch keinen Lauf" in page
    assert Needs.objects.count() == 1


def test_the_page_shows_what_the_last_run_did(registered: Registration, client_of):
    retain(at=registered.meeting.ends_at + timedelta(days=20))
    assert (
        "Der letzte Lauf war am 10. Juni 2019" in client_of("office").get("/datenschutz/aufbewahrung/").content.decode()
    )


def test_the_dry_run_counts_what_each_rule_reaches_with_one_query(cast: Cast, django_assert_num_queries):
    mark_everything(cast)
    with django_assert_num_queries(1):
        told = look(at=LATER)
    assert [each.count for each in told] == [due(each.rule, at=LATER).count() for each in told]


def test_the_page_of_the_dry_run_costs_at_most_ten_queries(cast: Cast, client_of, django_assert_max_num_queries):
    mark_everything(cast)
    client = client_of("administrator")
    with django_assert_max_num_queries(10):
        assert client.get("/datenschutz/aufbewahrung/").status_code == 200
