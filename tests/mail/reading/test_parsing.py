from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.mail.reading.letter import Address, Answer, Automatic, Letter, Sort
from miteinander.mail.reading.parsing import SIZE_LIMIT, read_letter, sort_of
from miteinander.mail.reading.registration import Intent, read_registration
from tests.mail.letters import FOLDER, raw

DOMAIN = "miteinander.example"
AALEN = {"Aalen, Stadt": "08136088"}


def read(name):
    return read_letter(raw(name))


def plain(body="Hallo", **headers):
    message = EmailMessage()
    for name, value in ({"From": "a@b.example", "To": "x@miteinander.example"} | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "persons", "names"),
    [
        ("outlook_reply", 2, ("Anna Muster", "Frau Beispiel")),
        ("thunderbird_reply", 1, ("Ben Vorbild",)),
        ("apple_reply", 2, ("Carla Beispiel", "Dora Muster")),
        ("gmx_html_only", 1, ("Emil Muster",)),
    ],
)
def test_the_shapes_of_four_programs_are_read_as_registrations(name, persons, names):
    reading = read_registration(read(name), municipalities=AALEN)
    assert (reading.intent, reading.persons, reading.names) == (Intent.REGISTER, persons, names), reading.reasons


def test_outlook_is_read_whole():
    letter = read("outlook_reply")
    assert letter.sender == Address("anna.muster@stadt.example", "Muster, Anna (Stadt Aalen)")
    assert letter.in_reply_to == "<0190-letter@miteinander.example>"
    assert letter.recipients == ("treffen+tag-1@miteinander.example",)
    assert letter.reply_text.endswith("73430 Aalen")
    assert "Kommen Sie?" in letter.text


def test_a_reply_below_the_quote_is_found():
    assert read("thunderbird_reply").reply_text.startswith("Ich bin gerne dabei.")


@pytest.mark.parametrize(
    ("name", "answer", "attendee"),
    [
        ("imip_outlook", Answer.ACCEPTED, "anna.muster@stadt.example"),
        ("imip_google", Answer.DECLINED, "ben@verein.example"),
        ("imip_apple", Answer.TENTATIVE, "carla@stadt.example"),
        ("imip_thunderbird", Answer.ACCEPTED, "dora@stadt.example"),
    ],
)
def test_calendar_replies_of_four_programs_count(name, answer, attendee):
    letter = read(name)
    found = letter.calendar
    assert (found.uid, found.answer, found.attendee, found.sequence) == (
        "meeting-1@miteinander.example", answer, attendee, 2,
    )  # fmt: skip
    assert sort_of(letter, DOMAIN) == Sort.CALENDAR


def test_an_invitation_is_no_reply():
    assert read_letter(raw("imip_outlook").replace(b"base64", b"7bit")).calendar is None


def test_a_comment_in_a_calendar_reply_is_kept():
    assert read("imip_outlook").calendar.comment == "Ich freue mich"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied (vacation)"},
        {"X-Autoreply": "yes"},
        {"Precedence": "auto_reply"},
        {"Subject": "Automatische Antwort: Einladung"},
        {"Subject": "Abwesenheitsnotiz"},
        {"Subject": "Out of Office: back on Monday"},
        {"Precedence": "bulk", "Subject": "Ich bin im Urlaub"},
    ],
)
def test_automatic_replies_are_recognised(headers):
    assert read_letter(plain(**headers)).automatic == Automatic.REPLY


def test_an_absence_note_of_outlook_is_no_registration():
    assert sort_of(read("outlook_absence"), DOMAIN) == Sort.AUTO_REPLY


@pytest.mark.parametrize("subject", ["AW: Automatische Antwort: Einladung", "Anmeldung", "Abwesenheit und Vertretung"])
def test_people_are_not_taken_for_programs(subject):
    assert read_letter(plain(Subject=subject)).automatic == Automatic.NO


def test_newsletters_and_notices_are_left_to_a_human():
    assert sort_of(read_letter(plain(**{"List-Id": "<liste.example>"})), DOMAIN) == Sort.BULK
    assert sort_of(read_letter(plain(**{"Return-Path": "<>"})), DOMAIN) == Sort.BULK


