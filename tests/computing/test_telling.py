"""The sentences of a result as parts of a page."""

from miteinander.computing.telling import SHOWN_AT_ONCE, parts_of, telling_of


def shape(told: str) -> list[tuple[str, list[str], bool]]:
    return [(part.heading, part.items, part.is_heading) for part in parts_of(told.split("\n"))]


def test_an_indented_line_belongs_to_the_line_before_it():
    assert shape("Runde 1\n  Saal: Garten\n\nAlle haben Platz.") == [
        ("Runde 1", ["Saal: Garten"], True),
        ("Alle haben Platz.", [], False),
    ]


def test_a_line_that_ends_with_a_colon_is_a_heading_without_it():
    assert shape("Das teilen alle Gruppen:") == [("Das teilen alle Gruppen", [], True)]


def test_a_sentence_with_a_list_below_stays_a_sentence():
    assert shape("Vielleicht dasselbe: 1 und 2\n  Gemeinsam: Bank.") == [
        ("Vielleicht dasselbe: 1 und 2", ["Gemeinsam: Bank."], False)
    ]


def test_an_indented_first_line_and_an_empty_text_are_no_trouble():
    assert shape("  allein") == [("allein", [], False)]
    assert shape("") == []


def test_a_long_result_is_folded():
    telling = telling_of("Satz.\n" * (SHOWN_AT_ONCE + 2))
    assert (len(telling.first), len(telling.more)) == (SHOWN_AT_ONCE, 2)
