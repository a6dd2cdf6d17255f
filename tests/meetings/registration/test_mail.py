from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.journal.models import Act
from miteinander.mail.choices import Disposition
from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.mail.services import receive_mail
from miteinander.meetings.choices import NoticeKind
from miteinander.meetings.models import Registration
from miteinander.meetings.reads.calendar import meeting_uid
from miteinander.meetings.reads.registration_facts import mail_address
from miteinander.meetings.services import registration_mail
from miteinander.meetings.services.registration import cancel, end_unconfirmed
from miteinander.meetings.services.registration_letters import write_letter
from miteinander.meetings.services.registration_telling import TELL_TASK
from tests.cast import NOW, make_meeting
from tests.meetings.registration.parties import come, holder, promised

SENDER = "Robin Muster <robin@example.org>"


@pytest.fixture
def day_one(cast):
    return make_meeting(cast, capacity=3, mail_token="k7wq3nep")


def post(meeting, text, *, sender=SENDER, subject="Anmeldung", at=NOW, calendar=""):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, mail_address(meeting), subject
    message["Message-ID"] = f"<{abs(hash((text, sender, subject, calendar, at)))}@example.org>"
    message.set_content(text)
    if calendar:
        message.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
    return receive_mail(message.as_bytes(), recipients=[mail_address(meeting)], at=at)


def answer(meeting, partstat, *, attendee="robin@example.org", comment="", uid=None):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//DE", "METHOD:REPLY", "BEGIN:VEVENT"]
    lines += [f"UID:{uid or meeting_uid(meeting)}", "DTSTAMP:20190402T100000Z", "SEQUENCE:0"]
    lines += [f"ATTENDEE;CN=Robin Muster;PARTSTAT={partstat}:mailto:{attendee}"]
    lines += [f"COMMENT:{comment}"] if comment else []
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def reply(meeting, partstat, **more):
    return post(meeting, "", subject="Zugesagt", calendar=answer(meeting, partstat, **more))


def test_when_very_many_letters_register_within_an_hour_a_human_looks_first(day_one, monkeypatch):
    monkeypatch.setattr(registration_mail, "MOST_AN_HOUR", 2)
    words = "Guten Tag,\n\nich melde mich an, Stadt Aalen.\n\nGrüße\nRobin Muster"
    mails = [post(day_one, words, sender=f"Robin Muster <r{number}@example.org>") for number in range(3)]
    assert [mail.disposition for mail in mails] == ["understood", "understood", "waiting"]
    assert mails[-1].explanation.startswith("Innerhalb einer Stunde kamen sehr viele Anmeldungen")
    later = post(day_one, words, sender="Robin Muster <r9@example.org>", at=NOW + timedelta(hours=2))
    assert (later.disposition, Registration.objects.count(), OutgoingMail.objects.count()) == ("understood", 3, 0)


def test_free_words_become_a_provisional_registration(day_one):
    mail = post(day_one, "Guten Tag,\n\nich melde mich an, Stadt Aalen, zwei Personen.\n\nGrüße\nRobin Muster")
    made = Registration.objects.get()
    assert mail.disposition == Disposition.UNDERSTOOD
    assert (made.name, made.seats, made.municipality_id, made.email) == (
        "Robin Muster",
        2,
        "08136088",
        "robin@example.org",
    )
    assert made.is_provisional
    assert promised(day_one) == [("Robin Muster", "provisional")]


def test_the_reply_carries_the_link_and_answers_the_letter(day_one):
    mail = post(day_one, "Hiermit melde ich mich an.\n\nRobin Muster")
    write_letter(Registration.objects.get().pk, NoticeKind.PROVISIONAL, at=NOW, answers=mail.pk)
    sent = OutgoingMail.objects.get()
    assert "/treffen/tag-1/anmeldung/" in sent.body
    assert sent.headers["In-Reply-To"] == mail.message_id
    assert sent.headers["Reply-To"] == mail_address(day_one)


def test_a_second_letter_changes_nothing_and_is_answered_with_the_link(day_one):
    post(day_one, "Hiermit melde ich mich an.\n\nRobin Muster")
    second = post(day_one, "Hiermit melde ich mich noch einmal an.\n\nRobin Muster", at=NOW + timedelta(hours=1))
    assert Registration.objects.count() == 1
    assert second.disposition in {Disposition.UNDERSTOOD, Disposition.WAITING}


def test_a_provisional_registration_ends_when_nobody_confirms(day_one):
    post(day_one, "Hiermit melde ich mich an.\n\nRobin Muster")
    end_unconfirmed(day_one, at=NOW + timedelta(hours=73))
    day_one.refresh_from_db()
    assert (Registration.objects.get().state, day_one.seats_held) == ("expired", 0)


