"""The same winners as pabutools, the field's own library, on every rule both have."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.budget import Settings, decide, parse_election
from tests.methods.budget.elections import Drawn, drawn, pabulib

pytest.importorskip("pabutools", reason="needs the peer pabutools: make bench installs it")

from pabutools.election import Additive_Cardinal_Sat, Cardinality_Sat, Cost_Sat
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import (
    completion_by_rule_combination,
    exhaustion_by_budget_increase,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
)

SATISFACTION = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}
utilities = st.sampled_from(["cost", "cardinality"])


def theirs(text: str, statute: Settings, satisfaction=None) -> list[str]:
    instance, profile = parse_pabulib_from_string(text)
    wants = {"sat_class": satisfaction or SATISFACTION[statute.utility]}
    if statute.rule == "greedy":
        won = greedy_utilitarian_welfare(instance, profile, **wants)
    elif statute.completion == "none":
        won = method_of_equal_shares(instance, profile, **wants)
    elif statute.completion == "greedy":
        rules = [method_of_equal_shares, greedy_utilitarian_welfare]
        won = completion_by_rule_combination(instance, profile, rules, [wants, {"sat_class": Cost_Sat}])
    else:
        step = profile.num_ballots() * int(statute.increment)
        raised = {"budget_step": step, "exhaustive_stop": statute.stop == "exhaustive"}
        won = exhaustion_by_budget_increase(instance, profile, method_of_equal_shares, wants, **raised)
        if statute.completion == "add1-greedy":
            won = greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, initial_budget_allocation=won)
    return sorted(project.name for project in won)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(drawn(), utilities, st.sampled_from(["none", "greedy", "add1", "add1-greedy"]))
def test_equal_shares_and_its_completions(election: Drawn, utility, completion):
    statute = Settings(utility=utility, completion=completion, fund_unsupported=True)
    assert sorted(decide(election.election(), statute).winners) == theirs(election.text(), statute)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(drawn(), utilities)
def test_greedy(election: Drawn, utility):
    statute = Settings(rule="greedy", utility=utility, fund_unsupported=True)
    assert sorted(decide(election.election(), statute).winners) == theirs(election.text(), statute)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(drawn(), utilities)
def test_add1_that_stops_at_the_first_exhaustive_outcome(election: Drawn, utility):
    statute = Settings(utility=utility, completion="add1", stop="exhaustive")
    supported = Drawn(election.costs, (*election.ballots, tuple(range(len(election.costs)))), election.budget)
    assert sorted(decide(supported.election(), statute).winners) == theirs(supported.text(), statute)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn(), st.sampled_from(["greedy", "equal-shares"]), st.randoms(use_true_random=False))
def test_points_count_as_utility_with_cardinality(election: Drawn, rule, lots):
    names = {f"p{at}": cost for at, cost in enumerate(election.costs)}
    votes = [
        ",".join(f"p{at}" for at in ballot) + ";" + ",".join(str(lots.randint(1, 4)) for _ in ballot)
        for ballot in election.ballots
        if ballot
    ]
    text = pabulib(names, votes or ["p0;1"], election.budget, "cumulative")
    statute = Settings(rule=rule, utility="cardinality", completion="none", fund_unsupported=True)
    ours = sorted(decide(parse_election(text), statute).winners)
    assert ours == theirs(text, statute, Additive_Cardinal_Sat)


def test_the_increment_is_counted_per_voter():
    statute = Settings(completion="add1", increment=Fraction(2))
    election = Drawn((7, 8, 9), ((0, 1), (1,), (2,), (0, 2)), 16)
    assert sorted(decide(election.election(), statute).winners) == theirs(election.text(), statute)
