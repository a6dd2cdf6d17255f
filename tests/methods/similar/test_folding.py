"""How German words are made comparable."""

import pytest

from miteinander.methods.similar.folding import fold, is_negated, parts_of, spellings_of, stem, telling, words_of


@pytest.mark.parametrize("spelling", ["Bäume", "Baeume", "BÄUME", "Baume", "Bäu\u00adme", "Ba\u0308ume"])
def test_all_spellings_of_an_umlaut_fold_alike(spelling):
    assert fold(spelling) == "baume"


@pytest.mark.parametrize("spelling", ["Fahr-Rad-Weg", "Fahr·rad·weg", "fahrradweg", "Fahr‑radweg"])
def test_the_hyphens_and_points_of_easy_language_are_joined(spelling):
    assert words_of(spelling) == ("fahrradweg",)


def test_a_dash_between_words_and_a_trailing_hyphen_part_them():
    assert words_of("Ost-, Süd- und Westhänge – bitte") == ("ost", "sud", "und", "westhange", "bitte")


def test_sharp_s_is_ss():
    assert fold("Straße") == fold("STRASSE") == "strasse"


def test_words_that_say_nothing_are_left_out_unless_nothing_is_left():
    assert telling(words_of("Ich fände es schön, wenn es mehr Busse gäbe")) == ("busse",)
    assert telling(words_of("Bitte mehr davon")) == ("bitte", "mehr", "davon")


def test_a_negation_is_noticed():
    assert is_negated(words_of("Kein Tempo 30"))
    assert not is_negated(words_of("Tempo 30"))


@pytest.mark.parametrize("word", ["dachern", "dacher", "dach"])
def test_endings_are_taken_off_as_long_as_four_letters_stay(word):
    assert stem(word) == "dach"


def test_n_grams_stay_inside_of_words_and_short_words_count_whole():
    assert parts_of(["rad", "s"]) == [" ra", "rad", "ad ", " rad", "rad ", " rad ", " s "]


def test_the_spelling_of_the_text_is_kept_for_people():
    assert spellings_of("Bäume am Rathaus, BÄUME!") == {"baume": "Bäume", "am": "am", "rathaus": "Rathaus"}


def test_nothing_gives_nothing():
    assert words_of("") == words_of("🙂 … !") == telling(()) == ()
