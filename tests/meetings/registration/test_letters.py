from datetime import timedelta

import icalendar
import pytest

from miteinander.journal.choices import Channel
from miteinander.mail.models import OutgoingMail
from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Registration
from miteinander.meetings.reads.registration_facts import calendar_entry, mail_address
from miteinander.meetings.rules import REGISTRATION_LINK
from miteinander.meetings.services.registration_letters import write_letter
from miteinander.meetings.services.registration_link import renew_link
from miteinander.meetings.services.registration_notices import letters, note_told
from miteinander.meetings.services.registration_reminders import send_reminders
from miteinander.people.services import find_link
from miteinander.printing.sheets import render
from tests.cast import NOW, make_meeting
from tests.meetings.registration.parties import come, promised, token_for


@pytest.fixture
def small(cast):
    return make_meeting(cast, capacity=1, hybrid_url="https://konferenz.example/raum")


def written(registration, kind, **fields):
    assert write_letter(registration.pk, kind, at=NOW)
    return OutgoingMail.objects.get(**fields)


def test_the_confirmation_says_when_and_where_and_how_to_cancel(small):
    made = come(small).registration
    mail = written(made, NoticeKind.CONFIRMED)
    assert mail.subject == "Sie sind angemeldet: Die engagierte Stadt in Modernen Zeiten"
    assert "Wann: Dienstag, 21. Mai 2019, 09:30 bis 16:00 Uhr" in mail.body
    assert f"/treffen/tag-1/anmeldung/{token_for(made)}/" in mail.body
    assert "https://konferenz.example/raum" in mail.body


def test_the_hybrid_link_is_told_only_to_those_who_have_a_seat(small):
    come(small, "Ada")
    waiting = come(small, "Bo").registration
    mail = written(waiting, NoticeKind.WAITING)
    assert "https://konferenz.example/raum" not in mail.body
    assert "Ihr Rang: 1." in mail.body


def test_the_calendar_entry_asks_for_an_answer_to_the_meetings_address(small):
    made = come(small).registration
    attached = written(made, NoticeKind.CONFIRMED).attachments.get()
    event = icalendar.Calendar.from_ical(bytes(attached.content)).walk("VEVENT")[0]
    assert attached.content_type == "text/calendar; method=REQUEST"
    assert str(event["ORGANIZER"]) == f"mailto:{mail_address(small)}"
    assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["PARTSTAT"]) == ("mailto:robin@example.org", "ACCEPTED")


def test_a_cancelled_registration_is_struck_out_of_the_calendar(small):
    made = come(small).registration
    made.state = "cancelled"
    assert calendar_entry(made, at=NOW)[0] == "CANCEL"


def test_a_letter_that_is_no_longer_true_is_not_written(small):
    made = come(small).registration
    made.state = "cancelled"
    made.save()
    assert not write_letter(made.pk, NoticeKind.CONFIRMED, at=NOW)


def test_an_english_registration_gets_english_letters(small):
    made = come(small, language="en").registration
    mail = written(made, NoticeKind.CONFIRMED)
    assert mail.subject == "You are registered: Die engagierte Stadt in Modernen Zeiten"
    assert "When: Tuesday, 21 May 2019, 09:30 to 16:00" in mail.body


@pytest.mark.parametrize("kind", NoticeKind.values)
def test_every_letter_can_be_written(small, kind):
    made = come(small).registration
    state = {"offered": "offered", "waiting": "waiting"}.get(kind, "confirmed")
    offer = {"offered_seats": 1, "offer_ends_at": NOW + timedelta(days=2)} if state == "offered" else {}
    until = NOW + timedelta(days=3) if kind == "provisional" else None
    Registration.objects.filter(pk=made.pk).update(state=state, verify_by=until, **offer)
    mail = written(made, NoticeKind(kind))
    assert mail.subject.endswith("Die engagierte Stadt in Modernen Zeiten")
    assert "%(" not in mail.body


def test_reminders_come_once_a_week_and_once_a_day_before(small):
    come(small)
    week, day = small.starts_at - timedelta(days=7), small.starts_at - timedelta(days=1)
    for at in (week - timedelta(minutes=1), week, week + timedelta(hours=1), day, day + timedelta(hours=1)):
        send_reminders(at=at)
    assert promised(small)[1:] == [("Robin Muster", "reminder_week"), ("Robin Muster", "reminder_day")]


def test_whoever_registers_late_is_not_reminded_of_what_was_just_confirmed(small):
    come(small, at=small.registration_ends_at - timedelta(minutes=5))
    send_reminders(at=small.starts_at - timedelta(days=7) + timedelta(hours=1))
    assert promised(small) == [("Robin Muster", "confirmed")]


def test_a_reminder_can_be_stopped(small):
    made = come(small).registration
    mail = written(made, NoticeKind.REMINDER_DAY)
    assert "List-Unsubscribe" in mail.headers


def test_letters_by_post_go_to_those_without_email(small, cast):
    made = come(small, "Ada", email="", postal_address="Weg 1\n73430 Aalen").registration
    sheet = letters(small, made.notices.all(), at=NOW)
    assert sheet.letters[0].address == ("Ada", "Weg 1", "73430 Aalen")
    assert render(sheet).startswith(b"%PDF")


def test_a_notice_is_done_once_the_office_says_so(small, cast):
    made = come(small, "Ada", email="", postal_address="Weg 1").registration
    notices = list(made.notices.select_related("registration"))
    office = cast.actor("office")
    assert note_told(notices, small, by=office, through=Channel.PHONE, at=NOW) == 1
    assert note_told(notices, small, by=office, through=Channel.PHONE, at=NOW) == 0


def test_nobody_can_have_letters_sent_to_a_stranger_again_and_again(small):
    made = come(small).registration
    assert [write_letter(made.pk, NoticeKind.ALREADY, at=NOW) for _ in range(4)] == [True, True, True, False]


def test_a_link_that_was_passed_on_is_replaced(small, cast):
    made = come(small).registration
    old = token_for(made)
    renew_link(made, by=cast.actor("office"), channel=Channel.PHONE, at=NOW)
    assert find_link(REGISTRATION_LINK, old, at=NOW) is None
    assert find_link(REGISTRATION_LINK, token_for(made), at=NOW) is not None
