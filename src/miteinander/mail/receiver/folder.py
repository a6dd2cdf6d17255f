"""The drop folder: `.eml` files laid there are received, then moved to `done/` or `failed/`."""

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from miteinander.mail.receiver.door import LARGEST
from miteinander.mail.services import receive_mail

logger = logging.getLogger(__name__)
DONE, FAILED = "done", "failed"


@dataclass
class DropFolder:
    """Remembers how files looked at the last visit: one that still grows is left alone."""

    folder: Path
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)

    def prepare(self) -> None:
        for name in ("", DONE, FAILED):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def visit(self, *, is_final: bool = False) -> int:
        """Receive every file that looks as it did at the last visit; `is_final` trusts that all are complete."""
        self.prepare()
        looks = {path.name: _look(path) for path in sorted(self.folder.iterdir()) if _is_letter(path)}
        stable = [name for name, look in looks.items() if look and (is_final or self.seen.get(name) == look)]
        self.seen = {name: look for name, look in looks.items() if look}
        return sum(self._take(self.folder / name) for name in stable)

    def _take(self, path: Path) -> int:
        """Receive one file. Killed in between it is received again, which changes nothing."""
        close_old_connections()
        try:
            if path.stat().st_size > LARGEST:
                return self._put_away(path, FAILED, "larger than 30 MB")
            receive_mail(path.read_bytes(), at=timezone.now())
        except (DatabaseError, InterfaceError) as trouble:
            logger.warning("The letter %s waits for the database: %s", path.name, trouble)
            return 0
        except Exception as error:
            logger.exception("The letter %s could not be received", path.name)
            return self._put_away(path, FAILED, f"{type(error).__name__}: {error}")
        return self._put_away(path, DONE)

    def _put_away(self, path: Path, where: str, reason: str = "") -> int:
        """Move without overwriting; beside a failed letter lies the reason."""
        target = _free_name(self.folder / where / path.name)
        try:
            os.replace(path, target)  # noqa: PTH105  # atomic within one file system, and says so
        except OSError as error:
            logger.warning("The letter %s cannot be moved: %s", path.name, error)
            return 0
        if reason:
            target.with_suffix(".txt").write_text(reason + "\n", encoding="utf-8")
        self.seen.pop(path.name, None)
        return int(where == DONE)


def _is_letter(path: Path) -> bool:
    return path.suffix.lower() == ".eml" and not path.name.startswith(".") and path.is_file()


def _look(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