def test_bounces_name_the_recipient_and_the_reason():
    bounce = read("postfix_bounce").bounce
    assert (bounce.recipient, bounce.status, bounce.is_permanent) == ("weg@stadt.example", "5.1.1", True)
    assert bounce.original_message_id == "<lost-letter@miteinander.example>"
    assert "User unknown" in bounce.diagnostic


def test_an_exchange_bounce_in_plain_words_is_recognised():
    bounce = read("exchange_bounce").bounce
    assert (bounce.recipient, bounce.status) == ("weg@stadt.example", "5.1.10")
    assert bounce.original_message_id == "<lost-letter@miteinander.example>"


def test_a_delay_is_not_permanent():
    delayed = raw("postfix_bounce").replace(b"Action: failed", b"Action: delayed").replace(b"5.1.1\r", b"4.4.1\r")
    assert not read_letter(delayed).bounce.is_permanent


def test_a_forwarded_bounce_is_a_letter():
    forwarded = plain().replace(b"Hallo", b"Undelivered Mail Returned to Sender")
    assert read_letter(forwarded).bounce is None


def test_loops_are_recognised_by_our_mark_and_by_too_many_hops():
    assert sort_of(read_letter(plain(**{"X-Miteinander": DOMAIN})), DOMAIN) == Sort.LOOP
    hops = b"Received: from x by y\r\n" * 40
    assert sort_of(read_letter(hops + plain()), DOMAIN) == Sort.LOOP


def test_a_wrong_charset_is_seen_through():
    letter = read("wrong_charset")
    assert letter.sender.name == "Jürgen Müster"
    assert letter.subject == "Anmeldung für"
    assert letter.text == "Ich melde mich an. Grüße aus Schwäbisch Gmünd – „schön“"


def test_a_letter_without_any_header_is_read():
    assert read_letter(b"\r\nIch melde mich an.").text == "Ich melde mich an."


def test_nothing_at_all_is_a_letter():
    assert sort_of(read_letter(b""), DOMAIN) == Sort.LETTER


def test_a_huge_letter_is_marked_and_its_head_is_read():
    letter = read_letter(plain(Subject="Fotos") + b"x" * SIZE_LIMIT)
    assert (letter.is_too_large, letter.subject, sort_of(letter, DOMAIN)) == (True, "Fotos", Sort.TOO_LARGE)


def test_parts_within_parts_within_parts_are_read():
    depth = 2000
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(depth))
    assert isinstance(read_letter(b"From: a@b.example\r\n" + head + b"\r\nHallo"), Letter)


def test_a_sender_wrapped_in_a_thousand_brackets_breaks_nothing():
    assert isinstance(read_letter(b"From: " + b"(" * 5000 + b" a@b.example\r\nSubject: x\r\n\r\nHallo"), Letter)


def test_names_from_the_right_and_emoji_survive():
    letter = read_letter(plain("Ich bin dabei 👩‍👩‍👧", From='"نور مثال" <n@b.example>'))
    assert letter.sender.name == "نور مثال"
    assert letter.text == "Ich bin dabei 👩‍👩‍👧"


def test_attachments_are_named():
    message = EmailMessage()
    message.set_content("anbei")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Anmeldung für Aalen.pdf")
    assert [each.name for each in read_letter(message.as_bytes()).attachments] == ["Anmeldung für Aalen.pdf"]


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_a_letter_of_exactly_one_sort(data):
    letter = read_letter(data)
    assert sort_of(letter, DOMAIN) in Sort
    assert "\0" not in letter.text + letter.subject + letter.sender.name + letter.sender.address


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(path.stem for path in FOLDER.glob("*.eml"))),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=12), st.integers(0, 40)), max_size=6),
)
def test_damaged_letters_are_still_letters(name, damages):
    data = bytearray(raw(name))
    for at, what, length in damages:
        data[at : at + length] = what
    letter = read_letter(bytes(data))
    letter.text.encode()
    assert read_registration(letter, municipalities=AALEN).intent in Intent
