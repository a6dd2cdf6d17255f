"""The words of the barcamp explanation, one file per language with the same keys."""

from typing import Literal

from miteinander.methods.barcamp.words import english, german

Language = Literal["de", "en"]

COUNTED = {"de": german.COUNTED, "en": english.COUNTED}
SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
