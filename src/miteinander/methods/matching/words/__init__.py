"""The words of the matching, one file per language with the same keys."""

from typing import Literal

from miteinander.methods.matching.words import english, german

Language = Literal["de", "en"]

SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
