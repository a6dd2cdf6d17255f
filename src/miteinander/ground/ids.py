"""Identifiers made in the application, so that rows can live in any shard."""

import os
import time
import uuid


def new_id() -> uuid.UUID:
    """Return a UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness, so rows sort by age."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)
