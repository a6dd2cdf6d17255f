from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest
from django.db import OperationalError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miteinander.ground.refusals import Refused
from miteinander.mail.choices import Disposition
from miteinander.mail.handlers import Outcome, register
from miteinander.mail.models import IncomingMail, OutgoingMail
from miteinander.mail.services import receive_mail
from miteinander.mail.services.delivery import compose
from miteinander.roles.actor import Scope
from tests.cast import NOW
from tests.mail.letters import raw

pytestmark = pytest.mark.django_db
PROBE = "probe+tag-1@miteinander.example"


def letter(body="Ich melde mich an.", **headers):
    message = EmailMessage()
    given_headers = {"From": "Bo Muster <bo@example.org>", "To": PROBE, "Message-ID": "<1@example.org>"} | headers
    for name, value in given_headers.items():
        message[name] = value
    message.set_content(body)
    return message.as_bytes()


def receive(data, recipients=(), at=NOW):
    return receive_mail(data, recipients=recipients, at=at)


def test_a_letter_reaches_the_desk_of_its_address_and_is_kept_whole(cast, desk):
    mail = receive(letter(), [PROBE])
    assert (mail.disposition, mail.explanation) == (Disposition.UNDERSTOOD, "Verstanden.")
    assert [(seen.text, token) for seen, token in desk.letters] == [("Ich melde mich an.", "tag-1")]
    mail.refresh_from_db()
    assert bytes(mail.raw) == letter()


def test_what_the_desk_does_not_understand_waits_with_its_reason(cast, desk):
    desk.outcome = Outcome(understood=False, explanation="Enthält eine Frage.")
    mail = receive(letter())
    assert (mail.disposition, mail.explanation) == (Disposition.WAITING, "Enthält eine Frage.")


def test_the_sender_is_told_that_a_human_reads_when_the_desk_wishes_so(cast, desk):
    desk.outcome = Outcome(understood=False, explanation="?", acknowledge=True)
    receive(letter(Subject="Eine Frage"))
    answer = OutgoingMail.objects.get()
    assert (answer.to, answer.headers["Auto-Submitted"]) == ("bo@example.org", "auto-replied")
    assert answer.headers["In-Reply-To"] == "<1@example.org>"


def test_what_a_letter_led_to_is_linked(cast, desk):
    desk.outcome = Outcome(understood=True, explanation="ok", thing=cast.network)
    mail = receive(letter())
    assert (mail.object_kind, mail.object_id) == ("places.network", cast.network.pk)


def test_a_letter_to_an_unknown_address_waits_for_the_home_network(cast, desk):
    mail = receive(letter(To="irgendwer@miteinander.example"))
    assert (mail.disposition, mail.network, desk.letters) == (Disposition.WAITING, cast.network, [])


def test_the_scope_of_the_address_says_whose_post_it_is(cast, desk):
    register("other", lambda *_args, **_more: Outcome(False, "?"), lambda _token: Scope(cast.other_network.pk))
    mail = receive(letter(To="other+x@miteinander.example"))
    assert mail.network == cast.other_network


def test_the_same_letter_again_changes_nothing(cast, desk):
    first = receive(letter())
    again = receive(b"Received: by another way\r\n" + letter())
    assert (again.pk, IncomingMail.objects.count(), len(desk.letters)) == (first.pk, 1, 1)


def test_a_copy_by_way_of_a_list_is_kept_but_not_done_twice(cast, desk):
    receive(letter())
    copy = receive(letter().rstrip() + b"\n\n> Liste Engagement\n")
    assert (copy.disposition, len(desk.letters)) == (Disposition.DUPLICATE, 1)


def test_another_letter_with_the_same_message_id_is_never_lost(cast, desk):
    receive(letter())
    other = receive(letter("Ich sage ab."))
    assert (other.disposition, IncomingMail.objects.count()) == (Disposition.WAITING, 2)


def test_a_letter_to_two_of_our_addresses_is_stored_for_each(cast, desk):
    receive(letter(), [PROBE, "probe+tag-2@miteinander.example"])
    assert [token for _seen, token in desk.letters] == ["tag-1", "tag-2"]


