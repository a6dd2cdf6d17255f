"""Plans to try the scenario on: small ones by hand, and any plan from a seed."""

import random

from hypothesis import strategies as st

from miteinander.methods.scenario import Effect, Goal, Hours, Indicator, Measure, Plan, Range

CO2 = Indicator("co2", "CO2", "t", 100.0)
ROLES = ("Planung", "Bau")


def sure(value: float) -> Range:
    return Range("fixed", (float(value),))


def pert(*points: float) -> Range:
    return Range("pert", tuple(map(float, points)))


def measure(name: str, size: float | Range = -10.0, **values: object) -> Measure:
    held = size if isinstance(size, Range) else sure(size)
    return Measure(name, effects=(Effect("co2", held),), **values)


def plan(*measures: Measure, months: int = 4, **values: object) -> Plan:
    return Plan((CO2,), measures, months, **values)


@st.composite
def plans(draw: st.DrawFn, largest: int = 6) -> Plan:
    """Any plan up to a size: chances, delays, needs, supports, exclusions, money and hours."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    return seeded(chance, chance.randint(0, largest))


def seeded(chance: random.Random, measures: int) -> Plan:
    listed = tuple(_measure(at, chance) for at in range(measures))
    staff = {role: chance.choice([40.0, 100.0]) for role in ROLES if chance.random() < 0.7}
    return Plan((CO2,), listed, 12, budget=chance.choice([None, 60.0, 150.0]), staff=staff, goal=_goal(chance))


def _goal(chance: random.Random) -> Goal:
    return Goal(chance.choice(["mean", "sum", "end"]), chance.choice([None, 0.2]), chance.choice([None, 0.8]))


def _measure(at: int, chance: random.Random) -> Measure:
    before = [f"m{other}" for other in range(at)]
    some = lambda share: (chance.choice(before),) if before and chance.random() < share else ()  # noqa: E731 - short
    return measure(
        f"m{at}",
        pert(*sorted(chance.uniform(-20, 3) for _ in range(3))),
        start=chance.choice([0.0, 1.5, 4.0]),
        delay=chance.choice([sure(0), pert(0, 1, 4)]),
        build=chance.choice([0.0, 2.0, 4.5]),
        lasts=chance.choice([None, 6.0]),
        fade=chance.choice([0.0, 2.0]),
        chance=chance.choice([sure(1), sure(0.7), pert(0.4, 0.6, 0.9)]),
        dropout=chance.choice([0.0, 0.05]),
        needs=some(0.3),
        factors={name: chance.choice([0.7, 1.5]) for name in some(0.3)},
        excludes=some(0.2),
        once=chance.choice([sure(0), sure(40), pert(10, 30, 60)]),
        monthly=chance.choice([sure(0), sure(3)]),
        hours={role: Hours(chance.choice([20.0, 60.0]), chance.choice([0.0, 10.0])) for role in ROLES},
    )
