"""Measure a computation in a process of its own: CPU, wall and peak memory; how they grow; the peer in the same run."""

import math
import multiprocessing
import os
import resource
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 60
"""CPU seconds a peer gets for one question; then it is stopped and the row says so."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one computation cost: seconds of CPU (with its child processes), of the clock, and megabytes above rest."""

    cpu: float
    wall: float
    megabytes: float
    note: str


@dataclass(frozen=True)
class Case:
    """One question of one size; ``make`` builds it, ``ours`` and the peers answer it and return a short note.

    ``units`` is the size that the growth exponent is taken over (votes, persons, pages …). What ``make`` does is not
    measured. ``repeats`` takes the best of some runs for short computations.
    """

    size: str
    units: int
    make: Callable[[], Any]
    ours: Callable[[Any], str]
    peers: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    repeats: int = 3


def measured(work: Callable[[Any], str], question: Any, *, repeats: int = 1) -> Figures | str:
    """Run the work in forked processes and return the cheapest run, or a word why there is none."""
    runs = [_one_run(work, question) for _ in range(repeats)]
    done = [run for run in runs if isinstance(run, Figures)]
    return min(done, key=lambda run: run.cpu) if done else runs[0]


def _one_run(work: Callable[[Any], str], question: Any) -> Figures | str:
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_in_child, args=(work, question, sending))
    child.start()
    sending.close()
    try:
        told: Figures | str = receiving.recv()
    except EOFError:
        told = f"stopped after {PATIENCE} s CPU"
    child.join()
    return told


def _in_child(work: Callable[[Any], str], question: Any, sending: Any) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
    resting, peak, stop = _resident(), [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(peak, stop), daemon=True)
    watcher.start()
    begun, spent = time.perf_counter(), sum(os.times()[:4])
    try:
        note = work(question)
    except Exception as trouble:  # noqa: BLE001 - a peer that breaks is a row of the table, not the end of it
        sending.send(f"{type(trouble).__name__}: {str(trouble)[:80]}")
        return
    figures = sum(os.times()[:4]) - spent, time.perf_counter() - begun
    stop.set()
    watcher.join()
    sending.send(Figures(*figures, max(peak[0], _resident()) - resting, note))


def _watch(peak: list[float], stop: threading.Event) -> None:
    while not stop.wait(0.005):
        peak[0] = max(peak[0], _resident())


def _resident() -> float:
    with open("/proc/self/statm", encoding="ascii") as held:  # noqa: PTH123 - read hundreds of times
        return int(held.read().split()[1]) * resource.getpagesize() / 1e6


def growth(units: Sequence[int], seconds: Sequence[float]) -> float | None:
    """Return the exponent of the growth of cost over size: the slope of a line through the logarithms."""
    points = [(math.log(unit), math.log(second)) for unit, second in zip(units, seconds, strict=True) if second > 0]
    middle = sum(x for x, _ in points) / max(1, len(points))
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * y for x, y in points) / spread if spread else None


def run(name: str, cases: Sequence[Case]) -> None:
    """Print the rows of one method as a table that also is Markdown."""
    print(f"| {name} | program | CPU s | wall s | MB | result |\n|---|---|---:|---:|---:|---|")
    ours: list[tuple[int, float]] = []
    for case in cases:
        question = case.make()
        found = measured(case.ours, question, repeats=case.repeats)
        print(_row(case.size, "Miteinander", found), flush=True)
        if isinstance(found, Figures):
            ours.append((case.units, found.cpu))
        for peer, work in case.peers.items():
            print(_row("", peer, measured(work, question)), flush=True)
    exponent = growth([units for units, _ in ours], [seconds for _, seconds in ours])
    if exponent is not None:
        print(f"\nGrowth: CPU ~ size^{exponent:.2f}")


def _row(size: str, program: str, found: Figures | str) -> str:
    if isinstance(found, str):
        return f"| {size} | {program} | – | – | – | {found} |"
    return f"| {size} | {program} | {found.cpu:.3f} | {found.wall:.3f} | {found.megabytes:.0f} | {found.note} |"
