"""Files, sentences and the command: every result can be told, every bad file gets one sentence."""

import json
from contextlib import suppress
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miteinander.methods.command import main
from miteinander.methods.scenario import Goal, Plan, Range, formats
from miteinander.methods.scenario.formats import parse_plan, read_plan
from miteinander.methods.scenario.report import Report, report
from miteinander.methods.scenario.sentences import _Teller, sentences
from miteinander.methods.scenario.words import english, german
from miteinander.methods.trouble import MethodError
from tests.methods.scenario.plans import measure, plan, plans, sure

SHOWN = formats.__doc__.partition("::\n\n")[2].partition("\n\nAn uncertain")[0]
LACKING = "Zusätzlich zur Auswahl würden 30 Euro fehlen."
SMALL = {
    "indicators": [{"id": "co2", "baseline": 100, "target": 95}],
    "measures": [{"id": "rad", "effects": [{"indicator": "co2", "size": -10}], "once": 80}],
    "months": 2,
    "budget": 50,
}


def test_the_plan_that_the_module_shows_is_read():
    held = parse_plan(json.loads(SHOWN))
    rad, bus = held.measures
    assert (held.goal, held.begins, held.selected, held.staff) == (
        Goal("mean", None, 0.8), (2027, 1), {"rad", "bus"}, {"Planung": 160.0},
    )  # fmt: skip
    assert (rad.start, rad.lasts, rad.once, rad.factors) == (3.0, None, Range("pert", (8e4, 1e5, 1.5e5)), {"bus": 1.2})
    assert bus.effects[0].size == Range("pert", (-30.0, -20.0, -10.0))
    assert [trial.of for trial in held.trials] == [0, 20]


def test_ranges_in_every_form():
    sizes = [5, [1, 3], [1, 2, 4], {"0.1": 1, "0.9": 5}, {"shape": "normal", "points": [-1.2815515655446004] * 2}]
    effects = [{"indicator": f"i{at}", "size": size} for at, size in enumerate(sizes)]
    data = {"indicators": [{"id": f"i{at}"} for at in range(5)], "measures": [{"id": "m", "effects": effects}]}
    assert [effect.size for effect in parse_plan(data).measures[0].effects] == [
        Range("fixed", (5.0,)),
        Range("uniform", (1.0, 3.0)),
        Range("pert", (1.0, 2.0, 4.0)),
        Range("quantiles", (0.1, 1.0, 0.9, 5.0)),
        Range("normal", (-1.2815515655446004, 0.0)),
    ]


def test_trials_from_single_values_and_from_two_groups():
    trials = [
        {"measure": "rad", "indicator": "co2", "values": [1, 3]},
        {"measure": "rad", "indicator": "co2", "treated": {"n": 4, "mean": 5, "deviation": 6},
         "control": {"n": 16, "mean": 3, "deviation": 16}},
    ]  # fmt: skip
    found = parse_plan({**SMALL, "trials": trials}).trials
    assert [(trial.mean, trial.standard_error) for trial in found] == [(2.0, 1.0), (2.0, 5.0)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"indicators": None}, "The plan has no indicator. Please name at least one."),
        ({"month": 3}, ("In the file, the key month is not known; possible: begins, budget, goal, indicators, "
         "measures, months, selected, staff, title, trials.")),
        ({"months": 0}, "In the file, months must be a whole number from 1 to 600, not 0."),
        ({"begins": "2027"}, "In the file, begins must be a month like 2027-04, not 2027."),
        ({"measures": [{"id": "a", "chance": [0.5, 1.5]}]}, ("In measures, entry 1, chance must be a number or range "
         "from 0 to 1 (not normal), not [0.5, 1.5].")),
        ({"measures": [{"id": "a", "lasts": "x"}]}, "In measures, entry 1, lasts must be a number, not a text."),
        ({"measures": [{"id": "a", "delay": [1, 2, 3, 4]}]}, ("In measures, entry 1, delay, the number of values is 4 "
         "instead of 3.")),
        ({"measures": [{"id": "a", "delay": {"2": 1}}]}, ("In measures, entry 1, delay, “2” must be a share from 0 to "
         "1 like 0.1.")),
        ({"trials": [{"measure": "rad", "indicator": "co2", "mean": 1}]}, ("In trials, entry 1, standard_error is "
         "missing; it must be a number.")),
        ({"measures": [{"id": "a", "effects": [{"indicator": "co2", "size": [3, 1]}]}]}, ("Range 3, 1: "
         "the numbers must "
         "ascend.")),
        ({"measures": [{"id": "a", "effects": [{"indicator": "x", "size": 1}]}]}, ("Measure a names x, which the plan "
         "does not have.")),
        ({"selected": ["x"]}, "The selection (selected) does not fit: x is missing."),
        ({"budget": float("nan")}, "In the file, budget must be a number from 0 to 10^15, not nan."),
        ({"trials": [{"measure": "rad", "successes": 3, "of": 2}]}, ("In trials, entry 1, successes must be a whole "
         "number from 0 to 2, not 3.")),
    ],
)  # fmt: skip
def test_a_bad_plan_gets_one_sentence(change, sentence):
    with pytest.raises(MethodError) as refused:
        parse_plan(SMALL | change)
    assert refused.value.en == sentence


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.integers(0, 1500))
def test_a_damaged_file_never_crashes(tmp_path, noise, at):
    whole = SHOWN.encode()
    path = tmp_path / "plan.json"
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    with suppress(MethodError):
        read_plan(path)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(plans())
