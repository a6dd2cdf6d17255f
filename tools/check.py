"""Run every tool that reads the code: `python -m tools.check`, or `--fix` to let them mend what they can."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CODE = ["src", "tests", "tools", "bench", "conftest.py"]

FIXES = {
    "ruff check": ["ruff", "check", "--fix", "--quiet", *CODE],
    "ruff format": ["ruff", "format", "--quiet", *CODE],
}
CHECKS = {
    "mypy": ["mypy", "--no-error-summary", "src"],
    "ruff check": ["ruff", "check", "--output-format", "concise", *CODE],
    "ruff format": ["ruff", "format", "--check", *CODE],
    "djlint": ["djlint", "src", "--lint", "--quiet"],
    "lint-imports": ["lint-imports"],
}
if find_library("magic"):  # a system library that a bare machine lacks
    CHECKS["reuse"] = ["reuse", "lint", "--quiet"]
# mypy loads the settings, and they must not start a database for that.
SURROUNDINGS = {**os.environ, "DATABASE_URL": "postgresql:///unused", "PYTHONPATH": "src:."}


def run(name: str, words: list[str]) -> bool:
    """Run one tool; say how it went in a line, and what it said when it found something."""
    begun = time.monotonic()
    there = [word for word in words[1:] if word not in CODE or (ROOT / word).exists()]
    done = subprocess.run(
        [BIN / words[0], *there], cwd=ROOT, env=SURROUNDINGS, capture_output=True, text=True, check=False
    )
    passed = done.returncode == 0
    said = "" if passed else f"\n{done.stdout}{done.stderr}".rstrip()
    verdict = "ok" if passed else "FAILED"
    print(f"  {name:12} {verdict} ({time.monotonic() - begun:.1f} s){said}", flush=True)
    return passed


def main(argv: list[str]) -> int:
    if "--fix" in argv:
        return sum(not run(name, words) for name, words in FIXES.items())
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda item: run(*item), CHECKS.items()))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
