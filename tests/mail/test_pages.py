import pytest

from miteinander.ground.refusals import Forbidden, Refused
from miteinander.journal.models import Act
from miteinander.mail import actions, reads
from miteinander.mail.actions import InboxAction
from miteinander.mail.choices import Disposition
from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.mail.services import answer_mail, file_mail, link_mail, receive_mail
from tests.cast import NOW
from tests.mail.letters import raw

pytestmark = pytest.mark.django_db


def arrived(number=1, body="Gibt es Parkplätze? <script>alert(1)</script>"):
    head = f"From: Bo Muster <bo@example.org>\r\nSubject: Frage {number}\r\nMessage-ID: <{number}@example.org>\r\n"
    return receive_mail(f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}".encode(), at=NOW)


@pytest.mark.parametrize(
    ("who", "status"),
    [("guest", 403), ("resident", 403), ("member", 403), ("researcher", 403), ("outsider", 404),
     ("organiser", 403), ("office", 200), ("administrator", 200)],
)  # fmt: skip
def test_a_letter_is_read_by_the_office_only(client_of, who, status):
    mail = arrived()
    for page in (f"/post/eingang/{mail.pk}/", f"/post/eingang/{mail.pk}/original/"):
        assert client_of(who).get(page).status_code == status


def test_organisers_read_the_letters_to_their_meeting(client_of, meeting, cast):
    mail = arrived()
    IncomingMail.objects.filter(pk=mail.pk).update(thing_id=meeting.pk)
    assert client_of("organiser").get(f"/post/eingang/{mail.pk}/").status_code == 200


def test_the_list_and_the_rule_agree_on_who_sees_what(cast):
    mail = arrived()
    for who in ("guest", "resident", "member", "researcher", "outsider", "office", "administrator"):
        actor = cast.actor(who)
        is_listed = IncomingMail.objects.visible_to(actor).filter(pk=mail.pk).exists()
        try:
            file_mail(mail, by=actor, at=NOW)
        except Forbidden:
            assert not is_listed
        except Refused:
            assert is_listed
        else:
            assert is_listed


def test_the_page_shows_the_whole_letter_as_text(client_of):
    page = client_of("office").get(f"/post/eingang/{arrived().pk}/").content.decode()
    assert "Gibt es Parkplätze? &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_original_is_a_file_byte_for_byte(client_of):
    mail = arrived()
    answer = client_of("office").get(f"/post/eingang/{mail.pk}/original/")
    assert (answer.content, answer["Content-Type"]) == (bytes(mail.raw), "message/rfc822")
    assert answer["Content-Disposition"].startswith("attachment")


def test_filing_a_letter_takes_it_off_the_pile_and_says_by_whom(client_of, cast):
    mail = arrived()
    client_of("office").post(f"/post/eingang/{mail.pk}/", {"note": "angerufen"})
    mail.refresh_from_db()
    assert (mail.disposition, mail.handled_by, mail.note) == (Disposition.FILED, cast.office, "angerufen")
    assert "Frage 1" not in client_of("office").get("/post/eingang/").content.decode()
    assert "angerufen" in client_of("office").get("/post/eingang/erledigt/").content.decode()


def test_a_letter_is_filed_once(client_of):
    mail = arrived()
    client_of("office").post(f"/post/eingang/{mail.pk}/")
    again = client_of("office").post(f"/post/eingang/{mail.pk}/")
    assert again.status_code == 422
    assert "Dieses Schreiben wurde bereits abgelegt." in again.content.decode()


def test_other_rooms_add_their_actions(client_of, monkeypatch):
    monkeypatch.setattr(actions, "_ACTIONS", {})
    actions.register(InboxAction("x", "Als Anmeldung eintragen", lambda _mail: True, lambda mail: f"/x/{mail.pk}/"))
    mail = arrived()
    assert f'href="/x/{mail.pk}/"' in client_of("office").get(f"/post/eingang/{mail.pk}/").content.decode()


