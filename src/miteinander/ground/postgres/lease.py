"""Who uses a cluster: locks that the kernel drops by itself when a process dies, whatever killed it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_held: dict[tuple[Path, int], int] = {}  # by folder and process: a fork must not give back what its parent holds


@contextmanager
def starting(folder: Path) -> Iterator[None]:
    """Only one process at a time starts or stops the server of this folder; the others wait."""
    handle = _open(folder, "lock")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def take(folder: Path) -> None:
    """Say that this process uses the server until it ends or calls `give_back`."""
    if (folder, os.getpid()) not in _held:
        handle = _held[folder, os.getpid()] = _open(folder, "use")
        fcntl.flock(handle, fcntl.LOCK_SH)


def give_back(folder: Path) -> bool:
    """End the use and return whether nobody else uses the server."""
    handle = _held.pop((folder, os.getpid()), None)
    if handle is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _open(folder: Path, suffix: str) -> int:
    return os.open(folder.with_name(f"{folder.name}.{suffix}"), os.O_RDONLY | os.O_CREAT, 0o644)
