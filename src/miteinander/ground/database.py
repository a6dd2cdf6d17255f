"""Which database this installation uses: the one `DATABASE_URL` names, or the embedded one under `var/`."""

import atexit
import fcntl
import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from miteinander.ground.folders import var_folder, writable
from miteinander.ground.postgres.cluster import OWNER, Cluster, ensure, leave
from miteinander.ground.postgres.trouble import DatabaseTrouble
from miteinander.ground.wording import worded

OLDEST = 15
SCHEMES = ("postgres", "postgresql")


def database_url() -> str:
    """Return the URL of the database in use, starting the embedded server when none is named."""
    return os.environ.get("DATABASE_URL") or embedded_url(var_folder() / "postgres")


def test_database_url() -> str:
    """Return the URL for tests: the named server, or an embedded one whose data may be lost."""
    if named := os.environ.get("DATABASE_URL"):
        return named
    return embedded_url(var_folder() / "test-postgres", name=f"{OWNER}{_test_slot()}", durable=False)


def embedded_url(folder: Path, *, name: str = OWNER, durable: bool = True, tied: bool = False) -> str:
    """Find or start the embedded server and return its URL; the last process that uses it stops it.

    `tied` lets a server started here end with this process even when that is killed.
    """
    cluster = Cluster(folder, durable=durable)
    server = ensure(cluster, tied=tied)
    atexit.register(leave, cluster)
    return f"postgresql://{OWNER}@/{name}?host={quote(str(server.sockets), safe='')}"


def parse_database_url(url: str) -> dict[str, Any]:
    """Turn a URL into Django's settings of one database, with persistent connections."""
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in SCHEMES or not name or not _has_good_port(parts):
        raise DatabaseTrouble(
            worded(
                f"DATABASE_URL muss wie „postgresql://benutzer:passwort@rechner:5432/datenbank“ aussehen, "
                f"nicht wie „{_masked(url)}“.",
                f"DATABASE_URL must look like “postgresql://user:password@host:5432/database”, "
                f"not like “{_masked(url)}”.",
            )
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def check_server(url: str) -> str:
    """Return the version of the server behind the URL; refuse in words when it is out of reach or too old."""
    import psycopg  # noqa: PLC0415 - 80 ms that only this check needs

    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except (psycopg.Error, UnicodeError) as error:
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        raise DatabaseTrouble(
            worded(
                f"Die Datenbank „{_masked(url)}“ ist nicht erreichbar: {reason}",
                f"The database “{_masked(url)}” is out of reach: {reason}",
            )
        ) from None
    major, minor = divmod(version, 10_000)
    if major < OLDEST:
        raise DatabaseTrouble(
            worded(
                f"Die Datenbank „{_masked(url)}“ ist PostgreSQL {major}; nötig ist {OLDEST} oder neuer.",
                f"The database “{_masked(url)}” is PostgreSQL {major}; {OLDEST} or newer is needed.",
            )
        )
    return f"{major}.{minor}"


def _has_good_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def _masked(url: str) -> str:
    """Return the URL without its password, for terminals and logs."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":…@")).geturl()


def _test_slot() -> str:
    """Give each test run in this folder a database of its own; workers of a run share its slot."""
    if "MITEINANDER_TEST_SLOT" not in os.environ:
        for number in range(100):
            handle = os.open(writable(var_folder()) / f"test-slot-{number}.lock", os.O_RDONLY | os.O_CREAT, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # held until this process ends
            except OSError:
                os.close(handle)
                continue
            os.environ["MITEINANDER_TEST_SLOT"] = f"_{number}"
            break
    return os.environ.get("MITEINANDER_TEST_SLOT", "")
