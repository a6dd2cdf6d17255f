"""The way up for erasure: rooms whose things must be ended in order, before the person behind them is forgotten."""

from collections.abc import Callable
from datetime import datetime

from miteinander.ground.inventory import Subject

Preparation = Callable[[Subject, datetime], None]
_PREPARATIONS: list[Preparation] = []


def before_erasure(preparation: Preparation) -> None:
    """Register a step, e.g. giving the seats of a coming meeting back; it runs in the transaction of the erasure."""
    if preparation not in _PREPARATIONS:
        _PREPARATIONS.append(preparation)


def prepare_erasure(subject: Subject, *, at: datetime) -> None:
    for preparation in _PREPARATIONS:
        preparation(subject, at)