def test_every_result_can_be_said_in_both_languages(held: Plan):
    found = report(held, seed="1", runs=50, robust=5)
    told = [sentences(held, found, language) for language in ("de", "en")]
    assert len(told[0]) == len(told[1])
    assert all(set(one.measures) <= {m.id for m in held.measures} for one in (found.result,))


def test_the_sentences_of_a_small_plan():
    held = parse_plan(SMALL)
    assert sentences(held, report(held, seed="1", runs=100)) == (
        "Läufe: 100, Startwert: 1, Monate: 2, Maßnahmen: 1.",
        german.SENTENCES["notice"].format(runs=100, error=10),
        "co2: Im Februar 2027 liegt der Wert in allen Läufen bei 90. Ohne Maßnahmen wären es etwa 100.",
        "Das Ziel von 95 wird in allen 100 Läufen erreicht.",
        "Kosten: in 8 von 10 Läufen zwischen 80 und 80 Euro.",
        "Das Budget von 50 Euro reicht in keinem der 100 Läufe.",
        "Beste Auswahl im Rahmen von Budget und Stunden: keine Maßnahme.",
        "Für 100 einzelne Läufe wurde auch die jeweils beste Auswahl gesucht, so als kennte man den Lauf schon.",
        f"rad: nicht gewählt; gehört in keinem der 100 Läufe zur besten Auswahl. {LACKING}",
        "Mit dieser Auswahl:",
        "co2: Im Februar 2027 liegt der Wert in allen Läufen bei 100. Ohne Maßnahmen wären es etwa 100.",
        "Das Ziel von 95 wird in keinem der 100 Läufe erreicht.",
        "Das Budget von 50 Euro reicht in allen 100 Läufen.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "in keinem der 1.000 Läufe"),
        (0.001, "in weniger als 1 von 100 Läufen"),
        (0.04, "in 4 von 100 Läufen"),
        (0.78, "in 8 von 10 Läufen"),
        (0.951, "in 95 von 100 Läufen"),
        (0.999, "in mehr als 99 von 100 Läufen"),
        (1.0, "in allen 1.000 Läufen"),
    ],
)
def test_shares_are_told_as_counts_and_never_falsely_as_none_or_all(share, said):
    assert _Teller(plan(), 1000, "de").share(share) == said


@pytest.mark.parametrize(
    ("value", "said"), [(1234567.8, "1.234.568"), (12.34, "12,3"), (0.256, "0,26"), (-0.001, "0,00"), (5.0, "5")]
)
def test_figures_are_told_with_three_digits(value, said):
    assert _Teller(plan(), 1, "de").number(value) == said


def test_both_languages_have_the_same_words():
    assert german.SENTENCES.keys() == english.SENTENCES.keys()


def test_excluding_measures_show_the_best_choice_and_a_selection_shows_itself():
    rivals = plan(measure("a", -10), measure("b", -9, excludes=("a",)))
    assert report(rivals, runs=5).result.measures == ("a",)
    held = plan(measure("a", once=sure(1)), measure("b"), budget=9.0, selected=frozenset({"b"}))
    assert (report(held, runs=5).result.measures, report(held, runs=5).chosen.measures) == (("b",), ("a", "b"))


def test_the_command_tells_and_writes_json(tmp_path, capsys):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(SMALL))
    assert main(["scenario", str(path), "--runs", "50", "--seed", "x", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert list(written) == ["format", *(field.name for field in fields(Report)), "sentences"]
    assert main(["scenario", str(path), "--runs", "0", "--language", "en"]) == 2
    assert capsys.readouterr().err.endswith("Please choose a number from 1 to 15000000.\n")


def test_without_single_choices_nothing_is_said_about_them(tmp_path, capsys):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(SMALL))
    assert main(["scenario", str(path), "--runs", "20", "--robust", "0"]) == 0
    assert f"rad: nicht gewählt. {LACKING}" in capsys.readouterr().out.splitlines()


def test_a_single_run_and_a_single_euro_are_told_in_the_singular():
    held = parse_plan({**SMALL, "budget": 79, "indicators": [{"id": "co2", "baseline": 1, "target": 95}]})
    told = sentences(held, report(held, seed="1", runs=1, robust=1))
    assert told[1] == german.SENTENCES["notice_one"]
    assert told[2].endswith("Ohne Maßnahmen wäre es etwa 1.")
    assert "Das Budget von 79 Euro reicht in dem einen Lauf nicht." in told
    assert "Für einen einzelnen Lauf wurde auch die beste Auswahl gesucht, so als kennte man ihn schon." in told
    lacking = "gehört in dem einen Lauf nicht zur besten Auswahl. Zusätzlich zur Auswahl würde 1 Euro fehlen."
    assert f"rad: nicht gewählt; {lacking}" in told
    assert "On top of the choice, 1 euro would be missing." in sentences(held, report(held, runs=1), "en")[-5]
