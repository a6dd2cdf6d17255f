"""Keeps the children alive until somebody asks to stop, and takes all of them along when it goes."""

import os
import select
import signal
import time
from collections.abc import Callable
from types import FrameType

from miteinander.ground.postgres import cluster, postmaster
from miteinander.ground.postgres.cluster import Cluster
from miteinander.ground.wording import worded
from miteinander.serving.child import QUICK_DEATHS, Child
from miteinander.serving.instance import Refusal
from miteinander.serving.progress import say

GRACE = 5.0
MINUTE = 60.0


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """Somebody asked the platform to stop."""


class Supervisor:
    """The one process an operator starts and stops."""

    def __init__(self, database: Cluster | None) -> None:
        self.database = database
        self.children: list[Child] = []
        self.asked = 0
        self.database_deaths: list[float] = []
        self._wake, wake_in = os.pipe()
        os.set_blocking(wake_in, False)
        os.set_blocking(self._wake, False)
        signal.set_wakeup_fd(wake_in, warn_on_full_buffer=False)
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._ask)
        signal.signal(signal.SIGCHLD, lambda _sign, _frame: None)

    def start(self, child: Child) -> Child:
        self.children.append(child)
        child.start()
        return child

    def wait_for(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Look after the children until `ready`, or until time is up."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if ready():
                return True
            self._look_after()
            self._pause(0.1)
        return False

    def watch(self) -> None:
        """Restart what dies until somebody asks to stop."""
        while True:
            self._look_after()
            self._pause(1.0)

    def stop(self) -> None:
        """End children in parallel, politely first, then the database."""
        for child in self.children:
            child.ask_to_end()
        end, asked = time.monotonic() + GRACE, self.asked
        while not all(child.ended() for child in self.children):
            if time.monotonic() > end or self.asked > max(asked, 1):  # asked twice: at once
                break
            self._sleep(0.1)
        for child in self.children:
            child.kill()
        if self.database:
            cluster.stop(self.database)

    def _look_after(self) -> None:
        self._look_after_database()
        for child in self.children:
            if (code := child.died()) is not None:
                _report(child, code)
            elif child.process is None and time.monotonic() >= child.restart_at:
                child.start()

    def _look_after_database(self) -> None:
        if self.database is None or postmaster.find(self.database.folder):
            return
        now = time.monotonic()
        self.database_deaths = [*(then for then in self.database_deaths if now - then < MINUTE), now]
        if len(self.database_deaths) >= QUICK_DEATHS:
            raise Refusal(
                worded(
                    f"Die Datenbank ist in einer Minute {QUICK_DEATHS}-mal ausgefallen. "
                    f"Miteinander wird beendet; der Grund steht in „{self.database.log}“.",
                    f"The database failed {QUICK_DEATHS} times in a minute. Miteinander stops; "
                    f"the reason stands in “{self.database.log}”.",
                )
            )
        say("Die Datenbank ist ausgefallen und startet neu.", "The database failed and starts again.")
        cluster.ensure(self.database, tied=True)

    def _pause(self, seconds: float) -> None:
        self._sleep(seconds)
        if self.asked:
            raise Stopped

    def _sleep(self, seconds: float) -> None:
        """Sleep until a signal (a child's end is one) or the time."""
        if select.select([self._wake], [], [], seconds)[0]:
            os.read(self._wake, 1024)

    def _ask(self, _sign: int, _frame: FrameType | None) -> None:
        self.asked += 1


def _report(child: Child, code: int) -> None:
    if code == child.final:
        raise Refusal(
            worded(
                "Miteinander ist nicht gestartet; der Grund steht in den Zeilen darüber.",
                "Miteinander did not start; the reason stands in the lines above.",
            )
        )
    if child.hopeless:
        raise Refusal(
            worded(
                f"{child.german} ist {QUICK_DEATHS}-mal kurz nach dem Start ausgefallen (Code {code}). "
                "Miteinander wird beendet; der Grund steht in den Zeilen darüber.",
                f"{child.english} failed {QUICK_DEATHS} times right after its start (code {code}). "
                "Miteinander stops; the reason stands in the lines above.",
            )
        )
    pause = f"{child.pause:.1f} s"
    say(
        f"{child.german} ist ausgefallen (Code {code}) und startet in {pause.replace('.', ',')} neu.",
        f"{child.english} failed (code {code}) and starts again in {pause}.",
    )
