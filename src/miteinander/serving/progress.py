"""What the terminal shows while the platform comes up."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from miteinander.ground.wording import worded


@dataclass
class Step:
    """A line in the making: the label is out, the result follows."""

    result: str = ""


@contextmanager
def step(german: str, english: str) -> Iterator[Step]:
    """Print the label at once and the result with its time when it is there."""
    begun = time.monotonic()
    print(f"  {worded(german, english):22}", end="", flush=True)
    line = Step()
    try:
        yield line
    except BaseException:
        print("–", flush=True)
        raise
    _finish(line.result, time.monotonic() - begun)


def report(german: str, english: str, result: str, seconds: float) -> None:
    """Print a whole line for a step during which others had their own lines."""
    print(f"  {worded(german, english):22}", end="")
    _finish(result, seconds)


def _finish(result: str, duration: float) -> None:
    seconds = f"{duration:.1f} s"
    print(f"{result} ({worded(seconds.replace('.', ','), seconds)})", flush=True)


def say(german: str, english: str) -> None:
    print(worded(german, english), flush=True)


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
