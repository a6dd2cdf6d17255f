"""What stands between a database and a platform that answers: tables, static files, demo data.

Runs as a process of its own (`python -m miteinander.serving.prepare`), so that the supervisor stays small.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from miteinander.ground.wording import worded
from miteinander.serving.progress import complain, step


def prepare(*, demo: bool) -> None:
    """Bring everything up to date; what is up to date costs almost nothing."""
    with step("Migrationen", "Migrations") as line:
        line.result = _migrate()
    with step("Statische Dateien", "Static files") as line:
        line.result = _collect_static()
    if demo:
        with step("Demo-Daten", "Demo data") as line:
            call_command("demo", verbosity=0)
            line.result = worded("bereit", "ready")


def _migrate() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", verbosity=0, interactive=False)
        return worded(f"{len(plan)} ausgeführt", f"{len(plan)} applied")
    return worded("aktuell", "up to date")


def _collect_static() -> str:
    """Collect when a source file or the way of storing has changed since the last time."""
    digest = hashlib.sha256("\n".join(_static_sources()).encode()).hexdigest()
    stamp = Path(settings.STATIC_ROOT) / ".digest"
    if stamp.exists() and stamp.read_text() == digest:
        return worded("aktuell", "up to date")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(digest)
    return worded("gesammelt", "collected")


def _static_sources() -> Iterator[str]:
    yield settings.STORAGES["staticfiles"]["BACKEND"]
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            yield f"{path} {facts.st_size} {facts.st_mtime_ns}"


def main(argv: list[str]) -> int:
    """Prepare; with `--demo FILE` write the demo persons there, a line each, for the supervisor to show."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "miteinander.config.settings")
    django.setup()
    try:
        prepare(demo=bool(argv))
        if argv:
            Path(argv[-1]).write_text("\n".join(_persons()))
    except (CommandError, DatabaseError) as trouble:
        complain(str(trouble).strip())
        return 1
    return 0


def _persons() -> list[str]:
    from miteinander.demo.reads import persona_lines  # noqa: PLC0415 - models, only after Django's setup

    return persona_lines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
