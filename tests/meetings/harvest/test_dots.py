"""Weighting: dots by phone, guarded per person, and dots on paper, counted by hand."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.meetings.choices import FindingKind
from miteinander.meetings.models import DotCount, Finding
from miteinander.meetings.reads.harvest import ballot_of, board_of, printed_order
from miteinander.meetings.rules import participant_of
from miteinander.meetings.services.harvest import merge_findings
from miteinander.meetings.services.harvest_dots import close_dots, count_dots, give_dots, open_dots
from miteinander.meetings.services.harvest_groups import add_group


@pytest.fixture
def open_orchard(orchard):
    orchard.first, orchard.second = orchard.find("Eins"), orchard.find("Zwei", "idea")
    open_dots(orchard.meeting, 3, by=orchard.organiser, at=orchard.at)
    return orchard


def weights(orchard):
    return [(one.number, one.weight) for one in board_of(orchard.meeting).findings]


def test_dots_are_given_moved_and_taken_back_while_the_weighting_is_open(open_orchard):
    kim, at = open_orchard.somebody(), open_orchard.at
    give_dots(open_orchard.second, 3, by=kim, at=at)
    give_dots(open_orchard.second, 2, by=kim, at=at)
    give_dots(open_orchard.first, 1, by=kim, at=at)
    assert weights(open_orchard) == [(2, 2), (1, 1)]
    give_dots(open_orchard.second, 0, by=kim, at=at)
    assert weights(open_orchard) == [(1, 1), (2, 0)]


def test_nobody_gives_more_dots_than_they_have(open_orchard):
    kim = open_orchard.somebody()
    give_dots(open_orchard.first, 2, by=kim, at=open_orchard.at)
    with pytest.raises(Refused) as refused:
        give_dots(open_orchard.second, 2, by=kim, at=open_orchard.at)
    assert refused.value.message == (
        "Sie haben 3 Punkte, und alle sind vergeben. Nehmen Sie zuerst anderswo einen zurück."
    )
    assert weights(open_orchard) == [(1, 2), (2, 0)]


def test_dots_are_refused_when_the_weighting_is_closed(open_orchard):
    kim = open_orchard.somebody()
    close_dots(open_orchard.meeting, by=open_orchard.organiser, at=open_orchard.at)
    with pytest.raises(Refused, match="Die Gewichtung ist gerade nicht geöffnet"):
        give_dots(open_orchard.first, 1, by=kim, at=open_orchard.at)


def test_nobody_weighs_a_commitment_but_dots_from_before_can_be_taken_back(open_orchard):
    kim, promise = open_orchard.somebody(), open_orchard.first
    give_dots(promise, 2, by=kim, at=open_orchard.at)
    promise.kind = FindingKind.COMMITMENT
    with pytest.raises(Refused):
        give_dots(promise, 1, by=kim, at=open_orchard.at)
    give_dots(promise, 0, by=kim, at=open_orchard.at)
    assert DotCount.objects.count() == 0


@pytest.mark.parametrize("who", ["office", "organiser", "outsider", "guest"])
def test_only_people_in_the_room_give_dots(open_orchard, cast, who):
    with pytest.raises(Forbidden):
        give_dots(open_orchard.first, 1, by=cast.actor(who), at=open_orchard.at)


@pytest.mark.parametrize("count", [-1, 4, 99])
def test_strange_counts_are_refused(open_orchard, count):
    with pytest.raises(Refused):
        give_dots(open_orchard.first, count, by=open_orchard.somebody(), at=open_orchard.at)


def test_the_number_of_dots_is_never_lowered_below_what_was_given(open_orchard):
    give_dots(open_orchard.first, 3, by=open_orchard.somebody(), at=open_orchard.at)
    with pytest.raises(Refused, match="Jemand hat schon 3 Punkte vergeben"):
        open_dots(open_orchard.meeting, 2, by=open_orchard.organiser, at=open_orchard.at)


@pytest.mark.parametrize("per_person", [0, 6])
def test_everybody_has_between_one_and_five_dots(open_orchard, per_person):
    with pytest.raises(Refused, match="zwischen 1 und 5 Punkte"):
        open_dots(open_orchard.meeting, per_person, by=open_orchard.organiser, at=open_orchard.at)


def test_without_findings_there_is_nothing_to_weigh(orchard):
    with pytest.raises(Refused, match="Es gibt noch keine Erkenntnisse"):
        open_dots(orchard.meeting, 3, by=orchard.organiser, at=orchard.at)


def test_phone_and_paper_are_added_up_and_the_page_says_how(open_orchard):
    one, two, at = open_orchard.first, open_orchard.second, open_orchard.at
    give_dots(one, 2, by=open_orchard.somebody(), at=at)
    give_dots(one, 1, by=open_orchard.somebody("Lou"), at=at)
    seen = {one.pk: 0, two.pk: 0}
    counted = {one.pk: 0, two.pk: 5}
    assert count_dots(open_orchard.meeting, counted, seen=seen, by=open_orchard.organiser, at=at) == 1
    assert weights(open_orchard) == [(2, 5), (1, 3)]
    sentence = "Jede Person hatte 3 Punkte: 3 wurden am Bildschirm vergeben, 5 von Hand gezählt, zusammen 8."
    assert board_of(open_orchard.meeting).weighting == sentence
    assert Act.objects.filter(verb="counted dots").get().recorded_by == open_orchard.organiser.person


def test_two_who_count_do_not_overwrite_each_other(open_orchard):
    one, meeting, by = open_orchard.first, open_orchard.meeting, {"by": open_orchard.organiser, "at": open_orchard.at}
    count_dots(meeting, {one.pk: 4}, seen={one.pk: 0}, **by)
    with pytest.raises(Stale) as stale:
        count_dots(meeting, {one.pk: 7}, seen={one.pk: 0}, **by)
    assert stale.value.message.startswith("Jemand anderes hat für die Erkenntnisse 1 (4) andere Zahlen eingetippt.")
    assert count_dots(meeting, {one.pk: 4}, seen={one.pk: 0}, **by) == 1  # the same number hurts nobody


def test_merged_findings_keep_the_dots_of_everybody(open_orchard):
    kim, lou, at = open_orchard.somebody(), open_orchard.somebody("Lou"), open_orchard.at
    give_dots(open_orchard.first, 1, by=kim, at=at)
    give_dots(open_orchard.second, 2, by=kim, at=at)
    give_dots(open_orchard.first, 3, by=lou, at=at)
    merge_findings(open_orchard.first, open_orchard.second, "Beide", by=open_orchard.organiser, at=at)
    assert weights(open_orchard) == [(2, 6)]
    assert ballot_of(open_orchard.meeting, participant_of(kim)).left == 0


def test_the_printed_order_is_by_heading_else_by_kind_and_leaves_commitments_out(open_orchard):
    open_orchard.promise()
    shape = [(name, [one.number for one in found]) for name, found in printed_order(open_orchard.meeting)]
    assert shape == [("Leitplanken", [1]), ("Ideen", [2])]
    group = add_group(open_orchard.meeting, "Pflege", by=open_orchard.organiser, at=open_orchard.at)
    Finding.objects.filter(number=2).update(group=group)
    shape = [(name, [one.number for one in found]) for name, found in printed_order(open_orchard.meeting)]
    assert shape == [("Pflege", [2]), ("Ohne Überschrift", [1])]


@pytest.mark.django_db(transaction=True)
def test_a_hasty_thumb_on_two_findings_at_once_gives_no_dot_too_many(open_orchard):
    kim, at, start = open_orchard.somebody(), open_orchard.at, Barrier(8)
    findings = [open_orchard.find(f"Satz {number}") for number in range(8)]

    def give(finding):
        start.wait()
        try:
            with translation.override("de"):
                give_dots(finding, 1, by=kim, at=at)
        except Refused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(give, findings)) == 3
    assert sum(DotCount.objects.values_list("count", flat=True)) == 3


@pytest.mark.django_db(transaction=True)
def test_ten_findings_typed_in_at_once_get_ten_numbers(orchard):
    start = Barrier(10)

    def enter(number):
        start.wait()
        try:
            return orchard.find(f"Satz {number}").number
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(enter, range(10))) == list(range(1, 11))
