"""``python -m miteinander methods similar FILE.csv --query TEXT``: say whether there is something like it already."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from miteinander.methods.arguments import Kind, whole
from miteinander.methods.command import answer, parser, progress_of
from miteinander.methods.similar import sentences
from miteinander.methods.similar.comparing import LIKELY, POSSIBLE, Match, find
from miteinander.methods.similar.everything import pairs
from miteinander.methods.similar.folding import words_of
from miteinander.methods.similar.formats import Columns, read_texts
from miteinander.methods.similar.index import Index
from miteinander.methods.similar.topics import Check, check, is_convincing, suggest
from miteinander.methods.trouble import MethodError

DIGITS = 4


def main(argv: Sequence[str]) -> int:
    """Run the command; returns 0. Raises MethodError for a bad file."""
    options = _options(argv)
    index = Index()
    index.extend(read_texts(options.file, Columns(options.text, options.id, options.topic)))
    if options.query is not None:
        return _query(index, options)
    return _check(index, options) if options.check_topics else _pairs(index, options)


def _query(index: Index, options: argparse.Namespace) -> int:
    if not words_of(options.query):
        raise MethodError(
            de="Der gesuchte Text enthält kein Wort. Bitte schreiben Sie nach --query, worum es geht.",
            en="The text to look for has no word. Please write after --query what it is about.",
        )
    matches = find(index, options.query, threshold=options.threshold, most=options.most)
    topics = suggest(index, options.query)
    told = (
        *sentences.about_matches(len(index), matches, options.language),
        *sentences.about_topics(topics, options.language),
    )
    hint = sentences.about_topics(topics, options.language)
    result = {
        "query": options.query,
        "threshold": options.threshold,
        "likely_from": LIKELY,
        "known": len(index),
        "matches": [_match(match) for match in matches],
        "topics": topics,
        "topic_is_convincing": is_convincing(topics),
        "topic_hint": hint[-1] if hint else "",
        "sentences": told,
    }
    return answer(options, result, lambda: told)


def _pairs(index: Index, options: argparse.Namespace) -> int:
    found = pairs(index, threshold=options.threshold, progress=progress_of(options))
    told = sentences.about_pairs(len(index), found, options.language)
    written = [{"first": pair.first.id, "first_text": pair.first.text, **_match(pair.match)} for pair in found]
    result = {"threshold": options.threshold, "likely_from": LIKELY, "known": len(index), "pairs": written}
    return answer(options, {**result, "sentences": told}, lambda: told)


def _check(index: Index, options: argparse.Namespace) -> int:
    found: Check = check(index, progress_of(options))
    if not found.asked:
        raise MethodError(
            de="Kein Text hat ein Thema. Nennen Sie die Spalte der Themen mit --topic.",
            en="No text has a topic. Name the column of topics with --topic.",
            file=options.file.name,
        )
    told = (sentences.about_check(found, options.language),)
    return answer(options, {"check": found, "accuracy": found.accuracy, "sentences": told}, lambda: told)


def _match(match: Match) -> dict[str, Any]:
    return {
        "id": match.entry.id,
        "text": match.entry.text,
        "topic": match.entry.topic,
        "score": round(match.score, DIGITS),
        "level": "likely" if match.likely else "possible",
        "cosine": round(match.cosine, DIGITS),
        "covered": round(match.covered, DIGITS),
        "covers": round(match.covers, DIGITS),
        "reasons": match.reasons,
        "opposite": match.opposite,
        "other_numbers": match.other_numbers,
    }


def _share(text: str) -> float:
    share = float(text)
    if not 0.0 < share <= 1.0:
        raise ValueError(text)
    return share


_SHARE = Kind(_share, "eine Zahl über 0 und bis 1 wie 0.45", "a number above 0 and up to 1 such as 0.45")


def _options(argv: Sequence[str]) -> argparse.Namespace:
    made = parser("similar")
    made.add_argument("file", type=Path, metavar="FILE", help="table (CSV) with a column of texts, or a text per line")
    asked = made.add_mutually_exclusive_group()
    asked.add_argument("--query", metavar="TEXT", help="what is like this text? Without it: pairs in the file")
    asked.add_argument("--pairs", action="store_true", help="all pairs in the file (what is done without --query)")
    asked.add_argument("--check-topics", action="store_true", help="how often a suggested topic is right")
    made.add_argument("--threshold", type=_SHARE, default=POSSIBLE, help=f"least score; default {POSSIBLE}")
    made.add_argument("--most", type=whole(1), default=10, help="matches that are named; default 10")
    made.add_argument("--text", default="", metavar="COLUMN", help="column of the texts")
    made.add_argument("--id", default="", metavar="COLUMN", help="column of the ids")
    made.add_argument("--topic", default="", metavar="COLUMN", help="column of the topics that people gave")
    return made.parse_args(argv)
