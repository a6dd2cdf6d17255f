"""``python -m miteinander methods opinions --votes FILE --comments comments.csv``: the opinion map of a file."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from miteinander.methods.arguments import whole
from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.files import read_text
from miteinander.methods.opinions.formats import labels_of, read_comments, read_groups, read_votes
from miteinander.methods.opinions.mapping import OpinionMap, Settings, opinion_map, with_given_groups
from miteinander.methods.opinions.result import written
from miteinander.methods.opinions.sentences import sentences
from miteinander.methods.opinions.votes import Votes
from miteinander.methods.trouble import MethodError

MOST = 10**9


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0. Raises MethodError for a bad file."""
    options = _options(argv)
    comments = read_comments(options.comments) if options.comments else {}
    given = read_votes(options.votes, comments)
    texts = {name: comment.text for name, comment in comments.items()}
    kept = _kept(options.keep, given.votes) if options.keep else ()
    settings = Settings(rounds=options.rounds, seed=options.seed, smallest_group=options.smallest_group, kept=kept)
    if options.groups:
        found = _described(given.votes, options.groups, settings)
    else:
        found = opinion_map(given.votes, settings, progress_of(options))
    told = sentences(found, texts, options.language)
    result = {**written(found, texts), "sentences": told}
    return answer(options, result, lambda: told)


def _kept(file: Path, votes: Votes) -> tuple[str, ...]:
    named = tuple(filter(None, map(str.strip, read_text(file).split("\n"))))
    if not set(named) & set(votes.people):
        raise _strangers(file)
    return named


def _described(votes: Votes, file: Path, settings: Settings) -> OpinionMap:
    labels = labels_of(read_groups(file), votes)
    if labels.max(initial=-1) < 0:
        raise _strangers(file)
    return with_given_groups(votes, labels, replace(settings, smallest_group=1))


def _strangers(file: Path) -> MethodError:
    return MethodError(
        de="Keine der genannten Personen hat abgestimmt. Gehören die Dateien zusammen?",
        en="None of the people named has voted. Do the files belong together?",
        file=file.name,
    )


def _options(argv: Sequence[str]) -> argparse.Namespace:
    made = parser("opinions")
    made.add_argument("--votes", type=Path, required=True, metavar="FILE", help="votes.csv or participants-votes.csv")
    made.add_argument("--comments", type=Path, metavar="FILE", help="comments.csv: texts and moderation")
    made.add_argument("--seed", default="0", help="of the drawn samples, any text; default 0")
    made.add_argument("--rounds", type=whole(1, MOST), help="samples for the stability; default 10 to 30 by size")
    made.add_argument("--smallest-group", type=whole(2, MOST), default=5, metavar="N", help="people; default 5")
    made.add_argument(
        "--keep", metavar="FILE", type=Path, help="group these people too, an id a line, as a server does"
    )
    made.add_argument("--groups", type=Path, metavar="FILE", help="describe the groups of this file instead")
    return made.parse_args(argv)
