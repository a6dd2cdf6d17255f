"""The words of the timetable's explanation, one file per language with the same keys."""

from miteinander.methods.timetable.words import english, german

COUNTED = {"de": german.COUNTED, "en": english.COUNTED}
SENTENCES = {"de": german.SENTENCES, "en": english.SENTENCES}
