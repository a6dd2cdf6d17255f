"""The words of what was read from paper, one file per language with the same keys."""

from miteinander.methods.sheets.reading.words import english, german

COUNTED = {"de": german.COUNTED, "en": english.COUNTED}
SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
