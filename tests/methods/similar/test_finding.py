"""What is found, what must not be found, and why."""

import math

import pytest

from miteinander.methods.similar.comparing import Kind, find
from miteinander.methods.similar.everything import pairs
from miteinander.methods.similar.index import Index
from miteinander.methods.similar.sentences import about_matches, about_pairs
from miteinander.methods.trouble import MethodError
from tests.methods.similar.texts import PROPOSALS, town


def found(text, **settings):
    return [match.entry.id for match in find(town(), text, **settings)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ich wünsche mir mehr Radwege in der Stadt", "1"),  # a compound around the word, and filler words
        ("Fahr-Rad-Wege", "1"),  # easy language
        ("Baum auf dem Schulhof", "5"),  # singular for plural
        ("Baeume pflanzen bei Schulen", "5"),  # no umlauts on the keyboard
        ("Büchrei am Samstag öffnen", "6"),  # a typing error
        ("Sitzbank am Marktplatz", "7"),  # the end of a compound
        ("Wir brauchen Spielplätze", "2"),  # the plural inside of a compound
        ("Es soll Bänke geben. Die Bänke sollen am Markt-Platz stehen.", "7"),
        ("MEHR BUSSE!!!", "9"),
        ("oeffentliche Toilette beim Bahnhof", "10"),
    ],
)
def test_the_same_wish_in_other_words_is_found(text, expected):
    assert found(text)[:1] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ich fände es schön, wenn es mehr Ruhe gäbe",
        "Bitte mehr davon für alle in der Gemeinde",
        "Hallo, es sollte endlich etwas geben",
        "Hundewiese",
        "",
        "🙂",
    ],
)
def test_filler_words_and_strangers_find_nothing(text):
    assert found(text) == []


def test_the_reasons_name_the_words_as_they_were_written():
    part = find(town(), "Radwege in der Stadt")[0].reasons[0]
    assert (part.word, part.known, part.kind) == ("Radwege", "Fahrradwege", Kind.PART)
    first = find(town(), "Baum auf dem Schulhof")[0]
    assert [(reason.word, reason.known, reason.kind) for reason in first.reasons] == [
        ("Baum", "Bäume", Kind.SIMILAR),
        ("Schulhof", "Schulhöfen", Kind.SIMILAR),
    ]


def test_a_negation_and_other_numbers_are_pointed_out():
    by_id = {match.entry.id: match for match in find(town(), "Tempo 30 auf Hauptstraßen")}
    assert (by_id["4"].opposite, by_id["4"].other_numbers) == (True, False)
    assert find(town(), "Tempo 50 in der ganzen Stadt")[0].other_numbers is True


@pytest.mark.parametrize(
    ("text", "opposite", "other_numbers"),
    [
        ("Kein Tempo 30 in der Schulstraße", True, False),
        ("Nein zu Tempo 30 in der Schulstraße", True, False),
        ("Weniger Tempo 30 in der Schulstraße", True, False),
        ("Tempo 50 in der Schulstraße", False, True),
        ("Tempo 50km/h in der Schulstraße", False, True),
    ],
)
def test_the_opposite_or_another_number_is_never_probably_the_same(text, opposite, other_numbers):
    index = Index()
    index.add("1", "Tempo 30 in der Schulstraße")
    match = find(index, text)[0]
    assert (match.opposite, match.other_numbers, match.likely) == (opposite, other_numbers, False)


def test_the_number_counts_also_inside_of_a_word():
    index = Index()
    index.add("1", "Tempo 30 in der Schulstraße")
    match = find(index, "Tempo 30er Zone in der Schulstraße")[0]
    assert match.other_numbers is False


def test_the_example_of_the_documentation():
    index = Index()
    index.add("1", "Radweg")
    match = find(index, "Radwege")[0]
    unknown = math.log(2) + 1
    cosine = 12 / (math.sqrt(15) * math.sqrt(12 + 6 * unknown**2))
    assert match.cosine == pytest.approx(cosine)
    assert match.score == pytest.approx(0.5 * cosine + 0.5)
    assert round(match.score, 3) == 0.787


def test_the_same_text_is_fully_alike():
    match = find(town(), "Öffentliche Toiletten am Bahnhof")[0]
    assert (match.entry.id, match.score, match.likely) == ("10", pytest.approx(1.0), True)


def test_a_text_that_was_added_is_found_and_one_that_was_removed_is_not():
    index = town()
    index.add("11", "Hundewiese am Fluss")
    assert [match.entry.id for match in find(index, "Eine Hundewiese")] == ["11"]
    index.remove("11")
    assert find(index, "Eine Hundewiese") == []
    assert (len(index), "11" in index) == (10, False)
    index.add("11", "Hundewiese am Wald")
    assert [match.entry.text for match in find(index, "Eine Hundewiese")] == ["Hundewiese am Wald"]


def test_growing_text_by_text_finds_what_building_at_once_finds():
    grown = Index()
    for number, proposal in enumerate(PROPOSALS):
        grown.add(*proposal)
        assert len(find(grown, "Busse", threshold=0.3)) == int(number >= 8)
    one, other = (find(index, "Mehr Busse und Radwege", threshold=0.1) for index in (grown, town()))
    assert [match.entry.id for match in one] == [match.entry.id for match in other]


def test_a_taken_id_is_refused():
    with pytest.raises(MethodError) as trouble:
        town().add("1", "Noch etwas")
    assert trouble.value.said("de") == "Die Kennung „1“ gibt es schon."


def test_pairs_are_what_queries_find():
    index = town()
    index.add("11", "Radwege in der Innenstadt")
    index.add("12", "Eine öffentliche Toilette am Bahnhof")
    assert [(pair.first.id, pair.match.entry.id) for pair in pairs(index)] == [("10", "12"), ("1", "11")]
    by_query = find(index, "Mehr Fahrradwege in der Innenstadt", leave_out=["1"])[0]
    assert pairs(index)[1].match.score == pytest.approx(by_query.score, abs=0.02)
    index.remove("11")
    assert [(pair.first.id, pair.match.entry.id) for pair in pairs(index)] == [("10", "12")]


def test_an_empty_index_answers_nothing():
    assert find(Index(), "Radweg") == []
    assert pairs(Index()) == []


def test_one_known_text_or_none_is_told_as_people_say_it():
    assert about_matches(1, []) == ("1 Text ist bekannt. Er sagt nichts Ähnliches.",)
    assert about_matches(0, [], "en") == ("No text is known yet.",)
    assert about_pairs(1, []) == ("1 Text ist bekannt. Für einen Vergleich braucht es mindestens zwei.",)
    assert about_pairs(2, [], "en") == ("2 texts are known. No two of them say anything similar.",)
