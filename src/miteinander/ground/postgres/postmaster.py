"""The running server as its own notice `postmaster.pid` tells it, checked against the processes there are."""

import os
import signal
import socket
import struct
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NOTICE = "postmaster.pid"
SOCKET = ".s.PGSQL.5432"
SSL_REQUEST = struct.pack("!ii", 8, 80877103)  # the shortest question of PostgreSQL's protocol
PID_LINE, SOCKET_LINE, STATUS_LINE = 0, 4, 7


@dataclass(frozen=True)
class Postmaster:
    """A living server: its process, the folder of its socket, and whether it takes connections."""

    pid: int
    sockets: Path
    ready: bool

    def answers(self) -> bool:
        """Whether it really talks: a process that was just killed still looks alive for a moment."""
        with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
            line.settimeout(5)
            line.connect(str(self.sockets / SOCKET))
            line.sendall(SSL_REQUEST)
            return line.recv(1) != b""
        return False


def find(folder: Path) -> Postmaster | None:
    """Return the server that runs on `folder`, or nothing for a missing or stale notice."""
    try:
        lines = [line.strip() for line in (folder / NOTICE).read_text().splitlines()]
        pid = int(lines[PID_LINE])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    if not _serves(pid, folder):
        return None
    sockets = Path(lines[SOCKET_LINE]) if len(lines) > SOCKET_LINE and lines[SOCKET_LINE] else folder
    return Postmaster(pid, sockets, ready=len(lines) > STATUS_LINE and lines[STATUS_LINE] == "ready")


def clear(folder: Path, sockets: Path) -> None:
    """Remove what a killed server left behind; only called when none runs on the folder."""
    for left in (folder / NOTICE, sockets / SOCKET, sockets / f"{SOCKET}.lock"):
        left.unlink(missing_ok=True)


def stop(folder: Path, patience: float = 8.0) -> None:
    """Stop the server: finish what is committed, cut the connections, and wait for the end."""
    for sign, seconds in ((signal.SIGINT, patience), (signal.SIGQUIT, 2.0), (signal.SIGKILL, 1.0)):
        server = find(folder)
        if server is None:
            return
        if _ended(server.pid, folder, sign, seconds):
            _remove_short_folder(server.sockets, folder)
            return


def _remove_short_folder(sockets: Path, folder: Path) -> None:
    """Take away the folder that only held the socket of a cluster with a long path."""
    if sockets != folder:
        with suppress(OSError):
            sockets.rmdir()


def _ended(pid: int, folder: Path, sign: signal.Signals, seconds: float) -> bool:
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return True
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)  # ours, if this process started it
        if not _serves(pid, folder):
            return True
        time.sleep(0.02)
    return False


def _serves(pid: int, folder: Path) -> bool:
    """Whether this process is a PostgreSQL server on this folder: process numbers are used again."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except FileNotFoundError:
        return not Path("/proc/self").exists() and _alive(pid)
    except ProcessLookupError:
        return False
    if "-D" not in words or Path(words[0]).name != "postgres":
        return False
    return Path(words[words.index("-D") + 1]).resolve() == folder.resolve()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
