"""The door: nothing leaves that the attack can open."""

from dataclasses import replace

import numpy as np
import pytest

from bench.methods.disclosure import made_table
from miteinander.methods.disclosure.release import Comparison, Refused, release
from miteinander.methods.disclosure.report import report_release
from miteinander.methods.disclosure.rules import Reason, Rules
from miteinander.methods.disclosure.sentences import Speaker
from miteinander.methods.disclosure.table import Table
from tests.methods.disclosure.tables import BY_HAND


def test_a_table_leaves_protected():
    made = release(BY_HAND, Rules())
    assert made.shown.tolist() == [0, 0, 15, 0, 0, 23, 12, 26, 38]
    assert made.protects == {1: (0,), 3: (0,), 4: (0,)}
    assert (made.primary_only, made.reasons_known) == (Comparison(1, 1), Comparison(4, 0))


def test_a_choice_that_shows_a_small_count_is_refused():
    with pytest.raises(
        Refused, match=r"^The table is not released\. By the rules these cells must be hidden, but they "
    ):
        release(BY_HAND, Rules(), hidden=[1])


def test_a_choice_that_the_attack_opens_is_refused_with_the_cells():
    with pytest.raises(Refused) as refused:
        release(BY_HAND, Rules(), hidden=[0, 1])
    assert refused.value.said("en") == (
        "The table is not released. These cells could be worked out too closely from the other numbers (2): "
        "Nord × m; Nord × w."
    )
    assert refused.value.cells == (("Nord", "m"), ("Nord", "w"))


def test_a_choice_by_hand_that_holds_is_released_without_a_claim():
    made = release(BY_HAND, Rules(), hidden=[0, 1, 2, 3, 4, 5])
    assert (made.exact, made.reasons[5]) == (False, Reason.SECONDARY)


def test_a_rounded_table_leaves_too():
    made = release(BY_HAND, Rules(), base=5)
    assert (made.shown.tolist(), made.hidden.any()) == ([5, 10, 15, 10, 15, 25, 15, 25, 40], np.False_)


def test_several_cells_that_are_protected_are_spoken_of_in_the_plural():
    cell = next(cell for cell in report_release(release(BY_HAND, Rules())).hidden if cell.protects)
    assert Speaker("de").cell(replace(cell, protects=(("Nord", "m"), ("Süd", "m"), ("Süd", "w"))), 5) == (
        "Nord × w: ausgeblendet zum Schutz. Würde sie gezeigt, ließen sich Nord × m und 2 weitere Zellen zu genau "
        "berechnen."
    )


def test_a_rounding_that_leaves_too_little_is_refused():
    with pytest.raises(Refused, match=r"^The table is not released\. These cells could be worked out too closely"):
        release(BY_HAND, Rules(width=20), base=2)


def test_the_explanation_speaks_of_every_hidden_cell():
    told = report_release(release(BY_HAND, Rules()))
    german, english = Speaker("de"), Speaker("en")
    assert [german.cell(cell, 5) for cell in told.hidden[:2]] == [
        "Nord × m: ausgeblendet, weil hier weniger als 5 Personen gezählt sind. Von außen erkennbar: 1 bis 11.",
        "Nord × w: ausgeblendet zum Schutz. Würde sie gezeigt, ließe sich Nord × m zu genau berechnen.",
    ]
    assert english.release(told)[:2] == [
        "Table Bezirk × Geschlecht: 9 cells with all sums, 4 of them hidden: 1 by the rules, 3 only to protect others.",
        "Fewer is not possible: every safe table hides at least so many cells by these rules.",
    ]


def test_what_may_be_published_does_not_hold_the_hidden_counts():
    table = made_table((5, 4, 2), 6, 1)
    told = report_release(release(table, Rules()))
    shown = {cell.codes: cell.count for cell in told.cells}
    assert all(shown[cell.codes] is None for cell in told.hidden)
    assert sum(count is None for count in shown.values()) == told.figures.hidden


def test_other_hidden_counts_with_the_same_face_give_the_same_attack():
    """The attack reads only what is visible: it finds the same for any table that looks alike."""
    other = Table.of(BY_HAND.dimensions, np.array([[4, 11], [8, 15]]))
    first, second = (release(table, Rules(), hidden=[0, 1, 3, 4]) for table in (BY_HAND, other))
    assert first.shown.tolist() == second.shown.tolist()
    assert first.attack.low.tolist() == second.attack.low.tolist()
    assert first.attack.high.tolist() == second.attack.high.tolist()
    assert replace(first.rules, k=5) == second.rules


def test_a_search_that_was_ended_says_how_many_at_least_also_of_one():
    told = report_release(release(BY_HAND, Rules(), hidden=[0, 1, 3, 4]))
    assert Speaker("de").release(told)[1].endswith("mindestens 1 müsste es in jedem Fall sein.")
    assert Speaker("en").release(told)[1].endswith("at least 1 must be hidden in any case.")
