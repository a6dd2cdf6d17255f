"""A backup holds everything, and comes back whole or not at all."""

import psycopg
import pytest

from miteinander.ground.database import embedded_url
from miteinander.ground.postgres import cluster
from miteinander.ground.postgres.cluster import Cluster
from miteinander.serving import dispatch

pytestmark = pytest.mark.slow


@pytest.fixture
def installation(open_folder, monkeypatch):
    """An installation with one table and two words in it."""
    monkeypatch.setenv("MITEINANDER_VAR", str(open_folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    url = embedded_url(open_folder / "postgres")
    tell(
        url,
        "DROP TABLE IF EXISTS kept CASCADE; CREATE TABLE kept (words text); INSERT INTO kept VALUES ('eins'), ('zwei')",
    )
    yield url
    cluster.stop(Cluster(open_folder / "postgres"))


def tell(url, sentence):
    with psycopg.connect(url) as connection:
        connection.execute(sentence)


def count(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM kept").fetchone()[0]


def test_what_was_lost_after_a_backup_comes_back(installation, tmp_path, capsys):
    assert dispatch.main(["backup", str(tmp_path / "a.dump")]) == 0
    assert (tmp_path / "a.dump").stat().st_mode & 0o077 == 0
    tell(installation, "DELETE FROM kept")
    assert dispatch.main(["restore", str(tmp_path / "a.dump")]) == 0
    assert count(installation) == 2
    assert capsys.readouterr().out.endswith(f"Eingespielt: {tmp_path}/a.dump.\n")


def test_a_file_that_is_no_backup_changes_nothing(installation, tmp_path, capsys):
    (tmp_path / "urlaub.jpg").write_bytes(b"JPEG")
    assert dispatch.main(["restore", str(tmp_path / "urlaub.jpg")]) == 1
    assert count(installation) == 2
    assert capsys.readouterr().err.startswith("Das ist nicht gelungen, es wurde nichts verändert: pg_restore: error: ")


def test_a_restore_that_fails_halfway_changes_nothing(installation, tmp_path, capsys):
    assert dispatch.main(["backup", str(tmp_path / "a.dump")]) == 0
    tell(installation, "DELETE FROM kept; CREATE VIEW since AS SELECT words FROM kept")  # stands in the way
    assert dispatch.main(["restore", str(tmp_path / "a.dump")]) == 1
    assert count(installation) == 0
    assert "cannot drop table public.kept because other objects depend on it" in capsys.readouterr().err


def test_a_backup_never_replaces_an_older_one(installation, tmp_path, capsys):
    (tmp_path / "a.dump").write_text("alt")
    assert dispatch.main(["backup", str(tmp_path / "a.dump")]) == 1
    assert (tmp_path / "a.dump").read_text() == "alt"
    assert capsys.readouterr().err.endswith("gibt es schon. Bitte wählen Sie einen anderen Namen.\n")
