"""`backup FILE` and `restore FILE`: the whole database in one file, with the programs that come along."""

import argparse
import os
import subprocess
from pathlib import Path

from miteinander.ground.database import check_server, database_url
from miteinander.ground.folders import var_folder, writable
from miteinander.ground.postgres.programs import programs
from miteinander.ground.postgres.trouble import DatabaseTrouble
from miteinander.ground.wording import worded
from miteinander.serving.instance import Refusal, claim
from miteinander.serving.progress import complain, say


def backup(argv: list[str]) -> int:
    """Write everything in the database to a file; it appears under its name only when it is whole."""
    target = _file(argv, "backup")
    draft = target.with_name(f"{target.name}.part")
    try:
        if target.exists():
            raise Refusal(
                worded(f"„{target}“ gibt es schon. Bitte wählen Sie einen anderen Namen.", f"“{target}” exists.")
            )
        url = _reachable()
        draft.touch(mode=0o600)  # it holds personal data
        _run("pg_dump", "--format=custom", f"--file={draft}", f"--dbname={url}")
        draft.rename(target)
    except (OSError, RuntimeError) as trouble:
        complain(str(trouble))
        return 1
    finally:
        draft.unlink(missing_ok=True)
    size = target.stat().st_size // 1024
    say(f"Gesichert: {target} ({size} kB).", f"Saved: {target} ({size} kB).")
    return 0


def restore(argv: list[str]) -> int:
    """Put a backup in the place of everything in the database, wholly or not at all."""
    source = _file(argv, "restore")
    try:
        with claim(writable(var_folder())):
            _run("pg_restore", "--list", str(source))  # readable before anything is touched
            url = _reachable()
            words = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
            _run("pg_restore", *words, f"--dbname={url}", str(source))
    except (OSError, RuntimeError) as trouble:
        complain(str(trouble))
        return 1
    say(f"Eingespielt: {source}.", f"Restored: {source}.")
    return 0


def _file(argv: list[str], word: str) -> Path:
    parser = argparse.ArgumentParser(prog=f"python -m miteinander {word}")
    parser.add_argument("file", metavar=worded("DATEI", "FILE"), type=Path)
    return Path(parser.parse_args(argv).file)


def _reachable() -> str:
    url = database_url()
    check_server(url)
    return url


def _run(program: str, *words: str) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    done = subprocess.run(  # noqa: S603 - our own program and words
        [programs() / program, *words], capture_output=True, text=True, check=False, env={**clean, "LC_ALL": "C"}
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [""])[0]
        raise DatabaseTrouble(
            worded(f"Das ist nicht gelungen, es wurde nichts verändert: {said}", f"Failed, nothing was changed: {said}")
        )
