"""A real platform in a folder of its own, started and watched as an operator would."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

UP = re.compile(r"Miteinander läuft: (\S+)")
PATIENCE = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Platform:
    """`python -m miteinander serve` with its own folder and ports."""

    def __init__(self, var: Path, *words: str, **environment: str) -> None:
        self.var = var
        self.log = var.with_name(f"{var.name}.{time.monotonic_ns()}.txt")
        surroundings = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "LANG"}}
        surroundings |= {
            "MITEINANDER_VAR": str(var),
            "PORT": str(free_port()),
            "PYTHONPATH": "src",
            "LC_ALL": "C",
        }
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "miteinander", "serve", *words],
                env=surroundings | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_until(self, condition) -> None:
        """Wait for something the platform does by itself; fail with its words when it does not come."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self.said
            time.sleep(0.05)

    def up(self) -> str:
        """Return the address once it is announced."""
        self.wait_until(lambda: UP.search(self.said) or self.process.poll() is not None)
        assert "Miteinander läuft: " in self.said, self.said
        return UP.findall(self.said)[0]

    def page(self) -> int:
        """Return the status of the start page, or 0 when nobody answers."""
        try:
            with urllib.request.urlopen(self.up(), timeout=30) as answer:
                return answer.status
        except OSError:
            return 0

    def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the platform with all that belongs to it, also when a test has failed half-way."""
        try:
            if self.process.poll() is None:
                self.end(signal.SIGTERM)
        finally:
            for pid in processes_of(self.var):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def processes_of(var: Path) -> dict[int, str]:
    """Return the living processes that carry the folder in their words or surroundings, with their words."""
    found = {}
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes() if entry.name.isdecimal() else b""
            inside = words and str(var).encode() in words + (entry / "environ").read_bytes()
        except OSError:
            continue
        if inside:
            found[int(entry.name)] = words.replace(b"\0", b" ").decode()
    return found
