"""What the meetings room stores about people, one module per word of the domain."""

from importlib import import_module
from importlib.util import find_spec

WORDS = ("series", "agenda", "registration", "check_in", "fishbowl", "barcamp", "harvest")

for word in WORDS:
    if find_spec(f"{__name__}.{word}"):
        import_module(f"{__name__}.{word}")
