"""`python -m bench budget`: parse and count elections up to the size of Łódź 2022, beside pabutools."""

import random
import tempfile
from functools import partial
from itertools import accumulate
from pathlib import Path

from bench.methods.measuring import Case, run
from miteinander.methods.budget import Settings, decide, read_election

SMALL, MIDDLE, CITY = (3_000, 40), (20_000, 80), (90_494, 160)
DISTRICTS, TASTES, ALIKE = 36, 4, 0.4
ADD1, ONE_RUN, GREEDY = Settings(completion="add1"), Settings(completion="none"), Settings(rule="greedy")


def election_file(voters: int, projects: int, *, seed: int = 7) -> Path:
    """Write an approval election like a Polish city's: few favourites, ballots of up to five, many of them equal."""
    lots = random.Random(seed)
    costs = [round(lots.lognormvariate(11.6, 0.9), -2) for _ in range(projects)]
    near = [lots.sample(range(projects), max(8, projects // 8)) for _ in range(DISTRICTS)]
    weights = list(accumulate(1 / (rank + 1) ** 1.1 for rank in range(len(near[0]))))
    fixed = [[lots.choices(home, cum_weights=weights, k=5) for _ in range(TASTES)] for home in near]
    rows = []
    for voter in range(voters):
        home = min(int(lots.expovariate(0.09)), DISTRICTS - 1)
        if lots.random() < ALIKE:
            named = lots.choice(fixed[home])[: lots.randint(1, 5)]
        else:
            named = lots.choices(near[home], cum_weights=weights, k=lots.choice((1, 2, 3, 4, 5, 5, 5, 5)))
        vote = ",".join(f"L{at:03}XY" for at in sorted(set(named)))
        rows.append(f"{1401204223 + voter};{lots.randint(16, 95)};{lots.choice('MK')};internet;{vote}")
    meta = f"budget;{sum(costs) * 0.13:.0f}\nvote_type;approval\nnum_projects;{projects}\nnum_votes;{voters}"
    table = "\n".join(f"L{at:03}XY;{cost:.0f};Projekt {at}" for at, cost in enumerate(costs))
    path = Path(tempfile.mkdtemp()) / f"city_{voters}_{projects}.pb"
    head = f"META\nkey;value\n{meta}\nmax_length;5\ncurrency;PLN\nPROJECTS\nproject_id;cost;name\n{table}\n"
    path.write_text(f"{head}VOTES\nvoter_id;age;sex;voting_method;vote\n" + "\n".join(rows) + "\n")
    return path


def _ours(statute: Settings, path: Path) -> str:
    outcome = decide(read_election(path), statute)
    return f"{len(outcome.winners)} winners, {float(outcome.spent / outcome.budget):.1%} spent"


def _pabutools(statute: Settings, path: Path) -> str:
    from pabutools.election import Cost_Sat, parse_pabulib  # noqa: PLC0415 - a peer that may not be there
    from pabutools.rules import (  # noqa: PLC0415 - as above
        exhaustion_by_budget_increase,
        greedy_utilitarian_welfare,
        method_of_equal_shares,
    )

    instance, profile = parse_pabulib(str(path))
    voters, profile, wants = profile.num_ballots(), profile.as_multiprofile(), {"sat_class": Cost_Sat}
    if statute.rule == "greedy":
        won = greedy_utilitarian_welfare(instance, profile, **wants)
    elif statute.completion == "none":
        won = method_of_equal_shares(instance, profile, **wants)
    else:
        raised = {"budget_step": voters, "exhaustive_stop": False}
        won = exhaustion_by_budget_increase(instance, profile, method_of_equal_shares, wants, **raised)
    return f"{len(won)} winners, {float(sum(project.cost for project in won) / instance.budget_limit):.1%} spent"


def main() -> None:
    """Compare reading and counting, by three statutes and in three sizes; the growth is that of add1."""
    run("budget", [_case(size, "equal shares, add1", ADD1) for size in (SMALL, MIDDLE, CITY)])
    run("budget", [_case(CITY, "equal shares", ONE_RUN), _case(CITY, "greedy", GREEDY)])


def _case(size: tuple[int, int], name: str, statute: Settings) -> Case:
    voters, projects = size
    return Case(
        size=f"{voters:,} ballots, {projects} projects, {name}",
        units=voters,
        make=partial(election_file, voters, projects),
        ours=partial(_ours, statute),
        peers={"pabutools": partial(_pabutools, statute)},
    )
