"""Real data that lies beside the checkout on some machines; tests that need it are skipped by name without it."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("MITEINANDER_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def shared(relative: str) -> Path:
    path = SHARED / "data" / relative
    if not path.exists():
        pytest.skip(f"needs the real data file {relative}")
    return path
