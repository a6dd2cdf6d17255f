"""Erasing a person: nothing with their name is left anywhere, and what they did stays counted."""

import pytest
from django.apps import apps

from miteinander.ground.inventory import DECLARATIONS, Subject
from miteinander.ground.refusals import Forbidden, Refused
from miteinander.journal.models import Act
from miteinander.mail.models import IncomingMail
from miteinander.mail.services import receive_mail
from miteinander.meetings.models import Documentation, Registration
from miteinander.privacy.reads.subjects import holdings, subject_behind, subject_of
from miteinander.privacy.rules import Claim
from miteinander.privacy.services.erasing import erase_own_data
from miteinander.roles.actor import Actor
from miteinander.roles.models import Assignment
from tests.cast import NOW, Cast, make_meeting, make_registration
from tests.privacy.marked import ADDRESS, MARK, mark_everything, traces

CANNOT_BE_OWNED = {"meetings.Speaker", "sessions.Session", "account.EmailConfirmation"}  # named by an office; see there


def erase(person) -> None:
    erase_own_data(Claim(subject_of(person)), by=Actor(person=person), at=NOW)


def test_every_room_that_stores_persons_is_part_of_this_test(cast: Cast):
    subject = subject_of(mark_everything(cast))
    personal = {label for label, entry in DECLARATIONS.items() if any(each.exported for each in entry.fields.values())}
    assert personal - {entry.label for entry, rows in holdings(subject) if rows.exists()} == CANNOT_BE_OWNED


def test_after_an_erasure_no_mark_of_the_person_is_left_in_the_whole_database(cast: Cast):
    person = mark_everything(cast)
    assert len(traces(MARK)) > 25
    erase(person)
    assert traces(MARK) == []


def test_reports_of_undeliverable_letters_go_with_the_address_they_name(cast: Cast):
    person = mark_everything(cast)
    for number, address in enumerate((ADDRESS, f"x{ADDRESS}")):
        head = "Return-Path: <>\r\nFrom: mailer-daemon@b.example\r\nSubject: Undelivered mail\r\n"
        receive_mail(f"{head}Message-ID: <{number}@b>\r\n\r\n{address}: unknown\r\n".encode(), at=NOW)
    erase(person)
    left = IncomingMail.objects.get()
    assert f"x{ADDRESS}" in left.explanation


def test_acts_stay_counted_and_unnamed(cast: Cast):
    person = mark_everything(cast)
    before = Act.objects.count()
    erase(person)
    assert Act.objects.count() >= before
    assert not Act.objects.filter(person=person).exists()


def test_a_colleague_in_the_same_row_keeps_their_name(cast: Cast):
    erase(mark_everything(cast))
    signed = Documentation.objects.get()
    assert (signed.reviewed_by, signed.released_by) == (None, cast.office)


def test_a_coming_registration_is_cancelled_and_the_seat_goes_to_whoever_waits(cast: Cast):
    meeting = make_meeting(cast, capacity=1)
    going = make_registration(meeting, "Kim", person=cast.resident)
    waiting = make_registration(meeting, "Toni", state="waiting", email="toni@example.org")
    erase(cast.resident)
    states = {each.pk: each.state for each in Registration.objects.all()}
    assert states == {going.pk: "cancelled", waiting.pk: "confirmed"}


def test_the_erased_person_cannot_sign_in_any_more(cast: Cast):
    erase(cast.resident)
    cast.resident.refresh_from_db()
    assert (cast.resident.is_active, cast.resident.email, str(cast.resident)) == (False, None, "")
    assert cast.resident.erased_at == NOW


ONLY_ADMINISTRATOR = (
    "Sie sind die einzige Person in der Verwaltung der Plattform. Bitte geben Sie zuerst jemand anderem diese Rolle; "
    "dann können Sie gehen."
)
ONLY_OFFICE = (
    "Sie sind die einzige Person im Netzwerkbüro von Städtenetz. Bitte geben Sie zuerst jemand anderem diese Rolle; "
    "dann können Sie gehen."
)


@pytest.mark.parametrize(("who", "sentence"), [("administrator", ONLY_ADMINISTRATOR), ("office", ONLY_OFFICE)])
def test_the_last_one_who_can_run_it_is_refused(cast: Cast, who: str, sentence: str):
    with pytest.raises(Refused) as refused:
        erase(getattr(cast, who))
    assert refused.value.message == sentence


def test_an_office_with_a_second_person_lets_the_first_go(cast: Cast):
    Assignment.objects.create(person=cast.member, role="network_office", network=cast.network)
    erase(cast.office)
    assert not Assignment.objects.filter(person=cast.office).exists()


def test_nobody_erases_somebody_else(cast: Cast):
    with pytest.raises(Forbidden):
        erase_own_data(Claim(subject_of(cast.member)), by=Actor(person=cast.resident), at=NOW)


def test_an_unknown_address_owns_nothing_in_a_full_database(cast: Cast):
    mark_everything(cast)
    owned = [entry.label for entry, rows in holdings(Subject(None, frozenset({"nobody@example.org"}))) if rows.exists()]
    assert owned == []


def test_an_address_without_account_is_erased_by_itself(cast: Cast):
    make_registration(make_meeting(cast), f"{MARK} Gast", email=ADDRESS)
    claimed = subject_behind(ADDRESS.upper())
    assert claimed == Subject(None, frozenset({ADDRESS}))


def test_staff_reach_their_account_by_signing_in_only(cast: Cast):
    assert subject_behind("office@example.org").person_id is None
    assert subject_behind("resident@example.org").person_id == cast.resident.pk


def test_every_declared_model_exists():
    assert [label for label in DECLARATIONS if apps.get_model(label) is None] == []