def test_what_was_made_of_a_letter_is_linked(cast):
    filed = link_mail(arrived(), cast.network, by=cast.actor("office"), at=NOW)
    assert (filed.object_kind, filed.object_id) == ("places.network", cast.network.pk)


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_inbox_needs_as_many_queries_for_one_letter_as_for_many(cast, number, django_assert_num_queries):
    for each in range(number):
        arrived(each)
    actor = cast.actor("office")
    assert actor.assignments
    with django_assert_num_queries(3):
        assert len(list(reads.inbox(actor, reads.WAITING, None).page)) == min(number, 25)


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_outbox_needs_as_many_queries_for_one_letter_as_for_many(write, cast, number, django_assert_num_queries):
    for _each in range(number):
        write()
    actor = cast.actor("office")
    assert actor.assignments
    with django_assert_num_queries(2):
        assert len(list(reads.outbox(actor, only_failed=False, page=None))) == min(number, 25)


@pytest.mark.parametrize(
    "page", ["eingang/", "eingang/erledigt/", "eingang/aussortiert/", "ausgang/", "ausgang/fehler/"]
)
def test_empty_folders_say_so_kindly(client_of, page):
    answer = client_of("office").get(f"/post/{page}")
    assert (answer.status_code, 'class="m-empty"' in answer.content.decode()) == (200, True)


def test_sorted_out_letters_can_be_looked_up(client_of, cast):
    receive_mail(raw("outlook_absence"), at=NOW)
    assert "Automatische Antwort" in client_of("office").get("/post/eingang/aussortiert/").content.decode()


def test_a_letter_of_ours_is_shown_to_its_office_only(client_of, write):
    sent = write()
    assert "Ihre Nachricht ist angekommen" in client_of("office").get(f"/post/ausgang/{sent.pk}/").content.decode()
    assert client_of("outsider").get(f"/post/ausgang/{sent.pk}/").status_code == 404


def test_an_answer_goes_to_the_sender_files_the_letter_and_stands_in_its_history(client_of, cast):
    mail = arrived()
    page = client_of("office").post(f"/post/eingang/{mail.pk}/antworten/", {"text": "Ja, am Rathaus.", "is_done": "on"})
    mail.refresh_from_db()
    sent = OutgoingMail.objects.get(kind="mail/answer")
    assert (page.status_code, sent.to, sent.subject) == (302, "bo@example.org", "Re: Frage 1")
    assert "Ja, am Rathaus.\n\nMit freundlichen Grüßen\n" in sent.body
    assert (sent.headers["In-Reply-To"], sent.headers.get("Auto-Submitted")) == ("<1@example.org>", None)
    assert (mail.disposition, mail.handled_by, mail.note) == ("filed", cast.office, "per E-Mail beantwortet")
    assert list(Act.objects.upon(mail).values_list("verb", flat=True)) == ["answered", "filed"]
    assert f"/post/ausgang/{sent.pk}/" in client_of("office").get(f"/post/eingang/{mail.pk}/").content.decode()


def test_an_answer_may_leave_the_letter_on_the_pile(cast):
    mail = arrived()
    answer_mail(mail, "Ich frage nach.", by=cast.actor("office"), at=NOW)
    mail.refresh_from_db()
    assert mail.is_waiting


def test_the_same_answer_is_sent_once_however_often_somebody_clicks(cast):
    mail = arrived()
    answer_mail(mail, "Ja.", by=cast.actor("office"), at=NOW)
    with pytest.raises(Refused, match="schon gesendet"):
        answer_mail(mail, "Ja.", by=cast.actor("office"), at=NOW)
    assert OutgoingMail.objects.filter(kind="mail/answer").count() == 1


def test_an_empty_answer_is_refused_and_programs_are_not_answered(client_of, cast):
    assert client_of("office").post(f"/post/eingang/{arrived().pk}/antworten/").status_code == 422
    absence = receive_mail(raw("outlook_absence"), at=NOW)
    with pytest.raises(Refused, match="niemandem geantwortet"):
        answer_mail(absence, "Danke.", by=cast.actor("office"), at=NOW)
    assert "Antwort senden" not in client_of("office").get(f"/post/eingang/{absence.pk}/").content.decode()


def test_a_human_may_write_more_often_than_the_platform_answers_by_itself(cast):
    mail = arrived()
    for number in range(12):
        assert answer_mail(mail, f"Antwort {number}", by=cast.actor("office"), at=NOW).state == "queued"
