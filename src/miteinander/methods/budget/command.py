"""``python -m miteinander methods budget FILE.pb``: decide a budget and say why."""

import argparse
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from miteinander.methods.arguments import Kind
from miteinander.methods.budget.amounts import amount
from miteinander.methods.budget.count import decide
from miteinander.methods.budget.election import Election
from miteinander.methods.budget.explanation import explain
from miteinander.methods.budget.formats import result
from miteinander.methods.budget.outcome import Settings
from miteinander.methods.budget.pabulib import Reading, read_election
from miteinander.methods.budget.sentences import sentences
from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.trouble import MethodError


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0. A bad file raises MethodError, which the caller prints."""
    options = _parser().parse_args(argv)
    reading = Reading(options.budget, options.threshold, options.as_approval, options.skip_unknown)
    election = read_election(options.file, reading)
    settings = Settings(
        options.rule,
        options.utility,
        options.completion,
        options.increment,
        options.stop,
        options.seed,
        options.fund_unsupported,
    )
    progress = progress_of(options)
    outcome = decide(election, settings, progress)
    explanation = explain(election, outcome, _asked(election, options.missing), progress)
    return answer(options, result(election, explanation), lambda: sentences(explanation, options.language))


def _asked(election: Election, asked: str | None) -> frozenset[str] | None:
    """Return the ids for which missing votes are recounted however long it takes; None: as far as it is little work."""
    known = frozenset(project.id for project in election.projects)
    if asked is None or asked == "all":
        return None if asked is None else known
    named = frozenset(name.strip() for name in asked.split(",") if name.strip())
    if asked != "none" and not named <= known:
        unknown = min(named - known)
        raise MethodError(
            de=f"--missing nennt das Projekt „{unknown}“, das es nicht gibt.",
            en=f"--missing names the project “{unknown}”, which does not exist.",
        )
    return named & known


_MONEY = Kind(amount, "ein Betrag wie 380000 oder 380000.50", "an amount such as 380000 or 380000.50")


def _points(text: str) -> Fraction:
    if (points := amount(text)) < 0:
        raise ValueError(text)
    return points


_POINTS = Kind(_points, "eine Zahl ab 0 wie 50", "a number from 0 such as 50")


def _parser() -> argparse.ArgumentParser:
    made = parser("budget")
    made.add_argument("file", type=Path, metavar="FILE.pb", help="an election in the Pabulib format")
    made.add_argument("--rule", choices=("greedy", "equal-shares"), default="equal-shares")
    made.add_argument(
        "--utility", choices=("cost", "cardinality"), default="cost", help="what a funded project is worth"
    )
    made.add_argument(
        "--completion",
        choices=("none", "greedy", "add1", "add1-greedy"),
        default="add1-greedy",
        help="of equal shares: how the rest of the budget is used",
    )
    made.add_argument("--budget", type=_MONEY, metavar="N", help="instead of the budget in the file")
    made.add_argument("--increment", type=_MONEY, default=Fraction(1), help="of add1, per voter (default: 1)")
    made.add_argument(
        "--stop", choices=("overspending", "exhaustive", "cut"), default="overspending", help="when add1 ends"
    )
    made.add_argument("--seed", help="draw ties by lot under this public seed; default: by id, as text")
    made.add_argument("--threshold", type=_POINTS, help="least points to win, instead of the one in the file")
    made.add_argument("--missing", metavar="IDS", help="recount missing votes for these projects: ids, all or none")
    made.add_argument("--as-approval", action="store_true", help="ignore order and points of the ballots")
    made.add_argument("--skip-unknown", action="store_true", help="ignore projects on ballots that are not listed")
    made.add_argument("--fund-unsupported", action="store_true", help="greedy may fund what nobody voted for")
    return made
