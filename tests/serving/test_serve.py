"""The one command as an operator lives with it: start, accidents, stop, and a clear word each time.

The tests of the first part share one running platform, in this order; starting one costs seconds of both cores.
"""

import os
import signal
import socket
import time

import pytest

from tests.serving.platform import Platform, processes_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def var(open_folder):
    return open_folder / "var"


@pytest.fixture(scope="module")
def platform(var):
    platform = Platform(var)
    yield platform
    platform.close()


@pytest.fixture
def start():
    """Start a platform that ends with the test, whatever becomes of it."""
    begun = []

    def begin(var):
        begun.append(Platform(var))
        return begun[-1]

    yield begin
    for platform in begun:
        platform.close()


def test_it_shows_each_step_and_answers(platform):
    assert platform.page() == 200
    steps = [line.split("  ")[1] for line in platform.said.splitlines() if line.startswith("  ")]
    assert steps == ["Datenbank", "Migrationen", "Statische Dateien", "Webserver", "Hintergrundaufgaben", "Post"]


def test_a_second_one_in_the_same_folder_is_told_the_address_of_the_first(platform, var):
    address = platform.up()
    assert ended(Platform(var)).startswith(f"Miteinander läuft in diesem Ordner bereits: {address} (Prozess ")


def test_a_child_that_dies_comes_back(platform, var):
    web = min(
        pid for pid, words in processes_of(var).items() if "serving.web" in words
    )  # the first is the others' parent
    os.kill(web, signal.SIGKILL)
    platform.wait_until(lambda: "Der Webserver ist ausgefallen (Code -9) und startet in " in platform.said)
    platform.wait_until(lambda: platform.page() == 200)


def test_a_database_that_dies_comes_back(platform, var):
    server = int((var / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(server, signal.SIGKILL)
    platform.wait_until(lambda: "Die Datenbank ist ausgefallen und startet neu." in platform.said)
    platform.wait_until(lambda: platform.page() == 200)


def test_after_kill_9_nothing_stays_and_the_next_start_has_nothing_to_do(platform, var, start, record_property):
    platform.end(signal.SIGKILL)
    platform.wait_until(lambda: processes_of(var) == {})
    begun = time.monotonic()
    second = start(var)
    second.up()
    record_property("second start, seconds", time.monotonic() - begun)
    assert "Migrationen           aktuell" in second.said
    assert second.end(signal.SIGINT) == 0
    assert second.said.endswith("Beendet. Alle Daten sind gespeichert.\n")
    assert processes_of(var) == {}


def test_a_wrong_setting_is_one_sentence(var):
    said = ended(Platform(var, MITEINANDER_SMTP_PORT="abc"))
    assert said.count("MITEINANDER_SMTP_PORT=abc: Bitte schreiben Sie eine ganze Zahl von 1 bis 65535.\n") == 1
    assert "Traceback" not in said


def test_a_taken_port_is_named_with_a_free_one(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = ended(Platform(tmp_path / "var", PORT=str(port)))
    assert said.startswith(f"Der Port {port} auf 127.0.0.1 ist nicht frei (")
    assert "Bitte wählen Sie einen anderen, z. B. PORT=" in said


def test_a_word_that_is_no_port_is_refused(tmp_path):
    said = ended(Platform(tmp_path / "var", "--port", "achtzig"))
    assert said.startswith("„achtzig“ ist kein Port. Bitte wählen Sie eine Zahl von 1 bis 65535, z. B. ")


def test_a_database_url_takes_the_place_of_the_embedded_server(tmp_path):
    said = ended(Platform(tmp_path / "var", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing"))
    assert "Die Datenbank „postgresql://nobody@127.0.0.1:1/nothing“ ist nicht erreichbar: " in said
    assert not (tmp_path / "var" / "postgres").exists()


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "var").touch()
    said = ended(Platform(tmp_path / "var"))
    assert said.startswith(f"„{tmp_path}/var“ muss ein Ordner sein, dort liegt aber eine Datei. ")


def ended(platform: Platform) -> str:
    """Return the last words of a platform that gives up by itself."""
    try:
        assert platform.process.wait(30) == 1
    finally:
        platform.process.kill()  # its children go with it
        platform.process.wait()
    return platform.said