def test_what_is_unclear_waits_for_a_human(day_one):
    mail = post(day_one, "Vielleicht kommen wir, falls der Zug fährt. Gibt es Parkplätze?\n\nRobin Muster")
    assert (mail.disposition, Registration.objects.count()) == (Disposition.WAITING, 0)
    assert mail.explanation


@pytest.mark.parametrize("text", ["Anmeldung zum 18. Juli: ich melde mich an.\n\nRobin Muster"])
def test_another_day_is_not_guessed(day_one, text):
    assert post(day_one, text).disposition == Disposition.WAITING
    assert Registration.objects.count() == 0


def test_a_forged_meeting_address_reaches_a_human(day_one):
    wrong = f"treffen+gibtesnicht@{settings.MAIL_DOMAIN}"
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, wrong, "Anmeldung"
    message.set_content("Ich melde mich an.")
    mail = receive_mail(message.as_bytes(), recipients=[wrong], at=NOW)
    assert (mail.disposition, mail.explanation) == (Disposition.WAITING, "Zu dieser Adresse gibt es kein Treffen.")


def test_after_the_deadline_a_human_decides(day_one):
    late = day_one.registration_ends_at + timedelta(hours=1)
    mail = post(day_one, "Hiermit melde ich mich an.\n\nRobin Muster", at=late)
    assert (mail.disposition, Registration.objects.count()) == (Disposition.WAITING, 0)


def test_a_plain_cancellation_cancels(day_one):
    made = come(day_one, "Robin Muster").registration
    mail = post(day_one, "Leider muss ich absagen.\n\nRobin Muster", subject="Absage")
    made.refresh_from_db()
    assert (mail.disposition, made.state) == (Disposition.UNDERSTOOD, "cancelled")


def test_one_of_a_group_cannot_cancel_for_all_unseen(day_one):
    made = come(day_one, "Robin Muster", seats=2).registration
    mail = post(day_one, "Leider muss ich absagen.\n\nRobin Muster", subject="Absage")
    made.refresh_from_db()
    assert (mail.disposition, made.state) == (Disposition.WAITING, "confirmed")


@pytest.mark.parametrize(("partstat", "tentative"), [("ACCEPTED", False), ("TENTATIVE", True)])
def test_a_calendar_reply_registers(day_one, partstat, tentative):
    mail = reply(day_one, partstat)
    made = Registration.objects.get()
    assert (mail.disposition, made.state, made.tentative) == (Disposition.UNDERSTOOD, "confirmed", tentative)
    assert not made.is_provisional


def test_a_declined_calendar_entry_cancels(day_one):
    made = come(day_one, "Robin Muster").registration
    reply(day_one, "DECLINED")
    made.refresh_from_db()
    assert made.state == "cancelled"


def test_an_accepted_calendar_entry_confirms_what_was_provisional(day_one):
    post(day_one, "Hiermit melde ich mich an.\n\nRobin Muster")
    reply(day_one, "ACCEPTED")
    assert not Registration.objects.get().is_provisional


@pytest.mark.parametrize("more", [{"uid": "fremd@example.org"}, {"attendee": "jemand@example.org"}])
def test_a_calendar_reply_for_something_else_waits(day_one, more):
    mail = reply(day_one, "ACCEPTED", **more)
    assert (mail.disposition, Registration.objects.count()) == (Disposition.WAITING, 0)


def test_a_comment_in_a_calendar_reply_is_counted_and_read_by_a_human(day_one):
    mail = reply(day_one, "ACCEPTED", comment="Ich komme erst um elf.")
    assert Registration.objects.get().state == "confirmed"
    assert (mail.disposition, "Ich komme erst um elf." in mail.explanation) == (Disposition.WAITING, True)


def test_whoever_cancelled_can_register_again_by_letter(day_one):
    made = come(day_one, "Robin Muster").registration
    cancel(made, by=holder(made), channel=made.channel, at=NOW)
    post(day_one, "Hiermit melde ich mich an.\n\nRobin Muster")
    assert sorted(Registration.objects.values_list("state", flat=True)) == ["cancelled", "confirmed"]


RE = "Re: Sie sind angemeldet: Die engagierte Stadt"


def test_thanks_of_somebody_who_is_registered_are_kept_and_burden_nobody(day_one, client_of):
    made = come(day_one, "Robin Muster").registration
    mail = post(day_one, "Vielen Dank für die Bestätigung!\n\nViele Grüße\nRobin Muster", subject=RE)
    assert (mail.disposition, mail.object_id) == (Disposition.UNDERSTOOD, made.pk)
    assert OutgoingMail.objects.count() == 0
    office = client_of("office")
    assert RE not in office.get("/post/eingang/").content.decode()
    done = office.get("/post/eingang/erledigt/").content.decode()
    assert ("Ohne Anliegen: Der Brief sagt nur Danke." in done, RE in done) == (True, True)


