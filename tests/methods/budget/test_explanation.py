"""The example of docs/methods/budget.md by hand, in every completion, and what is told to residents."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from miteinander.methods.budget import Missing, Outcome, Settings, decide, explain, parse_election, sentences, why
from miteinander.methods.budget.words import COUNTED, SENTENCES
from miteinander.methods.command import main
from miteinander.methods.progress import silent
from miteinander.methods.trouble import Cancelled, MethodError
from tests.methods.budget.elections import pabulib, small

PROJECTS = {"bank": 300, "baum": 400, "fest": 600, "rad": 700}
VOTES = ["fest,rad", "fest,rad", "fest,rad", "rad,baum", "baum,bank", "bank"]
BY_HAND = small(PROJECTS, VOTES, 1200, more="currency;EUR\n")


def decided(**statute) -> Outcome:
    return decide(BY_HAND, Settings(**statute))


def told(project: str, language="de", **statute) -> str:
    return why(explain(BY_HAND, decided(**statute)), project, language)


def test_equal_shares_by_hand():
    rounds = [
        (held.project, held.price_per_utility, held.paid_by, held.price, held.left)
        for held in decided(completion="none").rounds
    ]
    assert rounds == [("rad", Fraction(1, 4), 4, 175, 500), ("bank", Fraction(1, 2), 2, 150, 200)]


def test_add1_by_hand_stops_before_it_would_overspend():
    outcome = decided(completion="add1")
    assert (outcome.winners, outcome.share, outcome.increments) == (("rad", "bank"), 362, 162)
    assert outcome.held == (424, 399, 561, 748)


def test_greedy_by_hand_names_the_tie():
    outcome = decided(rule="greedy")
    assert outcome.winners == ("rad", "bank")
    tie = outcome.ties[0]
    assert (tie.round, tie.projects, tie.first, tie.by) == (2, ("bank", "baum"), "bank", "id")


def test_who_cannot_pay_in_full_gives_all_that_is_left():
    election = small({"a": 90, "b": 70}, ["a", "a,b", "b"], 180)
    first, second = decide(election, Settings(completion="none")).rounds
    assert (first.project, first.price, first.gave_all) == ("a", 45, 0)
    assert (second.project, second.paid_by, second.gave_all, second.gave_from, second.price) == ("b", 2, 1, 15, 55)


def test_the_missing_votes_by_hand():
    explanation = explain(BY_HAND, decided(completion="none"))
    assert {held.project: held.missing for held in explanation.projects if not held.won} == {
        "fest": Missing(1, counted=True),
        "baum": Missing(1, counted=True),
    }


def test_a_project_dearer_than_the_budget_never_wins():
    election = small({"a": 50, "b": 200}, ["a,b"], 100)
    for rule in ("greedy", "equal-shares"):
        explanation = explain(election, decide(election, Settings(rule=rule)))
        assert why(explanation, "b") == (
            "„Projekt b“ (b) ist nicht dabei: Es kostet mit 200 mehr als das ganze Budget (100). "
            "Auch beliebig viele weitere Stimmen hätten nicht gereicht."
        )


def test_nobody_s_project_is_not_funded_unless_the_statute_says_so():
    election = small({"a": 5, "b": 5}, ["a"], 20)
    assert decide(election, Settings(rule="greedy")).winners == ("a",)
    assert decide(election, Settings(rule="greedy", fund_unsupported=True)).winners == ("a", "b")


def test_what_costs_nothing_and_is_wanted_comes_first():
    election = small({"a": 5, "b": 0, "c": 0}, ["a,b", "a"], 10)
    outcome = decide(election, Settings())
    assert [(held.project, held.phase, held.price_per_utility) for held in outcome.rounds] == [
        ("b", "free", 0),
        ("a", "equal-shares", Fraction(1, 2)),
    ]


def test_the_threshold_keeps_a_project_out():
    election = small({"a": 5, "b": 5}, ["a", "a", "b"], 20, more="min_project_score_threshold;2\n")
    explanation = explain(election, decide(election, Settings(rule="greedy")))
    assert why(explanation, "b") == (
        "„Projekt b“ (b) ist nicht dabei: 1 Stimme, nötig sind mindestens 2. "
        "Mit 1 weiteren Stimme wäre es dabei gewesen."
    )


def test_an_election_without_ballots_funds_nothing():
    assert decide(small({"a": 5}, [], 10), Settings()).winners == ()


def test_reasons_are_told_in_german():
    assert told("rad", completion="none") == (
        "„Projekt rad“ (rad) ist dabei (Runde 1): 4 Personen, die dafür stimmten, trugen 700\u00a0EUR gemeinsam, je "
        "höchstens 175\u00a0EUR."
    )
    assert told("baum", completion="none") == (
        "„Projekt baum“ (baum) ist nicht dabei (2 Stimmen): Wer dafür stimmte, hatte am Ende zusammen noch "
        "75\u00a0EUR; für 400\u00a0EUR fehlten 325\u00a0EUR. Mit 1 weiteren Stimme wäre es dabei gewesen."
    )
    assert told("fest", rule="greedy") == (
        "„Projekt fest“ (fest) ist nicht dabei (3 Stimmen): Als es an der Reihe war, fehlten vom Budget "
        "100\u00a0EUR an 600\u00a0EUR. Mit 1 weiteren Stimme wäre es dabei gewesen."
    )


def test_reasons_are_told_in_english():
    assert told("baum", "en", completion="none") == (
        "“Projekt baum” (baum) is not in (2 votes): those who voted for it had 75\u00a0EUR left together at the end; "
        "325\u00a0EUR were missing for 400\u00a0EUR. With 1 more vote it would have been in."
    )


def test_the_tie_is_told():
    assert sentences(explain(BY_HAND, decided(rule="greedy")))[-1] == (
        "Gleichstand in Runde 2: „Projekt bank“ (bank) und „Projekt baum“ (baum). Nach der Reihenfolge der "
        "Projektnummern kam „Projekt bank“ (bank) zuerst."
    )


def test_a_tie_of_three_is_told_as_a_list():
    election = small({"a": 10, "b": 10, "c": 10}, ["a,b,c"], 20)
    assert sentences(explain(election, decide(election, Settings(rule="greedy"))))[-1] == (
        "Gleichstand in Runde 1: „Projekt a“ (a), „Projekt b“ (b) und „Projekt c“ (c). Nach der Reihenfolge der "
        "Projektnummern kam „Projekt a“ (a) zuerst."
    )


def test_one_person_pays_alone_and_one_project_is_in():
    election = small({"a": 10, "b": 30}, ["a", "b"], 20)
    told = sentences(explain(election, decide(election, Settings(completion="none"))))
    assert [told[0], told[2]] == [
        "1 von 2 Projekten ist dabei. Ausgegeben werden 10 von 20, übrig bleiben 10.",
        "„Projekt a“ (a) ist dabei (Runde 1): 1 Person, die dafür stimmte, trug 10 allein.",
    ]


def test_other_numbers_of_ballots_are_told_with_thousands():
    election = small({"a": 10}, ["a"], 20, more="num_votes;1234\n")
    assert sentences(explain(election, decide(election, Settings())))[-1] == (
        "Hinweis: Die Zahl der Stimmzettel ist laut Datei 1.234, gezählt 1."
    )


def test_what_was_not_recounted_is_said():
    explanation = explain(BY_HAND, decided(), asked=[])
    assert sentences(explanation)[-1] == (
        "Wie viele Stimmen fehlten, ist bei 2 Projekten nicht nachgezählt: Das dauert länger und geht mit "
        "--missing all oder --missing und den Projektnummern."
    )


def test_both_languages_know_the_same_sentences():
    assert SENTENCES["de"].keys() == SENTENCES["en"].keys()
    assert COUNTED["de"].keys() == COUNTED["en"].keys()


def test_the_work_can_be_stopped():
    def stop(_share: float, _step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        decide(BY_HAND, Settings(), stop)
    assert decide(BY_HAND, Settings(), silent).winners == ("rad", "bank")


def test_an_increment_must_be_greater_than_zero():
    with pytest.raises(MethodError) as refused:
        decide(BY_HAND, Settings(increment=Fraction(0)))
    assert refused.value.de == "Der Schritt (--increment) muss größer als null sein."


def test_a_million_increments_are_leapt_over():
    election = small({"a": 3_000_000, "b": 900_000, "c": 1_500_000}, ["a,b", "b", "c"], 3_000_000)
    outcome = decide(election, Settings(completion="add1"))
    assert (outcome.winners, outcome.share, outcome.runs < 100) == (("b", "c"), 3_449_999, True)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "wahl.pb"
    path.write_text(pabulib(PROJECTS, VOTES, 1200), encoding="utf-8")
    return str(path)


def test_the_command_writes_json(file, capsys):
    assert main(["budget", file, "--completion", "none", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    keys = ("rule", "utility", "completion", "budget", "spent", "winners", "ties")
    assert [result[key] for key in keys] == ["equal-shares", "cost", "none", 1200, 1000, ["rad", "bank"], []]
    first = result["rounds"][0]
    assert (first["project"], first["cost"], first["price_per_utility"], first["paid_by"], first["left"]) == (
        "rad",
        700,
        0.25,
        4,
        500,
    )


def test_the_command_writes_sentences(file, capsys):
    assert main(["budget", file, "--rule", "greedy", "--language", "en", "--budget", "600"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1 of 4 projects is in. 600 of 600 are spent, 0 are left."


def test_the_command_refuses_a_project_it_does_not_know(file, capsys):
    assert main(["budget", file, "--missing", "rad,tram"]) == 2
    assert capsys.readouterr().err == "--missing nennt das Projekt „tram“, das es nicht gibt.\n"


def test_what_is_odd_about_the_file_is_told_for_one_and_for_many():
    said = []
    for twice in (["a,a", "b"], ["a,a", "b,b"]):
        election = parse_election(pabulib({"a": 5, "b": 7}, twice, 12))
        said += [
            line for line in sentences(explain(election, decide(election, Settings()))) if line.startswith("Hinweis")
        ]
    assert said == [
        "Hinweis: 1 Stimmzettel nennt ein Projekt mehrfach, zuerst in Zeile 11; es zählt einmal.",
        "Hinweis: 2 Stimmzettel nennen ein Projekt mehrfach, zuerst in Zeile 11; es zählt einmal.",
    ]
