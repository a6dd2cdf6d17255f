"""The runs: by hand where nothing is uncertain, by formula where something is."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from miteinander.methods.progress import silent
from miteinander.methods.scenario import Goal, Hours, Indicator, Measure, Plan, Range, simulation
from miteinander.methods.scenario.simulation import Model, blocks, simulate
from miteinander.methods.trouble import Cancelled, MethodError
from tests.methods.scenario.plans import measure, pert, plan, plans, sure

every_plan = settings(max_examples=25, deadline=None, derandomize=True)


def course(*measures, **values):
    """The indicator by month in the first of two runs."""
    return simulate(Model(plan(*measures, **values)), seed="1", runs=2).values[0, :, 0].tolist()


def test_the_example_by_hand():
    runs = simulate(Model(plan(measure("rad", build=2.0, start=1.0))), seed="1", runs=3)
    assert runs.values[0].T.tolist() == [[100.0, 97.5, 92.5, 90.0]] * 3
    assert runs.goal.tolist() == [5.0] * 3


def test_it_fades_after_its_time():
    assert course(measure("rad", lasts=1.0, fade=2.0)) == [90.0, 92.5, 97.5, 100.0]


def test_it_begins_in_the_middle_of_a_month_and_late():
    assert course(measure("rad", start=0.5)) == [95.0, 90.0, 90.0, 90.0]
    assert course(measure("rad", start=0.5, delay=sure(1))) == [100.0, 95.0, 90.0, 90.0]


def test_the_trend_goes_on_without_measures():
    held = Plan((Indicator("x", baseline=10.0, trend=sure(-1)),), (), 3)
    assert simulate(Model(held), seed="1", runs=1).values[0, :, 0].tolist() == [9.0, 8.0, 7.0]


def test_what_a_measure_needs_must_stand_first():
    base, upon = measure("base", 0.0, build=1.5), measure("upon", needs=("base",))
    assert course(base, upon) == [100.0, 100.0, 90.0, 90.0]
    assert course(replace(base, chance=sure(0)), upon) == [100.0] * 4


def test_supports_and_conflicts_change_the_effect_of_others():
    assert course(measure("a", factors={"b": 1.5}), measure("b", -20.0)) == [60.0] * 4
    assert course(measure("a", factors={"b": 0.5}), measure("b", -20.0)) == [80.0] * 4
    assert course(measure("a", factors={"b": 1.5}, start=2.0), measure("b", -20.0)) == [80.0, 80.0, 60.0, 60.0]


def test_with_half_the_hours_it_takes_twice_as_long():
    slow = measure("rad", build=2.0, hours={"Bau": Hours(40.0)})
    runs = simulate(Model(plan(slow, staff={"Bau": 20.0}, months=5)), seed="1", runs=2)
    assert runs.values[0, :, 0].tolist() == [99.375, 98.125, 96.875, 95.625, 90.0]
    assert runs.short.tolist() == [[1.0, 1.0, 1.0, 1.0, 0.0]]


def test_money_is_spent_once_and_by_month_while_it_lasts():
    held = plan(
        measure("rad", start=1.0, lasts=2.0, once=sure(100), monthly=sure(7)),
        measure("x", chance=sure(0), once=sure(9)),
    )
    assert simulate(Model(held), seed="1", runs=2).cost.tolist() == [114.0, 114.0]


def test_mean_and_spread_of_a_sum_are_those_of_the_formula():
    ranges = [pert(-10, -4, 0), Range("triangular", (-9.0, -3.0, -1.0)), Range("uniform", (-5.0, 1.0))]
    held = plan(*(measure(f"m{at}", size) for at, size in enumerate(ranges)), months=1)
    goal = simulate(Model(held), seed="7", runs=40_000).goal
    mean, variance = -sum(r.mean for r in ranges), sum(r.deviation**2 for r in ranges)
    assert goal.mean() == pytest.approx(mean, abs=4 * (variance / 40_000) ** 0.5)
    assert goal.var() == pytest.approx(variance, rel=0.03)


def test_chance_and_dropout_are_those_of_the_formula():
    goal = simulate(Model(plan(measure("m", chance=pert(0.2, 0.5, 0.8)), months=1)), seed="1", runs=40_000).goal
    assert (goal > 0).mean() == pytest.approx(0.5, abs=0.01)
    held = replace(plan(measure("m", dropout=0.1), months=12), goal=Goal("end"))
    still = simulate(Model(held), seed="1", runs=40_000).goal > 9.999
    assert still.mean() == pytest.approx(0.9**12, abs=0.01)


def test_the_same_seed_gives_the_same_runs_and_blocks_of_any_size(monkeypatch):
    held = plan(measure("a", pert(-9, -3, 0), chance=sure(0.5)), measure("b", pert(-2, -1, 0), dropout=0.1))
    first = simulate(Model(held), seed="1", runs=700)
    monkeypatch.setattr(simulation, "BLOCK", 64)
    again = simulate(Model(held), seed="1", runs=700)
    assert np.array_equal(first.values, again.values)
    assert not np.array_equal(first.goal, simulate(Model(held), seed="2", runs=700).goal)


def test_another_measure_leaves_the_draws_of_the_others_alone():
    a, b = measure("a", pert(-9, -3, 0)), measure("b", pert(-2, -1, 0), chance=sure(0.5))
    alone = simulate(Model(plan(a)), seed="1", runs=500)
    beside = simulate(Model(plan(b, a)), seed="1", runs=500)
    assert np.array_equal(alone.own[0], beside.own[1])


def test_the_draws_of_a_name_can_be_made_again_by_anybody():
    held = Model(plan(measure("rad", pert(-9, -3, 0))))
    number = int.from_bytes(hashlib.sha256(b"1\neffect/rad/co2").digest(), "big")
    assert next(blocks(held, "1", 5))[0].tolist() == np.random.Generator(np.random.PCG64(number)).random(5).tolist()


@every_plan
@given(plans())
def test_the_goal_is_the_sum_of_its_parts_and_follows_from_the_indicator(held: Plan):
    runs = simulate(Model(held), seed="3", runs=50)
    weights = np.array(simulation.over_months(held))
    assert runs.goal == pytest.approx(-(weights @ (runs.values[0] - 100.0)), abs=1e-9)
    assert runs.goal == pytest.approx(runs.own.sum(axis=0) + runs.pairs.sum(axis=0), abs=1e-9)


def test_too_many_runs_are_refused_and_work_can_be_cancelled():
    with pytest.raises(MethodError, match="Please choose a number from 1 to 7500000"):
        simulate(Model(plan(measure("a"))), seed="1", runs=0, progress=silent)

    def stop(_share, _step):
        raise Cancelled

    with pytest.raises(Cancelled):
        simulate(Model(plan(measure("a"))), seed="1", runs=10, progress=stop)


def test_a_circle_of_needs_is_refused():
    with pytest.raises(MethodError, match="The measures need each other in a circle"):
        plan(measure("a", needs=("b",)), measure("b", needs=("a",)))
    with pytest.raises(MethodError, match="Measure a names b, which the plan does not have"):
        plan(measure("a", needs=("b",)))
    with pytest.raises(MethodError, match="weakened by others by more than 100 %"):
        plan(Measure("a"), Measure("b", factors={"a": 0.4}), Measure("c", factors={"a": 0.4}))


def test_no_two_streams_share_a_name():
    with pytest.raises(MethodError, match="contains a stroke or a line feed"):
        plan(measure("a/b"))
    with pytest.raises(MethodError, match="names the same indicator twice"):
        plan(Measure("a", effects=measure("x").effects * 2))
