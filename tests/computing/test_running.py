"""Running: a real method in a real process, its progress, its refusals, and its end at a word."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from miteinander.computing.catalogue import OFFERS
from miteinander.computing.choices import State
from miteinander.computing.models import Computation
from miteinander.computing.services import (
    Given,
    ask_computation,
    go_on_with,
    process,
    run_computation,
    running,
    stop_computation,
)
from miteinander.computing.services.process import Bounds, run_method
from miteinander.ground.refusals import Forbidden, Refused
from miteinander.roles.actor import Actor
from tests.computing.questions import AT, LONG, SMALL, ask

SYSTEM = Actor.system()


def run(asked: Computation) -> Computation:
    run_computation(asked.pk, by=SYSTEM, clock=lambda: AT)
    asked.refresh_from_db()
    return asked


def test_a_computation_ends_with_words_and_a_file(cast):
    ended = run(ask(cast.actor("member")))
    assert (ended.state, ended.share, ended.ended_at) == (State.DONE, 1, AT)
    made = ended.files.get(origin="made")
    assert json.loads(bytes(made.content))["format"] == "miteinander-barcamp-plan/1"
    assert "Garten (2)" in ended.told


def test_a_bad_file_ends_with_the_sentence_of_the_method(cast):
    ended = run(ask(cast.actor("member"), {"rounds": []}))
    assert (ended.state, ended.told) == (State.REFUSED, "tag.json: In der Datei fehlt rooms.")
    assert not ended.files.filter(origin="made").exists()


def test_a_refusal_names_the_file_as_the_person_does(cast):
    named = ask(cast.actor("member"), [], name="unser tag.json")
    assert run(named).told.startswith("unser_tag.json: ")


def test_a_sign_the_database_cannot_hold_hinders_nothing(cast):
    question = {**SMALL, "pitches": [{"id": "Gar\0ten", "interested": ["Ada"]}]}
    ended = run(ask(cast.actor("member"), question))
    assert ended.has_ended
    assert "\0" not in ended.told


def test_a_result_that_is_too_large_with_its_files_is_not_kept(cast, monkeypatch):
    monkeypatch.setattr(running, "LARGEST_RESULT", 10)
    ended = run(ask(cast.actor("member")))
    assert (ended.state, ended.told) == (
        State.REFUSED,
        "Das Ergebnis ist zu groß, um es aufzubewahren. Bitte rechnen Sie auf dem eigenen Rechner.",
    )


def test_very_long_sentences_are_cut(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(running, "LONGEST_TOLD", 3)
    (tmp_path / "told.txt").write_text("abcdef")
    assert running._read(tmp_path / "told.txt") == "abc…"


def test_what_was_stopped_before_its_turn_is_not_computed(cast):
    asked = ask(cast.actor("member"))
    stop_computation(asked, by=cast.actor("member"), at=AT)
    assert run(asked).begun_at is None


def test_a_second_worker_finds_nothing_to_do(cast):
    asked = ask(cast.actor("member"))
    run(asked)
    assert run(asked).attempts == 1


def test_nobody_but_the_platform_runs_computations(cast):
    with pytest.raises(Forbidden):
        run_computation(ask(cast.actor("member")).pk, by=cast.actor("administrator"), clock=lambda: AT)


def test_a_computation_that_was_removed_meanwhile_leaves_nothing(cast):
    run_computation(cast.member.pk, by=SYSTEM, clock=lambda: AT)
    assert Computation.objects.count() == 0


class Impatient:
    """Says stop at the first word."""

    def hear(self, _share: float, _step: str) -> bool:
        return False


class Patient:
    def hear(self, _share: float, _step: str) -> bool:
        return True


class Broken:
    """The database is gone while it watches; it remembers nothing but its process."""

    def hear(self, _share: float, _step: str) -> bool:
        raise ConnectionError


@pytest.mark.slow
def test_nothing_computes_on_when_its_watch_breaks(tmp_path: Path, monkeypatch):
    begun = []
    start = process._start
    monkeypatch.setattr(process, "_start", lambda *args: begun.append(start(*args)) or begun[0])
    (tmp_path / "tag.json").write_text(json.dumps(LONG))
    with pytest.raises(ConnectionError):
        run_method(["barcamp", "tag.json", "--json"], tmp_path, Bounds(), Broken())
    assert begun[0].poll() is not None


class Late:
    """Says stop once the result is complete."""

    def __init__(self, process_of: list) -> None:
        self.process_of = process_of

    def hear(self, _share: float, _step: str) -> bool:
        self.process_of[0].wait()
        return False


def test_a_result_that_was_complete_when_the_word_came_is_kept(tmp_path: Path, monkeypatch):
    begun = []
    start = process._start
    monkeypatch.setattr(process, "_start", lambda *args: begun.append(start(*args)) or begun[0])
    monkeypatch.setattr(process, "PAUSE", 0)
    (tmp_path / "tag.json").write_text(json.dumps(SMALL))
    end = run_method(["barcamp", "tag.json", "--json"], tmp_path, Bounds(), Late(begun))
    assert (end.code, end.was_stopped) == (0, False)
    assert json.loads(end.out)["format"] == "miteinander-barcamp-plan/1"


def test_the_page_says_that_the_result_was_quicker_than_the_stop(cast, client_of, monkeypatch):
    monkeypatch.setattr(process, "PAUSE", 60)  # the worker does not look before it has ended
    asked = ask(cast.actor("member"))
    Computation.objects.filter(pk=asked.pk).update(stop_asked_at=AT)
    assert run(asked).state == State.DONE
    page = client_of("member").get(reverse("computation", args=[asked.pk])).content.decode()
    assert "Die Berechnung war fertig, bevor sie abgebrochen werden konnte. Hier ist ihr Ergebnis." in page


@pytest.mark.slow
def test_a_long_computation_ends_at_a_word(tmp_path: Path):
    (tmp_path / "tag.json").write_text(json.dumps(LONG))
    end = run_method(["barcamp", "tag.json", "--json"], tmp_path, Bounds(), Impatient())
    assert (end.was_stopped, end.out) == (True, b"")


@pytest.mark.slow
def test_a_computation_beyond_its_bounds_is_ended_and_says_so(tmp_path: Path):
    (tmp_path / "tag.json").write_text(json.dumps(LONG))
    end = run_method(["barcamp", "tag.json", "--json"], tmp_path, Bounds(cpu=1), Patient())
    assert (end.ran_out_of_time, end.out) == (True, b"")


def test_printing_leaves_nothing_in_the_home_of_the_platform(tmp_path: Path, monkeypatch):
    home, folder = tmp_path / "home", tmp_path / "folder"
    home.mkdir()
    folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    sheet = {"title": "Probe", "questions": [{"kind": "text", "text": "Was fehlt?"}]}
    (folder / "sheet.json").write_text(json.dumps(sheet))
    end = run_method(["sheets", "make", "sheet.json", "--json"], folder, Bounds(), Patient())
    assert (end.code, json.loads(end.out)["stored"], list(home.iterdir())) == (0, "", [])


@pytest.mark.slow
def test_a_person_stops_a_running_computation(cast):
    asked = ask(cast.actor("member"), LONG)
    ticks = iter(range(10_000))

    def clock():
        if next(ticks) == 3:  # the third look of the worker
            Computation.objects.filter(pk=asked.pk).update(stop_asked_at=AT)
        return AT

    run_computation(asked.pk, by=SYSTEM, clock=clock)
    asked.refresh_from_db()
    assert (asked.state, asked.told) == (State.STOPPED, "")


def test_lots_are_laid_down_before_the_seed_and_drawn_from_afterwards(cast):
    member, offer = cast.actor("member"), OFFERS["draw-commit"]
    files = {
        part: [Given(path.name, path.read_bytes()) for path in paths] for part, paths in offer.example_files().items()
    }
    laid_down = run(ask_computation(offer, by=member, files=files, choices={"seats": 7}, at=AT))
    lots = bytes(laid_down.files.get(name="lots.csv").content)
    drawn = run(go_on_with(laid_down, by=member, choices={"seed": "4 8 15 16 23 42"}, at=AT))
    result = json.loads(bytes(drawn.files.get(origin="made").content))
    assert ",".join(result["panel"]) in lots.decode()
    assert (drawn.method, drawn.choices) == ("draw", {"seats": 7, "seed": "4 8 15 16 23 42"})
    assert "erst erzeugt" not in drawn.told


def test_nothing_follows_from_other_computations(cast):
    with pytest.raises(Refused):
        go_on_with(run(ask(cast.actor("member"))), by=cast.actor("member"), choices={}, at=AT)
