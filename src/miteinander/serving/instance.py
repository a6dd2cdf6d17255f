"""One running platform per folder: a lock that the kernel drops when its holder dies, however it dies."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path

from miteinander.ground.wording import worded


class Refusal(RuntimeError):  # noqa: N818 - an answer, not an error of the program
    """Why the platform does not start or go on, in one sentence."""


@dataclass(frozen=True)
class Instance:
    """The claim on a folder, with the address written into it for whoever comes second."""

    handle: int

    def announce(self, address: str) -> None:
        os.ftruncate(self.handle, 0)
        os.pwrite(self.handle, f"{os.getpid()} {address}\n".encode(), 0)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_reason: object) -> None:
        os.close(self.handle)


def claim(var: Path) -> Instance:
    """Take the folder or say who has it."""
    path = var / "serve.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        number, _, address = path.read_text().strip().partition(" ")
        where = address or worded("startet gerade", "just starting")
        raise Refusal(
            worded(
                f"Miteinander läuft in diesem Ordner bereits: {where} (Prozess {number or '?'}).",
                f"Miteinander already runs in this folder: {where} (process {number or '?'}).",
            )
        ) from None
    os.ftruncate(handle, 0)
    return Instance(handle)
