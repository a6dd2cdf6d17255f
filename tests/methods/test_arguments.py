"""Refusals of the command line itself: whole sentences in both languages, exit code 2, and data with --json."""

import json
from importlib import import_module

import pytest

from miteinander.methods.arguments import Parser, language_of
from miteinander.methods.command import METHODS, main
from miteinander.methods.help_german import HELP, USUAL

CALL = "python -m miteinander methods"
REQUIRED = {
    "barcamp": "FILE",
    "budget": "FILE.pb",
    "disclosure": "FILE, --columns",
    "matching": "PERSONS.csv",
    "opinions": "--votes",
    "scenario": "PLAN.json",
    "sheets": "make|read",
    "similar": "FILE",
    "timetable": "FILE",
}


def refusal(capsys, *words: str) -> str:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("a.pb", "--seeed", "3"), "Die Angabe --seeed gibt es nicht. Meinten Sie --seed?"),
        (("a.pb", "--lang=en"), "Die Angabe --lang gibt es nicht. Meinten Sie --language?"),
        (("a.pb", "-x"), "Die Angabe -x gibt es nicht."),
        (
            ("a.pb", "b.pb"),
            "„b.pb“ ist zu viel. Ein Text mit Leerzeichen gehört ganz in Anführungszeichen.",
        ),
        ((), f"Es fehlt: FILE.pb. Der Aufruf: {CALL} budget FILE.pb."),
        (
            ("a.pb", "--rule", "gredy"),
            "Bei --rule ist „gredy“ nicht möglich, nur: greedy, equal-shares. Meinten Sie greedy?",
        ),
        (("a.pb", "--language", "fr"), "Bei --language ist „fr“ nicht möglich, nur: de, en."),
        (
            ("a.pb", "--threshold", "-1"),
            "Nach --threshold muss eine Zahl ab 0 wie 50 stehen, nicht „-1“.",
        ),
        (
            ("a.pb", "--budget", "viel"),
            "Nach --budget muss ein Betrag wie 380000 oder 380000.50 stehen, nicht „viel“.",
        ),
        (("a.pb", "--seed"), "Nach --seed fehlt ein Wert."),
        (
            ("a.pb", "--seed", "-foo"),
            "Nach --seed fehlt ein Wert. Beginnt er mit einem Strich, schreiben Sie: „--seed=-foo“.",
        ),
        (("a.pb", "--json=3"), "--json steht allein, ohne „3“."),
    ],
)
def test_what_is_wrong_with_the_words_is_a_sentence(capsys, words, sentence):
    assert refusal(capsys, "budget", *words) == f"{sentence} Mehr dazu: {CALL} budget --help\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("budget", "a.pb", "--sed", "3"), "There is no option --sed. Did you mean --seed?"),
        (
            ("scenario", "p.json", "--runs", "viele"),
            "After --runs there must be a whole number such as 5, not “viele”.",
        ),
        (
            ("sheets", "make", "s.json", "--copies", "3", "--serials", "n.txt"),
            "--serials and --copies do not go together. Please give only one of them.",
        ),
        (("matching", "p.json", "--seconds", "nan"), "After --seconds there must be a number above 0, not “nan”."),
        (("draw", "--cancelled"), "At least one value is missing after --cancelled."),
        (("sheets", "fold"), "“fold” is not possible here, only: make, read."),
    ],
)
def test_the_same_in_english(capsys, words, sentence):
    more = f"More: {CALL} {words[0]} --help --language en"
    assert refusal(capsys, *words, "--language", "en") == f"{sentence} {more}\n"


@pytest.mark.parametrize("name", REQUIRED)
def test_each_method_says_what_is_missing(capsys, name):
    assert refusal(capsys, name).startswith(f"Es fehlt: {REQUIRED[name]}. Der Aufruf: {CALL} {name} ")


def test_the_draw_says_what_is_missing_for_what_is_asked(capsys):
    assert refusal(capsys, "draw") == "Es fehlt: --pool, --quotas, --seats, --seed.\n"


