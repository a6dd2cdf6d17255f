"""What stands between a database and a platform that answers: tables, static files, demo data."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

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
    call_command("createcachetable", verbosity=0)  # no migration makes it; it is left alone when it is there
    if plan:
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


def run(demo: Path | None) -> int:
    """Prepare and return an exit code; write the demo persons to a file, a line each, for the supervisor to show."""
    try:
        prepare(demo=bool(demo))
        if demo:
            demo.write_text("\n".join(_persons()), encoding="utf-8")
    except (CommandError, DatabaseError) as trouble:
        complain(str(trouble).strip())
        return 1
    return 0


def _persons() -> list[str]:
    from miteinander.demo.reads import persona_lines  # noqa: PLC0415 - only a demo has them

    return persona_lines()
