"""Which database is used, and how the embedded one comes, heals and goes."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from miteinander.ground.database import check_server, embedded_url, parse_database_url
from miteinander.ground.postgres import cluster, postmaster
from miteinander.ground.postgres.cluster import Cluster
from miteinander.ground.postgres.trouble import DatabaseTrouble


@pytest.fixture
def room():
    """A temporary folder that the server's user may pass through; pytest closes its own ones again and again."""
    with tempfile.TemporaryDirectory(prefix="miteinander-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture
def folder(room):
    place = room / "var" / "postgres"
    yield place
    if place.is_dir():
        cluster.stop(Cluster(place))


def ask(url: str, question: str):
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()[0]


def test_a_url_becomes_settings_with_persistent_connections():
    assert parse_database_url("postgresql://stadt:p%40ss@db.example:5433/mit?sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "mit",
        "USER": "stadt",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_folder_is_a_host():
    settings = parse_database_url("postgresql://miteinander@/miteinander?host=%2Fvar%2Fa%20b")
    assert (settings["HOST"], settings["PORT"], settings["OPTIONS"]) == ("/var/a b", "", {})


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host/", "nonsense", "postgresql://h:port/db"])
def test_a_url_that_is_none_is_refused_with_an_example(url):
    with pytest.raises(DatabaseTrouble, match="postgresql://benutzer:passwort@rechner:5432/datenbank"):
        parse_database_url(url)


def test_a_refused_url_does_not_show_its_password():
    with pytest.raises(DatabaseTrouble) as trouble:
        parse_database_url("mysql://stadt:geheim@host/db")
    assert "geheim" not in str(trouble.value)


def test_a_server_out_of_reach_is_one_sentence():
    with pytest.raises(DatabaseTrouble, match=r"„postgresql://x@localhost:1/y“ ist nicht erreichbar: "):
        check_server("postgresql://x@localhost:1/y")


@pytest.mark.slow
def test_the_first_start_makes_a_durable_database_and_the_second_finds_it(folder):
    url = embedded_url(folder)
    assert ask(url, "SHOW fsync") == "on"
    assert ask(url, "SHOW jit") == "off"
    assert embedded_url(folder) == url
    assert check_server(url).startswith("18.")


@pytest.mark.slow
def test_what_was_committed_survives_a_killed_server(folder):
    url = embedded_url(folder)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (words text)")
        connection.execute("INSERT INTO kept VALUES ('da')")
    os.kill(postmaster.find(folder).pid, signal.SIGKILL)
    assert ask(embedded_url(folder), "SELECT words FROM kept") == "da"


@pytest.mark.slow
def test_a_notice_that_names_a_stranger_is_cleared_away(folder):
    embedded_url(folder)
    cluster.stop(Cluster(folder))
    (folder / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}\n1\n5432\n{folder}\n\n0 0\nready\n")
    assert ask(embedded_url(folder), "SELECT 1") == 1


@pytest.mark.slow
def test_a_path_too_long_for_a_socket_gets_a_short_one(room):
    deep = room / ("sehr-langer-ordner-" * 6) / "postgres"
    try:
        assert ask(embedded_url(deep), "SELECT 1") == 1
    finally:
        cluster.stop(Cluster(deep))


@pytest.mark.slow
def test_the_last_process_that_uses_the_server_stops_it(folder):
    code = (
        "import sys; from pathlib import Path; from miteinander.ground.database import embedded_url;"
        "embedded_url(Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, folder], check=True, env={**os.environ, "PYTHONPATH": "src"})
    assert postmaster.find(folder) is None


def test_data_of_another_version_are_refused(folder):
    folder.mkdir(parents=True)
    (folder / "PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseTrouble, match=r"enthält Daten von PostgreSQL 16, mitgeliefert ist 18"):
        embedded_url(folder)


def test_a_folder_with_something_else_in_it_is_left_alone(folder):
    folder.mkdir(parents=True)
    (folder / "urlaub.jpg").touch()
    with pytest.raises(DatabaseTrouble, match="ist kein Datenbankordner und nicht leer"):
        embedded_url(folder)
    assert [path.name for path in folder.iterdir()] == ["urlaub.jpg"]


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "var").touch()
    with pytest.raises(DatabaseTrouble, match="muss ein Ordner sein, dort liegt aber eine Datei"):
        embedded_url(tmp_path / "var" / "postgres")


def test_a_full_disk_is_one_sentence(folder, monkeypatch):
    monkeypatch.setattr(cluster, "ROOM_FOR_A_NEW_ONE", 2**62)
    with pytest.raises(DatabaseTrouble, match="ist kein Platz mehr für die Datenbank"):
        embedded_url(folder)


def test_the_terminal_speaks_english_when_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    Path(tmp_path / "var").touch()
    with pytest.raises(DatabaseTrouble, match="must be a folder but a file lies there"):
        embedded_url(tmp_path / "var" / "postgres")
