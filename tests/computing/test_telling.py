"""The sentences of a result as parts of a page."""

import pytest

from miteinander.computing.telling import SHOWN_AT_ONCE, parts_of, telling_of


def shape(told: str) -> list[tuple[str, list[str], bool]]:
    return [(part.heading, [item.text for item in part.items], part.is_heading) for part in parts_of(told.split("\n"))]


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


def test_lines_that_are_indented_further_belong_to_the_item_above():
    (part,) = parts_of(["Bogen 1", "  Seite 1", "    wann: 3", "    was: 1", "  Seite 2", "    folge: 2"])
    assert [(item.text, item.items) for item in part.items] == [
        ("Seite 1", ["wann: 3", "was: 1"]),
        ("Seite 2", ["folge: 2"]),
    ]


@pytest.mark.parametrize(
    ("line", "can_lead"),
    [("4 von 6 Projekten sind dabei.", True), (f"Festgelegt (SHA-256): {'0a' * 32}", False), ("Runde 1:", False)],
)
def test_a_result_does_not_begin_large_with_a_check_value_or_a_heading(line, can_lead):
    assert parts_of([line])[0].can_lead is can_lead


def test_a_figure_stays_with_its_sign():
    assert parts_of(["Die Chance beträgt 11,67 %."])[0].text == "Die Chance beträgt 11,67\N{NO-BREAK SPACE}%."
