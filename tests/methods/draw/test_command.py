"""The command as a stranger runs it: commit, draw, verify, replace; refusals instead of tracebacks."""

import json

import pytest

from miteinander.methods.command import main

POOL = "id,sex,age\na,w,young\nb,w,old\nc,m,young\nd,m,old\ne,m,old\n"
QUOTAS = "category,feature,min,max\nsex,w,1,1\nsex,m,1,1\nage,young,1,1\nage,old,1,1\n"
NO_JSON = "quotas.csv, line 1: This is not valid JSON. Please check brackets, commas and quotation marks.\n"


@pytest.fixture
def ask(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pool.csv").write_text(POOL)
    (tmp_path / "quotas.csv").write_text(QUOTAS)

    def run(*options: str, code: int = 0) -> str:
        files = ["--pool", "pool.csv", "--quotas", "quotas.csv", "--seats", "2"]
        assert main(["draw", *files, "--language", "en", *options]) == code
        told = capsys.readouterr()
        return told.out if code != 2 or "--json" in options else told.err

    return run


def test_the_json_has_what_was_promised(ask):
    told = json.loads(ask("--seed", "s", "--lots", "3", "--json"))
    assert (told["minimum"], told["gini"], told["types"], told["exact"]) == (0.33333333, 0.13333333, 4, True)
    assert told["panel"] in [["a", "d"], ["a", "e"], ["b", "c"]]
    assert told["probabilities"] == dict(zip("abcde", [0.66666667, *[0.33333333] * 4], strict=True))
    assert told["protocol"]["seed"] == "s"
    assert not told["protocol"]["committed_before"]


def test_an_empty_seed_is_refused_because_everybody_knows_it_before(ask):
    assert ask("--seed", " ", code=2).startswith("The seed is empty; everybody knows that one before.")


def test_commit_draw_and_verify(ask, tmp_path):
    before = json.loads(ask("--commit", "fixed", "--json"))
    assert before["panel"] is None
    drawn = ask("--commit", "fixed", "--seed", "s", "--json")
    (tmp_path / "result.json").write_text(drawn)
    assert json.loads(drawn)["protocol"]["commitment"] == before["protocol"]["commitment"]
    assert json.loads(drawn)["protocol"]["committed_before"]
    assert ask("--verify", "result.json", "--commit", "fixed").endswith("The result is confirmed.\n")
    assert ask("--verify", "result.json").endswith("The result is confirmed.\n")


def test_a_forged_result_is_refuted(ask, tmp_path):
    ask("--commit", "fixed")
    drawn = json.loads(ask("--commit", "fixed", "--seed", "s", "--json"))
    (tmp_path / "result.json").write_text(json.dumps({**drawn, "panel": ["a", "b"]}))
    assert ask("--verify", "result.json", "--commit", "fixed", code=1).endswith("The result is NOT confirmed.\n")


def test_commit_without_a_folder_finds_its_own_again(ask, tmp_path):
    first = json.loads(ask("--commit", "--json"))
    again = json.loads(ask("--commit", "--seed", "s", "--json"))
    assert len(list(tmp_path.glob("draw-*/commitment.txt"))) == 1
    assert again["protocol"]["commitment"] == first["protocol"]["commitment"]


def test_somebody_cancels(ask, tmp_path):
    (tmp_path / "result.json").write_text('{"panel": ["a", "d"]}')
    told = ask("--replace", "result.json", "--cancelled", "d", "--seed", "s")
    assert told == (
        "e replaces d.\ne is like d in everything the quotas ask, and nobody else is.\nThe panel now is: a, e.\n"
    )


def test_impossible_quotas_are_told_as_data_too(ask, tmp_path):
    (tmp_path / "quotas.csv").write_text(QUOTAS.replace("young,1,1", "young,2,2"))
    told = json.loads(ask("--seed", "s", "--json", code=2))
    assert told["panel"] is None
    change = {"category": "age", "value": "young", "side": "low", "before": 2, "after": 1}
    assert told["impossible"]["proposals"][0] == [change]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "Missing: --seed.\n"),
        (["--seed", "s", "--lots", "0"], "1 to 100000 lots are possible, not 0.\n"),
        (["--seed", "s", "--time-limit", "0"], "The time limit must be above zero.\n"),
        (["--seed", "s", "--seats", "0"], "There are 0 seats to fill; at least one is needed.\n"),
        (["--seed", "s", "--pool", "no.csv"],
         "no.csv: The file is not there or cannot be read. Please check name and folder.\n"),
        (["--seed", "s", "--replace", "quotas.csv"], "Missing: --cancelled.\n"),
        (["--seed", "s", "--replace", "quotas.csv", "--cancelled", "a"], NO_JSON),
        (["--verify", "quotas.csv"], NO_JSON),
    ],
)  # fmt: skip
def test_a_bad_question_is_one_sentence(ask, options, told):
    assert ask(*options, code=2) == told
