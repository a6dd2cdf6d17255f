"""The words about similar texts, one file per language with the same keys."""

from miteinander.methods.similar.words import english, german

COUNTED = {"de": german.COUNTED, "en": english.COUNTED}
SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
