"""Background work of the meetings room, one module per word of the domain."""

from importlib import import_module
from importlib.util import find_spec

WORDS = ("series", "registration", "barcamp", "harvest")

for word in WORDS:
    if find_spec(f"{__name__}.{word}"):
        import_module(f"{__name__}.{word}")
