"""A questionnaire is read from JSON, or refused with a sentence that says where and what to do."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.sheets.asking import Option
from miteinander.methods.sheets.asking_files import parse_questionnaire, read_questionnaire
from miteinander.methods.sheets.asking_parts import lines_of_questions
from miteinander.methods.trouble import MethodError


def of(**question):
    return {"title": "T", "questions": [{"text": "F?"} | question]}


def said(data):
    with pytest.raises(MethodError) as refused:
        parse_questionnaire(data)
    return refused.value.de


REFUSED = [
    ([], "Im Bogen wird ein Objekt {…} erwartet, nicht eine Liste."),
    ({}, 'Im Bogen fehlt der Titel ("title").'),
    ({"title": 3}, "Im Bogen muss title ein Text sein, nicht eine Zahl."),
    ({"title": "x" * 161}, "Im Bogen ist title mit 161 Zeichen zu lang; möglich: 160."),
    ({"title": "T", "language": "fr"}, 'Im Bogen ist "language" weder "de" noch "en".'),
    ({"title": "T", "date": "gestern"}, 'Im Bogen ist "date" kein Tag wie 2026-11-22: „gestern“.'),
    ({"title": "T", "large_print": 1}, "Im Bogen muss large_print true oder false sein, nicht eine Zahl."),
    ({"title": "T", "questions": {}}, "Im Bogen muss questions eine Liste […] sein, nicht ein Objekt."),
    ({"title": "T", "questions": [3]}, "In Frage 1 wird ein Objekt {…} erwartet, nicht eine Zahl."),
    (of(), 'In Frage 1 ist "kind" keine der Arten single, multiple, scale, ranking, text.'),
    (of(kind=["single"]), 'In Frage 1 ist "kind" keine der Arten single, multiple, scale, ranking, text.'),
    (of(kind="text", text=" "), 'In Frage 1 fehlt der Text ("text").'),
    (of(kind="text", steps=5), 'In Frage 1 passt "steps" nicht zu "text".'),
    (of(kind="text", lines=0), "In Frage 1 muss lines eine ganze Zahl von 1 bis 22 sein, nicht 0."),
    (of(kind="text", lines="3"), "In Frage 1 muss lines eine ganze Zahl sein, nicht ein Text."),
    (
        of(kind="text", id="a b"),
        'In Frage 1 hat "id" Zeichen, die nicht gehen: „a b“. Möglich sind Buchstaben, Ziffern und . : _ -',
    ),
    (of(kind="single", options=["a"]), 'In Frage 1 braucht "options" wenigstens zwei Einträge.'),
    (of(kind="single", options=["a", ""]), 'In Frage 1, "options" 2, fehlt die Aufschrift.'),
    (of(kind="single", options=["a", 4]), 'In Frage 1, "options" 2, wird ein Objekt {…} erwartet, nicht eine Zahl.'),
    (
        of(kind="single", options=[{"id": "2", "label": "a"}, "b"]),
        'In Frage 1 gibt es die Kennung „2“ in "options" mehrmals.',
    ),
    (of(kind="scale"), 'In Frage 1 braucht eine Skala entweder "steps" oder "options".'),
    (of(kind="scale", steps=12), "In Frage 1 muss steps eine ganze Zahl von 2 bis 11 sein, nicht 12."),
    (of(kind="scale", options=["a"]), "In Frage 1 hat die Skala 1 Stufe; möglich ist 2 bis 11."),
    (
        of(kind="ranking", options=["a", "b"], most=3),
        'In Frage 1 sind 3 Plätze zu viel; möglich sind 2. Setzen Sie "most".',
    ),
    (
        {"title": "T", "questions": [of(kind="text", id="a")["questions"][0]] * 2},
        'Im Bogen gibt es die Kennung „a“ in "questions" mehrmals.',
    ),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_a_refusal_says_where_and_what(data, sentence):
    assert said(data) == sentence


def test_an_unknown_key_is_named_with_those_that_are_known():
    assert said({"title": "T", "farbe": 1}) == (
        "Im Bogen ist der Schlüssel farbe unbekannt; möglich: closing, date, id, intro, language, large_print, "
        "questions, sender, title."
    )


def test_ids_that_are_left_out_follow_the_place():
    asked = parse_questionnaire({"title": "T", "questions": [{"kind": "single", "text": "F", "options": ["a", "b"]}]})
    assert (asked.questions[0].id, asked.questions[0].options) == ("f1", (Option("1", "a"), Option("2", "b")))


def test_a_refusal_in_a_file_names_file_and_line(tmp_path):
    path = tmp_path / "bogen.json"
    path.write_text('{"title": "T",\n "questions": [\n  {"kind": "text", "text": "a"},\n  {"kind": "x"}\n]}')
    with pytest.raises(MethodError) as refused:
        read_questionnaire(path)
    assert refused.value.said("en") == (
        'bogen.json, line 4: In question 2, "kind" is none of the kinds single, multiple, scale, ranking, text.'
    )


def test_damaged_json_names_the_line(tmp_path):
    path = tmp_path / "bogen.json"
    path.write_text('{"title": "T",\n "questions": [}')
    with pytest.raises(MethodError) as refused:
        read_questionnaire(path)
    assert refused.value.said("de").startswith("bogen.json, Zeile 2: Hier ist das JSON nicht in Ordnung")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["single", "scale", "ranking"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "questions", "kind", "text", "options", "steps", "items", "most"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_any_json_is_a_questionnaire_or_a_sentence(data):
    try:
        parse_questionnaire(data)
    except MethodError as refused:
        assert refused.de.endswith((".", "-"))  # noqa: PT017 - either outcome is right


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, max_size=4), st.sampled_from([None, 1, 3]), VALUES)
def test_the_line_of_each_question_is_found(questions, indent, other):
    text = json.dumps({"other": other, "questions": questions, "more": other}, indent=indent)
    lines = text.split("\n")
    found = lines_of_questions(text)
    assert len(found) == len(questions)
    if indent:
        assert all(lines[line - 1].startswith(" " * 2 * indent) for line in found)


def test_the_end_of_a_file_never_breaks_the_reader(tmp_path):
    text = json.dumps({"title": "T", "questions": [{"kind": "single", "text": "Ä?", "options": ["a", "b"]}]})
    path = tmp_path / "b.json"
    for end in range(1, len(text)):
        path.write_text(text[:end])
        with pytest.raises(MethodError):
            read_questionnaire(path)
