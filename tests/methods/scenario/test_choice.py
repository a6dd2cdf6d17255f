"""The best choice under budget and hours: by hand, against trying everything, and always within the limits."""

import random
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings

from miteinander.methods.progress import silent
from miteinander.methods.scenario import Goal, Hours, Plan
from miteinander.methods.scenario.portfolio import Worth, best_choices, choose, limits_of, planned_costs, planned_hours
from miteinander.methods.scenario.programme import programmed
from miteinander.methods.scenario.simulation import Model, simulate
from miteinander.methods.trouble import MethodError
from tests.methods.scenario.plans import measure, plan, plans, seeded, sure

every_plan = settings(max_examples=30, deadline=None, derandomize=True)


def chosen(held, runs=40, robust=10):
    model = Model(held, limited=False)
    return choose(held, model, simulate(model, seed="1", runs=runs), robust=robust)


def test_the_choice_by_hand():
    a, b, c = measure("a", -10, once=sure(60)), measure("b", -7, once=sure(50)), measure("c", -6, once=sure(50))
    found = chosen(plan(a, b, c, budget=100.0))
    assert (sorted(found.ids), found.value, found.cost) == (["b", "c"], 13.0, 100.0)
    assert (found.measures[0].why, found.measures[0].lacking) == ("budget", 60.0)
    assert [one.best_share for one in found.measures] == [0.0, 1.0, 1.0]


def test_hours_limit_the_choice_month_by_month():
    a = measure("a", -10, build=2.0, hours={"Bau": Hours(30.0)})
    b = measure("b", -9, build=2.0, hours={"Bau": Hours(30.0)})
    assert chosen(plan(a, b, staff={"Bau": 40.0})).ids == {"a"}
    later = replace(b, start=2.0)
    assert chosen(plan(a, later, staff={"Bau": 40.0})).ids == {"a", "b"}
    assert (chosen(plan(a, b, staff={"Bau": 40.0})).measures[1].why, planned_hours(plan(a, later), "Bau").tolist()) == (
        "staff",
        [[30.0, 0.0], [30.0, 0.0], [0.0, 30.0], [0.0, 30.0]],
    )


def test_needs_supports_exclusions_and_commitments_are_kept():
    base, upon = measure("base", 0.0, once=sure(5)), measure("upon", -10, needs=("base",))
    assert chosen(plan(base, upon, budget=5.0)).ids == {"base", "upon"}
    assert chosen(plan(base, upon, budget=4.0)).ids == frozenset()
    rivals = plan(measure("a", -10), measure("b", -9, excludes=("a",)))
    assert (chosen(rivals).ids, chosen(rivals).measures[1].why, chosen(rivals).measures[1].by) == (
        {"a"},
        "excludes",
        "a",
    )
    assert chosen(plan(measure("bad", 3.0, committed=True), budget=1.0)).ids == {"bad"}
    assert chosen(plan(measure("bad", 3.0), budget=1.0)).measures[0].why == "no_gain"


def test_a_careful_choice_counts_bad_cases():
    sure_one, risky = measure("sure", -5, once=sure(1)), measure("risky", -8, chance=sure(0.7), once=sure(1))
    assert chosen(plan(sure_one, risky, budget=1.0), runs=2000).ids == {"risky"}
    careful = plan(sure_one, risky, budget=1.0, goal=Goal(value=0.2))
    assert chosen(careful, runs=2000).ids == {"sure"}


def test_committed_measures_above_the_limit_are_refused():
    with pytest.raises(MethodError, match="The committed measures together already break the budget"):
        chosen(plan(measure("a", once=sure(2), committed=True), budget=1.0))


@every_plan
@given(plans())
def test_no_choice_is_better_and_no_limit_is_broken(held: Plan):
    found = chosen(held)
    allowed = [names for names in _every(held) if _keeps(held, names)]
    assert found.ids in allowed
    model = Model(held, limited=False)
    runs = simulate(model, seed="1", runs=40)
    if held.goal.value is None:
        best = max(simulate(Model(held, names, limited=False), seed="1", runs=40).goal.mean() for names in allowed)
        assert found.value == pytest.approx(best, abs=1e-6)
    limits, ends = limits_of(held), tuple((one, other) for one, other, _ in model.pairs)
    worth = Worth(runs.own, ends, runs.pairs)
    tried, solved = best_choices(limits, worth), programmed(limits, worth, silent)
    case = np.arange(40)
    assert worth.of(solved)[case, case] == pytest.approx(worth.of(tried)[case, case], abs=1e-5)


@every_plan
@given(plans())
def test_more_budget_is_never_worse(held: Plan):
    values = [chosen(replace(held, budget=budget), robust=0).value for budget in (20.0, 60.0, 100.0, 200.0)]
    assert all(more >= less - 1e-9 for less, more in pairwise(values))


def test_many_measures_keep_the_limits_in_every_run():
    held = replace(seeded(random.Random(5), 25), budget=300.0)
    found = chosen(held, runs=30, robust=30)
    assert _keeps(held, found.ids)
    assert 0 < len(found.ids) < 25


def _every(held):
    names = [one.id for one in held.measures]
    return [
        frozenset(n for n, yes in zip(names, row, strict=True) if yes) for row in product((0, 1), repeat=len(names))
    ]


def _keeps(held, names):
    by_id = {one.id: one for one in held.measures}
    if any(need not in names for name in names for need in by_id[name].needs):
        return False
    if any(other in names for name in names for other in by_id[name].excludes):
        return False
    at = [number for number, one in enumerate(held.measures) if one.id in names]
    if held.budget is not None and planned_costs(held)[at].sum() > held.budget + 1e-6:
        return False
    return all(
        (planned_hours(held, role)[:, at].sum(axis=1) <= limit + 1e-6).all() for role, limit in held.staff.items()
    )


@pytest.mark.parametrize("lacking", [1e-10, 1e-12])
def test_a_limit_is_kept_even_by_the_ten_billionth_part(lacking):
    held = plan(*(measure(f"m{at}", -10 - at, once=sure(10)) for at in range(4)), budget=30 * (1 - lacking))
    limits = limits_of(held)
    found = programmed(limits, Worth(np.array([[10.0], [11.0], [12.0], [13.0]]), (), np.zeros((0, 1))), silent)
    assert found.tolist() == [[0, 0, 1, 1]]
    assert chosen(held).ids == {"m2", "m3"}
