"""The one command as an operator lives with it: start, stop, accidents, and a clear word each time."""

import os
import signal
import socket
import time

import pytest

from tests.serving.platform import Platform, processes_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def var(open_folder):
    """A folder that has been started once, so that only the first test pays for the making."""
    return open_folder / "var"


@pytest.fixture
def start(var):
    begun = []

    def begin(*words, **environment):
        begun.append(Platform(var, *words, **environment))
        return begun[-1]

    yield begin
    for platform in begun:
        platform.close()


def test_it_shows_each_step_answers_and_stops_without_leaving_anything(start, var):
    platform = start()
    assert platform.page() == 200
    steps = [line.split("  ")[1] for line in platform.said.splitlines() if line.startswith("  ")]
    assert steps == [
        "Datenbank",
        "Migrationen",
        "Statische Dateien",
        "Webserver",
        "Hintergrundaufgaben",
        "Post",
    ]
    assert platform.end(signal.SIGTERM) == 0
    assert platform.said.endswith("Beendet. Alle Daten sind gespeichert.\n")
    assert processes_of(var) == {}


def test_the_second_start_has_nothing_to_do_and_ctrl_c_stops_it(start, var, record_property):
    begun = time.monotonic()
    platform = start()
    platform.up()
    record_property("second start, seconds", time.monotonic() - begun)
    assert "Migrationen           aktuell" in platform.said
    assert platform.end(signal.SIGINT) == 0
    assert processes_of(var) == {}


def test_after_kill_9_nothing_stays_and_the_next_start_works(start, var):
    platform = start()
    platform.up()
    platform.end(signal.SIGKILL)
    platform.wait_until(lambda: processes_of(var) == {})
    assert start().page() == 200


def test_a_second_one_in_the_same_folder_is_told_the_address_of_the_first(start):
    address = start().up()
    second = start()
    assert second.process.wait(30) == 1
    assert second.said.startswith(f"Miteinander läuft in diesem Ordner bereits: {address} (Prozess ")


def test_a_taken_port_is_named_with_a_free_one(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        platform = start(PORT=str(port))
        assert platform.process.wait(30) == 1
        assert platform.said.startswith(f"Der Port {port} auf 127.0.0.1 ist nicht frei (")
        assert "Bitte wählen Sie einen anderen, z. B. PORT=" in platform.said


def test_a_word_that_is_no_port_is_refused(start):
    platform = start("--port", "achtzig")
    assert platform.process.wait(30) == 1
    assert platform.said == "„achtzig“ ist kein Port. Bitte wählen Sie eine Zahl von 1 bis 65535, z. B. PORT=8080.\n"


def test_a_child_that_dies_comes_back(start, var):
    platform = start()
    platform.up()
    web = min(pid for pid, words in processes_of(var).items() if "granian" in words)  # the first: their parent
    os.kill(web, signal.SIGKILL)
    platform.wait_until(lambda: "Der Webserver ist ausgefallen (Code -9) und startet in " in platform.said)
    platform.wait_until(lambda: platform.page() == 200)


def test_a_database_that_dies_comes_back(start, var):
    platform = start()
    platform.up()
    server = int((var / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(server, signal.SIGKILL)
    platform.wait_until(lambda: "Die Datenbank ist ausgefallen und startet neu." in platform.said)
    platform.wait_until(lambda: platform.page() == 200)


def test_a_database_url_takes_the_place_of_the_embedded_server(start):
    platform = start(DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert platform.process.wait(30) == 1
    assert "Die Datenbank „postgresql://nobody@127.0.0.1:1/nothing“ ist nicht erreichbar: " in platform.said


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "var").touch()
    platform = Platform(tmp_path / "var")
    assert platform.process.wait(30) == 1
    assert platform.said.startswith(f"„{tmp_path}/var“ muss ein Ordner sein, dort liegt aber eine Datei. ")