@pytest.mark.parametrize("name", METHODS)
def test_each_method_refuses_an_unknown_option(capsys, name):
    assert refusal(capsys, name, "--wuxyq") == (f"Die Angabe --wuxyq gibt es nicht. Mehr dazu: {CALL} {name} --help\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Bitte nennen Sie zuerst ein Verfahren. Möglich: barcamp, "),
        (("--language", "en"), "Please name a method first. Possible: barcamp, "),
        (("budgt",), "Das Verfahren „budgt“ gibt es nicht. Meinten Sie budget? Möglich: barcamp, "),
    ],
)
def test_without_a_known_method_all_of_them_are_named(capsys, words, sentence):
    assert refusal(capsys, *words).startswith(sentence)


def test_with_json_a_refusal_is_data_where_the_result_would_stand(capsys, tmp_path):
    (tmp_path / "plan.json").write_text('{\n "measures": [,]\n}')
    assert main(["scenario", str(tmp_path / "plan.json"), "--json"]) == 2
    said = capsys.readouterr()
    de = "Das ist kein gültiges JSON. Bitte prüfen Sie Klammern, Kommas und Anführungszeichen."
    en = "This is not valid JSON. Please check brackets, commas and quotation marks."
    told = f"plan.json, Zeile 2: {de}"
    refused = {"method": "scenario", "sentence": told, "de": de, "en": en, "file": "plan.json", "line": 2, "spot": None}
    assert said.err == f"{told}\n"
    assert json.loads(said.out) == {"format": "miteinander-refusal/1", "refused": refused}


@pytest.mark.parametrize(
    ("words", "method"),
    [(("budget", "--json"), "budget"), (("nope", "--json"), ""), (("barcamp", "--format", "json"), "barcamp")],
)
def test_a_refusal_of_the_words_is_data_too(capsys, words, method):
    assert main(words) == 2
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert (refused["method"], refused["file"], refused["line"]) == (method, None, None)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (("--language", "en"), "en"),
        (("--language=en",), "en"),
        (("--language", "en", "--language", "de"), "de"),
        (("en",), "de"),
        (("--seed", "en"), "de"),
        (("--language",), "de"),
    ],
)
def test_the_language_is_known_before_the_words_are_read(words, language):
    assert language_of(words) == language


def parsers_of(name: str, monkeypatch) -> list[Parser]:
    """The parsers of a command, once all its options are declared."""
    found: list[Parser] = []

    def keep(parser: Parser, *_given: object) -> None:
        found.append(parser)
        raise KeyboardInterrupt

    monkeypatch.setattr(Parser, "parse_args", keep)
    for words in [["make"], ["read"]] if name == "sheets" else [[]]:
        with pytest.raises(KeyboardInterrupt):
            import_module(f"miteinander.methods.{name}.command").main(words)
    return found


@pytest.mark.parametrize("name", METHODS)
def test_every_option_has_its_help_in_german(monkeypatch, name):
    options = {action.dest for parser in parsers_of(name, monkeypatch) for action in parser._actions}
    assert options - set(USUAL) == set(HELP[name])


def test_help_speaks_german_unless_english_is_asked_for(capsys):
    told = []
    for words in (["similar", "--help"], ["similar", "--help", "--language", "en"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 0
        told.append(capsys.readouterr().out)
    assert told[0].startswith(f"Aufruf: {CALL} similar [-h]")
    assert "sonst 0.45" in told[0]
    assert told[1].startswith(f"usage: {CALL} similar [-h]")
    assert "least score" in told[1]


@pytest.mark.parametrize(("words", "first"), [(["--help"], "Aufruf: "), (["--help", "--language=en"], "usage: ")])
def test_the_list_of_methods_is_help_too(capsys, words, first):
    assert main(words) == 0
    assert capsys.readouterr().out.startswith(f"{first}{CALL} ")
