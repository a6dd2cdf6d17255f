"""The receiving process as `serve` starts it: real sockets, real files, a real kill."""

import os
import re
import signal
import smtplib
import subprocess
import sys
import threading
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.db import connection

from miteinander.mail.choices import Disposition, Sending
from miteinander.mail.models import IncomingMail
from tests.mail.letters import raw

LETTER = raw("thunderbird_reply").replace(b"treffen+tag-1@", b"irgendwer@")
TO = "irgendwer@miteinander.example"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def environment(tmp_path):
    told = connection.settings_dict
    user = quote(told["USER"]) + (f":{quote(told['PASSWORD'])}" if told["PASSWORD"] else "")
    where = f"{told['PORT'] and ':' + told['PORT']}/{told['NAME']}?host={quote(told['HOST'], safe='')}"
    database = f"postgresql://{user}@{where}"
    return os.environ | {
        "DATABASE_URL": database,
        "MITEINANDER_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "miteinander.config.settings",
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def process(tmp_path):
    command = [sys.executable, "-m", "miteinander", "receive_mail", "--port", "0", "--folder", str(tmp_path / "in")]
    with subprocess.Popen(command, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as running:
        try:
            line = running.stdout.readline()
            yield running, int(re.search(r":(\d+),", line).group(1))
        finally:
            if running.poll() is None:
                running.kill()


def until(truth, seconds=20):
    pause = threading.Event()
    for _try in range(seconds * 10):
        if truth():
            return True
        pause.wait(0.1)
    return False


def send(port):
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as server:
        server.sendmail("ben@verein.example", [TO], LETTER)


def test_an_acknowledged_letter_survives_a_kill_and_the_process_stops_when_asked(cast, tmp_path):
    with process(tmp_path) as (running, port):
        send(port)
        running.send_signal(signal.SIGKILL)
    with process(tmp_path) as (running, port):
        send(port)
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
    assert [mail.disposition for mail in IncomingMail.objects.all()] == [Disposition.WAITING]


def test_a_file_in_the_folder_is_received_and_put_away(cast, tmp_path):
    with process(tmp_path):
        (tmp_path / "in" / "brief.eml").write_bytes(LETTER)
        assert until((tmp_path / "in" / "done" / "brief.eml").exists)
    assert IncomingMail.objects.count() == 1


def test_the_job_worker_of_the_demo_sends_what_is_queued_and_nothing_leaves_the_machine(write, tmp_path):
    sent = write()
    command = [sys.executable, "-m", "miteinander", "procrastinate", "worker", "--one-shot", "--queues", "mail"]
    told = environment(tmp_path) | {"MITEINANDER_DEMO": "1", "MITEINANDER_SMTP_HOST": "nowhere.invalid"}
    subprocess.run(command, env=told, check=True, timeout=60, capture_output=True)
    sent.refresh_from_db()
    assert (sent.state, sent.attempts) == (Sending.SENT, 1)
