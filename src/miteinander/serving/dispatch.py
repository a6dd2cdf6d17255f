"""Which word on the command line goes where."""

import os
import sys
from collections.abc import Callable

from miteinander.ground.environment import BadSetting
from miteinander.ground.folders import PACKAGE, FolderTrouble
from miteinander.ground.postgres.trouble import DatabaseTrouble
from miteinander.ground.wording import worded

PROGRAM = "python -m miteinander"


def main(argv: list[str]) -> int:
    """Run one command and return its exit code; expected trouble is one sentence, not a traceback."""
    word, *rest = argv or ["--help"]
    try:
        return OWN.get(word, _manage(word))(rest)
    except (BadSetting, DatabaseTrouble, FolderTrouble) as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _help(_rest: list[str]) -> int:
    print(worded("Aufruf: python -m miteinander BEFEHL [Angaben]", "Usage: python -m miteinander COMMAND [options]"))
    print()
    for word, text in _known().items():
        print(f"  {word:24} {text}")
    print()
    print(
        worded(
            "Dazu kommen die Befehle von Django (z. B. migrate, dbshell, shell). "
            "„BEFEHL --help“ nennt die Angaben eines Befehls.",
            "All commands of Django work too (e.g. migrate, dbshell, shell). "
            "“COMMAND --help” lists a command's options.",
        )
    )
    return 0


def _known() -> dict[str, str]:
    """Our own commands with a line each; a new one is found by its file."""
    lines = {
        "serve": worded("startet die Plattform (--demo, --port, --host)", "runs the platform (--demo, --port, --host)"),
        "methods": worded("rechnet ein Verfahren nach (methods --help)", "recomputes a method (methods --help)"),
        "import-municipalities": worded("liest das Gemeindeverzeichnis ein", "reads the directory of municipalities"),
        "demo": worded("legt die Demo-Daten an (--reset: neu)", "makes the demo data (--reset: anew)"),
        "receive-mail": worded("nimmt E-Mail an (läuft unter serve)", "receives mail (runs under serve)"),
        "import-mail": worded("liest .eml-Dateien ein", "reads .eml files"),
        "backup": worded("sichert die Datenbank in eine Datei", "saves the database to a file"),
        "restore": worded("spielt eine Sicherung ein", "puts a backup back"),
        "retain": worded("löscht nach Ablauf der Fristen (--dry-run)", "deletes what is due (--dry-run)"),
        "make-administrator": worded(
            "gibt die erste Verwaltungsrolle (E-Mail, Name)", "makes the first administrator (e-mail, name)"
        ),
    }
    found = {path.stem.replace("_", "-") for path in PACKAGE.glob("*/management/commands/[a-z]*.py")}
    always = {"serve", "methods", "backup", "restore"}
    return {word: lines.get(word, "") for word in [*lines, *sorted(found - lines.keys())] if word in found | always}


def _serve(rest: list[str]) -> int:
    from miteinander.serving.command import serve  # noqa: PLC0415 - other commands need no supervisor

    return serve(rest)


def _backup(rest: list[str]) -> int:
    from miteinander.serving.backup import backup  # noqa: PLC0415 - as above

    return backup(rest)


def _restore(rest: list[str]) -> int:
    from miteinander.serving.backup import restore  # noqa: PLC0415 - as above

    return restore(rest)


def _methods(rest: list[str]) -> int:
    from miteinander.methods.command import main as methods  # noqa: PLC0415 - only this command computes

    return methods(rest)


def _manage(word: str) -> Callable[[list[str]], int]:
    """Hand any other word to Django; `import-municipalities` is its `import_municipalities`."""

    def run(rest: list[str]) -> int:
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - `serve` runs without Django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "miteinander.config.settings")
        execute_from_command_line([PROGRAM, word.replace("-", "_"), *rest])
        return 0

    return run


OWN: dict[str, Callable[[list[str]], int]] = {
    "--help": _help,
    "-h": _help,
    "help": _help,
    "serve": _serve,
    "backup": _backup,
    "restore": _restore,
    "methods": _methods,
}
