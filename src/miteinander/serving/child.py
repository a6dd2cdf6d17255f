"""A program that the supervisor keeps alive, with everything it starts itself."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field

from miteinander.ground.postgres.programs import end_with_parent

QUICK = 10.0  # seconds of life below which a death counts as quick
QUICK_DEATHS = 5
LONGEST_PAUSE = 8.0


@dataclass
class Child:
    """A command in a session of its own: Ctrl-C reaches only the supervisor, a kill reaches all of it."""

    german: str
    english: str
    command: list[str]
    environment: dict[str, str]
    final: int | None = None  # an exit code after which starting again would not help
    process: subprocess.Popen[bytes] | None = None
    quick_deaths: int = 0
    restart_at: float = 0.0
    begun: float = field(default=0.0)

    def start(self) -> None:
        supervisor = os.getpid()
        self.begun = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own programs
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: end_with_parent(supervisor, signal.SIGTERM),  # noqa: PLW1509 - one thread here
        )

    def died(self) -> int | None:
        """Return the exit code once, when the program has ended by itself; clear away what it left."""
        if self.process is None or self.process.poll() is None:
            return None
        code = self.process.returncode
        self.kill()
        self.quick_deaths = self.quick_deaths + 1 if time.monotonic() - self.begun < QUICK else 1
        self.restart_at = time.monotonic() + self.pause
        return code

    @property
    def pause(self) -> float:
        return min(0.25 * float(1 << self.quick_deaths), LONGEST_PAUSE)

    @property
    def hopeless(self) -> bool:
        return self.quick_deaths >= QUICK_DEATHS

    def ask_to_end(self) -> None:
        if self.process and self.process.poll() is None:
            with suppress(ProcessLookupError):
                self.process.terminate()

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """End the whole process group at once."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
