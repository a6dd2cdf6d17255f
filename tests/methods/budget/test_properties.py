"""What must hold for every election, drawn at random."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.budget import Reading, Settings, decide, explain, parse_election, sentences
from miteinander.methods.budget.exact import Purses
from tests.methods.budget.elections import Drawn, drawn, plain_add1, plain_shares

STATUTES = [Settings(rule="greedy", utility=utility) for utility in ("cost", "cardinality")] + [
    Settings(utility=utility, completion=completion)
    for utility in ("cost", "cardinality")
    for completion in ("none", "greedy", "add1", "add1-greedy")
]
utilities = st.sampled_from(["cost", "cardinality"])
statutes = st.sampled_from(STATUTES)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn(), statutes)
def test_no_outcome_overspends_and_the_rounds_add_up(election: Drawn, statute: Settings):
    outcome = decide(election.election(), statute)
    assert outcome.spent == sum(held.cost for held in outcome.rounds) <= election.budget
    assert [held.left for held in outcome.rounds][-1:] == [outcome.budget - outcome.spent][: len(outcome.rounds)]
    assert len(set(outcome.winners)) == len(outcome.winners)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn(), utilities, st.fractions(Fraction(1, 3), 9, max_denominator=7))
def test_one_run_buys_what_plain_fractions_buy(election: Drawn, utility, factor: Fraction):
    budget = election.budget * factor
    counted = parse_election(election.text(), Reading(budget=budget))
    share = counted.budget / len(election.ballots)
    outcome = decide(counted, Settings(utility=utility, completion="none"))
    assert outcome.winners == tuple(f"p{at}" for at in plain_shares(election, share, cost_utility=utility == "cost"))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn(), utilities, st.sampled_from([Fraction(1), Fraction(1, 7), Fraction(1, 50)]))
def test_leaps_over_increments_change_nothing(election: Drawn, utility, increment: Fraction):
    outcome = decide(election.election(), Settings(utility=utility, completion="add1", increment=increment))
    expected = plain_add1(election, cost_utility=utility == "cost", increment=increment)
    assert outcome.winners == tuple(f"p{at}" for at in expected)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn())
def test_payments_make_up_the_cost_and_equal_ballots_pay_equally(election: Drawn):
    outcome = decide(election.election(), Settings(completion="none"))
    twice = Drawn(election.costs, tuple(ballot for ballot in election.ballots for _ in range(2)), election.budget)
    grouped = decide(twice.election(), Settings(completion="none"))
    assert grouped.winners == outcome.winners
    assert [held.paid_by for held in grouped.rounds] == [2 * held.paid_by for held in outcome.rounds]
    assert [held.price_per_utility for held in grouped.rounds] == [
        held.price_per_utility / 2 for held in outcome.rounds if held.price_per_utility is not None
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn(), statutes, st.randoms(use_true_random=False))
def test_a_reordered_file_gives_the_same_outcome(election: Drawn, statute: Settings, lots):
    lines = election.text().splitlines()
    first, votes = lines.index("PROJECTS") + 2, lines.index("VOTES")
    projects, ballots = lines[first:votes], lines[votes + 2 :]
    lots.shuffle(projects)
    lots.shuffle(ballots)
    shuffled = "\n".join([*lines[:first], *projects, *lines[votes : votes + 2], *ballots])
    assert decide(parse_election(shuffled), statute).winners == decide(election.election(), statute).winners


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn(), statutes)
def test_renamed_projects_win_alike_while_the_order_of_names_stays(election: Drawn, statute: Settings):
    names = {at: f"Straße {at:03} – neu" for at in range(len(election.costs))}
    renamed = decide(parse_election(election.text(names)), statute)
    assert renamed.winners == tuple(names[int(name[1:])] for name in decide(election.election(), statute).winners)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn(), utilities)
def test_equal_shares_is_proportional_up_to_one_project(election: Drawn, utility):
    """EJR+ up to one project (Brill, Peters 2023): who could pay for a project lacks it only if well served."""
    outcome = decide(election.election(), Settings(utility=utility, completion="none"))
    share = Fraction(election.budget, len(election.ballots))
    worth = {at: Fraction(cost if utility == "cost" else 1) for at, cost in enumerate(election.costs)}
    won = {int(name[1:]) for name in outcome.winners}
    for at in set(range(len(election.costs))) - won:
        supporters = [set(ballot) for ballot in election.ballots if at in ballot]
        served = sorted(sum((worth[other] for other in won & ballot), Fraction(0)) for ballot in supporters)
        for size in range(1, len(served) + 1):
            deserved = size * share * worth[at] / election.costs[at]
            assert size * share < election.costs[at] or served[size - 1] + worth[at] > deserved


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn(voters=5, projects=4), statutes)
def test_the_missing_votes_are_the_fewest_that_win(election: Drawn, statute: Settings):
    counted = election.election()
    explanation = explain(counted, decide(counted, statute), asked=[f"p{at}" for at in range(len(election.costs))])
    for at, why in ((int(why.project[1:]), why) for why in explanation.projects if not why.won):
        votes = why.missing.votes
        for more in range(1, min(votes or 12, 12)):
            assert why.project not in decide(_with_more(election, at, more).election(), statute).winners
        if votes is not None:
            assert why.project in decide(_with_more(election, at, votes).election(), statute).winners


def _with_more(election: Drawn, at: int, votes: int) -> Drawn:
    return Drawn(election.costs, election.ballots + ((at,),) * votes, election.budget)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn(), statutes)
def test_every_project_is_explained_in_both_languages(election: Drawn, statute: Settings):
    counted = election.election()
    explanation = explain(counted, decide(counted, statute))
    assert sorted(why.project for why in explanation.projects) == sorted(project.id for project in counted.projects)
    assert len(sentences(explanation, "de")) == len(sentences(explanation, "en"))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(drawn(), st.fractions(Fraction(1, 2), 5, max_denominator=6))
def test_purses_never_go_below_zero_and_pay_exactly(election: Drawn, share: Fraction):
    counted = election.election()
    purses = Purses(counted, share)
    for project in range(len(counted.projects)):
        price = purses.price(project) if counted.votes[project] else None
        if price is not None:
            before = purses.held()[project]
            purses.buy(project, price)
            assert before - purses.held()[project] == counted.projects[project].cost
    assert min(purses.held()) >= 0


@pytest.mark.parametrize("seed", ["a", "b"])
def test_lots_decide_ties_and_say_so(seed):
    tied = Drawn((5, 5, 5), ((0,), (1,), (2,)), 5)
    outcome = decide(tied.election(), Settings(rule="greedy", seed=seed))
    assert outcome.ties[0].by == "lot"
    assert outcome.ties[0].first == outcome.winners[0]
    assert sorted(outcome.ties[0].projects) == ["p0", "p1", "p2"]