def test_without_an_envelope_the_headers_name_the_address(cast, desk):
    receive(letter(To="liste@example.org", **{"Delivered-To": PROBE}))
    assert [token for _seen, token in desk.letters] == ["tag-1"]


def test_an_error_in_the_desk_leaves_the_letter_to_a_human(cast, desk):
    desk.error = RuntimeError("Ups")
    mail = receive(letter())
    assert (mail.disposition, "RuntimeError" in mail.explanation) == (Disposition.WAITING, True)


def test_a_refusal_of_the_desk_is_the_reason_why_it_waits(cast, desk):
    desk.error = Refused("Die Anmeldung ist geschlossen.")
    assert receive(letter()).explanation == "Die Anmeldung ist geschlossen."


def test_trouble_with_the_database_is_raised_and_nothing_is_stored(cast, desk):
    desk.error = OperationalError("weg")
    with pytest.raises(OperationalError):
        receive(letter())
    assert IncomingMail.objects.count() == 0


@pytest.mark.parametrize(
    ("headers", "disposition"),
    [
        ({"Auto-Submitted": "auto-replied"}, Disposition.AUTO_REPLY),
        ({"X-Miteinander": "miteinander.example"}, Disposition.LOOP),
        ({"List-Id": "<liste.example>"}, Disposition.WAITING),
    ],
)
def test_what_programs_write_reaches_no_desk(cast, desk, headers, disposition):
    assert (receive(letter(**headers)).disposition, desk.letters) == (disposition, [])


def test_line_breaks_hidden_in_head_lines_do_not_reach_our_answer(cast, desk):
    desk.outcome = Outcome(understood=False, explanation="?", acknowledge=True)
    head = "From: Bo <bo@example.org>\r\nMessage-ID: x\u2028Bcc:y@example.org\r\nTo: " + PROBE
    receive(f"{head}\r\nSubject: =?utf-8?q?a=0D=0ABcc:_q@example.org?=\r\n\r\nHallo?".encode())
    message = compose(OutgoingMail.objects.get()).message()
    assert (message["Bcc"], message["In-Reply-To"]) == (None, "xBcc:y@example.org")


def test_a_letter_that_its_sender_disowns_reaches_no_desk_and_is_not_answered(cast, desk):
    desk.outcome = Outcome(understood=False, explanation="?", acknowledge=True)
    mail = receive(letter(**{"Authentication-Results": "mx.example; spf=pass; dmarc=fail (p=NONE)"}))
    assert (mail.disposition, desk.letters, OutgoingMail.objects.count()) == (Disposition.WAITING, [], 0)
    assert mail.explanation.startswith("Der Mailserver bezweifelt")


def test_a_letter_of_20_mb_is_kept_and_waits(cast, desk):
    mail = receive(letter() + b"x" * (20 * 1024 * 1024))
    assert (mail.disposition, mail.size > 20_000_000, desk.letters) == (Disposition.WAITING, True, [])


def test_an_undeliverable_letter_is_noted_by_the_address_it_came_back_to(write):
    sent = write("weg@stadt.example")
    back = f"zurueck+{sent.pk.hex}@miteinander.example"
    mail = receive(raw("postfix_bounce"), [back])
    sent.refresh_from_db()
    assert (mail.disposition, sent.bounced_at, "User unknown" in sent.trouble) == (Disposition.BOUNCE, NOW, True)


def test_an_undeliverable_letter_is_found_by_its_message_id(write):
    sent = write("weg@stadt.example")
    receive(raw("exchange_bounce").replace(b"<lost-letter@miteinander.example>", sent.message_id.encode()))
    sent.refresh_from_db()
    assert sent.bounced_at == NOW


def test_a_bounce_of_nothing_we_know_is_kept(cast):
    assert receive(raw("postfix_bounce")).disposition == Disposition.BOUNCE


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_end_in_exactly_one_disposition(cast, desk, data):
    assert receive(data, [PROBE]).disposition in Disposition


@pytest.mark.django_db(transaction=True)
def test_the_same_letter_from_many_sides_at_once_is_one_row(cast, desk):
    def one(_number):
        try:
            return receive(letter(), [PROBE]).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(one, range(16)))
    assert (len(found), IncomingMail.objects.count(), len(desk.letters)) == (1, 1, 1)
