"""The words of the budget explanation, one file per language with the same keys."""

from miteinander.methods.budget.words import english, german
from miteinander.methods.trouble import Language

SENTENCES: dict[Language, dict[str, str]] = {"de": german.SENTENCES, "en": english.SENTENCES}
COUNTED: dict[Language, dict[str, tuple[str, str]]] = {"de": german.COUNTED, "en": english.COUNTED}
MARKS: dict[Language, tuple[str, str]] = {"de": (".", ","), "en": (",", ".")}
"""What stands between thousands, and before the cents."""
