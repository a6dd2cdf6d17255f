"""Serials of copies: ten random characters that name a copy and nobody; typed by hand they survive usual slips."""

import re
import secrets
from pathlib import Path

from miteinander.methods.files import read_text
from miteinander.methods.lots import lot
from miteinander.methods.trouble import MethodError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so nothing is mistaken for 1 or 0."""

LENGTH = 10
MOST_COPIES = 1_000_000
_SLIPS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})


def random_serials(number: int) -> tuple[str, ...]:
    """Draw different serials of 50 random bits from the operating system."""
    found: dict[str, None] = {}
    while len(found) < number:
        found[_written(secrets.randbits(5 * LENGTH))] = None
    return tuple(found)


def seeded_serials(number: int, seed: str) -> tuple[str, ...]:
    """Return the same serials for the same seed: for rehearsals and tests, since whoever knows the seed knows them."""
    found: dict[str, None] = {}
    at = 0
    while len(found) < number:
        found[_written(lot(seed, f"serial {at}") % (1 << 5 * LENGTH))] = None
        at += 1
    return tuple(found)


def read_serials(path: Path) -> tuple[str, ...]:
    """Read serials from a file, one a line; raises MethodError with the line of a bad or repeated one."""
    found: dict[str, int] = {}
    for line, text in enumerate(read_text(path).split("\n"), start=1):
        if not text.strip():
            continue
        serial = tidy(text)
        if serial is None:
            raise MethodError(
                de=f"„{text.strip()[:40]}“ ist keine Bogennummer. Sie hat {LENGTH} Zeichen aus Ziffern und "
                "Buchstaben ohne I, L, O und U.",
                en=f"“{text.strip()[:40]}” is no serial. It has {LENGTH} characters, digits and letters without "
                "I, L, O and U.",
                line=line,
                file=path.name,
            )
        if serial in found:
            raise MethodError(
                de=f"Die Bogennummer {serial} steht schon in Zeile {found[serial]}. Jede darf nur einmal vorkommen.",
                en=f"The serial {serial} already stands in line {found[serial]}. Each may be there only once.",
                line=line,
                file=path.name,
            )
        found[serial] = line
    return tuple(found)


def tidy(text: str) -> str | None:
    """Return a typed serial as it is printed in the code, or None if it cannot be one."""
    serial = text.strip().upper().translate(_SLIPS)
    return serial if re.fullmatch(f"[{ALPHABET}]{{{LENGTH}}}", serial) else None


def spoken(serial: str) -> str:
    """Return a serial in two halves, as it is printed for people."""
    return f"{serial[: LENGTH // 2]} {serial[LENGTH // 2 :]}"


def _written(number: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
