"""Findings are entered, changed, merged, settled and taken out."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.choices import Channel
from miteinander.journal.models import Act
from miteinander.meetings.models import Finding
from miteinander.meetings.reads.harvest import origin_words
from miteinander.meetings.services.harvest import (
    FindingDetails,
    change_finding,
    details_of,
    enter_finding,
    merge_findings,
    put_into_group,
    remove_finding,
    settle_finding,
)
from miteinander.meetings.services.harvest_groups import add_group, move_group, remove_group, rename_group


def test_findings_are_numbered_and_a_number_never_comes_twice(orchard):
    first, second = orchard.find("Eins"), orchard.find("Zwei")
    remove_finding(second, by=orchard.organiser, at=orchard.at)
    assert (first.number, second.number, orchard.find("Drei").number) == (1, 2, 3)


def test_a_finding_from_a_session_names_its_host_unless_told_otherwise(orchard):
    assert orchard.find(session=orchard.session).contributors == "Stadt Ulm"
    assert orchard.find(session=orchard.session, contributors="").contributors == ""
    assert orchard.find().contributors == ""


def test_every_finding_says_where_it_comes_from(orchard):
    session = orchard.find(session=orchard.session)
    question = orchard.find(fishbowl_question=orchard.question)
    assert origin_words(session) == "Runde 1, Großer Saal: „Wer pflegt die Daten?“"
    assert origin_words(question) == "Fishbowl: „Was haben kleine Gemeinden davon?“"
    assert origin_words(orchard.find()) == "Plenum"


@pytest.mark.parametrize(
    ("owner", "due", "field"), [("", None, "owner"), ("Stadt Ulm", None, "due_on"), ("  ", "2019-06-30", "owner")]
)
def test_a_commitment_without_owner_and_date_is_refused(orchard, owner, due, field):
    with pytest.raises(Refused) as refused:
        orchard.find("Wir schreiben das auf.", "commitment", owner=owner, due_on=due)
    assert refused.value.message == (
        "Eine Zusage braucht jemanden, der sich kümmert, und ein Datum. Bitte ergänzen Sie beides, oder wählen Sie "
        "eine andere Art."
    )
    assert refused.value.field == field
    assert orchard.meeting.findings.count() == 0


def test_the_database_refuses_a_commitment_without_a_date_too(orchard):
    finding = orchard.promise()
    with pytest.raises(IntegrityError, match="commitment_has_owner_and_date"):
        Finding.objects.filter(pk=finding.pk).update(due_on=None)


def test_what_was_said_on_site_names_the_clerk_as_recorder_only(orchard):
    act = Act.objects.upon(orchard.find()).get()
    assert (act.verb, act.channel, act.person, act.recorded_by) == ("found", "on_site", None, orchard.organiser.person)


def test_the_channel_of_a_finding_is_kept(orchard):
    details = FindingDetails(kind="idea", text="Ein Kalender")
    finding = enter_finding(orchard.meeting, details, by=orchard.organiser, at=orchard.at, channel=Channel.PAPER)
    assert (finding.channel, Act.objects.upon(finding).get().channel) == ("paper", "paper")


def test_a_second_click_stores_nothing_twice(orchard):
    orchard.find("Papier zählt gleich.")
    with pytest.raises(Refused, match="Dieser Satz steht schon da, als Erkenntnis 1"):
        orchard.find("Papier zählt gleich.")
    assert orchard.meeting.findings.count() == 1


def test_two_editors_never_overwrite_each_other(orchard):
    finding = orchard.find("Alt")
    details = FindingDetails(kind="guardrail", text="Neu")
    change_finding(finding, details, seen=1, by=orchard.organiser, at=orchard.at)
    with pytest.raises(Stale) as stale:
        change_finding(finding, FindingDetails("guardrail", "Anders"), seen=1, by=orchard.organiser, at=orchard.at)
    assert stale.value.message == "Jemand anderes hat diese Erkenntnis geändert, während Sie geschrieben haben."
    assert stale.value.theirs.text == "Neu"


def test_a_commitment_cannot_lose_its_date_by_a_change(orchard):
    finding = orchard.promise()
    details = FindingDetails(kind="commitment", text=finding.text, owner=finding.owner)
    with pytest.raises(Refused):
        change_finding(finding, details, seen=1, by=orchard.organiser, at=orchard.at)


def test_merging_keeps_one_text_both_counts_and_both_contributors(orchard):
    one = orchard.find("Eins", contributors="Stadt Ulm", session=orchard.session)
    other = orchard.find("Zwei", contributors="Stadt Aalen")
    Finding.objects.update(hands_counted=3)
    merged = merge_findings(one, other, "Eins und zwei", by=orchard.organiser, at=orchard.at)
    assert (merged.number, merged.text, merged.hands_counted) == (2, "Eins und zwei", 6)
    assert merged.contributors == "Stadt Aalen, Stadt Ulm"
    assert merged.session == orchard.session
    assert [act.note for act in Act.objects.filter(verb="merged")] == ["1 → 2"]
    assert orchard.meeting.findings.count() == 1


def test_a_finding_is_not_merged_with_itself(orchard):
    finding = orchard.find()
    with pytest.raises(Refused, match="Bitte wählen Sie eine andere Erkenntnis desselben Treffens"):
        merge_findings(finding, finding, "Gleich", by=orchard.organiser, at=orchard.at)


def test_who_edits_a_finding_that_is_gone_learns_it(orchard):
    finding = orchard.find()
    remove_finding(finding, by=orchard.organiser, at=orchard.at)
    with pytest.raises(Stale, match="zusammengeführt oder herausgenommen"):
        change_finding(finding, details_of(finding), seen=1, by=orchard.organiser, at=orchard.at)


def test_a_settled_commitment_says_what_became_of_it_and_can_be_opened_again(orchard):
    finding = orchard.promise()
    settled = settle_finding(finding, done=True, resolution="Liegt vor.", by=orchard.organiser, at=orchard.at)
    assert (settled.resolved_at, settled.resolution) == (orchard.at, "Liegt vor.")
    opened = settle_finding(finding, done=False, by=orchard.organiser, at=orchard.at)
    assert (opened.resolved_at, opened.resolution) == (None, "")


def test_headings_are_made_renamed_ordered_and_taken_away(orchard):
    by = {"by": orchard.organiser, "at": orchard.at}
    first, second = add_group(orchard.meeting, "Pflege", **by), add_group(orchard.meeting, "Vertrauen", **by)
    rename_group(first, "Wer pflegt?", **by)
    move_group(second, up=True, **by)
    move_group(second, up=True, **by)  # it is the first already
    finding = orchard.find(group=first)
    put_into_group(finding, second, **by)
    remove_group(second, **by)
    finding.refresh_from_db()
    assert [group.title for group in orchard.meeting.finding_groups.all()] == ["Wer pflegt?"]
    assert finding.group is None


def test_two_headings_never_have_the_same_words(orchard):
    add_group(orchard.meeting, "Pflege", by=orchard.organiser, at=orchard.at)
    with pytest.raises(Refused, match="Die Überschrift „Pflege“ gibt es schon"):
        add_group(orchard.meeting, "Pflege", by=orchard.organiser, at=orchard.at)


@pytest.mark.parametrize("who", ["outsider", "member", "researcher", "guest"])
def test_only_organisers_write_findings(orchard, cast, who):
    finding, actor, details = orchard.find(), cast.actor(who), FindingDetails("idea", "Nein")
    by = {"by": actor, "at": orchard.at}
    verbs = (
        lambda: enter_finding(orchard.meeting, details, **by),
        lambda: change_finding(finding, details, seen=1, **by),
        lambda: remove_finding(finding, **by),
        lambda: merge_findings(finding, finding, "Nein", **by),
        lambda: settle_finding(finding, done=True, **by),
        lambda: put_into_group(finding, None, **by),
        lambda: add_group(orchard.meeting, "Nein", **by),
    )
    for verb in verbs:
        with pytest.raises(Forbidden):
            verb()


def test_a_commitment_is_due_after_the_meeting(orchard):
    day_before = orchard.meeting.starts_at.date() - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        orchard.find("Wir schreiben das auf.", "commitment", owner="Aalen", due_on=day_before)
    assert refused.value.message == "Eine Zusage wird nach dem Treffen eingelöst. Bitte wählen Sie einen späteren Tag."
