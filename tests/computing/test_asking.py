"""Asking, stopping and removing: who may, how many, and what is kept."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from procrastinate.contrib.django.models import ProcrastinateJob

from miteinander.computing.choices import State
from miteinander.computing.models import Computation, ComputationFile
from miteinander.computing.services import asking, remove_computation, stop_computation
from miteinander.ground.refusals import Forbidden, Refused
from miteinander.journal.models import Act
from miteinander.roles.actor import Actor
from tests.cast import make_cast
from tests.computing.questions import AT, ask


def test_a_question_waits_with_its_files_and_a_job(cast):
    asked = ask(cast.actor("member"))
    file = asked.files.get()
    assert (asked.state, file.name, file.part, len(file.fingerprint)) == (State.WAITING, "tag.json", "event", 64)
    job = ProcrastinateJob.objects.get(task_name="computing.compute")
    assert (job.args, job.lock) == ({"computation_id": str(asked.pk)}, "computing")


@pytest.mark.parametrize("name", ["guest", "resident"])
def test_whoever_holds_no_role_is_refused(cast, name):
    with pytest.raises(Forbidden):
        ask(cast.actor(name))
    assert Computation.objects.count() == 0


def test_the_sixth_open_computation_is_refused_with_a_sentence(cast):
    for _ in range(5):
        ask(cast.actor("member"))
    with pytest.raises(Refused) as refused:
        ask(cast.actor("member"))
    assert refused.value.message == (
        "5 Ihrer Berechnungen sind noch offen. Bitte warten Sie, bis eine beendet ist, oder brechen Sie eine ab."
    )


def test_whoever_keeps_very_much_removes_something_first(cast, monkeypatch):
    monkeypatch.setattr(asking, "MOST_KEPT", 10)
    ask(cast.actor("member"))
    ask(cast.actor("office"))  # another's files do not count
    with pytest.raises(Refused) as refused:
        ask(cast.actor("member"))
    assert refused.value.message == (
        "Ihre Berechnungen belegen sehr viel Platz. Bitte entfernen Sie zuerst einige, die Sie nicht mehr brauchen."
    )


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_by_one_person_leave_five():
    cast = make_cast()

    def asking() -> None:
        try:
            ask(Actor(person=cast.member, second_factor=True))
        except Refused:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=asking) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection.close()
    assert Computation.objects.count() == 5


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("-o böse name.json", "o_böse_name.json"), ("", "datei"), ("C:\\a\\b.pb", "b.pb")],
)
def test_a_file_gets_a_name_that_is_neither_a_path_nor_an_option(cast, name, kept):
    ask(cast.actor("member"), name=name)
    assert ComputationFile.objects.get().name == kept


def test_a_waiting_computation_is_stopped_at_once_and_noted(cast):
    stopped = stop_computation(ask(cast.actor("member")), by=cast.actor("member"), at=AT)
    assert (stopped.state, stopped.ended_at) == (State.STOPPED, AT)
    assert list(Act.objects.order_by("at", "id").values_list("verb", flat=True)) == [
        "asked computation",
        "stopped computation",
    ]


def test_stopping_twice_notes_it_once(cast):
    asked = ask(cast.actor("member"))
    for minutes in (0, 1):
        stop_computation(asked, by=cast.actor("member"), at=AT + timedelta(minutes=minutes))
    assert Act.objects.filter(verb="stopped computation").count() == 1


@pytest.mark.parametrize("verb", [stop_computation, remove_computation])
def test_nobody_touches_what_another_asked(cast, verb):
    asked = ask(cast.actor("member"))
    with pytest.raises(Forbidden):
        verb(asked, by=cast.actor("administrator"), at=AT)


def test_an_open_computation_is_not_removed(cast):
    with pytest.raises(Refused) as refused:
        remove_computation(ask(cast.actor("member")), by=cast.actor("member"), at=AT)
    assert refused.value.message == "Die Berechnung ist noch nicht beendet. Bitte brechen Sie sie zuerst ab."


def test_removing_takes_the_files_along(cast):
    asked = stop_computation(ask(cast.actor("member")), by=cast.actor("member"), at=AT)
    remove_computation(asked, by=cast.actor("member"), at=AT)
    assert (Computation.objects.count(), ComputationFile.objects.count()) == (0, 0)
