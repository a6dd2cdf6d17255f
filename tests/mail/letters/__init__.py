"""Letters as programs really write them; names and addresses are invented."""

from pathlib import Path

FOLDER = Path(__file__).parent


def raw(name: str) -> bytes:
    return (FOLDER / f"{name}.eml").read_bytes()
