"""``python -m miteinander methods barcamp FILE``: compute a plan from a file and say why."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from miteinander.methods.barcamp.explanation import explain
from miteinander.methods.barcamp.formats import plan_as_json, read_places, read_problem
from miteinander.methods.barcamp.problem import Plan, Problem
from miteinander.methods.barcamp.search import propose
from miteinander.methods.barcamp.sentences import sentences
from miteinander.methods.command import parser, say, write


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0, or raises MethodError when a file is bad."""
    options = _parser().parse_args(argv)
    problem = read_problem(options.file)
    if options.previous:
        problem = problem.with_previous(read_places(options.previous))
    if options.seed is not None:
        problem = replace(problem, seed=options.seed)
    plan = propose(problem)
    explanation = explain(problem, plan)
    told = sentences(explanation, options.language)
    text = f"{_wall(problem, plan)}\n\n" + "\n".join(told) + "\n"
    if options.told:
        write(options.told, text)
    as_data = options.json or options.format == "json"
    say(plan_as_json(problem, plan, explanation, told) + "\n" if as_data else text)
    return 0


def _parser() -> argparse.ArgumentParser:
    made = parser("barcamp")
    made.add_argument("file", type=Path, metavar="FILE", help="problem, written plan, or W3C breakouts (JSON)")
    made.add_argument("--previous", type=Path, metavar="FILE", help="plan to change as little as possible")
    made.add_argument("--format", choices=("json", "text"), default="text", help="json is the same as --json")
    made.add_argument("--seed", type=int, help="of the random walk; default: that of the file, or 0")
    return made


def _wall(problem: Problem, plan: Plan) -> str:
    """Write the wall as lines, round by round, with the interest of each topic."""
    at, lines = plan.at(), []
    for round_ in problem.rounds:
        lines.append(round_.label or round_.id)
        for place in (place for place in problem.places if place.round == round_.id):
            room = problem.room_by_id[place.room]
            pitch = problem.pitch_by_id[at[place]] if place in at else None
            held = f"{pitch.title or pitch.id} ({pitch.interest})" if pitch else "–"
            lines.append(f"  {room.label or room.id}: {held}")
    return "\n".join(lines)
