"""An action plan of three sizes: all runs with bands and tornado, and the best choice with its robustness.

There is no public program that does the same; a loop over runs in Python, on the smallest size, shows what
vectorising saves.
"""

import random
from dataclasses import replace
from functools import partial

from bench.methods.measuring import Case, run
from miteinander.methods.scenario import Effect, Goal, Hours, Indicator, Measure, Plan, Range
from miteinander.methods.scenario.report import report, spreads
from miteinander.methods.scenario.simulation import Model, blocks, outcome, simulate
from miteinander.methods.scenario.tornado import tornado

ROLES = ("Planung", "Bau", "Beteiligung")


def made(measures: int, months: int, *, seed: int = 1, indicators: int = 3) -> Plan:
    """A made-up plan: each measure has two effects, one in three needs another, money and hours for half of them."""
    chance = random.Random(seed)
    held = tuple(Indicator(f"i{at}", f"Indikator {at}", "t", 1000.0, _pert(chance, 1.0)) for at in range(indicators))
    listed = tuple(_measure(at, chance, held) for at in range(measures))
    return Plan(
        held,
        listed,
        months,
        budget=measures * 50_000.0,
        staff=dict.fromkeys(ROLES, max(70.0, 8.0 * measures)),
        goal=Goal(),
    )


def _pert(chance: random.Random, scale: float) -> Range:
    return Range("pert", tuple(sorted(scale * chance.uniform(-0.2, 1) for _ in range(3))))


def _measure(at: int, chance: random.Random, indicators: tuple[Indicator, ...]) -> Measure:
    effects = tuple(
        Effect(held.id, _pert(chance, -10.0)) for held in chance.sample(indicators, min(2, len(indicators)))
    )
    return Measure(
        f"m{at}",
        f"Maßnahme {at}",
        start=float(chance.randrange(12)),
        delay=Range("triangular", (0.0, 1.0, 6.0)),
        build=float(chance.randint(0, 9)),
        lasts=chance.choice([None, 24.0]),
        fade=6.0,
        chance=Range("pert", (0.5, 0.8, 0.95)),
        dropout=chance.choice([0.0, 0.01]),
        effects=effects,
        needs=(f"m{chance.randrange(at)}",) if at and at % 3 == 0 else (),
        factors={f"m{chance.randrange(at)}": chance.choice([0.8, 1.3])} if at and at % 4 == 0 else {},
        once=_pert(chance, 60_000.0) if at % 2 else Range("uniform", (20_000.0, 90_000.0)),
        monthly=Range("uniform", (500.0, 1500.0)),
        hours={role: Hours(chance.choice([0.0, 30.0, 60.0]), 8.0) for role in chance.sample(ROLES, 2)},
    )


def shown(plan: Plan) -> str:
    """All runs with bands, money, hours and tornado."""
    free = replace(plan, budget=None)
    model = Model(free)
    runs = simulate(model, seed="1", runs=RUNS)
    bands = [spreads(held) for held in runs.values]
    bars = tornado(model, runs)
    middle = bands[0][-1].p50
    return f"{RUNS} runs, {len(model.quantities)} assumptions, in the middle {middle:.1f}, most: {bars[0].of}"


def everything(plan: Plan) -> str:
    """The command's whole report: without limits for the choice, with hours as they are, and the chosen ones again."""
    found = report(plan, seed="1", runs=RUNS)
    chosen = found.choice.ids if found.choice else frozenset()
    return f"{len(chosen)} of {len(plan.measures)} measures chosen"


def one_by_one(plan: Plan) -> str:
    """The same model run by run, in blocks of one: what a loop costs that does not compute all runs at once."""
    model = Model(replace(plan, budget=None))
    draws = next(blocks(model, "1", LOOPED))
    for run_ in range(LOOPED):
        outcome(model, draws[:, run_ : run_ + 1])
    return f"only {LOOPED} runs"


RUNS, LOOPED = 10_000, 100


def main() -> None:
    sizes = ((6, 12), (12, 24), (25, 36))
    looped = {"the same, run by run": one_by_one}
    run(
        "scenario: runs, bands, tornado",
        [Case(_size(*size), size[0] * size[1], partial(made, *size), shown, looped) for size in sizes],
    )
    run(
        "scenario: with the choice",
        [Case(_size(*size), size[0] * size[1], partial(made, *size), everything) for size in sizes],
    )


def _size(measures: int, months: int) -> str:
    return f"{measures} measures x {months} months"


if __name__ == "__main__":
    main()
