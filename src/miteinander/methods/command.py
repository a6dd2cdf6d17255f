"""``python -m miteinander methods NAME …``: recompute any result of the platform from a published file.

A method is imported by its name and only when it is asked for: the list costs nothing, and the web process never loads
a solver. What the commands of all methods share (parser, answer) stands here too, below them.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from miteinander.methods.output import as_json, plain
from miteinander.methods.progress import Progress, silent, to_standard_error
from miteinander.methods.trouble import Language, MethodError

METHODS: dict[str, str] = {
    "barcamp": "Plan a barcamp: which topic in which round and room, and why.",
    "budget": "Decide a participatory budget: which projects are funded, and why.",
    "disclosure": "Protect tables about persons: hide or round cells, and prove by attack that nothing leaks.",
    "draw": "Draw a panel by lot: quotas kept, chances as equal as can be, and everybody can check it.",
    "matching": "Suggest which person could help with which task, and why.",
    "opinions": "Draw an opinion map: who votes alike, what all share, what divides, and how firm that is.",
    "scenario": "Simulate what an action plan may bring, and choose within its limits.",
    "sheets": "Print questionnaires, and read what people ticked on paper.",
    "similar": "Find texts that say the same, and suggest topics: is there such a proposal already?",
    "timetable": "Make a timetable that meets the most wishes: who is where in which phase, and why.",
}
"""Name and purpose; the folder of the same name has a module ``command`` with ``main(argv) -> int``."""

NO_TEXT: dict[Language, str] = {
    "de": "Eine Angabe enthält Zeichen, die kein UTF-8 sind. Bitte schreiben Sie sie anders.",
    "en": "Something given holds characters that are no UTF-8. Please write it another way.",
}
STOPPED: dict[Language, str] = {"de": "Abgebrochen; es gibt kein Ergebnis.", "en": "Stopped; there is no result."}
STOPPED_BY_HAND = 130
"""Exit code after Ctrl-C, as shells count it."""

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class _Command(Protocol):
    def main(self, argv: Sequence[str]) -> int: ...


def main(argv: Sequence[str]) -> int:
    """Hand the arguments to a method; returns its exit code, 2 for an unknown method or a bad question."""
    chosen = argv[0] if argv else ""
    if chosen in METHODS:
        return _run(chosen, argv)
    listed = "".join(f"  {name:12} {purpose}\n" for name, purpose in sorted(METHODS.items()))
    if chosen in {"-h", "--help"}:
        sys.stdout.write(f"usage: miteinander methods NAME …\n\n{listed}")
        return 0
    reason = f"There is no method {chosen}." if chosen else "Name a method."
    sys.stderr.write(f"{reason} Possible: {', '.join(sorted(METHODS))}.\n")
    return 2


def _run(chosen: str, argv: Sequence[str]) -> int:
    for name in ONE_THREAD:  # more threads only quarrel about two cores, and sum in another order
        os.environ.setdefault(name, "1")
    language: Language = "en" if {"en", "--language=en"} & set(argv) else "de"
    command = cast("_Command", import_module(f"miteinander.methods.{chosen}.command"))
    try:
        return command.main(argv[1:])
    except MethodError as trouble:
        told, code = trouble.said(language), 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader has read enough (`| head`)
        return 0
    except UnicodeEncodeError:
        told, code = NO_TEXT[language], 2
    except KeyboardInterrupt:
        told, code = STOPPED[language], STOPPED_BY_HAND
    sys.stderr.write(f"{told}\n")
    return code


def parser(name: str) -> argparse.ArgumentParser:
    """Return a parser with what every method has: ``--json``, ``--told``, ``--language`` and ``--progress``."""
    made = argparse.ArgumentParser(prog=f"miteinander methods {name}", description=METHODS[name])
    made.set_defaults(format_name=f"miteinander-{name}/1")
    made.add_argument("--json", action="store_true", help="the whole result as JSON instead of sentences")
    made.add_argument("--told", type=Path, metavar="FILE", help="write the sentences into this file as well")
    made.add_argument("--language", choices=("de", "en"), default="de", help="of the sentences")
    made.add_argument("--progress", action="store_true", help="a line of JSON on standard error for each step")
    return made


def progress_of(options: argparse.Namespace) -> Progress:
    """Return where a method reports its progress, as the options say."""
    return to_standard_error if options.progress else silent


def answer(options: argparse.Namespace, result: Any, sentences: Callable[[], Iterable[str]]) -> int:
    """Print the result as the options say, JSON or sentences, and return the exit code 0.

    JSON begins with ``format``, the name and number of its form, unless the method says one itself.
    """
    if options.told:
        _write(options.told, "\n".join(sentences()) + "\n")
    _print((_formatted(options, result) if options.json else "\n".join(sentences())) + "\n")
    return 0


def _formatted(options: argparse.Namespace, result: Any) -> str:
    data = plain(result)
    return as_json({"format": options.format_name, **data} if isinstance(data, dict) else data)


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # the reader has read enough: no error
    except (OSError, AttributeError) as trouble:  # full, or closed by the caller (`>&-`): there is none then
        raise MethodError(
            de="Die Ausgabe lässt sich nicht schreiben. Ist der Datenträger voll oder die Ausgabe geschlossen?",
            en="The output cannot be written. Is the disk full or the output closed?",
        ) from trouble


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as trouble:
        raise MethodError(
            de="Die Datei lässt sich nicht schreiben. Bitte prüfen Sie, ob es den Ordner gibt.",
            en="The file cannot be written. Please check that its folder exists.",
            file=path.name,
        ) from trouble
