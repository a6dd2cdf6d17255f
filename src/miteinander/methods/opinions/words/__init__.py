"""The words of an opinion map, one file per language with the same keys."""

from miteinander.methods.opinions.words import english, german

COUNTED = {"de": german.COUNTED, "en": english.COUNTED}
SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
