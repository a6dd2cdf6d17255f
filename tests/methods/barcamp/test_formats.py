"""Reading and writing: what is written can be read again, and a bad file gets one clear sentence."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.barcamp import (
    Apart,
    PinError,
    Pitch,
    Place,
    Problem,
    Room,
    Round,
    explain,
    formats,
    propose,
)
from miteinander.methods.barcamp.formats import (
    parse_problem,
    plan_as_json,
    problem_as_json,
    read_places,
    read_problem,
)
from miteinander.methods.barcamp.w3c import read_breakouts
from miteinander.methods.command import main
from miteinander.methods.trouble import MethodError
from tests.methods.barcamp.problems import problems

SMALLEST = {
    "rounds": [{"id": "1", "label": "Runde 1"}],
    "rooms": [{"id": "saal", "label": "Saal", "seats": 20}],
    "pitches": [{"id": "a", "title": "Garten", "interested": ["p1", "p2"]}, {"id": 2, "extra": 1}],
}
BREAKOUTS = {
    "slots": ["2024-03-12 13:00-14:00", {"start": "15:00", "break": True}, {"start": "16:00"}],
    "rooms": {"a": {"capacity": 50, "size": "big"}, "b": {"capacity": 17, "size": "small", "name": "Bee"}},
    "sessions": [
        {"id": "x", "title": "X", "hosts": ["P1"], "cohosts": ["P2"], "capacity": "small", "track": "t"},
        {"number": 7, "host": "P3", "attendees": 9, "conflicts": ["x"], "track": "t"},
    ],
    "grid": [{"a": "x", "b": 7}, {}, {"b": "x"}],
}


@pytest.fixture
def write(tmp_path: Path):
    def write_file(content: object, name: str = "barcamp.json") -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write_file


@settings(max_examples=50, deadline=None, derandomize=True)
@given(problems())
def test_a_written_problem_is_read_back_unchanged(problem: Problem):
    assert parse_problem(json.loads(json.dumps(problem_as_json(problem)))) == problem


def test_a_written_plan_is_a_problem_and_a_previous_plan_again(write):
    problem = parse_problem(SMALLEST)
    plan = propose(problem)
    path = Path(write(plan_as_json(problem, plan, explain(problem, plan), ())))
    assert (read_problem(path), read_places(path)) == (problem, plan.places)


def test_the_form_that_the_module_shows_is_a_problem_and_names_every_key():
    shown = formats.__doc__.partition("::")[2].partition("``seats``")[0]
    problem = parse_problem(json.loads(shown))
    assert problem_as_json(problem).keys() == json.loads(shown).keys()
    assert (problem.pitches[0].pinned, problem.closed) == (Place("1", "saal"), {Place("1", "stube")})


def test_numbers_are_read_as_ids_and_missing_values_as_nothing():
    assert parse_problem(SMALLEST).pitches[1] == Pitch("2", extra=1)


def test_the_breakouts_of_the_w3c_are_read():
    problem, used = read_breakouts(BREAKOUTS)
    assert problem.rounds == (Round("2024-03-12 13:00", "2024-03-12 13:00-14:00"), Round("16:00", "16:00"))
    assert problem.rooms == (Room("a", "a", 50), Room("b", "Bee", 17))
    assert [(p.id, sorted(p.hosts), p.interest) for p in problem.pitches] == [
        ("x", ["P1", "P2"], 17),
        ("x#2", ["P1", "P2"], 17),
        ("7", ["P3"], 9),
    ]
    assert problem.apart == (Apart("7", "x"), Apart("x", "7"))
    first = "2024-03-12 13:00"
    assert used == {"x": Place(first, "a"), "x#2": Place("16:00", "b"), "7": Place(first, "b")}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rooms": None}, "The file has no rooms."),
        ({"rooms": {}}, "In the file, rooms must be a list […], not an object."),
        ({"rooms": [{"id": "r", "seats": "20"}]}, "In rooms, entry 1, seats must be a whole number, not a text."),
        ({"rooms": [{"id": "r", "seats": -1}]}, "The number -1 (seats, room r) must lie between 0 and 100000."),
        ({"rooms": [{"id": ""}]}, "In rooms, entry 1, id is empty."),
        ({"rooms": [{"id": "r"}, {"id": "r"}]}, "In rooms, r stands more than once. Each id may stand only once."),
        ({"rooms": ["r"]}, "In rooms, entry 1, an object {…} is expected, not a text."),
        ({"rooms": [{"id": "r", "step_free": 1}]}, "In rooms, entry 1, step_free must be true or false, not a number."),
        (
            {"rounds": [{"id": "1", "lable": ""}]},
            "In rounds, entry 1, the key lable is not known; possible: id, label.",
        ),
        (
            {"pitches": [{"id": "a", "hosts": [None]}]},
            "In pitches, entry 1, hosts, entry 1, hosts is missing; it must be a text.",
        ),
        (
            {"pitches": [{"id": "a", "pinned": {"round": "9", "room": "saal"}}]},
            "Pitch a is pinned to round 9, room saal, which does not exist.",
        ),
        ({"apart": [{"first": "a", "second": "z"}]}, "A rule keeps pitch z apart, but there is no such pitch."),
        ({"weights": {"clash": 200_000}}, "The number 200000 (weights, clash) must lie between 0 and 100000."),
    ],
)
def test_a_bad_file_gets_one_sentence_and_exit_code_2(write, capsys, change, sentence):
    damaged = {key: value for key, value in (SMALLEST | change).items() if value is not None}
    assert main(["barcamp", write(damaged), "--language", "en"]) == 2
    where = "barcamp.json, line 1" if ", entry" in sentence else "barcamp.json"
    assert capsys.readouterr() == ("", f"{where}: {sentence}\n")


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("", "The file is empty.\n"),
        ("[" * 100_000, "The file is nested too deeply.\n"),
        (
            '{"rounds":\n[}',
            ", line 2: This is not valid JSON. Please check brackets, commas and quotation marks.\n",
        ),
        ("[]", "In the file, an object {…} is expected, not a list.\n"),
    ],
)
def test_a_file_that_is_no_json_object_is_refused(write, capsys, text, ending):
    assert main(["barcamp", write(text), "--language", "en"]) == 2
    assert ending in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path, capsys):
    assert main(["barcamp", str(tmp_path / "none.json")]) == 2
    assert capsys.readouterr().err == (
        "none.json: Die Datei ist nicht da oder nicht lesbar. Bitte prüfen Sie Namen und Ordner.\n"
    )


def test_two_topics_pinned_to_one_place_are_named():
    place = Place("1", "r")
    cards = (Pitch("a", pinned=place), Pitch("b", pinned=place))
    with pytest.raises(PinError, match=r"^Pitches a and b are both pinned to round 1, room r\.$") as caught:
        Problem(cards, (Round("1"),), (Room("r"),))
    assert (caught.value.first, caught.value.second) == ("a", "b")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["1", "saal", "a", ""]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*SMALLEST, *BREAKOUTS, "id", "round", "room", "hosts"]), inner, max_size=5
            )
        ),
        max_leaves=12,
    )
)
def test_damaged_values_are_refused_and_never_crash(value: object):
    for whole in (SMALLEST, BREAKOUTS):
        for key in whole:
            data = whole | {key: value}
            with suppress(MethodError):
                read_breakouts(data) if whole is BREAKOUTS else parse_problem(data)


def test_the_command_prints_the_wall_and_the_reasons(write, capsys):
    assert main(["barcamp", write(SMALLEST)]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "Runde 1",
        "  Saal: Garten (2)",
        "",
        "1 von 2 Themen hat einen Platz; das erfüllt 2 von 3 Wünschen.",
    ]


def test_the_command_starts_from_a_previous_plan(write, capsys):
    assert main(["barcamp", write(SMALLEST), "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert main(["barcamp", write(SMALLEST), "--previous", write(first, "plan.json"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["places"] == json.loads(first)["places"]


def test_the_command_speaks_english(write, capsys):
    assert main(["barcamp", write(SMALLEST), "--language", "en"]) == 0
    assert "1 of 2 topics has a place; that serves 2 of 3 wishes.\n" in capsys.readouterr().out


def test_an_unknown_method_is_refused(capsys):
    assert main(["bar"]) == 2
    assert capsys.readouterr().err.startswith("Das Verfahren „bar“ gibt es nicht. Meinten Sie barcamp? Möglich: ")
