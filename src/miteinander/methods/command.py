"""``python -m miteinander methods NAME …``: recompute any result of the platform from a published file.

A method is imported by its name and only when it is asked for: the list costs nothing, and the web process never loads
a solver. What the commands of all methods share (parser, answer) stands here too, below them.
"""

import argparse
import contextlib
import difflib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, cast

from miteinander.methods.arguments import Parser, language_of
from miteinander.methods.output import as_json, plain
from miteinander.methods.progress import Progress, silent, to_standard_error
from miteinander.methods.trouble import Language, MethodError

METHODS: dict[str, dict[Language, str]] = {
    "barcamp": {
        "de": "Ein Barcamp planen: welches Thema in welcher Runde und welchem Raum, und warum.",
        "en": "Plan a barcamp: which topic in which round and room, and why.",
    },
    "budget": {
        "de": "Ein Bürgerbudget auszählen: welche Projekte gefördert werden, und warum.",
        "en": "Decide a participatory budget: which projects are funded, and why.",
    },
    "disclosure": {
        "de": "Tabellen über Personen schützen: Zellen verbergen oder runden, und durch Angriff zeigen, dass es hält.",
        "en": "Protect tables about persons: hide or round cells, and prove by attack that nothing leaks.",
    },
    "draw": {
        "de": "Ein Gremium auslosen: Quoten gehalten, Chancen so gleich wie möglich, und alle können es nachprüfen.",
        "en": "Draw a panel by lot: quotas kept, chances as equal as can be, and everybody can check it.",
    },
    "matching": {
        "de": "Vorschlagen, wer bei welcher Aufgabe helfen könnte, und warum.",
        "en": "Suggest which person could help with which task, and why.",
    },
    "opinions": {
        "de": "Ein Meinungsbild zeichnen: wer ähnlich abstimmt, was alle teilen, was trennt, und wie fest das ist.",
        "en": "Draw an opinion map: who votes alike, what all share, what divides, and how firm that is.",
    },
    "scenario": {
        "de": "Durchspielen, was ein Handlungsplan bringen kann, und innerhalb seiner Grenzen wählen.",
        "en": "Simulate what an action plan may bring, and choose within its limits.",
    },
    "sheets": {
        "de": "Fragebögen drucken, und lesen, was auf Papier angekreuzt wurde.",
        "en": "Print questionnaires, and read what people ticked on paper.",
    },
    "similar": {
        "de": "Texte finden, die dasselbe sagen, und Themen vorschlagen: gibt es den Vorschlag schon?",
        "en": "Find texts that say the same, and suggest topics: is there such a proposal already?",
    },
    "timetable": {
        "de": "Einen Zeitplan machen, der die meisten Wünsche erfüllt: wer wann wo ist, und warum.",
        "en": "Make a timetable that meets the most wishes: who is where in which phase, and why.",
    },
}
"""Name and purpose; the folder of the same name has a module ``command`` with ``main(argv) -> int``."""

NO_TEXT = MethodError(
    de="Eine Angabe enthält Zeichen, die kein UTF-8 sind. Bitte schreiben Sie sie anders.",
    en="Something given holds characters that are no UTF-8. Please write it another way.",
)
NO_MEMORY = MethodError(
    de="Der Arbeitsspeicher reicht dafür nicht. Bitte geben Sie eine kleinere Datei.",
    en="There is not enough memory for this. Please give a smaller file.",
)
STOPPED: dict[Language, str] = {"de": "Abgebrochen; es gibt kein Ergebnis.", "en": "Stopped; there is no result."}
STOPPED_BY_HAND = 130
"""Exit code after Ctrl-C, as shells count it."""
REFUSED = 2
REFUSAL_FORMAT = "miteinander-refusal/1"
CALL = "python -m miteinander methods"

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class _Command(Protocol):
    def main(self, argv: Sequence[str]) -> int: ...


