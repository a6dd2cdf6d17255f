"""What the operator wishes, and what the children are told of it."""

import argparse
import os
from dataclasses import dataclass

from miteinander.ground.folders import PACKAGE
from miteinander.ground.wording import worded
from miteinander.serving import ports

UNPREPARED = 3  # the web server's exit code for: starting again would not help


@dataclass(frozen=True)
class Options:
    demo: bool
    host: str
    port: int
    mail_port: int

    @property
    def address(self) -> str:
        name = ports.reachable(self.host)
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}/"


def options(argv: list[str]) -> Options:
    """Read the command line and the environment; every port is checked before anything starts."""
    parser = argparse.ArgumentParser(
        prog="python -m miteinander serve", description=worded("Startet die Plattform.", "Runs the platform.")
    )
    demo = worded("mit Demo-Daten und Demo-Personen", "with demo data and demo persons")
    parser.add_argument("--demo", action="store_true", help=demo)
    parser.add_argument("--host", default="127.0.0.1", help=worded("Netzadresse (127.0.0.1)", "address"))
    parser.add_argument("--port", help=worded("Port (8000 oder PORT)", "port (8000 or PORT)"))
    given = parser.parse_args(argv)
    wished = given.port or os.environ.get("PORT") or "8000"
    port = ports.chosen(wished, "PORT", given.host)
    return Options(given.demo, given.host, port, _mail_port())


def _mail_port() -> int:
    """Return the mail receiver's port: the chosen one, or the first free one from 8025 on."""
    name = "MITEINANDER_MAIL_RECEIVER_PORT"
    wished = os.environ.get(name)
    return ports.chosen(wished, name, ports.LOCAL) if wished else ports.next_free(ports.LOCAL, 8025)


def environment(wishes: Options, database_url: str) -> dict[str, str]:
    """Return what the children need to know; nothing of it is written to the disk."""
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "miteinander.config.settings",
        "PORT": str(wishes.port),
        "MITEINANDER_DEMO": "1" if wishes.demo else "0",
        "MITEINANDER_MAIL_RECEIVER_PORT": str(wishes.mail_port),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH")])),
        "PYTHONUNBUFFERED": "1",
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
    }
