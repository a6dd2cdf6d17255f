"""`backup FILE` and `restore FILE`: the whole database in one file, with the programs that come along."""

import argparse
import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

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
            _put_back(source, _reachable())
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


def _put_back(source: Path, url: str) -> None:
    """Feed the backup to the server inside one transaction that is committed only after its last line."""
    reader = ["pg_restore", "--clean", "--if-exists", "--no-owner", "--file=-", str(source)]
    writer = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--dbname={url}"]
    with tempfile.TemporaryFile() as said:
        with suppress(BrokenPipeError), _open(reader, said) as reading, _open(writer, said) as writing:
            _copy(reading, writing)
        if reading.returncode or writing.returncode:
            said.seek(0)
            raise _failed(said.read().decode(errors="replace"))


def _open(words: list[str], said: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own programs and words
        [programs() / words[0], *words[1:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        env=_clean(),
    )


def _copy(reading: subprocess.Popen[bytes], writing: subprocess.Popen[bytes]) -> None:
    """Copy all lines but one: servers before 17 do not know that setting."""
    if reading.stdout and writing.stdin:
        unknown = [b"SET transaction_timeout = 0;\n"]
        writing.stdin.write(b"BEGIN;\n")
        for line in reading.stdout:
            if line in unknown:
                unknown.clear()  # only the first is a setting; later it would be somebody's text
            else:
                writing.stdin.write(line)
        if reading.wait() == 0:
            writing.stdin.write(b"COMMIT;\n")
        writing.stdin.close()


def _run(program: str, *words: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own program and words
        [programs() / program, *words], capture_output=True, text=True, check=False, env=_clean()
    )
    if done.returncode:
        raise _failed(done.stderr)


def _clean() -> dict[str, str]:
    return {**{key: value for key, value in os.environ.items() if not key.startswith("PG")}, "LC_ALL": "C"}


def _failed(text: str) -> DatabaseTrouble:
    said = (text.strip().splitlines() or [""])[0]
    return DatabaseTrouble(
        worded(f"Das ist nicht gelungen, es wurde nichts verändert: {said}", f"Failed, nothing was changed: {said}")
    )
