"""The words of the draw, one file per language with the same keys."""

from miteinander.methods.draw.words import english, german

SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
