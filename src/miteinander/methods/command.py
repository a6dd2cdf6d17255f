"""``python -m miteinander methods NAME …``: recompute any result of the platform from a published file."""

import sys
from collections.abc import Callable, Sequence

from miteinander.methods.barcamp import command as barcamp

METHODS: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "barcamp": (barcamp.main, barcamp.DESCRIPTION),
}


def main(argv: Sequence[str]) -> int:
    """Hand the arguments to a method; returns its exit code, 2 for an unknown method."""
    chosen = argv[0] if argv else ""
    if chosen in METHODS:
        return METHODS[chosen][0](argv[1:])
    listed = "".join(f"  {name}  {description}\n" for name, (_, description) in sorted(METHODS.items()))
    if chosen in {"-h", "--help"}:
        sys.stdout.write(f"usage: miteinander methods NAME …\n\n{listed}")
        return 0
    reason = f"There is no method {chosen}." if chosen else "Name a method."
    sys.stderr.write(f"{reason} Possible: {', '.join(sorted(METHODS))}.\n")
    return 2
