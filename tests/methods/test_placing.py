"""In which line a refusal of JSON has its cause."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.command import main
from miteinander.methods.placing import in_words, inside, line_of
from miteinander.methods.trouble import MethodError

TEXT = """{
  "seed": 3,
  "rooms": [
    {"id": "saal"},
    {
      "id": "a, ]}\\" b",
      "seats": [1,
        2]
    }
  ]
}"""


@pytest.mark.parametrize(
    ("spot", "line"),
    [
        ("", 1),
        ("seed", 2),
        ("rooms", 3),
        ("rooms[0]", 4),
        ("rooms[0].id", 4),
        ("rooms[1]", 5),
        ("rooms[1].seats[1]", 8),
        ("rooms[2]", None),
        ("rooms.id", None),
        ("seed[0]", None),
        ("seats", None),
    ],
)
def test_the_line_of_a_spot_is_where_its_value_begins(spot, line):
    assert line_of(TEXT, spot) == line


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
    max_leaves=12,
)


def spots_of(value: object, spot: str = ""):
    """Every spot of a value with what stands there, in the order of the text."""
    yield spot, value
    if isinstance(value, dict):
        for key, held in value.items():
            yield from spots_of(held, f"{spot}.{key}")
    if isinstance(value, list):
        for place, held in enumerate(value):
            yield from spots_of(held, f"{spot}[{place}]")


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_every_spot_of_any_json_is_found_in_order(value):
    text = json.dumps(value, indent=1)
    lines = [line_of(text, spot) for spot, _ in spots_of(value)]
    assert None not in lines
    assert lines == sorted(lines)
    for (_, held), line in zip(spots_of(value), lines, strict=True):
        begins = text.split("\n")[line - 1].lstrip().rstrip(",")
        assert begins.endswith(json.dumps(held) if not isinstance(held, dict | list) or not held else ("[", "{"))


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        ("rooms[0]", "rooms, Eintrag 1"),
        ("measures[3].effects[0].size", "measures, Eintrag 4, effects, Eintrag 1, size"),
        ("staff", "staff"),
        ("places.t.b", "places.t.b"),
    ],
)
def test_a_spot_is_said_as_a_person_counts(spot, words):
    assert in_words(spot, "Eintrag") == words


def test_a_line_that_is_known_already_stays(tmp_path):
    (tmp_path / "a.json").write_text(TEXT)
    with pytest.raises(MethodError) as refused, inside(tmp_path / "a.json"):
        raise MethodError(de="Nein.", en="No.", line=9, spot="seed")
    assert refused.value.said("de") == "a.json, Zeile 9: Nein."


@pytest.mark.parametrize(
    ("words", "wrong", "sentence"),
    [
        (
            ["barcamp"],
            {"rounds": [{"id": "1"}], "rooms": [{"id": "a"}, {"id": "b", "seats": "viele"}], "pitches": []},
            "Zeile 11: In rooms, Eintrag 2, muss seats eine ganze Zahl sein, nicht ein Text.",
        ),
        (
            ["timetable"],
            {"event": {"phases": [{}], "rooms": [], "topics": [], "persons": []}},
            "Zeile 4: In phases, Eintrag 1, fehlt id; nötig ist ein Text.",
        ),
        (
            ["matching"],
            {"persons": [{"id": "a"}], "tasks": ["b"]},
            "Zeile 8: In tasks, Eintrag 1, wird ein Objekt {…} erwartet, nicht ein Text.",
        ),
        (
            ["scenario"],
            {"indicators": [{"id": "i", "baseline": 1}], "measures": [{"id": "m", "lasts": "x"}]},
            "Zeile 9: In measures, Eintrag 1, muss lasts eine Zahl sein, nicht ein Text.",
        ),
        (
            ["sheets", "make"],
            {"title": "T", "questions": [{"kind": "text"}]},
            'Zeile 4: In Frage 1 fehlt der Text ("text").',
        ),
    ],
)
def test_each_reader_of_json_names_file_line_and_place(tmp_path, capsys, words, wrong, sentence):
    (tmp_path / "frage.json").write_text(json.dumps(wrong, indent=2))
    assert main([*words, str(tmp_path / "frage.json")]) == 2
    assert capsys.readouterr().err == f"frage.json, {sentence}\n"
