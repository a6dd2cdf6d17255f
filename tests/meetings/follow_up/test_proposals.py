"""What is not settled is proposed to the next meeting, by one rule, once, with its reason."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise
from threading import Barrier

import pytest
from django.db import connection

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.meetings.models import AgendaItem, CarriedItem, Finding, GuidingQuestion, Meeting, Pitch
from miteinander.meetings.services.follow_up import (
    NextDay,
    Wording,
    accept_all,
    accept_item,
    build_upon,
    drop_item,
    prepare_next,
    propose_items,
    undo_decision,
)
from miteinander.meetings.services.harvest import settle_finding
from tests.cast import make_meeting


@pytest.fixture
def office(cast):
    return cast.actor("office")


def next_day(orchard, office, title="Inhalte", days=58):
    begin = orchard.meeting.starts_at + timedelta(days=days)
    return prepare_next(
        orchard.meeting, NextDay(title, begin, begin + timedelta(hours=6), 80), by=office, at=orchard.at
    )


def shape(meeting):
    return [(item.becomes, item.format, item.text) for item in meeting.carried_items.exclude(key__startswith="frame")]


def test_each_kind_of_finding_becomes_what_the_rule_says(orchard, office):
    orchard.find("Wer pflegt die Daten?", "open_question")
    orchard.find("Der Datenschutz macht Angst.", "challenge", session=orchard.session)
    orchard.find("Ein Kalender für alle", "idea")
    orchard.find("Eine Karte für alle", "idea")
    orchard.find("Papier zählt gleich.", "guardrail")
    orchard.promise()
    Finding.objects.filter(text="Eine Karte für alle").update(hands_counted=9)
    assert shape(next_day(orchard, office)) == [
        ("item", "input", "Was aus den Zusagen wurde"),
        ("item", "input", "Impuls: Eine Karte für alle"),
        ("item", "fishbowl", "Im Gespräch: Papier zählt gleich."),
        ("question", "", "Wer pflegt die Daten?"),
        ("question", "", "Wie begegnen wir dieser Herausforderung: „Der Datenschutz macht Angst“?"),
        ("topic", "", "Ein Kalender für alle"),
    ]


def test_where_no_finding_fills_the_fishbowl_the_usual_day_keeps_its_order(orchard, office):
    orchard.find("Ein Kalender für alle", "idea")
    frame = next_day(orchard, office).carried_items.filter(becomes="item").order_by("position")
    assert [item.format for item in frame] == (
        ["arrival", "welcome", "input", "break", "fishbowl", "break", "barcamp", "harvest", "departure"]
    )


def test_a_topic_that_found_no_place_is_proposed_once_and_without_a_name(orchard, office):
    orchard.scene.card("Wohnen im Alter", host_name="Robin Muster", description="Wer hat Erfahrung?")
    meeting = next_day(orchard, office)
    assert shape(meeting) == [("topic", "", "Wohnen im Alter")]
    item = meeting.carried_items.get(becomes="topic")
    assert item.reason == "ein Thema vom 21. Mai 2019, das keinen Platz fand"
    accept_all(meeting, by=office, at=orchard.at)
    pitch = Pitch.objects.get(barcamp__meeting=meeting)
    assert (pitch.title, pitch.description, pitch.host_name) == ("Wohnen im Alter", "Wer hat Erfahrung?", "")
    assert propose_items(meeting, by=office, at=orchard.at) == 0


def test_every_proposal_says_in_words_where_it_comes_from(orchard, office):
    finding = orchard.find("Der Datenschutz macht Angst.", "challenge", session=orchard.session)
    orchard.promise()
    Finding.objects.filter(pk=finding.pk).update(hands_counted=12)
    reasons = dict(next_day(orchard, office).carried_items.values_list("key", "reason"))
    assert reasons["finding-1"] == (
        "aus Erkenntnis 1 (Herausforderung), 12 Punkte; Runde 1, Großer Saal: „Wer pflegt die Daten?“"
    )
    assert reasons["commitments-2"] == "aus Erkenntnis 2: eine Zusage, die bis zum 18. Juli 2019 fällig ist"
    assert reasons["frame-0"] == "der übliche Rahmen eines Tages"


def test_questions_stand_in_the_order_of_their_weight(orchard, office):
    for text, dots in (("Wenig?", 1), ("Viel?", 9), ("Mittel?", 5)):
        Finding.objects.filter(pk=orchard.find(text, "open_question").pk).update(hands_counted=dots)
    assert [text for *_rest, text in shape(next_day(orchard, office))] == ["Viel?", "Mittel?", "Wenig?"]


def test_settled_findings_and_later_commitments_are_not_proposed(orchard, office):
    settle_finding(orchard.find("Gelöst?", "open_question"), done=True, by=orchard.organiser, at=orchard.at)
    orchard.promise(due=date(2019, 12, 31))
    assert shape(next_day(orchard, office)) == []


def test_proposing_again_adds_only_what_is_new_and_never_what_was_dropped(orchard, office):
    orchard.find("Eins?", "open_question")
    meeting = next_day(orchard, office)
    drop_item(meeting.carried_items.get(key="finding-1"), by=office, at=orchard.at)
    assert propose_items(meeting, by=office, at=orchard.at) == 0
    orchard.find("Zwei?", "open_question")
    orchard.promise()
    assert propose_items(meeting, by=office, at=orchard.at) == 2
    assert CarriedItem.objects.get(key="finding-1").decision == "dropped"
    assert CarriedItem.objects.filter(key__startswith="frame").count() == 9


def test_what_is_taken_over_stands_in_the_order_of_the_day_whatever_was_decided_first(orchard, office):
    orchard.promise()
    meeting = next_day(orchard, office)
    for item in meeting.carried_items.order_by("-position"):
        accept_item(item, by=office, at=orchard.at)
    items = list(meeting.agenda_items.all())
    assert [item.format for item in items] == (
        ["arrival", "welcome", "input", "input", "break", "fishbowl", "break", "barcamp", "harvest", "departure"]
    )
    assert items[0].starts_at == meeting.starts_at
    assert all(before.ends_at == after.starts_at for before, after in pairwise(items))


def test_everything_can_be_taken_over_at_once(orchard, office):
    orchard.find("Warum?", "open_question")
    orchard.find("Kalender", "idea")
    orchard.find("Karte", "idea")
    meeting = next_day(orchard, office)
    assert accept_all(meeting, by=office, at=orchard.at) == 11
    assert [question.text for question in meeting.guiding_questions.all()] == ["Warum?"]
    assert [pitch.title for pitch in Pitch.objects.filter(barcamp__meeting=meeting)] == ["Karte"]
    assert set(meeting.carried_items.values_list("decision", flat=True)) == {"accepted"}


def test_an_item_can_be_taken_over_in_other_words(orchard, office):
    orchard.find("Warum?", "open_question")
    meeting = next_day(orchard, office)
    item = accept_item(meeting.carried_items.get(key="finding-1"), by=office, at=orchard.at, wording=Wording("Wozu?"))
    assert (item.decision, item.guiding_question.text) == ("edited", "Wozu?")
    assert meeting.guiding_questions.get().origin.findings.get().number == 1


def test_a_decision_can_be_taken_back_and_taken_again(orchard, office):
    orchard.find("Warum?", "open_question")
    orchard.find("Kalender", "idea")
    orchard.find("Karte", "idea")
    meeting = next_day(orchard, office)
    accept_all(meeting, by=office, at=orchard.at)
    for key in ("finding-1", "finding-2", "finding-3"):
        undo_decision(meeting.carried_items.get(key=key), by=office, at=orchard.at)
    assert (meeting.guiding_questions.count(), meeting.agenda_items.filter(format="input").count()) == (0, 0)
    assert Pitch.objects.get(title="Karte").state == "withdrawn"
    accept_all(meeting, by=office, at=orchard.at)
    assert Pitch.objects.get(title="Karte").state == "proposed"


def test_two_who_decide_on_the_same_item_get_one_decision(orchard, office):
    orchard.find("Warum?", "open_question")
    item = next_day(orchard, office).carried_items.get(key="finding-1")
    accept_item(item, by=office, at=orchard.at)
    with pytest.raises(Stale, match="„Warum\\?“ ist schon entschieden \\(übernommen\\)"):
        drop_item(item, by=office, at=orchard.at)
    assert GuidingQuestion.objects.filter(text="Warum?").count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_decide_at_once_take_everything_over_exactly_once(orchard, office):
    for number in range(4):
        orchard.find(f"Warum {number}?", "open_question")
    meeting, start = next_day(orchard, office), Barrier(6)

    def decide(item):
        start.wait()
        try:
            accept_item(item, by=office, at=orchard.at) if item else accept_all(meeting, by=office, at=orchard.at)
        except Stale:
            return
        finally:
            connection.close()

    items = list(meeting.carried_items.filter(key__startswith="finding"))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(decide, [*items, None, None]))
    assert (meeting.guiding_questions.count(), meeting.agenda_items.count()) == (4, 9)
    assert set(meeting.carried_items.values_list("decision", flat=True)) == {"accepted"}


def test_a_topic_needs_a_barcamp(orchard, office):
    orchard.find("Kalender", "idea")
    orchard.find("Karte", "idea")
    meeting = next_day(orchard, office)
    with pytest.raises(Refused, match="Ein Thema braucht ein Barcamp"):
        accept_item(meeting.carried_items.get(key="finding-2"), by=office, at=orchard.at)


def test_a_meeting_with_its_own_programme_gets_no_frame(orchard, office, cast):
    later = make_meeting(
        cast,
        slug="tag-2",
        starts_at=orchard.meeting.starts_at + timedelta(days=58),
        ends_at=(orchard.meeting.ends_at + timedelta(days=58)),
    )
    start = later.starts_at
    AgendaItem.objects.create(
        meeting=later, format="welcome", title="Hallo", planned_at=start, starts_at=start, minutes=5
    )
    orchard.find("Warum?", "open_question")
    build_upon(later, orchard.meeting, by=office, at=orchard.at)
    assert [item.key for item in later.carried_items.all()] == ["finding-1"]


def test_there_is_one_next_meeting_and_it_keeps_place_and_access(orchard, office):
    made = next_day(orchard, office)
    assert (made.follows, made.status, made.town, made.guiding_questions.count()) == (
        orchard.meeting,
        "draft",
        "Stuttgart",
        0,
    )
    with pytest.raises(Refused, match="Das nächste Treffen gibt es schon"):
        next_day(orchard, office)
    assert Meeting.objects.count() == 2


def test_a_meeting_builds_only_on_an_earlier_one_of_its_series(orchard, office):
    made = next_day(orchard, office)
    with pytest.raises(Refused, match="Bitte wählen Sie ein früheres Treffen"):
        build_upon(orchard.meeting, made, by=office, at=orchard.at)


@pytest.mark.parametrize("who", ["outsider", "member", "researcher", "guest"])
def test_only_organisers_decide(orchard, office, cast, who):
    orchard.find("Warum?", "open_question")
    meeting = next_day(orchard, office)
    item, by = meeting.carried_items.get(key="finding-1"), {"by": cast.actor(who), "at": orchard.at}
    verbs = (
        lambda: accept_item(item, **by),
        lambda: drop_item(item, **by),
        lambda: undo_decision(item, **by),
        lambda: accept_all(meeting, **by),
        lambda: propose_items(meeting, **by),
    )
    for verb in verbs:
        with pytest.raises(Forbidden):
            verb()
