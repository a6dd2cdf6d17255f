"""The German order of names: DIN 5007-1 as in a dictionary, ä as a, ß as ss; the database sorts by code points."""

import unicodedata


def german_order(text: str) -> tuple[str, str]:
    """Key for sorting; names that differ only in their dots keep one order."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return plain.casefold(), text
