"""Letters written to keep the reader busy: one of them must not stop the post for everybody."""

import time

import pytest

from miteinander.mail.reading.bounces import _ANY_ADDRESS, _FAILED_LINE
from miteinander.mail.reading.letter import Address, Letter
from miteinander.mail.reading.parsing import LARGEST_HEAD, MOST_BOUNDARIES, read_letter
from miteinander.mail.reading.registration import read_registration

SECONDS = 8  # of the processor; each of these took from half a minute to hours, and takes less than one now
HEAD = b"From: Anna Beispiel <a@b.example>\r\nSubject: Anmeldung\r\n"
DAEMON = b"Return-Path: <>\r\nFrom: mailer-daemon@b.example\r\nSubject: Undelivered mail\r\n"
REPLY = b"BEGIN:VCALENDAR\nMETHOD:REPLY\n" + b"BEGIN:VEVENT\nUID:x\nEND:VEVENT\n" * 15_000 + b"END:VCALENDAR\n"


def parts(kind, part, count):
    inner = b"".join(b"--b\r\nContent-Type: " + kind + b"\r\n\r\n" + part + b"\r\n" for _number in range(count))
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + inner + b"--b--\r\n"


LETTERS = {
    "a report that is one word": DAEMON + b"\r\n" + b"a" * 200_000,
    "a report of empty lines": DAEMON + b"\r\nx" + b"\n" * 200_000 + b"y",
    "a type with a million parameters": HEAD + b"Content-Type: text/plain; " + b"a=b;" * 1_000_000 + b"\r\n\r\nx",
    "a type with numbered parameters": HEAD
    + b"Content-Type: text/plain; "
    + b"".join(b"a*%d=x;" % number for number in range(100_000))
    + b"\r\n\r\nx",
    "megabytes of recipients": b"".join(b"To: " + b"<" * 19_000 + b"\r\n" for _line in range(400)) + HEAD + b"\r\nx",
    "many pages": parts(b"text/html", b"a<b>" * 250_000, 9),
    "many calendar replies": parts(b"text/calendar", REPLY, 20),
    "many parts": parts(b"text/plain", b"x", 100_000),
}


@pytest.mark.parametrize("raw", LETTERS.values(), ids=LETTERS.keys())
def test_no_letter_keeps_the_reader_busy(raw):
    begin = time.process_time()
    assert isinstance(read_letter(raw), Letter)
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("words", ["Frau Anna Beispiel und ", "Hallo,\nFrau Aa ", "Prof. Dr. ", "Dr. ", "x", "Ä"])
def test_no_sentence_keeps_the_reader_busy(words):
    text = (words * 6000)[:6000]
    letter = Letter(sender=Address("a@b.example", "Anna Beispiel"), subject="Anmeldung", text=text, reply_text=text)
    begin = time.process_time()
    read_registration(letter, municipalities={})
    assert time.process_time() - begin < SECONDS


def test_a_letter_with_too_many_headers_or_parts_waits_for_a_human():
    assert read_letter(b"X-A: b\r\n" * (LARGEST_HEAD // 8 + 1) + HEAD + b"\r\nHallo").is_too_large
    assert read_letter(parts(b"text/plain", b"x", MOST_BOUNDARIES)).is_too_large


def test_the_failed_address_of_a_report_is_found_in_both_shapes():
    assert _FAILED_LINE.search("Sorry:\n  <bo@b.example>:\nno such user").group(1) == "bo@b.example"
    assert _ANY_ADDRESS.search("user bo@b.example unknown").group() == "bo@b.example"
