"""``python -m miteinander methods scenario PLAN.json``: what an action plan may bring, and what that hangs on."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from miteinander.methods.arguments import whole
from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.scenario.formats import read_plan
from miteinander.methods.scenario.report import report
from miteinander.methods.scenario.sentences import sentences


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0. Raises MethodError for a bad plan."""
    made = parser("scenario")
    made.add_argument("plan", type=Path, metavar="PLAN.json", help="the action plan (JSON)")
    made.add_argument("--seed", default="0", help="any text; the same seed gives the same runs (default 0)")
    made.add_argument("--runs", type=int, default=10_000, help="number of runs (default 10000)")
    made.add_argument("--robust", type=whole(0), default=200, help="runs whose own best choice is sought (default 200)")
    options = made.parse_args(argv)
    plan, progress = read_plan(options.plan), progress_of(options)
    found = report(plan, seed=options.seed, runs=options.runs, robust=options.robust, progress=progress)
    told = sentences(plan, found, options.language)
    result = {field.name: getattr(found, field.name) for field in fields(found)}
    return answer(options, {**result, "sentences": told}, lambda: told)
