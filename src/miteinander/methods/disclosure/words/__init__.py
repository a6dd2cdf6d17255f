"""The words of disclosure control, one file per language with the same keys."""

from miteinander.methods.disclosure.words import english, german

SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
COUNTED = {"de": german.COUNTED, "en": english.COUNTED}
