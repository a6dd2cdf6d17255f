"""How far a long computation is: a function it calls now and then, which may stop it by raising ``Cancelled``."""

import json
import sys
from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[float, str], None]
"""Called with the share done, 0 to 1, and a short word for the step; raising ``Cancelled`` in it ends the work."""


def silent(_share: float, _step: str) -> None:
    """Say nothing: the default of every method."""


def to_standard_error(share: float, step: str) -> None:
    """Write ``{"progress": 0.25, "step": "…"}`` as one line, for a program that watches the command."""
    sys.stderr.write(json.dumps({"progress": round(share, 4), "step": step}, ensure_ascii=False) + "\n")
    sys.stderr.flush()
