"""A method as a process: started with bounds, listened to, and ended with everything it has started."""

import contextlib
import json
import os
import queue
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one computation may use: seconds of CPU and of the clock, bytes of memory and of a file."""

    cpu: int = 900
    wall: float = 1_800
    memory: int = 6_000 * MEGABYTE
    file: int = 200 * MEGABYTE


class Watch(Protocol):
    """Somebody who hears of progress and may say stop."""

    def hear(self, share: float, step: str, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class End:
    """How it ended: exit code, what was printed, and the sentence of a refusal."""

    code: int
    out: bytes = b""
    reason: str = ""
    was_stopped: bool = False
    ran_out_of_time: bool = False

    @property
    def was_killed(self) -> bool:
        """Somebody else has ended it: a person at the machine, or the machine itself, out of memory."""
        return self.code in (-signal.SIGKILL, -signal.SIGTERM)


PAUSE = 0.5  # seconds between two looks; a person who stops it waits no longer than this
GRACE = 3.0  # seconds between asking a process to end and ending it
REFUSED = 2  # the exit code of a method that was asked a bad question
TIED = "miteinander.computing.tied"
"""Runs Python so that a worker that is killed leaves nothing behind that computes on."""
KNOWN = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""What a method gets to know of the environment: not the address of the database, not the keys of the platform."""
NOTHING_KEPT = {"MITEINANDER_SHEETS": os.devnull}
"""Printed sheets keep no copy in the house: what one person asked is gone with the files, and others never read it."""


def run_method(words: list[str], folder: Path, bounds: Bounds, watch: Watch) -> End:
    """Run ``python -m miteinander methods …`` in the folder; the watch hears of it at least twice a second."""
    until = time.monotonic() + bounds.wall
    with (folder / "out").open("w+b") as out:
        process = _start(words, folder, out, bounds)
        heard, said = _listener(process)
        was_stopped = ran_out = False
        share, step = 0.0, ""
        try:
            while process.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(PAUSE)
                if process.poll() is not None:
                    break  # it has ended by itself: what is complete is kept, whoever wanted to stop it just now
                while not heard.empty():
                    share, step = heard.get_nowait()
                was_stopped, ran_out = not watch.hear(share, step), time.monotonic() > until
                if was_stopped or ran_out:
                    _end(process)
        finally:  # also when the watch itself broke, e.g. because the database is gone: nothing computes on unwatched
            if process.poll() is None:
                _end(process)
            _send(process, signal.SIGKILL)  # what it has started, were it ended by somebody else
            said.join()
            said.stream.close()
        out.seek(0)
        code, printed = process.returncode, out.read()
    reason = "\n".join(said.lines[-20:]) if code == REFUSED else ""
    was_stopped = was_stopped and code != 0  # it was quicker than the word
    return End(code, printed, reason, was_stopped=was_stopped, ran_out_of_time=ran_out or code == -signal.SIGXCPU)


def _start(words: list[str], folder: Path, out: IO[bytes], bounds: Bounds) -> "subprocess.Popen[bytes]":
    known = {name: os.environ[name] for name in KNOWN if name in os.environ}
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 - our own program; the words are checked names and numbers
        [sys.executable, "-m", TIED, str(os.getpid()), "-m", "miteinander", "methods", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**known, **one_thread, **NOTHING_KEPT, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    limits = {resource.RLIMIT_CPU: bounds.cpu, resource.RLIMIT_AS: bounds.memory, resource.RLIMIT_FSIZE: bounds.file}
    with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended already
        for limit, value in limits.items():
            # a little more for the hard bound: at the soft one it ends with a signal that says why
            resource.prlimit(process.pid, limit, (value, value + 5))
        os.setpriority(os.PRIO_PROCESS, process.pid, 10)  # people's pages come first
    return process


class _Said(threading.Thread):
    """Reads what the process says: progress into a queue, anything else as lines."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self.stream = stream
        self.heard: queue.Queue[tuple[float, str]] = queue.Queue()
        self.lines: list[str] = []

    def run(self) -> None:
        for raw in self.stream:
            line = raw.decode("utf-8", errors="replace").rstrip()
            try:
                told = json.loads(line)
                self.heard.put((float(told["progress"]), str(told["step"])))
            except (ValueError, TypeError, KeyError):
                self.lines = [*self.lines[-99:], line[:500]]


def _listener(process: "subprocess.Popen[bytes]") -> tuple["queue.Queue[tuple[float, str]]", _Said]:
    if process.stderr is None:
        raise RuntimeError("started without a pipe")
    said = _Said(process.stderr)
    said.start()
    return said.heard, said


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and whatever it has started: first with a word, then without."""
    for force in (signal.SIGTERM, signal.SIGKILL):
        _send(process, force)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)


def _send(process: "subprocess.Popen[bytes]", sign: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, sign)
