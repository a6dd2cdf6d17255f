"""Pages of the demo: queries, bytes as sent, and CPU per request beside a fixed loop in the same run.

The loop is there because machines differ and drift: a page of 3.0 loops is 3.0 loops on any of them.
"""

import gzip
import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

LOOPS_PER_UNIT = 200_000
ROUNDS = 15
TODAY = "Werkstatt-Tag"
PATHS = ("/", "/treffen/", "/kommunen/", "/datenschutz/", "/konto/login/code/")
OF_A_MEETING = ("", "programm/", "barcamp/tafel/", "anmeldung/")


def fixed_loop() -> None:
    total = 0
    for number in range(LOOPS_PER_UNIT):
        total += number * number % 7


def cpu_of(work: Callable[[], object]) -> float:
    """Milliseconds of CPU of this process, the median of several rounds."""
    spent = []
    for _round in range(ROUNDS):
        before = time.process_time()
        work()
        spent.append((time.process_time() - before) * 1000)
    return sorted(spent)[ROUNDS // 2]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="miteinander-bench-") as folder:
        os.environ.setdefault("MITEINANDER_VAR", folder)
        os.environ["MITEINANDER_DEMO"] = "1"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "miteinander.config.settings")
        measure()


def measure() -> None:
    import django  # noqa: PLC0415  # the environment had to be set first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # needs Django set up
    from django.test import Client  # noqa: PLC0415  # as above

    from miteinander.meetings.models import Meeting  # noqa: PLC0415  # as above

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("demo", verbosity=0)
    today = Meeting.objects.get(title=TODAY)
    pages = [*PATHS, *(f"/treffen/{today.slug}/{path}" for path in OF_A_MEETING)]
    client = Client(headers={"accept-encoding": "gzip"})
    loop = cpu_of(fixed_loop)
    print(f"fixed loop: {loop:.1f} ms CPU\n{'page':60} status queries   bytes      gz  CPU ms  loops")
    for page in pages:
        _print_page(client, page, loop)


def _print_page(client: Any, page: str, loop: float) -> None:
    from django.db import connection  # noqa: PLC0415  # needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # as above

    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page)
    body = answer.content
    spent = cpu_of(lambda: client.get(page))
    print(
        f"{page[:60]:60} {answer.status_code:6} {len(queries):7} {len(body):7} {len(gzip.compress(body)):7} "
        f"{spent:7.1f} {spent / loop:6.2f}"
    )
