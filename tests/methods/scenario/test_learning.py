"""What a trial teaches, and which assumption matters: by hand and against scipy."""

import math
from dataclasses import replace

import pytest
from scipy import stats

from miteinander.methods.scenario import Range, Trial
from miteinander.methods.scenario.simulation import Model, simulate
from miteinander.methods.scenario.tornado import rank_correlations, tornado
from miteinander.methods.scenario.updating import beta_update, normal_update, updated
from miteinander.methods.trouble import MethodError
from tests.methods.scenario.plans import measure, pert, plan, sure


def test_a_trial_as_sure_as_the_assumption_meets_it_half_way():
    after, weight, surprise = normal_update(Range("normal", (10.0, 3.0)), 4.0, 3.0)
    assert (after.mean, after.deviation, weight) == pytest.approx((7.0, 3 / math.sqrt(2), 0.5))
    assert surprise == pytest.approx(-6 / math.sqrt(18))


def test_eight_of_ten_on_a_flat_assumption_is_beta_9_3():
    before, after, weight, _ = beta_update(Range("uniform", (0.0, 1.0)), 8, 10)
    assert (before.points, after.points, weight) == (pytest.approx((1.0, 1.0)), pytest.approx((9.0, 3.0)), 10 / 12)


@pytest.mark.parametrize(("error", "mean"), [(0.0, 4.0), (1e9, 10.0)])
def test_a_perfect_trial_replaces_the_assumption_and_a_blurred_one_changes_nothing(error, mean):
    assert normal_update(Range("normal", (10.0, 3.0)), 4.0, error)[0].mean == pytest.approx(mean)


def test_two_trials_teach_the_same_as_both_at_once():
    start = Range("normal", (10.0, 3.0))
    one_by_one = normal_update(normal_update(start, 4.0, 2.0)[0], 6.0, 2.0)[0]
    at_once = normal_update(start, 5.0, 2.0 / math.sqrt(2))[0]
    assert one_by_one.points == pytest.approx(at_once.points)


def test_a_plan_after_its_trials():
    trials = (Trial("rad", "co2", -20.0, 1.0), Trial("rad", successes=9, of=10))
    held, updates = updated(plan(measure("rad", pert(-12, -9, 0), chance=pert(0.3, 0.5, 0.9)), trials=trials))
    assert [update.contradicts for update in updates] == [True, False]
    assert held.measures[0].effects[0].size.mean == updates[0].after.mean < updates[0].before.mean
    assert held.measures[0].chance.mean == updates[1].after.mean > updates[1].before.mean
    assert updates[1].right_way is None


def test_trials_that_cannot_teach_are_refused():
    with pytest.raises(MethodError, match="it must be a range within 0 to 1"):
        updated(plan(measure("rad"), trials=(Trial("rad", successes=1, of=2),)))
    with pytest.raises(MethodError, match="Assumption and trial are both given as certain"):
        updated(plan(measure("rad"), trials=(Trial("rad", "co2", -10.0, 0.0),)))
    with pytest.raises(MethodError, match="A trial names bus, which the plan does not have"):
        updated(plan(measure("rad"), trials=(Trial("bus", "co2", 1.0, 1.0),)))


def test_the_tornado_by_hand():
    held = plan(
        measure("large", Range("uniform", (-20.0, 0.0))), measure("small", Range("uniform", (-4.0, 0.0))), months=1
    )
    model = Model(held)
    bars = tornado(model, simulate(model, seed="1", runs=1000))
    assert [(bar.of, bar.low, bar.high) for bar in bars] == [
        ("large", pytest.approx(-18.0), pytest.approx(-2.0)),
        ("small", pytest.approx(-3.6), pytest.approx(-0.4)),
    ]
    assert [(bar.at_low, bar.at_high) for bar in bars] == [
        (pytest.approx(20.0), pytest.approx(4.0)),
        (pytest.approx(13.6), pytest.approx(10.4)),
    ]


def test_acceptance_swings_from_nothing_to_the_middle():
    model = Model(plan(measure("a", pert(-8, -6, -4), chance=sure(0.5)), months=1))
    bars = tornado(model, simulate(model, seed="1", runs=100))
    assert (bars[0].kind, bars[0].at_low, bars[0].at_high) == ("accepted", 0.0, pytest.approx(6.0))


def test_rank_correlations_are_spearmans():
    held = plan(measure("a", pert(-9, -3, 0), chance=sure(0.6)), measure("b", pert(-9, -8, 0)), months=2)
    model = Model(held)
    runs = simulate(model, seed="1", runs=500)
    found = rank_correlations(model, runs, model.quantities)
    inputs = {name: runs.draws[row] for name, row in model.row.items()}
    inputs["accepted/a"] = (inputs["accepted/a"] < 0.6).astype(float)
    expected = [stats.spearmanr(inputs[name], runs.goal).statistic for name in model.row]
    assert found == pytest.approx(expected)


def test_without_uncertainty_there_is_no_tornado():
    model = Model(plan(measure("a")))
    assert tornado(model, simulate(model, seed="1", runs=2)) == ()
    assert updated(replace(plan(measure("a")), trials=()))[1] == ()
