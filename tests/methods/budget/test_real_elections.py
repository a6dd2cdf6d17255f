"""Real elections: the published winners come out again, from files nobody of this project wrote."""

import csv
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from miteinander.methods.budget import Reading, Settings, decide, parse_election, read_election
from tests.methods.budget.elections import pabulib
from tests.shared import SHARED, shared

ELECTIONS = sorted((SHARED / "data" / "pabulib").glob("**/*.pb"))
COMMITTEES = sorted((SHARED / "data" / "abcvoting").glob("*.yaml"))
BY_POINTS = ("poland_krakow_2021_.pb", "poland_katowice_2020_.pb")


def published(election) -> set[str]:
    return {project.id for project in election.projects if project.published_win}


def test_the_real_equal_shares_election_of_wieliczka_has_its_thirty_winners():
    election = read_election(shared("pabulib/poland_wieliczka_2023_green-budget.pb"))
    outcome = decide(election, Settings(completion="add1"))
    assert (len(outcome.winners), outcome.spent, outcome.ties) == (30, 995_079, ())
    assert set(outcome.winners) == published(election)


@pytest.mark.slow
def test_the_budget_assembly_of_winterthur_has_its_33_winners():
    folder = shared("kk24_winterthur")
    election = read_election(folder / "pre_voting.pb", Reading(budget=Fraction(380_000)))
    with (folder / "outcomes.csv").open(encoding="utf-8") as table:
        expected = {row["id"].zfill(3) for row in csv.DictReader(table) if row["mes380k"] == "True"}
    outcome = decide(election, Settings(completion="add1-greedy"))
    assert len(outcome.winners) == 33
    assert set(outcome.winners) == expected


def test_plain_greedy_gives_the_published_winners_where_the_list_says_so():
    listed = set(shared("pabulib/greedy_exact_440.txt").read_text().split()) | set(BY_POINTS)
    here = [path for path in ELECTIONS if path.name in listed]
    assert len(here) >= 20
    for path in here:
        election = read_election(path)
        assert (path.name, set(decide(election, Settings(rule="greedy")).winners)) == (path.name, published(election))


def test_every_election_is_read_with_the_votes_it_states():
    shared("pabulib")
    assert [path.name for path in ELECTIONS if read_election(path).notes] == []


def test_the_sums_of_points_are_those_of_the_city():
    path = shared("pabulib/poland_krakow_2021_.pb")
    rows = [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]
    stated = {row[0]: int(row[3]) for row in rows[rows.index(["PROJECTS"]) + 2 : rows.index(["VOTES"])]}
    election = read_election(path)
    assert stated == dict(zip((project.id for project in election.projects), election.scores, strict=True))


def _committee(path: Path) -> tuple[str, dict[str, list[list[int]]], int]:
    case = yaml.load(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    names = {f"{at:02}": 1 for at in range(case["num_cand"])}
    text = pabulib(names, [",".join(f"{at:02}" for at in ballot) for ballot in case["profile"]], case["committeesize"])
    results = {entry["rule_id"]: entry["result"] for entry in case["compute"] if "equal-shares" in entry["rule_id"]}
    return text, results, len(case["profile"])


def _won(text: str, **statute) -> list[int]:
    statute["utility"] = "cardinality"
    return sorted(int(name) for name in decide(parse_election(text), Settings(**statute)).winners)


def test_committees_of_abcvoting_come_out_with_each_completion():
    shared("abcvoting")
    assert len(COMMITTEES) >= 48
    for path in COMMITTEES:
        text, results, voters = _committee(path)
        for seed in (None, "1", "2"):
            filled = _won(text, completion="greedy", seed=seed)
            assert (path.name, filled in results["equal-shares-with-av-completion"]) == (path.name, True)
            bare = set(_won(text, completion="none", seed=seed))
            assert (path.name, any(bare <= set(result) for result in results["equal-shares"])) == (path.name, True)
        step = {"increment": Fraction(1, voters), "stop": "cut"}
        raised = _won(text, completion="add1", **step)
        assert (path.name, [raised]) == (path.name, results["equal-shares-with-increment-completion"])


@pytest.mark.parametrize("name", [path.name for path in ELECTIONS] or ["no election there"])
def test_each_election_is_decided_by_equal_shares_without_contradiction(name):
    shared("pabulib")
    election = read_election(next(path for path in ELECTIONS if path.name == name))
    outcome = decide(election, Settings(completion="greedy"))
    lefts = [outcome.budget, *(held.left for held in outcome.rounds)]
    assert [before - after for before, after in pairwise(lefts)] == [held.cost for held in outcome.rounds]
    assert lefts[-1] >= 0
