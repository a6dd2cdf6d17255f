"""Write the tables of the methods into docs/benchmarks.md, with machine, date and versions."""

import contextlib
import io
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
LIBRARIES = (
    "numpy", "scipy", "scikit-learn", "highspy", "ortools", "opencv-python-headless", "zxing-cpp", "pypdfium2", "typst",
    "rapidfuzz", "pabutools", "red-dwarf", "sortition-algorithms", "pytauargus",
)  # fmt: skip

HEAD = """# Benchmarks of the computing core

Made by `python -m bench --write` on made-up questions, every row in a process of its own, our rows the best of a few
runs. CPU is the time all cores worked for it, child processes included; MB is memory above the resting process. Public
programs answer the same question in the same run; one that needs more than 60 s of CPU is stopped. The figures
compare; on another machine all of them are others.
"""


def write(names: Sequence[str], measurements: Mapping[str, Callable[[], None]]) -> None:
    """Run the methods one after the other; the page is written once all of them have ended."""
    parts = [HEAD, _machine()]
    for name in names:
        print(f"== {name}", file=sys.stderr, flush=True)
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            measurements[name]()
        print(told.getvalue(), file=sys.stderr, flush=True)
        parts.append(f"## {name}\n\n{told.getvalue().strip()}\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _machine() -> str:
    versions = ", ".join(f"{name} {version}" for name in LIBRARIES if (version := _version(name)))
    day = datetime.now(UTC).date().isoformat()
    return (
        f"Measured {day} on {os.cpu_count()} cores ({_processor()}), {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}; {versions}.\n"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
