"""The pages people wait for: queries, bytes as sent, and CPU per request beside a fixed loop in the same run.

The loop is there because machines differ and drift: a page of 3.0 loops is 3.0 loops on any of them. "rendered" is the
page made anew; "unchanged" the same page asked for again.
"""

import gzip
import os
import re
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

LOOPS_PER_UNIT = 200_000
ROUNDS = 15
TODAY, SOON, LONG_AGO = "Werkstatt-Tag", "Netzwerktreffen", "Die engagierte Stadt: der Grund"
SESSIONS, ROOMS = 60, 20
OTHERS = ("/", "/treffen/", "/kommunen/", "/datenschutz/")
VISITOR = {"host": "localhost", "accept-encoding": "gzip"}
STAMP = re.compile(r'name="form" value="([^"]+)"')
SECONDS_TO_FILL_IN = 5
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+|/marke/[^"]+)"')


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
        prepare()
        measure()


def prepare() -> None:
    import django  # noqa: PLC0415  # the environment had to be set first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # needs Django set up

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("demo", verbosity=0)
    fill_barcamp()


def fill_barcamp() -> None:
    """Sixty sessions in three rounds and twenty rooms, at the meeting of today."""
    from miteinander.meetings.models import Barcamp, Pitch, Room, Session  # noqa: PLC0415  # needs Django set up

    barcamp, now = Barcamp.objects.get(meeting__title=TODAY), datetime.now(UTC)
    Session.objects.filter(round__barcamp=barcamp).delete()
    for number in range(barcamp.rooms.count(), ROOMS):
        Room.objects.create(barcamp=barcamp, name=f"Raum {number + 1}", seats=20, position=number)
    slots = [(part, room) for part in barcamp.rounds.all() for room in barcamp.rooms.all()][:SESSIONS]
    pitches = [
        Pitch(
            barcamp=barcamp, card_number=1000 + n, title=f"Thema {n}", state="placed", channel="paper", proposed_at=now
        )
        for n in range(1000, 1000 + len(slots))
    ]
    Pitch.objects.bulk_create(pitches)
    Session.objects.bulk_create(
        Session(pitch=pitch, round=part, room=room, placed_at=now)
        for pitch, (part, room) in zip(pitches, slots, strict=True)
    )


def measure() -> None:
    from django.test import Client  # noqa: PLC0415  # needs Django set up

    from miteinander.meetings.models import Meeting  # noqa: PLC0415  # as above
    from miteinander.serving.web import settle  # noqa: PLC0415  # as above

    settle()
    slug = {title: Meeting.objects.get(title=title).slug for title in (TODAY, SOON, LONG_AGO)}
    pages = {
        "meeting before": f"/treffen/{slug[SOON]}/",
        f"meeting today, {SESSIONS} sessions": f"/treffen/{slug[TODAY]}/",
        "meeting after": f"/treffen/{slug[LONG_AGO]}/",
        f"board, {SESSIONS} sessions": f"/treffen/{slug[TODAY]}/barcamp/tafel/",
        "programme": f"/treffen/{slug[TODAY]}/programm/",
        "form to register": f"/treffen/{slug[SOON]}/anmeldung/",
        **{page: page for page in OTHERS},
    }
    client = Client(headers=VISITOR)
    loop = cpu_of(fixed_loop)
    print(f"fixed loop: {loop:.1f} ms CPU")
    print(f"{'':28}{'rendered':>26}{'unchanged':>26}{'bytes':>16}")
    print(f"{'page':28}" + 2 * f"{'queries':>8}{'CPU ms':>9}{'loops':>9}" + f"{'plain':>8}{'gz':>8}")
    for name, page in pages.items():
        print_page(client, name, page, loop)
    print_registration(f"/treffen/{slug[SOON]}/anmeldung/", loop)
    for name in ("meeting before", f"meeting today, {SESSIONS} sessions"):
        print(f"first visit, {name}: {first_visit(pages[name]) / 1000:.1f} kB compressed, with everything it loads")


def print_page(client: Any, name: str, page: str, loop: float) -> None:
    from miteinander.meetings.views import kept  # noqa: PLC0415  # needs Django set up

    def anew() -> object:
        kept.forget()
        return client.get(page)

    assert client.get(page).status_code == 200, page  # noqa: PLR2004, S101  # else nothing would be measured
    rendered, again = queries_of(anew), queries_of(lambda: client.get(page))
    cpu, cpu_again = cpu_of(anew), cpu_of(lambda: client.get(page))
    body = client.get(page).content
    figures = f"{rendered:8}{cpu:9.2f}{cpu / loop:9.2f}{again:8}{cpu_again:9.2f}{cpu_again / loop:9.2f}"
    print(f"{name:28}{figures}{len(body):8}{len(gzip.compress(body)):8}")


def print_registration(page: str, loop: float) -> None:
    """The form sent with everything filled in, each time by somebody else who took some seconds for it."""
    from django.test import Client  # noqa: PLC0415  # needs Django set up

    client = Client(headers=VISITOR)
    stamps = [STAMP.findall(client.get(page).content.decode())[0] for _time in range(ROUNDS + 2)]
    time.sleep(SECONDS_TO_FILL_IN)

    def register() -> object:
        person = f"Person {len(stamps)}"
        form = {"name": person, "municipality": "Aalen", "seats": "1", "email": f"{person[7:]}@bench.example"}
        answer = client.post(page, form | {"form": stamps.pop()})
        assert answer.status_code == 302, answer.status_code  # noqa: PLR2004, S101  # else nothing was measured
        return answer

    register()
    count, cpu = queries_of(register), cpu_of(register)
    print(f"{'a registration':28}{count:8}{cpu:9.2f}{cpu / loop:9.2f}")


def queries_of(work: Callable[[], object]) -> int:
    """Statements without the marks of a transaction."""
    from django.db import connection  # noqa: PLC0415  # needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # as above

    with CaptureQueriesContext(connection) as asked:
        work()
    return len([query for query in asked if not re.match("SAVEPOINT|RELEASE|BEGIN|COMMIT", query["sql"])])


def first_visit(page: str) -> int:
    """Bytes of the page and of every file it names, as a browser that knows gzip gets them."""
    from django.test import Client  # noqa: PLC0415  # needs Django set up

    client = Client(headers=VISITOR)
    text = client.get(page).content.decode()
    files = [client.get(path) for path in sorted(set(ASSET.findall(text)))]
    return len(gzip.compress(text.encode())) + sum(map(sent, files))


def sent(answer: Any) -> int:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return len(body if "Content-Encoding" in answer or b"wOF2" in body[:4] else gzip.compress(body))


if __name__ == "__main__":
    main()
