"""The way up to the mail room: rooms beside or below it ask for a letter here, the mail room writes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol


class Writer(Protocol):
    """Writes and queues the letter `kind` ("room/name") in the transaction of the deed."""

    def __call__(
        self, kind: str, *, to: str, at: datetime, to_name: str = "", context: Mapping[str, Any] | None = None
    ) -> object: ...


_WRITERS: list[Writer] = []
_PRIVATE: set[str] = set()  # letters that open an account or somebody's data: nobody but the reader may see them


def provide(writer: Writer) -> None:
    """Fill the registry; the mail room does it when the application starts."""
    _WRITERS[:] = [writer]


def keep_private(*kinds: str) -> None:
    """Say that letters of these kinds are not shown in the office's post."""
    _PRIVATE.update(kinds)


def is_private(kind: str) -> bool:
    return kind in _PRIVATE


def send(kind: str, *, to: str, at: datetime, to_name: str = "", context: Mapping[str, Any] | None = None) -> None:
    for writer in _WRITERS:
        writer(kind, to=to, at=at, to_name=to_name, context=context)
