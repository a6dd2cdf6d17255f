"""Become a program that ends with its parent, even when the parent is killed: ``python -m …computing.tied PID WORDS``.

A word to Linux must be said by the process itself: a worker has several threads, and saying it between fork and exec
there could hang.
"""

import os
import signal
import sys

from miteinander.ground.postgres.programs import end_with_parent


def main(parent: int, words: list[str]) -> None:
    """Never returns: Python runs the words in this very process, under the same number."""
    end_with_parent(parent, signal.SIGKILL)
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - our own program; the tie outlives it


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