def main(argv: Sequence[str]) -> int:
    """Hand the arguments to a method; returns its exit code, 2 for an unknown method or a bad question."""
    chosen = argv[0] if argv else ""
    if chosen in METHODS:
        return _run(chosen, argv)
    language = language_of(argv)
    if chosen in {"-h", "--help"}:
        usage = {"de": "Aufruf: {call} VERFAHREN …", "en": "usage: {call} NAME …"}[language].format(call=CALL)
        listed = "".join(f"  {name:12} {purpose[language]}\n" for name, purpose in sorted(METHODS.items()))
        more = {"de": "Mehr dazu: {call} VERFAHREN --help", "en": "More: {call} NAME --help"}[language]
        sys.stdout.write(f"{usage}\n\n{listed}\n{more.format(call=CALL)}\n")
        return 0
    return _refused(_no_method(chosen), argv, "")


def _no_method(chosen: str) -> MethodError:
    possible = ", ".join(sorted(METHODS))
    if not chosen or chosen.startswith("-"):
        de, en = "Bitte nennen Sie zuerst ein Verfahren.", "Please name a method first."
    else:
        near = difflib.get_close_matches(chosen, METHODS, 1)
        de, en = f"Das Verfahren „{chosen}“ gibt es nicht.", f"There is no method “{chosen}”."
        if near:
            de, en = f"{de} Meinten Sie {near[0]}?", f"{en} Did you mean {near[0]}?"
    return MethodError(
        de=f"{de} Möglich: {possible}. Mehr dazu: {CALL} --help",
        en=f"{en} Possible: {possible}. More: {CALL} --help --language en",
    )


def _run(chosen: str, argv: Sequence[str]) -> int:
    for name in ONE_THREAD:  # more threads only quarrel about two cores, and sum in another order
        os.environ.setdefault(name, "1")
    command = cast("_Command", import_module(f"miteinander.methods.{chosen}.command"))
    try:
        return command.main(argv[1:])
    except MethodError as error:
        trouble = error
    except BrokenPipeError:
        sys.stderr.close()  # the reader has read enough (`| head`)
        return 0
    except UnicodeEncodeError:
        trouble = NO_TEXT
    except OSError as error:
        trouble = _no_file(error)
    except MemoryError:
        trouble = NO_MEMORY
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED[language_of(argv)]}\n")
        return STOPPED_BY_HAND
    return _refused(trouble, argv, chosen)


def _no_file(trouble: OSError) -> MethodError:
    return MethodError(
        de="Hier lässt sich nicht lesen oder schreiben. Bitte prüfen Sie Namen, Ordner, Rechte und freien Platz.",
        en="This cannot be read or written. Please check name, folder, permissions and free space.",
        file=str(trouble.filename or ""),
    )


def _refused(trouble: MethodError, argv: Sequence[str], method: str) -> int:
    """Say the sentence on standard error, and with ``--json`` the same as data where the result would stand."""
    told = trouble.said(language_of(argv))
    sys.stderr.write(f"{told}\n".encode("utf-8", "backslashreplace").decode())
    if {"--json", "--format=json"} & set(argv) or ("--format", "json") in pairwise(argv):
        refusal = {"method": method, "sentence": told, "de": trouble.de, "en": trouble.en}
        where = {"file": trouble.file or None, "line": trouble.line, "spot": trouble.spot or None}
        written = as_json({"format": REFUSAL_FORMAT, "refused": {**refusal, **where}})
        with contextlib.suppress(OSError, AttributeError):  # the sentence has been said; there may be no output
            sys.stdout.write(f"{written}\n".encode("utf-8", "backslashreplace").decode())
            sys.stdout.flush()
    return REFUSED


def parser(name: str) -> Parser:
    """Return a parser with what every method has: ``--json``, ``--told``, ``--language`` and ``--progress``."""
    made = Parser(name, METHODS[name])
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
        write(options.told, "\n".join(sentences()) + "\n")
    say((_formatted(options, result) if options.json else "\n".join(sentences())) + "\n")
    return 0


def _formatted(options: argparse.Namespace, result: Any) -> str:
    data = plain(result)
    return as_json({"format": options.format_name, **data} if isinstance(data, dict) else data)


def say(text: str) -> None:
    """Write onto standard output; raises MethodError when that is full or closed."""
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


def write(path: Path, text: str) -> None:
    """Write a text file; raises MethodError when that cannot be done."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as trouble:
        raise MethodError(
            de="Die Datei lässt sich nicht schreiben. Bitte prüfen Sie, ob es den Ordner gibt.",
            en="The file cannot be written. Please check that its folder exists.",
            file=path.name,
        ) from trouble
