"""A documentation is reviewed by one act and released by another; what is released is what was reviewed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from miteinander.ground.refusals import Forbidden, Refused, Stale
from miteinander.journal.models import Act
from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import Attendee, CheckIn, Documentation, Speaker
from miteinander.meetings.reads.documentation import changed_parts, content_and_names, content_of
from miteinander.meetings.services.documentation import (
    latest_release,
    release_documentation,
    review_documentation,
    take_back_review,
    write_foreword,
)
from miteinander.meetings.services.harvest import settle_finding
from miteinander.meetings.services.harvest_dots import open_dots
from miteinander.meetings.services.sessions import Result, write_result
from tests.cast import make_item, make_registration


def reviewed(orchard):
    return review_documentation(orchard.meeting, by=orchard.organiser, at=orchard.at)


def released(orchard, *, later=0):
    return release_documentation(orchard.meeting, by=orchard.organiser, at=orchard.at + timedelta(days=later))


def test_review_and_release_are_two_acts_in_the_register(orchard):
    orchard.find()
    edition = reviewed(orchard)
    edition = released(orchard)
    acts = Act.objects.upon(edition).order_by("at", "id")
    assert [(act.verb, act.person.name) for act in acts] == [
        ("reviewed", "Organiser Muster"),
        ("released", "Organiser Muster"),
    ]
    assert (edition.state, edition.number, edition.reviewed_by) == ("released", 1, orchard.organiser.person)


def test_nothing_is_released_without_a_review(orchard):
    with pytest.raises(Refused, match="Nur eine geprüfte Dokumentation kann freigegeben werden"):
        released(orchard)
    assert latest_release(orchard.meeting) is None


def test_the_database_knows_no_release_without_review_and_content(orchard):
    with pytest.raises(IntegrityError, match="content_frozen_from_review_on"):
        Documentation.objects.create(meeting=orchard.meeting, state="released", released_at=orchard.at)


def test_content_is_frozen_at_the_review(orchard):
    orchard.find("Papier zählt gleich.")
    edition = reviewed(orchard)
    assert [one["text"] for one in edition.content["findings"]] == ["Papier zählt gleich."]
    assert edition.content["sessions"][0]["so_what"] == "Ohne Ansprechperson schläft es ein."
    assert edition.content["fishbowl"][0]["notes"] == "Sie teilen sich die Pflege."


def test_a_change_of_the_harvest_makes_a_reviewed_documentation_a_draft_again(orchard):
    orchard.find()
    reviewed(orchard)
    orchard.find("Noch eine.")
    edition = Documentation.objects.get()
    assert (edition.state, edition.content, edition.reviewed_by) == ("draft", None, None)
    assert Act.objects.upon(edition).filter(verb="reopened").count() == 1


def test_a_result_written_after_the_review_stops_the_release_with_a_clear_sentence(orchard):
    reviewed(orchard)
    orchard.session.refresh_from_db()
    write_result(orchard.session, Result("Anders."), by=orchard.organiser, at=orchard.at, seen=orchard.session.version)
    with pytest.raises(Refused) as refused:
        released(orchard)
    assert refused.value.message == (
        "Seit der Prüfung hat sich etwas geändert: Sessions und Ergebnisse. Bitte nehmen Sie sie zurück und prüfen "
        "Sie noch einmal."
    )
    take_back_review(orchard.meeting, by=orchard.organiser, at=orchard.at)
    reviewed(orchard)
    assert released(orchard).content["sessions"][0]["what"] == "Anders."


def test_a_released_edition_stays_until_the_next_one_is_released(orchard):
    orchard.find("Eins")
    reviewed(orchard)
    first = released(orchard)
    orchard.find("Zwei")
    assert latest_release(orchard.meeting) == first
    reviewed(orchard)
    assert latest_release(orchard.meeting) == first
    second = released(orchard, later=1)
    assert (second.number, latest_release(orchard.meeting)) == (2, second)
    first.refresh_from_db()
    assert (first.state, [one["text"] for one in first.content["findings"]]) == ("released", ["Eins"])


def test_without_a_change_there_is_no_second_edition(orchard):
    reviewed(orchard)
    released(orchard)
    with pytest.raises(Refused, match="Seit Fassung 1 hat sich nichts geändert"):
        reviewed(orchard)


def test_a_kept_commitment_does_not_touch_what_was_published(orchard):
    promise = orchard.promise()
    reviewed(orchard)
    settle_finding(promise, done=True, by=orchard.organiser, at=orchard.at)
    assert released(orchard).state == "released"


def test_nobody_reviews_while_dots_are_still_given(orchard):
    orchard.find()
    open_dots(orchard.meeting, 3, by=orchard.organiser, at=orchard.at)
    with pytest.raises(Refused, match="Die Gewichtung ist noch geöffnet"):
        reviewed(orchard)


def test_two_who_write_the_foreword_do_not_overwrite_each_other(orchard):
    by = {"by": orchard.organiser, "at": orchard.at}
    write_foreword(orchard.meeting, foreword="Meins", seen=1, **by)
    with pytest.raises(Stale) as stale:
        write_foreword(orchard.meeting, foreword="Deins", seen=1, **by)
    assert stale.value.theirs.foreword == "Meins"


@pytest.mark.parametrize("who", ["outsider", "member", "researcher", "guest"])
@pytest.mark.parametrize("verb", [review_documentation, release_documentation, take_back_review])
def test_only_organisers_take_the_steps(orchard, cast, who, verb):
    with pytest.raises(Forbidden):
        verb(orchard.meeting, by=cast.actor(who), at=orchard.at)


def test_no_participant_is_named_and_a_name_in_a_text_becomes_the_organisation(orchard, cast):
    make_registration(orchard.meeting, "Robin Beispiel", organisation="Bürgerverein Süd")
    make_registration(orchard.meeting, "Kim Muster", municipality=cast.aalen)
    orchard.find("Robin  Beispiel kümmert sich, kim muster hilft, Robin Beispielhaft nicht.")
    content, names = content_and_names(orchard.meeting)
    assert content["findings"][0]["text"] == "Bürgerverein Süd kümmert sich, Aalen hilft, Robin Beispielhaft nicht."
    assert (names.replaced, content["organisations"]) == (2, [["Aalen", 1], ["Bürgerverein Süd", 1]])
    assert "Robin Beispiel " not in str(content)


def test_a_family_name_behind_a_form_of_address_gives_way_too(orchard, cast):
    make_registration(orchard.meeting, "Robin Beispiel", organisation="Bürgerverein Süd")
    make_registration(orchard.meeting, "Weber", municipality=cast.aalen)
    orchard.find("Frau Beispiel fragt Herrn  Weber; Frau Beispielhaft fragt niemanden.")
    content, names = content_and_names(orchard.meeting)
    assert content["findings"][0]["text"] == "Bürgerverein Süd fragt Aalen; Frau Beispielhaft fragt niemanden."
    assert (names.replaced, names.left) == (2, {})


def test_two_of_one_family_name_are_not_mixed_up(orchard):
    for name, organisation in (("Robin Weber", "Verein Nord"), ("Kim Weber", "Verein Süd")):
        make_registration(orchard.meeting, name, organisation=organisation)
    orchard.find("Frau Weber fragt.")
    assert content_of(orchard.meeting)["findings"][0]["text"] == "eine teilnehmende Person fragt."


def test_a_single_word_stays_and_a_human_is_shown_where(orchard):
    orchard.somebody("kim")
    make_registration(orchard.meeting, "Robin Koch", organisation="Verein der Rose")
    orchard.find("Kim hilft, Robins Koch kocht, Kimono und Rose bleiben.", owner="")
    content, names = content_and_names(orchard.meeting)
    assert content["findings"][0]["text"] == "Kim hilft, Robins Koch kocht, Kimono und Rose bleiben."
    assert [(one.word, one.after) for one in names.left] == [
        ("Kim", " hilft, Robins Koch kocht, Kimono und Rose …"),
        ("Koch", " kocht, Kimono und Rose bleiben."),
    ]


def test_whoever_spoke_publicly_is_named_and_not_asked_about(orchard):
    item = make_item(orchard.meeting, AgendaFormatKey.INPUT)
    Speaker.objects.create(item=item, name="Robin Koch")
    make_registration(orchard.meeting, "Robin Koch", organisation="Verein")
    orchard.find("Robin Koch berichtet, Koch antwortet, Frau Koch fragt.")
    content, names = content_and_names(orchard.meeting)
    assert content["findings"][0]["text"] == "Robin Koch berichtet, Koch antwortet, Frau Koch fragt."
    assert (names.replaced, names.left) == (0, {})


def test_those_who_were_checked_in_count_else_those_who_were_registered(orchard):
    make_registration(orchard.meeting, "Robin Beispiel", organisation="Verein", seats=2)
    assert content_of(orchard.meeting)["organisations"] == [["Verein", 2]]
    attendee = Attendee.objects.first()
    CheckIn.objects.create(
        attendee=attendee, nonce=attendee.pk, scanned_at=orchard.at, received_at=orchard.at, channel="web"
    )
    assert content_of(orchard.meeting)["organisations"] == [["Verein", 1]]


def test_the_same_state_gives_the_same_content(orchard):
    orchard.find()
    first = content_of(orchard.meeting, foreword="Ein\r\n\r\nzwei")
    assert changed_parts(first, content_of(orchard.meeting, foreword="Ein\n\nzwei")) == []
    assert changed_parts(first, content_of(orchard.meeting)) == ["Vorwort"]
