"""The web server: loads the platform once, prepares it, and forks its workers from that one copy.

Loading costs a process seconds of CPU and 70 MB; a fork of a loaded one costs neither.
"""

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import django
from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from miteinander.ground.environment import BadSetting
from miteinander.serving.options import UNPREPARED
from miteinander.serving.progress import complain

GARBAGE = 50_000, 20, 50  # objects before a search, searches before a deeper one


def main(argv: list[str]) -> int:
    """Prepare in a fork, warm up, then serve until a signal."""
    given = _parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "miteinander.config.settings")
    try:
        django.setup()
    except BadSetting as trouble:
        complain(str(trouble))
        return UNPREPARED
    if _in_a_fork(lambda: _prepared(given.demo)):
        return UNPREPARED
    _warm_up()
    settle()
    Server(
        "miteinander.config.wsgi:application",
        address=given.host,
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=1,
        runtime_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=2,
    ).serve()
    return 0


def settle() -> None:
    """Keep what has been loaded out of the search for garbage, and search less often: a tenth of a page's time."""
    gc.collect()
    gc.freeze()  # also keeps the common pages of memory common
    gc.set_threshold(*GARBAGE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m miteinander.serving.web")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", required=True, type=int)
    parser.add_argument("--workers", required=True, type=int)
    parser.add_argument("--demo", type=Path, help="where to write the demo persons")
    return parser


def _prepared(demo: Path | None) -> int:
    from miteinander.serving.prepare import run  # noqa: PLC0415 - needs Django set up

    return run(demo)


def _in_a_fork(work: Callable[[], int]) -> int:
    """Do the work in a copy of this process and return its code: connections and garbage end with the copy."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = work()
        except Exception:  # noqa: BLE001 - said in full, and the copy ends either way
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _warm_up() -> None:
    """Show the start page once to nobody: what it loads and compiles is there for all workers."""
    from miteinander.config.wsgi import application  # noqa: PLC0415 - reads the static files that were just collected

    surroundings: dict[str, object] = {"HTTP_HOST": settings.ALLOWED_HOSTS[0]}
    setup_testing_defaults(surroundings)
    application(surroundings, _unheard).close()
    connections.close_all()  # a connection must not be shared with a fork


def _unheard(*_words: object) -> Callable[[bytes], object]:
    return lambda _part: None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
