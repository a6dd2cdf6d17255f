"""The words of the scenario, one file per language with the same keys."""

from typing import Literal

from miteinander.methods.scenario.words import english, german

Language = Literal["de", "en"]

SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
MONTHS = {"de": german.MONTHS, "en": english.MONTHS}
