"""Values out of parsed JSON: what is read, and the one sentence for what is not."""

import math

import pytest

from miteinander.methods import values
from miteinander.methods.trouble import MethodError
from miteinander.methods.values import Spot

QUESTION = Spot("In Frage 3", "In question 3", line=7)


@pytest.mark.parametrize(
    ("read", "value", "found"),
    [
        (values.name, 7, "7"),
        (values.text, None, ""),
        (values.texts, ["b", 2], ["b", "2"]),
        (values.names, ["b", "a", "b"], frozenset("ab")),
        (values.number, 2.0, 2),
        (values.number, None, None),
        (values.real, 2, 2.0),
        (values.reals, [1, 2.5], [1.0, 2.5]),
        (values.boolean, True, True),
        (values.entries, None, []),
    ],
)
def test_values_are_read(read, value, found):
    assert read({"key": value}, "key", "a[0]") == found


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (values.name, None, "In a, Eintrag 1, fehlt key; nötig ist ein Text."),
        (values.name, " ", "In a, Eintrag 1, ist key leer."),
        (values.name, "\ud800", "In a, Eintrag 1, enthält key ein halbes Zeichen."),
        (values.name, 1.5, "In a, Eintrag 1, muss key ein Text sein, nicht eine Zahl."),
        (values.text, 1, "In a, Eintrag 1, muss key ein Text sein, nicht eine Zahl."),
        (values.texts, ["b", None], "In a, Eintrag 1, key, Eintrag 2, fehlt key; nötig ist ein Text."),
        (values.number, True, "In a, Eintrag 1, muss key eine ganze Zahl sein, nicht wahr oder falsch."),
        (values.number, 1.5, "In a, Eintrag 1, muss key eine ganze Zahl sein, nicht 1.5."),
        (values.number, math.inf, "In a, Eintrag 1, muss key eine ganze Zahl sein, nicht inf."),
        (values.real, "1", "In a, Eintrag 1, muss key eine Zahl sein, nicht ein Text."),
        (values.real, math.nan,
         "In a, Eintrag 1, muss key eine Zahl von -10^15 bis 10^15 sein, nicht nan."),
        (values.reals, [1, None], "In a, Eintrag 1, fehlt key; nötig ist eine Liste von Zahlen."),
        (values.boolean, 1, "In a, Eintrag 1, muss key true oder false sein, nicht eine Zahl."),
        (values.entries, {}, "In a, Eintrag 1, muss key eine Liste […] sein, nicht ein Objekt."),
    ],
)  # fmt: skip
def test_other_values_are_refused(read, value, sentence):
    with pytest.raises(MethodError) as refused:
        read({"key": value}, "key", "a[0]")
    assert refused.value.said("de") == sentence


@pytest.mark.parametrize(
    ("read", "bounds", "sentence"),
    [
        (values.number, {"least": 2, "most": 11},
         "Zeile 7: In Frage 3 muss key eine ganze Zahl von 2 bis 11 sein, nicht 12."),
        (values.real, {"least": 0, "most": 0.5},
         "Zeile 7: In Frage 3 muss key eine Zahl von 0 bis 0.5 sein, nicht 12."),
        (values.choice, {"possible": ("a", "b"), "default": "a"},
         "Zeile 7: In Frage 3 muss key ein Text sein, nicht eine Zahl."),
    ],
)  # fmt: skip
def test_what_lies_outside_is_refused_where_it_stands(read, bounds, sentence):
    with pytest.raises(MethodError) as refused:
        read({"key": 12}, "key", QUESTION, **bounds)
    assert refused.value.said("de") == sentence


def test_too_long_a_list_and_too_long_a_text_are_refused():
    with pytest.raises(MethodError) as refused:
        values.entries({"key": [1, 2]}, "key", QUESTION, most=1)
    assert refused.value.said("en") == "line 7: In question 3, key has 2 entries; possible: 1."
    with pytest.raises(MethodError) as refused:
        values.text({"key": "abc"}, "key", QUESTION, longest=2)
    assert refused.value.said("de") == "Zeile 7: In Frage 3 ist key mit 3 Zeichen zu lang; möglich: 2."


@pytest.mark.parametrize(("data", "found"), [({}, None), ({"lat": 48, "lon": 9}, (48.0, 9.0))])
def test_a_position_is_both_numbers_or_none(data, found):
    assert values.position(data, "a[0]") == found


def test_half_a_position_is_refused():
    with pytest.raises(MethodError) as refused:
        values.position({"lat": 48}, "a[0]")
    assert refused.value.said("de") == "In a, Eintrag 1, gehören lat und lon zusammen; eines fehlt."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{\n,}", ("q.json, Zeile 2: Das ist kein gültiges JSON. Bitte prüfen Sie Klammern, Kommas und "
         "Anführungszeichen.")),
        ("[" * 100_000, "q.json: Die Datei ist zu tief verschachtelt."),
        ('{"a": NaN}', "q.json: Die Zahl NaN ist nicht erlaubt. Bitte geben Sie eine endliche Zahl an."),
        ('{"a": ' + "1" * 5000 + "}", "q.json: Die Datei enthält eine Zahl mit Tausenden von Ziffern."),
        ("[]", "q.json: In der Datei wird ein Objekt {…} erwartet, nicht eine Liste."),
    ],
)  # fmt: skip
def test_what_is_no_json_object_is_refused(tmp_path, content, sentence):
    (tmp_path / "q.json").write_text(content)
    with pytest.raises(MethodError) as refused:
        values.read_json(tmp_path / "q.json")
    assert refused.value.said("de") == sentence