@pytest.mark.parametrize(
    "standing",
    [{"verify_by": NOW + timedelta(days=2)}, {"tentative": True}, {"state": "cancelled"}],
)
def test_thanks_wait_for_a_human_where_they_could_mean_more(day_one, standing):
    made = come(day_one, "Robin Muster").registration
    Registration.objects.filter(pk=made.pk).update(**standing)
    assert post(day_one, "Danke!", subject=RE).disposition == Disposition.WAITING


def test_thanks_with_a_question_wait_for_a_human(day_one):
    come(day_one, "Robin Muster")
    assert post(day_one, "Danke! Wo kann ich parken?", subject=RE).disposition == Disposition.WAITING


def test_a_clerk_enters_a_registration_beside_the_letter(day_one, client_of):
    mail = post(day_one, "Vielleicht kommen wir zu zweit.\n\nRobin Muster")
    office = client_of("office")
    url = f"/treffen/tag-1/leitung/anmeldungen/erfassen/?brief={mail.pk}"
    page = office.get(f"/post/eingang/{mail.pk}/").content.decode()
    assert f"brief={mail.pk}" in page
    form = office.get(url).content.decode()
    assert "Vielleicht kommen wir zu zweit." in form
    assert 'value="robin@example.org"' in form
    fields = {"name": "Robin Muster", "email": "robin@example.org", "seats": "2", "channel": "email"}
    assert office.post(url, fields).url == "/post/eingang/"
    made, act = Registration.objects.get(), Act.objects.get(verb="registered")
    assert IncomingMail.objects.get(pk=mail.pk).disposition == Disposition.FILED
    assert (made.person, act.person, act.recorded_by.email) == (None, None, "office@example.org")


def test_who_is_registered_and_writes_another_number_is_told_so(day_one):
    post(day_one, "Hiermit melde ich mich an, Stadt Aalen.\n\nRobin Muster")
    mail = post(
        day_one, "Guten Tag, ich melde uns an: Wir kommen zu dritt.\n\nRobin Muster", at=NOW + timedelta(hours=1)
    )
    kind, arguments = NoticeKind.ALREADY, ProcrastinateJob.objects.filter(task_name=TELL_TASK).latest("id").args
    write_letter(Registration.objects.get().pk, kind, at=NOW, answers=mail.pk, asked=arguments["asked"])
    body = " ".join(OutgoingMail.objects.get().body.split())
    assert "in Ihrer Nachricht haben wir gelesen: drei Personen. Angemeldet ist bisher: eine Person." in body


def test_the_request_to_confirm_repeats_what_was_understood(day_one):
    mail = post(day_one, "Ich melde mich und Bo Beispiel an, Stadt Aalen, zwei Personen.\n\nRobin Muster")
    write_letter(Registration.objects.get().pk, NoticeKind.PROVISIONAL, at=NOW, answers=mail.pk)
    body = OutgoingMail.objects.get().body
    assert "Zwei Plätze sind für Sie vorgemerkt." in body
    assert "Angemeldet: zwei Personen\nNamen: Robin Muster, Bo Beispiel\nAus: Aalen\n" in body
    assert "\nHier bestätigen:\nhttp" in body


def test_the_letter_about_a_cancellation_offers_no_change(day_one):
    come(day_one, "Robin Muster", email="robin@example.org")
    post(day_one, "Leider muss ich absagen.\n\nRobin Muster", subject="Absage")
    write_letter(Registration.objects.get().pk, NoticeKind.CANCELLED, at=NOW)
    body = OutgoingMail.objects.get().body
    assert ("So steht es um Ihre Anmeldung:" in body, "ändern" in body) == (True, False)


def test_a_calendar_reply_to_an_unknown_appointment_is_answered(day_one):
    reply(day_one, "ACCEPTED", uid="erfunden@example.org")
    assert OutgoingMail.objects.get().subject == "Ihre Nachricht ist angekommen"


def test_the_page_of_a_letter_names_the_meeting_and_leads_to_the_registration_of_its_sender(day_one, client_of):
    come(day_one, "Robin Muster", email="robin@example.org")
    mail = post(day_one, "Danke! Gibt es Parkplätze?\n\nRobin Muster")
    page = client_of("office").get(f"/post/eingang/{mail.pk}/").content.decode()
    assert f'<a href="/treffen/tag-1/">{day_one.title}, ' in page
    assert f"/leitung/anmeldungen/{Registration.objects.get().pk}/" in page
    assert "Als Anmeldung eintragen" not in page


def test_why_a_letter_waits_is_a_list_of_sentences(day_one, client_of):
    mail = post(day_one, "Vielleicht kommen wir, falls der Zug fährt. Gibt es Parkplätze?\n\nRobin Muster")
    assert len(mail.reasons) > 1
    page = client_of("office").get("/post/eingang/").content.decode()
    assert all(f"<li>{reason}</li>" in page for reason in mail.reasons)
    assert "In der Nachricht steht eine Frage" in page
