"""Lots that anybody can draw again: the order of names under a public seed, by SHA-256 and nothing else."""

import hashlib
from collections.abc import Iterable


def lot(seed: str, name: str) -> int:
    r"""Return the lot of one name: SHA-256 of ``seed``, a line feed and ``name`` in UTF-8, read as a whole number.

    A stranger gets the same number with ``printf 'SEED\nNAME' | sha256sum``.
    """
    return int.from_bytes(hashlib.sha256(f"{seed}\n{name}".encode()).digest(), "big")


def drawn_order(seed: str, names: Iterable[str]) -> list[str]:
    """Return the names by their lots, the smallest first; the order they came in does not matter."""
    return sorted(names, key=lambda name: (lot(seed, name), name))
