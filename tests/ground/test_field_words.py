"""What a field says when it cannot take an entry: what to do, politely, in both languages, on every form."""

from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django import forms
from django.utils import translation

from miteinander.config.settings import PACKAGE

CATALOGUES = PACKAGE / "config" / "locale"
SAID = [
    (forms.CharField(), "", "Bitte füllen Sie dieses Feld aus.", "Please fill in this field."),
    (
        forms.CharField(max_length=3),
        "abcd",
        "Bitte kürzen Sie auf 3 Zeichen (jetzt sind es 4).",
        "Please shorten this to 3 characters (now there are 4).",
    ),
    (
        forms.CharField(max_length=1),
        "ab",
        "Bitte kürzen Sie auf 1 Zeichen (jetzt sind es 2).",
        "Please shorten this to 1 character (now there are 2).",
    ),
    (forms.IntegerField(min_value=1), "0", "Bitte geben Sie mindestens 1 ein.", "Please enter at least 1."),
    (forms.IntegerField(max_value=20), "21", "Bitte geben Sie höchstens 20 ein.", "Please enter at most 20."),
    (forms.IntegerField(), "zwei", "Bitte geben Sie eine ganze Zahl ein.", "Please enter a whole number."),
    (
        forms.EmailField(),
        "erika",
        "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.",
        "Please enter an e-mail address, for example name@example.org.",
    ),
    (
        forms.DateField(),
        "bald",
        "Bitte geben Sie ein Datum ein, zum Beispiel 21.05.2027.",
        "Please enter a date, for example 2027-05-21.",
    ),
    (
        forms.TimeField(),
        "früh",
        "Bitte geben Sie eine Uhrzeit ein, zum Beispiel 09:30.",
        "Please enter a time, for example 09:30.",
    ),
    (
        forms.ChoiceField(choices=[("a", "A")]),
        "b",
        "„b“ steht nicht zur Wahl. Bitte wählen Sie etwas aus der Liste.",
        "“b” cannot be chosen. Please choose something from the list.",
    ),
]


def refusal(field: forms.Field, given: str, language: str) -> str:
    with translation.override(language), pytest.raises(forms.ValidationError) as refused:
        field.clean(given)
    with translation.override(language):
        return refused.value.messages[0]


@pytest.mark.parametrize(("field", "given", "german", "english"), SAID)
def test_a_field_says_what_to_do(field, given, german, english):
    assert (refusal(field, given, "de"), refusal(field, given, "en")) == (german, english)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_compiled_catalogue_is_in_step_with_its_source(language):
    source = CATALOGUES / language / "LC_MESSAGES" / "django.po"
    assert spoken(source.with_suffix(".mo"), read_mo) == spoken(source, read_po)


def test_both_languages_know_the_same_sentences_of_the_framework():
    german, english = (sentences(CATALOGUES / language / "LC_MESSAGES" / "django.po") for language in ("de", "en"))
    assert german == english


def spoken(path: Path, read) -> dict[str, str]:
    with path.open("rb") as file:
        return {_flat(entry.id): _flat(entry.string) for entry in read(file) if entry.id}


def _flat(words: str | list[str] | tuple[str, ...]) -> str:
    return words if isinstance(words, str) else " | ".join(words)  # one sentence for one, another for many


def sentences(source: Path) -> set[str]:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parents[1].name)
    return {str(entry.id) for entry in catalogue if ("django", None) in entry.locations}
