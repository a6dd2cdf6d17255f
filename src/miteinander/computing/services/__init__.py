"""The verbs of computing: ask, stop, remove, and the running itself."""

from miteinander.computing.services.asking import (
    Given,
    ask_computation,
    go_on_with,
    remove_computation,
    stop_computation,
)
from miteinander.computing.services.lost import begin_again_what_was_lost
from miteinander.computing.services.running import run_computation

__all__ = [
    "Given",
    "ask_computation",
    "begin_again_what_was_lost",
    "go_on_with",
    "remove_computation",
    "run_computation",
    "stop_computation",
]
