"""Files: the own form, a written result read again, breakouts of the W3C, and what is refused with which sentence."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.command import main
from miteinander.methods.timetable import Place, Weights, count, propose, violations
from miteinander.methods.timetable.formats import event_as_data, parse_event, read_event
from miteinander.methods.timetable.w3c import read_breakouts
from miteinander.methods.trouble import MethodError
from tests.methods.timetable.events import events, hand
from tests.shared import shared

KEYS = (
    "wishes wishes_met wishes_bound points points_bound proven method solver cut timetable attendance totals persons "
    "topics unplaced changes violations sentences event"
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(events())
def test_a_written_event_is_read_back_as_it_was(event):
    assert parse_event(json.loads(json.dumps(event_as_data(event)))) == event


def test_the_form_of_the_documentation_is_read():
    event = parse_event(
        {
            "phases": [{"id": "1", "label": "Phase 1"}, 2],
            "rooms": [{"id": "saal", "seats": 60, "step_free": True}, "stube"],
            "topics": [{"id": "a", "hosts": ["p3"], "pinned": {"phase": "1", "room": "saal"}}, {"id": "b"}],
            "persons": [{"id": "p1", "interests": ["a", "b"], "step_free": True, "absent": ["2"]}],
            "closed": [{"phase": "1", "room": "stube"}],
            "previous": {"a": {"phase": "1", "room": "saal"}, "b": None},
            "weights": {"room_changed": 0},
            "seed": 7,
        }
    )
    assert event.phases[1].id == "2"
    assert event.topics[0].pinned == Place("1", "saal")
    assert (event.weights, event.seed) == (Weights(room_changed=0), 7)


def test_a_result_is_question_and_previous_plan_again(tmp_path, capsys):
    file, result = tmp_path / "event.json", tmp_path / "result.json"
    file.write_text(json.dumps(event_as_data(hand())), encoding="utf-8")
    assert main(["timetable", str(file), "--json"]) == 0
    written = capsys.readouterr().out
    result.write_text(written, encoding="utf-8")
    assert list(json.loads(written)) == ["format", *KEYS.split()]
    assert main(["timetable", str(result), "--previous", str(result), "--json", "--seed", "5"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["wishes_met"], again["changes"], again["violations"]) == (6, [], [])


def test_the_command_shows_the_wall_and_then_the_sentences(tmp_path, capsys):
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event_as_data(hand())), encoding="utf-8")
    assert main(["timetable", str(file), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[:8] == [
        "Phase 1",
        "  Saal: Garten (3)",
        "  Stube: –",
        "Phase 2",
        "  Saal: Markt (2)",
        "  Stube: Rad (1)",
        "",
        "6 of 6 wishes are met; 3 of 3 topics have a place.",
    ]


def refused(**changes: object) -> str:
    with pytest.raises(MethodError) as trouble:
        propose(parse_event(event_as_data(hand()) | changes), exact=False)
    return trouble.value.de


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"rooms": 3}, "In der Datei muss rooms eine Liste […] sein, nicht eine Zahl."),
        (
            {"rooms": [{"id": "saal", "seats": "20"}]},
            "In rooms, Eintrag 1, muss seats eine ganze Zahl sein, nicht ein Text.",
        ),
        ({"rooms": [{"id": "a", "seats": -1}]}, "In rooms: a muss seats eine Zahl von 0 bis 1000000 sein, nicht -1."),
        (
            {"rooms": [{"id": "a", "size": 1}]},
            "In rooms, Eintrag 1, ist der Schlüssel size unbekannt; möglich: id, label, seats, step_free.",
        ),
        ({"phases": ["1", "1"]}, "In phases kommt 1 mehr als einmal vor. Jede Kennung darf nur einmal stehen."),
        (
            {"persons": [{"id": "Ada", "interests": ["x"]}]},
            "In persons: Ada, interests steht x, aber das gibt es in der Datei nicht.",
        ),
        ({"hosts_stay": "ja"}, "In der Datei muss hosts_stay true oder false sein, nicht ein Text."),
        ({"weights": {"wish": 0}}, "Das Gewicht wish muss mindestens 1 sein, sonst zählt kein Wunsch."),
        ({"topics": [{"id": ""}], "persons": []}, "In topics, Eintrag 1, ist id leer."),
    ],
)
def test_a_bad_event_is_refused_with_a_sentence(changes, sentence):
    assert refused(**changes) == sentence


def pinned(*pins: dict, **rules: object) -> str:
    topics = [{"id": name, **pin} for name, pin in zip(("garten", "markt", "rad"), (*pins, {}, {}), strict=False)]
    return refused(topics=topics, **rules)


def test_pins_that_cannot_be_kept_are_refused_with_a_sentence():
    hall, study, first = {"phase": "1", "room": "saal"}, {"phase": "1", "room": "stube"}, {"phase": "1"}
    assert pinned({"pinned": hall}, {"pinned": hall}) == "garten und markt sind am selben Platz festgesetzt."
    assert pinned({"pinned": hall}, closed=[hall]) == (
        "garten ist in Raum saal festgesetzt, der in Phase 1 geschlossen ist."
    )
    assert pinned({"pinned": study, "step_free": True}) == (
        "garten braucht einen stufenfreien Raum, ist aber in Raum stube festgesetzt."
    )
    assert pinned({"pinned": hall, "hosts": ["x"]}, {"pinned": study, "hosts": ["x"]}) == (
        "garten und markt haben dieselbe Leitung und sind in derselben Phase festgesetzt."
    )
    assert pinned({"pinned": first}, {"pinned": first}, closed=[study]) == (
        "In Phase 1 sind mehr Themen festgesetzt, als passende Räume offen sind."
    )
    away = [{"id": "Ada", "absent": ["1"]}]
    assert pinned({"pinned": hall, "hosts": ["Ada"]}, persons=away) == (
        "garten ist in Phase 1 festgesetzt, aber Ada (Leitung) fehlt dann."
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "event.json: Die Datei ist leer."),
        (b"[]", "event.json: In der Datei wird ein Objekt {…} erwartet, nicht eine Liste."),
        (b"{}", "event.json: In der Datei fehlt phases."),
        (
            b'{"phases": [],\n "rooms": [,]}',
            (
                "event.json, Zeile 2: Das ist kein gültiges JSON. Bitte prüfen Sie Klammern, Kommas und "
                "Anführungszeichen."
            ),
        ),
        (b"[" * 100_000, "event.json: Die Datei ist zu tief verschachtelt."),
        (
            b'{"phases": [' + b"9" * 5000 + b"]}",
            "event.json: Die Datei enthält eine Zahl mit Tausenden von Ziffern.",
        ),
        (b"\x00\x01\x02", "event.json: Das ist keine Textdatei. Bitte speichern Sie sie als Text oder CSV."),
    ],
)
def test_a_damaged_file_is_refused_with_a_sentence(tmp_path, capsys, content, sentence):
    file = tmp_path / "event.json"
    file.write_bytes(content)
    assert main(["timetable", str(file)]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 2000), st.binary(max_size=3))
def test_no_damage_to_a_file_is_more_than_a_refusal(tmp_path_factory, at, damage):
    file = tmp_path_factory.getbasetemp() / "damaged.json"
    whole = json.dumps(event_as_data(hand())).encode()
    file.write_bytes(whole[:at] + damage + whole[at + 1 :])
    try:
        propose(read_event(file), exact=False)
    except MethodError as trouble:
        assert trouble.de.endswith(".")  # noqa: PT017 - a refusal is one of two good ends


def test_the_breakouts_of_2024_are_planned_again_without_a_change_and_with_every_wish():
    event = read_breakouts(json.loads(shared("barcamp/w3c_breakouts_2024.json").read_text(encoding="utf-8")))
    found = propose(event)
    totals = count(event, found)
    assert violations(event, found) == ()
    assert (totals.placed, totals.wishes_met, totals.phase_changed, totals.room_changed) == (19, 55, 0, 0)
    assert (totals.wishes, found.proven) == (55, True)


def test_tpac_2019_is_planned_with_every_session_and_all_but_four_of_the_wishes():
    event = read_breakouts(json.loads(shared("barcamp/tpac2019.json").read_text(encoding="utf-8")))
    loose = replace(event, previous={})
    totals = count(loose, propose(loose, exact=False))
    assert violations(loose, propose(loose, exact=False, seconds=0.001)) == ()
    assert (totals.topics, totals.placed) == (58, 58)
    assert totals.wishes - totals.wishes_met <= 4


def test_breakouts_become_persons_who_stand_for_hosts_pairs_and_seats():
    event = read_breakouts(
        {
            "slots": ["2024-03-12 13:00-14:00", {"start": "15:00", "break": True}, {"start": "16:00"}],
            "rooms": {"a": {"capacity": 3, "size": "small"}, "b": {"name": "B"}},
            "sessions": [
                {"number": 1, "host": "P1", "capacity": "small", "slot": "16:00", "room": "a"},
                {"number": 2, "hosts": ["P1", "P2"], "conflicts": [1]},
            ],
        }
    )
    assert [phase.id for phase in event.phases] == ["2024-03-12 13:00", "16:00"]
    assert {person.id: sorted(person.interests) for person in event.persons} == {
        "P1": ["1", "2"],
        "P2": ["2"],
        "1 + 2": ["1", "2"],
        "1 #1": ["1"],
        "1 #2": ["1"],
    }
    assert event.previous == {"1": Place("16:00", "a")}
