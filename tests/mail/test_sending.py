import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.ground.refusals import Forbidden
from miteinander.mail import reads
from miteinander.mail.choices import Sending
from miteinander.mail.layout import COLUMNS, lay_out
from miteinander.mail.models import OutgoingAttachment, OutgoingMail
from miteinander.mail.services import (
    Enclosure,
    MailingList,
    deliver,
    deliver_waiting,
    erase_bodies,
    receive_mail,
    send_again,
    stop_list,
)
from tests.cast import NOW

pytestmark = pytest.mark.django_db
REMINDERS = MailingList("reminder:1", "Erinnerungen an das Treffen")
CALENDAR = Enclosure("termin.ics", "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


def failing(monkeypatch, error):
    def send(self, messages):
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", send)


def jobs():
    return ProcrastinateJob.objects.filter(task_name="mail.deliver")


def test_a_letter_is_plain_text_with_a_heading_and_a_signature(write):
    sent = write(reply_to="probe+x@miteinander.example")
    assert sent.body == (
        "-- Bitte oberhalb dieser Zeile antworten --\n\n"
        "Ihre Nachricht ist angekommen\n=============================\n\n"
        "Guten Tag Bo Muster,\n\n"
        "Ihre Nachricht „Anmeldung“ ist angekommen. Jemand im Netzwerkbüro liest\n"
        "sie und antwortet Ihnen; Sie müssen nichts weiter tun.\n\n"
        "Mit freundlichen Grüßen\nNetzwerkbüro\n\n-- \nStädtenetz\nhttp://localhost:8000\n"
    )


def test_a_letter_is_written_in_the_language_of_its_reader(write):
    assert write(language="en").subject == "Your message has arrived"


def test_a_letter_says_what_it_is(write):
    headers = write(reply_to="probe+x@miteinander.example").headers
    assert headers["From"] == '"Netzwerkbüro" <netzwerk@miteinander.example>'
    assert headers["Reply-To"] == "probe+x@miteinander.example"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["X-Miteinander"] == "miteinander.example"


def test_a_letter_is_queued_and_then_sent(write):
    sent = write()
    assert jobs().count() == 1
    deliver(sent.pk, at=NOW)
    sent.refresh_from_db()
    assert (sent.state, sent.sent_at, [each.subject for each in django_mail.outbox]) == (
        Sending.SENT, NOW, ["Ihre Nachricht ist angekommen"],
    )  # fmt: skip


def test_the_envelope_names_an_address_to_which_failures_come_back(write):
    sent = write()
    deliver(sent.pk, at=NOW)
    message = django_mail.outbox[0]
    assert message.from_email == f"zurueck+{sent.pk.hex}@miteinander.example"
    assert message.message()["Message-ID"] == sent.message_id


def test_a_calendar_entry_goes_as_an_alternative_so_that_programs_offer_buttons(write):
    deliver(write(attachments=[CALENDAR]).pk, at=NOW)
    kinds = [part.get_content_type() for part in django_mail.outbox[0].message().walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/calendar"]
    assert 'method="REQUEST"' in django_mail.outbox[0].message().as_string()


def test_a_file_goes_as_an_attachment(write):
    deliver(write(attachments=[Enclosure("bescheinigung.pdf", "application/pdf", b"%PDF")]).pk, at=NOW)
    assert django_mail.outbox[0].attachments[0].filename == "bescheinigung.pdf"


def test_a_name_cannot_smuggle_a_header(write):
    deliver(write(to_name='Bo"\r\nBcc: x@example.org').pk, at=NOW)
    assert django_mail.outbox[0].message()["Bcc"] is None


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_rolled_back_sends_nothing(write):
    before = jobs().count()  # the library's tables are not emptied between tests
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert (OutgoingMail.objects.count(), jobs().count() - before) == (0, 0)


def test_what_fails_for_now_is_tried_again_later_each_time(write, monkeypatch):
    failing(monkeypatch, ConnectionRefusedError("zu"))
    sent = write()
    pauses = [deliver(sent.pk, at=NOW).next_attempt_at - NOW for _attempt in range(3)]
    assert pauses == [timedelta(minutes=minutes) for minutes in (1, 2, 4)]
    assert jobs().count() == 4


def test_after_eight_attempts_the_office_sees_the_failure(write, monkeypatch, cast):
    failing(monkeypatch, ConnectionRefusedError("zu"))
    sent = write()
    for _attempt in range(8):
        deliver(sent.pk, at=NOW)
    assert deliver(sent.pk, at=NOW) is None
    assert [mail.pk for mail in reads.outbox(cast.actor("office"), only_failed=True, page=None)] == [sent.pk]


def test_a_refused_address_fails_at_once(write, monkeypatch):
    failing(monkeypatch, smtplib.SMTPRecipientsRefused({"bo@example.org": (550, b"User unknown")}))
    sent = deliver(write().pk, at=NOW)
    assert (sent.state, sent.trouble) == (Sending.FAILED, "SMTPRecipientsRefused: 550 User unknown")


def test_a_failed_letter_is_sent_again_by_the_office_only(write, monkeypatch, cast):
    failing(monkeypatch, smtplib.SMTPDataError(554, b"no"))
    sent = deliver(write().pk, at=NOW)
    with pytest.raises(Forbidden):
        send_again(sent, by=cast.actor("outsider"), at=NOW)
    assert send_again(sent, by=cast.actor("office"), at=NOW).state == Sending.QUEUED


def test_a_job_lost_with_its_worker_is_made_again(write):
    write()
    jobs().delete()
    assert deliver_waiting(at=NOW + timedelta(minutes=9)) == 0
    assert deliver_waiting(at=NOW + timedelta(minutes=11)) == 1
    assert jobs().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_one_letter_once(write):
    sent = write()

    def one(_number):
        try:
            return deliver(sent.pk, at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        done = [each for each in threads.map(one, range(6)) if each]
    assert (len(done), len(django_mail.outbox)) == (1, 1)


def test_a_list_carries_the_headers_for_one_click(write):
    headers = write(list_unsubscribe=REMINDERS).headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://localhost:8000/post/abbestellen/")


def test_whoever_stopped_a_list_gets_no_more_of_it_but_everything_else(write):
    link = write(list_unsubscribe=REMINDERS).headers["List-Unsubscribe"].split("/")[-2]
    stop_list(link, at=NOW)
    assert write(list_unsubscribe=REMINDERS).state == Sending.WITHHELD
    assert write("BO@example.org", list_unsubscribe=REMINDERS).state == Sending.WITHHELD
    assert write().state == Sending.QUEUED


def test_two_programs_do_not_write_to_each_other_for_ever(write):
    came = receive_mail(b"From: bo@example.org\r\nMessage-ID: <9@x.example>\r\n\r\nHallo", at=NOW)
    states = [write(answers=came).state for _number in range(11)]
    assert states == [Sending.QUEUED] * 10 + [Sending.WITHHELD]


def test_texts_are_forgotten_after_14_days_and_the_fact_stays(write):
    sent = write(attachments=[CALENDAR])
    deliver(sent.pk, at=NOW)
    assert erase_bodies(at=NOW + timedelta(days=13)) == 0
    assert erase_bodies(at=NOW + timedelta(days=15)) == 1
    sent.refresh_from_db()
    assert (sent.body, sent.state, OutgoingAttachment.objects.count()) == ("", Sending.SENT, 0)


def test_all_sent_letters_are_read_in_two_queries(write, django_assert_num_queries):
    for _number in range(5):
        write(attachments=[CALENDAR])
    with django_assert_num_queries(2):
        found = reads.sent_letters()
    assert (len(found), found[0].attachments[0].name) == (5, "termin.ics")
    assert dict(found[0].headers)["To"] == "bo@example.org"


def test_long_lines_are_wrapped_and_links_and_lists_are_not_broken():
    link = "https://miteinander.example/" + "x" * 80
    text = lay_out(f"Wort {'Wort ' * 30}\n\n\n\n- Punkt {'Wort ' * 20}\nHier: {link}")
    lines = text.splitlines()
    assert all(len(line) <= COLUMNS or line == link for line in lines)
    assert "\n\n\n" not in text
    assert lines[5].startswith("  Wort")
