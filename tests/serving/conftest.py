"""Folders for servers: pytest closes its own temporary folders to other users again and again."""

import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def open_folder():
    with tempfile.TemporaryDirectory(prefix="miteinander-", ignore_cleanup_errors=True) as name:
        yield Path(name)
