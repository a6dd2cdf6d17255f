"""``python -m miteinander methods matching PERSONS.csv TASKS.csv``: suggest who could help where, and say why."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from miteinander.methods.arguments import above_zero
from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.matching.assignment import checked, solve
from miteinander.methods.matching.explanation import explain
from miteinander.methods.matching.formats import read_question
from miteinander.methods.matching.scoring import score
from miteinander.methods.matching.sentences import sentences


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0. Raises MethodError for a bad file."""
    made = parser("matching")
    made.add_argument(
        "persons", type=Path, metavar="PERSONS.csv", help="table of persons (CSV), or one JSON file with everything"
    )
    made.add_argument("tasks", type=Path, nargs="?", metavar="TASKS.csv", help="table of tasks (CSV)")
    made.add_argument("--seed", help="of the lots among equal matchings; default: that of the file, or 0")
    made.add_argument("--seconds", type=above_zero(), default=60.0, help="cap for overlapping shifts; default 60")
    options = made.parse_args(argv)
    question = read_question([path for path in (options.persons, options.tasks) if path], seed=options.seed)
    scores = score(question)
    matching = solve(question, scores, seconds=options.seconds, progress=progress_of(options))
    checked(question, scores, matching.pairs)
    found = explain(question, scores, matching)
    told = sentences(question, found, options.language)
    result = {field.name: getattr(found, field.name) for field in fields(found)}
    return answer(options, {**result, "sentences": told}, lambda: told)
