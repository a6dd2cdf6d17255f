import asyncio
import os
import smtplib
import threading
import time
from contextlib import contextmanager

import pytest
from django.db import OperationalError

from miteinander.mail.models import IncomingMail
from miteinander.mail.receiver import door as door_module
from miteinander.mail.receiver.door import open_door
from miteinander.mail.receiver.folder import DropFolder
from tests.mail.letters import raw

LETTER = raw("thunderbird_reply").replace(b"To: treffen+", b"To: probe+")
TO = "probe+tag-1@miteinander.example"
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def opened():
    """The door on a free port, in a thread of its own as in the process."""
    ready, found = threading.Event(), {}

    async def run():
        found["stop"], found["loop"] = asyncio.Event(), asyncio.get_running_loop()
        async with await open_door("127.0.0.1", 0) as server:
            found["port"] = server.sockets[0].getsockname()[1]
            ready.set()
            await found["stop"].wait()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    assert ready.wait(10)
    try:
        yield found["port"]
    finally:
        found["loop"].call_soon_threadsafe(found["stop"].set)
        thread.join(10)


@pytest.fixture
def port(cast, desk):
    with opened() as number:
        yield number


def test_a_letter_over_smtp_is_stored_before_it_is_acknowledged(port, desk):
    with smtplib.SMTP("127.0.0.1", port) as server:
        assert server.sendmail("ben@verein.example", [TO], LETTER) == {}
        assert IncomingMail.objects.get().sender == "ben@verein.example"
    assert [token for _letter, token in desk.letters] == ["tag-1"]


def test_a_letter_over_lmtp_is_answered_for_each_recipient(port, desk):
    with smtplib.LMTP("127.0.0.1", port) as server:
        server.ehlo()
        server.mail("ben@verein.example")
        for recipient in (TO, "probe+tag-2@miteinander.example"):
            server.rcpt(recipient)
        assert server.data(LETTER)[0] == 250
        assert server.getreply()[0] == 250
    assert len(desk.letters) == 2


def test_letters_for_other_domains_are_refused(port):
    with smtplib.SMTP("127.0.0.1", port) as server, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        server.sendmail("ben@verein.example", ["x@elsewhere.example"], LETTER)
    assert refused.value.recipients["x@elsewhere.example"][0] == 550


def test_with_the_database_in_trouble_the_sender_keeps_the_letter(port, desk):
    desk.error = OperationalError("weg")
    with smtplib.SMTP("127.0.0.1", port) as server, pytest.raises(smtplib.SMTPDataError) as refused:
        server.sendmail("ben@verein.example", [TO], LETTER)
    assert (refused.value.smtp_code, IncomingMail.objects.count()) == (451, 0)


def test_what_is_too_large_is_refused_at_the_door(port, monkeypatch):
    monkeypatch.setattr(door_module, "LARGEST", 1000)
    with smtplib.SMTP("127.0.0.1", port) as server, pytest.raises(smtplib.SMTPResponseException) as refused:
        server.sendmail("ben@verein.example", [TO], b"x" * 5000)
    assert refused.value.smtp_code == 552


def test_20_mb_and_broken_bytes_are_taken(port):
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.sendmail("ben@verein.example", [TO], LETTER + (b"\xff\x00\xfe" * 300 + b"\r\n") * 22_000)
    assert IncomingMail.objects.get().size > 19_000_000


def test_a_report_with_an_empty_sender_is_taken(port):
    with smtplib.SMTP("127.0.0.1", port) as server:
        server.sendmail("", [TO], LETTER)
    assert b"Return-Path: <>" in bytes(IncomingMail.objects.get().raw)


@pytest.fixture
def folder(tmp_path, cast, desk):
    made = DropFolder(tmp_path)
    made.prepare()
    return made


def test_a_file_is_taken_when_it_stopped_growing(folder):
    path = folder.folder / "brief.eml"
    path.write_bytes(LETTER[:100])
    assert folder.visit() == 0
    path.write_bytes(LETTER)
    os.utime(path, (time.time() + 5, time.time() + 5))
    assert folder.visit() == 0
    assert folder.visit() == 1
    assert [found.name for found in (folder.folder / "done").iterdir()] == ["brief.eml"]
    assert IncomingMail.objects.count() == 1


def test_a_file_left_over_from_a_killed_visit_is_not_done_twice(folder, desk):
    for _visit in range(2):
        (folder.folder / "brief.eml").write_bytes(LETTER)
        assert folder.visit(is_final=True) == 1
    assert sorted(found.name for found in (folder.folder / "done").iterdir()) == ["brief-2.eml", "brief.eml"]
    assert (IncomingMail.objects.count(), len(desk.letters)) == (1, 1)


def test_hidden_and_half_written_files_are_left_alone(folder):
    (folder.folder / ".brief.eml").write_bytes(LETTER)
    (folder.folder / "brief.eml.part").write_bytes(LETTER)
    assert folder.visit(is_final=True) == 0


def test_a_file_that_is_far_too_large_is_put_away_with_the_reason(folder, monkeypatch):
    monkeypatch.setattr("miteinander.mail.receiver.folder.LARGEST", 100)
    (folder.folder / "brief.eml").write_bytes(LETTER)
    folder.visit(is_final=True)
    assert (folder.folder / "failed" / "brief.txt").read_text() == "larger than 30 MB\n"


def test_with_the_database_in_trouble_a_file_stays(folder, desk):
    desk.error = OperationalError("weg")
    (folder.folder / "brief.eml").write_bytes(LETTER)
    folder.visit(is_final=True)
    assert (folder.folder / "brief.eml").exists()
