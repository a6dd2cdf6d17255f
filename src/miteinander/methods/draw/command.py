"""``python -m miteinander methods draw --pool … --quotas … --seats N``: commit, draw, replace, verify.

``--commit [FOLDER]`` writes lots and commitment before the seed is known; the same call with ``--seed`` draws from
them.
``--verify RESULT.json`` checks a published result; ``--replace RESULT.json --cancelled ID …`` fills seats again.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from miteinander.methods.command import answer, parser, progress_of, say
from miteinander.methods.draw.explanation import explain
from miteinander.methods.draw.formats import read_question
from miteinander.methods.draw.lotting import LOTS
from miteinander.methods.draw.problem import Question
from miteinander.methods.draw.protocol import FORMAT, digest, people_text, quotas_text
from miteinander.methods.draw.relaxation import NoPanel
from miteinander.methods.draw.replacement import draw_replacement
from miteinander.methods.draw.result import Drawn, Prepared, draw, prepare, read_folder, write_folder
from miteinander.methods.draw.sentences import (
    Speaker,
    check_sentences,
    protocol_sentences,
    replacement_sentences,
    sentences,
)
from miteinander.methods.draw.solver import solver_version
from miteinander.methods.draw.verification import read_claim, recompute, verify
from miteinander.methods.files import read_text
from miteinander.methods.output import as_json
from miteinander.methods.trouble import MethodError
from miteinander.methods.values import read_json

NEXT_TO_IT = ""
"""Stands for ``--commit`` without a folder: a folder named after the question, in the current one."""
MOST_LOTS = 100_000


def main(argv: Sequence[str]) -> int:
    """Run the command; 0 when all went well, 1 when a check fails, 2 when there is no panel or a file is bad."""
    options = _parser().parse_args(argv)
    if options.verify:
        return _verify(options)
    _refuse_missing(options)
    question = _question(options)
    try:
        return _replace(options, question) if options.replace else _draw(options, question)
    except NoPanel as trouble:
        if not options.json:
            raise
        told = {"de": trouble.de, "en": trouble.en}[options.language]
        refused = {"panel": None, "exact": trouble.impossible.proven, "impossible": trouble.impossible}
        say(as_json({**refused, "sentences": [told]}) + "\n")
        sys.stderr.write(f"{told}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    made = parser("draw")
    made.add_argument("--pool", type=Path, metavar="FILE", help="one person a row (CSV)")
    made.add_argument("--quotas", type=Path, metavar="FILE", help="category,feature,min,max or feature,value,min,max")
    made.add_argument("--seats", type=int, metavar="N")
    made.add_argument("--seed", metavar="S", help="any text nobody could know before, e.g. lottery numbers")
    made.add_argument("--commit", type=Path, nargs="?", const=NEXT_TO_IT, metavar="FOLDER", help="write or use lots")
    made.add_argument("--rule", choices=("leximin", "maximin"), default="leximin")
    made.add_argument("--address", nargs="*", metavar="COLUMN", help="one per address; without names: usual columns")
    made.add_argument("--id", metavar="COLUMN", help="the column of the ids; default: a usual one, or the row number")
    made.add_argument("--lots", type=int, default=LOTS, metavar="N", help=f"number of lots, default {LOTS}")
    made.add_argument("--time-limit", type=float, default=600.0, metavar="SECONDS", help="of CPU, default 600")
    made.add_argument("--verify", type=Path, metavar="RESULT", help="check a result (JSON); --commit names its folder")
    made.add_argument("--replace", type=Path, metavar="RESULT", help="fill seats of a result (JSON) again")
    made.add_argument("--cancelled", nargs="+", default=[], metavar="ID", help="who has cancelled")
    made.add_argument("--declined", nargs="+", default=[], metavar="ID", help="who must not be asked")
    return made


def _refuse_missing(options: argparse.Namespace) -> None:
    missing = [name for name in ("pool", "quotas", "seats") if getattr(options, name) is None]
    if options.seed is None and (options.commit is None or options.replace):
        missing.append("seed")
    if options.replace and not options.cancelled:
        missing.append("cancelled")
    if missing:
        named = ", ".join(f"--{name}" for name in missing)
        raise MethodError(de=f"Es fehlt: {named}.", en=f"Missing: {named}.")
    if options.seed is not None and not options.seed.strip():
        raise MethodError(
            de="Der Startwert ist leer; den kennt jeder vorher. Bitte nennen Sie einen, den der Zufall bestimmt hat.",
            en="The seed is empty; everybody knows that one before. Please give one that chance has chosen.",
        )
    if not 1 <= options.lots <= MOST_LOTS:
        raise MethodError(
            de=f"Möglich sind 1 bis {MOST_LOTS} Lose, nicht {options.lots}.",
            en=f"1 to {MOST_LOTS} lots are possible, not {options.lots}.",
        )
    if not options.time_limit > 0:
        raise MethodError(de="Die Zeitgrenze muss größer als null sein.", en="The time limit must be above zero.")


def _question(options: argparse.Namespace) -> Question:
    return read_question(
        options.pool, options.quotas, options.seats, rule=options.rule, address=options.address, identity=options.id
    )


def _draw(options: argparse.Namespace, question: Question) -> int:
    folder = _folder(options, question)
    if folder is not None and (folder / "commitment.txt").exists():
        prepared = read_folder(question, folder)
    else:
        prepared = prepare(question, lots=options.lots, seconds=options.time_limit, progress=progress_of(options))
        if folder is not None:
            write_folder(prepared, folder)
    drawn = draw(prepared, options.seed) if options.seed is not None else None
    found = explain(prepared)
    told = [
        *protocol_sentences(prepared, drawn, options.language),
        *sentences(found, options.language, addresses=options.address is not None),
    ]
    if drawn is None and folder is not None:
        told.append(Speaker(options.language).say("written", folder=folder))
    return answer(options, _result(prepared, drawn, found, told), lambda: told)


def _folder(options: argparse.Namespace, question: Question) -> Path | None:
    if options.commit is None:
        return None
    if options.commit != Path(NEXT_TO_IT) and str(options.commit) != NEXT_TO_IT:
        return Path(options.commit)
    asked = f"{people_text(question)}\n{quotas_text(question)}\n{question.seats} {question.rule} {options.lots}"
    return Path(f"draw-{digest(asked)[:12]}")


def _result(prepared: Prepared, drawn: Drawn | None, found: Any, told: list[str]) -> dict[str, Any]:
    question = prepared.question
    names = [person.id for person in question.people]
    return {
        "panel": drawn.panel if drawn else None,
        "minimum": found.minimum,
        "gini": found.gini,
        "types": len(question.kinds),
        "exact": found.exact,
        "bound": found.bound,
        "lots": found.lots,
        "never": found.never,
        "probabilities": dict(zip(names, (round(float(p), 8) for p in prepared.per_person()), strict=True)),
        "probabilities_in_lots": dict(zip(names, prepared.per_person_in_lots().tolist(), strict=True)),
        "groups": found.groups,
        "sentences": told,
        "protocol": _protocol(prepared, drawn),
    }


def _protocol(prepared: Prepared, drawn: Drawn | None) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "commitment": prepared.commitment.sha256,
        "committed_to": prepared.commitment,
        "committed_before": prepared.before,
        "seed": drawn.seed if drawn else None,
        "number": drawn.number if drawn else None,
        "number_is": "SHA-256 of seed, line feed, commitment, as a whole number, modulo the number of lots",
        "solver": solver_version(),
    }


def _verify(options: argparse.Namespace) -> int:
    data = read_json(options.verify)
    claim = read_claim(data, file=options.verify.name)
    fixed = data["protocol"].get("committed_to")
    fixed = fixed if isinstance(fixed, dict) else {}
    if options.pool and options.quotas:
        options.seats = options.seats or _number(fixed, "seats", 1)
        options.rule = "maximin" if fixed.get("rule") == "maximin" else "leximin"
        question = _question(options)
    else:
        question = None
    if options.commit and str(options.commit) != NEXT_TO_IT:
        folder = Path(options.commit)
        texts = {name: read_text(folder / name) for name in ("commitment.txt", "lots.csv", "chances.json")}
        checks = verify(
            claim,
            commitment=texts["commitment.txt"],
            lots=texts["lots.csv"],
            chances=texts["chances.json"],
            question=question,
        )
    elif question:
        checks = recompute(claim, question, lots=_number(fixed, "lots", options.lots))
    else:
        raise MethodError(
            de="Zum Prüfen nötig: der Ordner der Festlegung (--commit ORDNER) oder Pool und Quoten.",
            en="Needed for a check: the folder of the commitment (--commit FOLDER), or pool and quotas.",
        )
    told = check_sentences(checks, options.language)
    verified = all(check.holds for check in checks)
    answer(options, {"verified": verified, "checks": checks, "sentences": told}, lambda: told)
    return 0 if verified else 1


def _number(fixed: dict[str, Any], name: str, otherwise: int) -> int:
    """Return a number that a stranger's file claims, or another when it is none that can be."""
    given = fixed.get(name)
    return given if isinstance(given, int) and 1 <= given <= MOST_LOTS else otherwise


def _replace(options: argparse.Namespace, question: Question) -> int:
    panel = read_json(options.replace).get("panel")
    if not isinstance(panel, list) or not all(isinstance(name, str | int) for name in panel):
        raise MethodError(
            de="Das Ergebnis nennt niemanden als ausgelost.",
            en="The result names nobody as drawn.",
            file=options.replace.name,
        )
    found = draw_replacement(
        question, [str(name) for name in panel], options.cancelled, options.seed, declined=options.declined
    )
    told = replacement_sentences(found, options.language)
    protocol = {"format": FORMAT, "seed": options.seed, "cancelled": options.cancelled, "declined": options.declined}
    result = {"panel": found.panel, "kept": found.kept, "steps": found.steps, "sentences": told, "protocol": protocol}
    return answer(options, result, lambda: told)
