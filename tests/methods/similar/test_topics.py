"""Topics as suggestions."""

import pytest

from miteinander.methods.similar.index import Index
from miteinander.methods.similar.topics import check, is_convincing, suggest
from tests.methods.similar.texts import town


def test_the_nearest_texts_with_a_topic_vote():
    found = suggest(town(), "Ein Radweg durch die Innenstadt, mit Tempo 30 für Autos")
    assert (found[0].topic, set(found[0].because) <= {"1", "3", "4", "9"}) == ("Verkehr", True)
    assert is_convincing(found)
    assert sum(suggestion.score for suggestion in found) == pytest.approx(1)


def test_one_text_alone_convinces_nobody():
    found = suggest(town(), "Wasserspielplatz")
    assert found[0].topic == "Freizeit"
    assert not is_convincing(found[:1]) or len(found[0].because) > 1


def test_nothing_in_common_suggests_nothing():
    assert suggest(town(), "xyz") == ()
    assert suggest(Index(), "Radweg") == ()


def test_texts_without_a_topic_do_not_vote():
    index = Index()
    index.add("1", "Radweg am Fluss")
    index.add("2", "Radweg im Wald", "Verkehr")
    assert [(found.topic, found.because) for found in suggest(index, "Radweg")] == [("Verkehr", ("2",))]


def test_the_check_asks_each_text_without_itself():
    index = Index()
    index.extend(
        [("1", "Radweg", "V"), ("2", "Radwege", "V"), ("3", "Baum", "U"), ("4", "Bäume", "U"), ("5", "Baum", "")]
    )
    found = check(index)
    assert (found.asked, found.right, found.majority, found.suggested) == (4, 4, 0.5, 0)
    assert found.accuracy == 1.0


def test_the_check_of_nothing_is_nothing():
    assert check(Index()).accuracy == 0.0
