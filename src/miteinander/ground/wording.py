"""Sentences for the terminal, where there is no request and no Django yet: German, or English by `LANG`."""

import os


def worded(german: str, english: str) -> str:
    """Return the sentence in the language of the terminal; German is the default of the house."""
    language = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return english if language.lower().startswith("en") else german
