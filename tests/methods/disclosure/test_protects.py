"""What a secondary cell protects: asked in small tables, read off single sums where questions have run out."""

import pytest

from bench.methods.disclosure import made_table
from miteinander.methods.disclosure import protects as room
from miteinander.methods.disclosure.problem import problem_of
from miteinander.methods.disclosure.rules import Rules, primary
from miteinander.methods.disclosure.suppression import suppress
from miteinander.methods.disclosure.wanting import wanting


@pytest.fixture
def choice():
    table, rules = made_table((6, 4, 2), 8, 3), Rules()
    return problem_of(table, primary(table, rules), rules), suppress(table, rules).hidden(table.size)


def test_exactly_the_cells_are_named_that_showing_it_makes_too_narrow(choice):
    problem, hidden = choice
    named = room.protects(problem, hidden)
    assert set(named) == {cell for cell in range(len(hidden)) if hidden[cell] and not problem.primary[cell]}
    for cell, others in named.items():
        without = hidden.copy()
        without[cell] = False
        assert list(others) == wanting(problem, without).tolist()


def test_without_questions_no_cell_is_named_that_the_questions_would_not_name(choice, monkeypatch):
    every = room.protects(*choice)
    monkeypatch.setattr(room, "MOST_WORK", 0)
    some = room.protects(*choice)
    assert some
    assert all(others and set(others) <= set(every[cell]) for cell, others in some.items())
