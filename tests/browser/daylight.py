"""A morning for the browser part, whatever the hour: its platform has clocks of its own on the walls.

The story's meeting of today must not end before the story does. No time is made up: the platform only believes that
Berlin lies where it is morning now, because it reads the map of time zones from a folder of the tests.
"""

import os
import struct
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from miteinander.ground.clock import BERLIN

BEGIN = 11  # o'clock


def _hours() -> int:
    return BEGIN - datetime.now(UTC).hour  # from -12 to 11


HOURS = _hours()
ELSEWHERE = bool(os.environ.get("MITEINANDER_BROWSER_BASE"))  # a platform that runs already has Berlin's clocks
WALL_CLOCK: tzinfo = BERLIN if ELSEWHERE else timezone(timedelta(hours=HOURS))
BROWSER_ZONE = "Europe/Berlin" if ELSEWHERE else f"Etc/GMT{-HOURS:+d}"  # in these names west is plus


def map_of_time_zones(folder: Path) -> Path:
    """Write a map on which Berlin has the clocks of the morning, as RFC 9636 lays a file out."""
    place = folder / "Europe" / "Berlin"
    place.parent.mkdir(parents=True)
    head = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4)
    clock = struct.pack(">lBB4s", HOURS * 3600, 0, 0, b"TST")
    place.write_bytes((head + clock) * 2 + f"\n<TST>{-HOURS}\n".encode())
    return folder
