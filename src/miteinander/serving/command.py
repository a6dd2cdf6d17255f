"""`python -m miteinander serve`: the steps from nothing to a running platform."""

import os
import sys
import time
from pathlib import Path

from miteinander.ground.database import check_server, embedded_url
from miteinander.ground.folders import var_folder, writable
from miteinander.ground.postgres.cluster import Cluster
from miteinander.ground.wording import worded
from miteinander.serving import ports
from miteinander.serving.child import Child
from miteinander.serving.instance import Refusal, claim
from miteinander.serving.options import UNPREPARED, Options, environment, options
from miteinander.serving.progress import complain, report, say, step
from miteinander.serving.supervisor import Stopped, Supervisor

WORKERS = min(os.cpu_count() or 1, 2)
PATIENCE = 300.0
MODULE = [sys.executable, "-m", "miteinander"]


def serve(argv: list[str]) -> int:
    """Run the platform until somebody stops it; return the exit code."""
    supervisor = None
    try:
        var = writable(var_folder())
        instance = claim(var)
        wishes = options(argv)
        say("Miteinander startet.", "Miteinander starts.")
        supervisor = Supervisor(None if os.environ.get("DATABASE_URL") else Cluster(var / "postgres"))
        _bring_up(supervisor, wishes, var)
        instance.announce(wishes.address)
        _welcome(wishes, var)
        supervisor.watch()
    except Stopped:
        say("Miteinander wird beendet …", "Miteinander stops …")
    except RuntimeError as trouble:  # refusals and database trouble: sentences
        complain(str(trouble))
        return 1
    finally:
        if supervisor:
            supervisor.stop()
    say("Beendet. Alle Daten sind gespeichert.", "Stopped. All data is stored.")
    return 0


def _bring_up(supervisor: Supervisor, wishes: Options, var: Path) -> None:
    with step("Datenbank", "Database") as line:
        url = embedded_url(supervisor.database.folder, tied=True) if supervisor.database else os.environ["DATABASE_URL"]
        line.result = f"PostgreSQL {check_server(url)}"
    told = environment(wishes, url)
    begun = time.monotonic()
    supervisor.start(Child("Der Webserver", "The web server", _web(wishes, var), told, final=UNPREPARED))
    if not supervisor.wait_for(lambda: ports.answers(wishes.host, wishes.port), PATIENCE):
        raise Refusal(worded("Der Webserver antwortet nicht.", "The web server does not answer."))
    report("Webserver", "Web server", worded(f"{WORKERS} Prozesse", f"{WORKERS} processes"), time.monotonic() - begun)
    with step("Hintergrundaufgaben", "Background work") as line:
        # three at a time, so that a long computation (one at a time by its lock) never keeps a letter waiting
        command = [*MODULE, "procrastinate", "worker", "--concurrency", "3", "--delete-jobs", "successful"]
        supervisor.start(Child("Die Hintergrundverarbeitung", "The job worker", command, told))
        line.result = worded("laufen", "running")
    with step("Post", "Mail") as line:
        supervisor.start(Child("Der Postempfang", "The mail receiver", [*MODULE, "receive_mail"], told))
        line.result = worded(f"Empfang auf Port {wishes.mail_port}", f"received on port {wishes.mail_port}")


def _web(wishes: Options, var: Path) -> list[str]:
    words = ["--host", wishes.host, "--port", str(wishes.port), "--workers", str(WORKERS)]
    demo = ["--demo", str(_persons(var))] if wishes.demo else []
    return [sys.executable, "-m", "miteinander.serving.web", *words, *demo]


def _persons(var: Path) -> Path:
    return var / "demo-persons.txt"


def _welcome(wishes: Options, var: Path) -> None:
    say(f"\nMiteinander läuft: {wishes.address}", f"\nMiteinander runs: {wishes.address}")
    if public := os.environ.get("MITEINANDER_BASE_URL"):
        say(f"Öffentliche Adresse: {public}", f"Public address: {public}")
    if wishes.demo:
        say("\nDemo-Personen:", "\nDemo persons:")
        for line in _persons(var).read_text(encoding="utf-8").splitlines():
            print(f"  {line}")
    say("\nBeenden mit Strg+C.", "\nStop with Ctrl+C.")
