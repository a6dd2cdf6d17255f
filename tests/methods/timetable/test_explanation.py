"""Each topic says why it is where it is, each person what they miss and why."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from miteinander.methods.timetable import Place, Room, Timetable, Topic, explain, propose, sentences
from miteinander.methods.timetable.explanation import Missed, MissedReason, PhaseReason, RoomReason, UnplacedReason
from tests.methods.timetable.events import BIKE, GARDEN, HALL, HAND, MARKET, STUDY, events, hand, person


def explained(event):
    return explain(event, propose(event, exact=False))


def told(event, language="de"):
    return sentences(event, explained(event), language)


def test_the_example_by_hand_is_told_in_german():
    assert told(hand()) == (
        "6 von 6 Wünschen sind erfüllt; 3 von 3 Themen haben einen Platz.",
        "Das ist bewiesen: Kein Zeitplan ist nach diesen Regeln besser.",
        (
            "„Garten“: Phase 1, Saal. Auch der beste gefundene Tausch in eine andere Phase (Phase 2) würde 1 Wunsch "
            "kosten. 3 Personen kommen; der Raum reicht auch für alle Interessierten (3, 20 Sitzplätze)."
        ),
        (
            "„Markt“: Phase 2, Saal. Auch der beste gefundene Tausch in eine andere Phase (Phase 1) würde 1 Wunsch "
            "kosten. 2 Personen kommen; der Raum reicht auch für alle Interessierten (2, 20 Sitzplätze)."
        ),
        (
            "„Rad“: Phase 2, Stube. Auch der beste gefundene Tausch in eine andere Phase (Phase 1) würde 1 Wunsch "
            "kosten. 1 Person kommt; der Raum reicht auch für alle Interessierten (1, 2 Sitzplätze)."
        ),
        "Ada kann alles besuchen: 2 von 2 Wünschen.",
        "Ben kann alles besuchen: 2 von 2 Wünschen.",
        "Cem kann alles besuchen: 2 von 2 Wünschen.",
    )


def test_it_is_told_in_english_too():
    assert told(hand(), "en")[:2] == (
        "6 of 6 wishes are met; 3 of 3 topics have a place.",
        "This is proven: by these rules no timetable is better.",
    )


def test_a_topic_kept_beside_another_tells_the_person_who_misses_it():
    stood = {"garten": Place("1", "saal"), "markt": Place("1", "stube"), "rad": Place("2", "saal")}
    event = hand(previous=stood, persons=(HAND[0], HAND[1], person("Cem", "garten")))
    found = explained(event)
    assert found.persons[1].missed == (Missed("markt", MissedReason.ELSEWHERE, "1", "garten"),)
    assert [topic.phase_reason for topic in found.topics] == [PhaseReason.KEPT] * 3
    assert found.changes == ()


def test_a_change_is_told_with_both_places():
    stood = {"garten": Place("1", "saal"), "markt": Place("1", "stube"), "rad": Place("2", "saal")}
    lines = told(hand(previous=stood))
    assert lines[2:4] == (
        "Gegenüber dem bisherigen Plan ist 1 Thema anders.",
        "„Markt“ wechselt von Phase 1, Stube nach Phase 2, Stube.",
    )


def one(person_, *topics, **rules):
    return explained(hand(*topics, persons=(person_,), **rules)).persons[0]


def test_each_reason_to_miss_a_topic_has_a_name():
    pinned = replace(GARDEN, pinned=Place("1", "stube"))
    assert one(person("Ada", "garten", absent=frozenset({"1"})), pinned).missed == (
        Missed("garten", MissedReason.ABSENT, "1"),
    )
    assert one(person("Ada", "garten", step_free=True), pinned).missed == (
        Missed("garten", MissedReason.NOT_STEP_FREE, "1"),
    )
    market = replace(MARKET, hosts=frozenset({"Ada"}), pinned=Place("1"))
    assert one(person("Ada", "garten"), pinned, market, hosts_stay=True).missed == (
        Missed("garten", MissedReason.HOSTING, "1", "markt"),
    )
    shut = frozenset(Place(phase, room) for phase in "12" for room in ("saal", "stube"))
    assert one(person("Ada", "garten"), GARDEN, closed=shut).missed == (Missed("garten", MissedReason.NOT_HELD),)


def test_who_finds_no_seat_is_told_that_the_topic_is_full():
    crowd = tuple(person(f"p{at}", "garten") for at in range(3))
    event = hand(replace(GARDEN, pinned=Place("1", "stube")), persons=crowd)
    found = explained(event)
    assert [entry.missed for entry in found.persons] == [(), (), (Missed("garten", MissedReason.FULL, "1"),)]
    assert found.topics[0].room_reason is RoomReason.PINNED


def test_a_host_who_is_elsewhere_is_told_to_be_represented():
    market = replace(MARKET, hosts=frozenset({"Ada"}), pinned=Place("1"))
    event = hand(replace(GARDEN, pinned=Place("1")), market, persons=(person("Ada", "garten"),))
    assert explained(event).persons[0].represented == ("markt",)
    assert told(event)[-1] == (
        "Ada kann alles besuchen: 1 von 1 Wunsch. „Markt“ läuft, während die Person (Leitung) ein anderes Thema "
        "besucht; dort muss sie jemand vertreten."
    )


def test_each_reason_to_have_no_place_has_a_name():
    closed = frozenset(Place(phase, "saal") for phase in "12")
    needing = replace(GARDEN, step_free=True)
    away = person("Ada", absent=frozenset({"1", "2"}))
    hosted = replace(GARDEN, hosts=frozenset({"Ada"}))
    everywhere = closed | {Place(phase, "stube") for phase in "12"}

    def reason(topic: Topic, **rules: object):
        return explained(hand(topic, persons=(away,), **rules)).unplaced[0].reason

    assert reason(needing, closed=closed) is UnplacedReason.NO_STEP_FREE_ROOM
    assert reason(hosted) is UnplacedReason.HOST_ABSENT
    assert reason(GARDEN, closed=everywhere) is UnplacedReason.NO_ROOM


def test_a_topic_that_is_outweighed_says_what_bringing_it_in_would_cost():
    one_place = replace(hand(), rooms=(STUDY,), phases=hand().phases[:1])
    found = explained(one_place).unplaced
    assert [(entry.topic, entry.reason, entry.wishes_lost) for entry in found] == [
        ("markt", UnplacedReason.OUTWEIGHED, 0),
        ("rad", UnplacedReason.OUTWEIGHED, 1),
    ]
    assert told(one_place)[4:6] == (
        (
            "„Rad“ hat keinen Platz (1 Person interessiert sich dafür): Käme es statt „Garten“ hinein, "
            "würde 1 Wunsch weniger erfüllt."
        ),
        "Ada: 1 von 2 Wünschen erfüllt. „Rad“ findet nicht statt.",
    )


def test_no_more_wishes_cannot_be_read_as_no_wish_at_all():
    one_place = replace(hand(), rooms=(STUDY,), phases=hand().phases[:1])
    assert told(one_place)[3] == (
        "„Markt“ hat keinen Platz (2 Personen interessieren sich dafür): Käme es statt „Garten“ hinein, "
        "würde kein zusätzlicher Wunsch erfüllt."
    )
    assert told(one_place, "en")[4] == (
        "“Rad” has no place (1 person is interested): if it came in for “Garten”, 1 fewer wish would be met."
    )


def test_a_phase_that_is_a_bare_number_is_called_a_phase():
    phases = tuple(replace(phase, label="") for phase in hand().phases)
    stood = {"garten": Place("1", "saal"), "markt": Place("1", "stube"), "rad": Place("2", "saal")}
    event = hand(previous=stood, persons=(HAND[0], HAND[1], person("Cem", "garten")))
    event = replace(event, phases=phases)
    assert told(event)[-2] == "Ben: 1 von 2 Wünschen erfüllt. „Markt“ läuft in Phase 1 gleichzeitig mit „Garten“."


def test_thousands_are_written_as_the_language_writes_them():
    crowd = tuple(person(f"p{number}", "garten") for number in range(1_234))
    event = replace(hand(GARDEN, persons=crowd), rooms=(replace(HALL, seats=None),))
    assert told(event)[0] == "1.234 von 1.234 Wünschen sind erfüllt; 1 von 1 Thema hat einen Platz."
    assert told(event, "en")[0] == "1,234 of 1,234 wishes are met; 1 of 1 topic has a place."


def test_without_a_proof_the_upper_limit_is_named():
    found = replace(explained(hand()), proven=False, attainable=1)
    assert sentences(hand(), found)[1] == (
        "Nicht bewiesen, dass es nicht besser geht; die sichere Obergrenze liegt bei 1 Wunsch."
    )


def test_a_room_too_small_for_all_who_are_interested_is_said():
    event = replace(hand(), rooms=(Room("kammer", "Kammer", 2),), topics=(GARDEN, MARKET, BIKE))
    lines = told(event)
    assert any("kämen alle Interessierten (3), reichte der Raum nicht." in line for line in lines)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(events(largest=8))
def test_every_wish_is_met_or_has_a_reason_and_everything_can_be_said(event):
    found = explained(event)
    assert all(entry.met + len(entry.missed) == entry.wishes for entry in found.persons)
    assert sum(entry.met for entry in found.persons) == found.totals.wishes_met
    assert len(found.topics) + len(found.unplaced) == len(event.topics)
    assert all("{" not in line for language in ("de", "en") for line in sentences(event, found, language))


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_empty_event_is_answered(language):
    event = replace(hand(), topics=(), persons=(), rooms=(HALL,), phases=())
    assert isinstance(propose(event), Timetable)
    assert len(told(event, language)) == 2
