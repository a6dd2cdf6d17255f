"""What a worker takes with it when it is killed: begun again once, then given up, and nothing stays behind."""

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.computing.choices import State
from miteinander.computing.models import Computation
from miteinander.computing.services import begin_again_what_was_lost, running
from miteinander.computing.services.process import End
from miteinander.roles.actor import Actor
from tests.computing.questions import AT, ask

SYSTEM = Actor.system()


def look(*, minutes: int = 0, seconds: int = 0) -> int:
    return begin_again_what_was_lost(by=SYSTEM, at=AT + timedelta(minutes=minutes, seconds=seconds))


def begun(asked: Computation, attempts: int = 1) -> Computation:
    """The computation as a worker leaves it that was killed just now."""
    Computation.objects.filter(pk=asked.pk).update(state=State.RUNNING, heard_at=AT, attempts=attempts, share=0.4)
    asked.refresh_from_db()
    return asked


def test_what_was_lost_begins_again_and_is_given_up_after_the_second_loss(cast):
    asked, states = ask(cast.actor("member")), []
    for attempt in (1, 2):
        begun(asked, attempt)
        look(minutes=10)
        asked.refresh_from_db()
        states.append((asked.state, asked.attempts))
    assert states == [(State.WAITING, 1), (State.REFUSED, 2)]
    assert asked.told == (
        "Die Plattform ist während dieser Berechnung zweimal neu gestartet. Die Berechnung wurde deshalb aufgegeben. "
        "Bitte starten Sie sie noch einmal. Geschieht es wieder, sagen Sie bitte der Geschäftsstelle, welche Datei es "
        "war."
    )


def test_the_page_says_that_it_begins_again(cast, client_of):
    asked = begun(ask(cast.actor("member")))
    look(minutes=10)
    page = client_of("member").get(reverse("computation", args=[asked.pk])).content.decode()
    assert "Die Plattform ist zwischendurch neu gestartet; die Berechnung beginnt noch einmal von vorn." in page


def test_a_computation_that_is_heard_of_is_left_alone(cast):
    begun(ask(cast.actor("member")))
    assert look(seconds=20) == 0


def test_what_was_to_be_stopped_when_its_worker_was_killed_is_stopped(cast):
    asked = begun(ask(cast.actor("member")))
    Computation.objects.filter(pk=asked.pk).update(stop_asked_at=AT)
    look(minutes=1)
    asked.refresh_from_db()
    assert (asked.state, asked.told) == (State.STOPPED, "")


@pytest.mark.parametrize(("seconds", "jobs"), [(10, 0), (40, 1), (400, 1)])
def test_a_question_whose_job_was_lost_before_it_began_is_queued_again(cast, seconds, jobs):
    ask(cast.actor("member"))
    ProcrastinateJob.objects.all()._raw_delete("default")  # procrastinate's model refuses to be written to
    for _ in range(2):
        look(seconds=seconds)
    assert ProcrastinateJob.objects.filter(task_name="computing.compute").count() == jobs


def test_an_attempt_that_another_has_replaced_says_and_keeps_nothing(cast, tmp_path: Path):
    first = begun(ask(cast.actor("member")))
    second = begun(Computation.objects.get(pk=first.pk), attempts=2)
    first.attempts = 1
    assert running._Listening(first, lambda: AT).hear(0.9, "alt") is False
    running._finish(first, End(0, b"{}"), tmp_path, AT)
    second.refresh_from_db()
    assert (second.state, second.share, second.files.filter(origin="made").count()) == (State.RUNNING, 0.4, 0)


def test_folders_of_lost_attempts_are_removed_and_those_of_living_ones_kept(cast):
    alive = begun(ask(cast.actor("member")), attempts=2)
    folders = [Path(settings.COMPUTING_FOLDER) / f"{alive.pk}.{attempt}" for attempt in (1, 2)]
    for folder in folders:
        (folder / "pool-0").mkdir(parents=True)
    look()
    assert [folder.exists() for folder in folders] == [False, True]


def test_a_method_that_somebody_else_ends_is_told_plainly(cast, tmp_path: Path):
    asked = begun(ask(cast.actor("member")))
    running._finish(asked, End(-signal.SIGKILL), tmp_path, AT)
    asked.refresh_from_db()
    assert asked.state == State.REFUSED
    assert asked.told == (
        "Die Berechnung wurde von außen beendet, oder der Arbeitsspeicher des Rechners reichte nicht. Bitte versuchen "
        "Sie es noch einmal, oder mit einer kleineren Datei."
    )


WORKER = """
import sys, django
from pathlib import Path
django.setup()
from miteinander.computing.services.process import Bounds, run_method

class Watch:
    def hear(self, share, step):
        print(Path("/proc/thread-self/children").read_text(), flush=True)
        return True

run_method(["barcamp", "tag.json"], Path(sys.argv[1]), Bounds(), Watch())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_method_ends_with_its_worker_that_is_killed(tmp_path: Path):
    os.mkfifo(tmp_path / "tag.json")  # nobody ever writes into it, so the method would wait for ever
    around = {"DJANGO_SETTINGS_MODULE": "miteinander.config.settings", "DATABASE_URL": "postgresql://x@localhost/x"}
    words = [sys.executable, "-c", WORKER, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env={**os.environ, **around}) as worker:
        method = os.pidfd_open(int(worker.stdout.readline()))
        worker.kill()
        assert ended(method)


def ended(watched: int) -> bool:
    """Wait for the end of a process that is not our child."""
    try:
        return bool(select.select([watched], [], [], 10)[0])
    finally:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(watched, signal.SIGKILL)
        os.close(watched)
