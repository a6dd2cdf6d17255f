"""The pages of the harvest, as organisers, people in the room and everybody see them."""

from datetime import date, timedelta

import pytest
from django.core.signing import get_cookie_signer
from django.utils import timezone

from miteinander.meetings.models import DotCount, Finding, Harvest
from miteinander.meetings.rules import PARTICIPANT_LINK
from miteinander.meetings.services.documentation import release_documentation, review_documentation
from miteinander.meetings.services.follow_up import NextDay, accept_all, prepare_next
from miteinander.meetings.services.harvest import settle_finding
from miteinander.meetings.services.harvest_dots import close_dots, give_dots, open_dots
from miteinander.meetings.services.harvest_groups import add_group
from miteinander.meetings.services.series import announce_meeting
from miteinander.meetings.views.acting import PARTICIPANT_COOKIE
from miteinander.people.services import issue_link

HARVEST = "/treffen/tag-1/leitung/ernte/"
RESULTS = "/treffen/tag-1/ergebnisse/"
DOTS = "/treffen/tag-1/ernte/"


@pytest.fixture
def organiser(client_of):
    return client_of("organiser")


@pytest.fixture
def phone(orchard, client):
    """Somebody's phone in the room, with the cookie of taking part."""
    participant = orchard.meeting.participants.create(name="Kim", joined_at=orchard.at)
    until = timezone.now() + timedelta(days=1)
    token = issue_link(PARTICIPANT_LINK, participant.pk, expires_at=until, at=orchard.at)[1]
    client.cookies[PARTICIPANT_COOKIE] = get_cookie_signer(salt=PARTICIPANT_COOKIE * 2).sign(token)
    return client


def publish(orchard):
    review_documentation(orchard.meeting, by=orchard.organiser, at=orchard.at)
    return release_documentation(orchard.meeting, by=orchard.organiser, at=orchard.at)


def test_a_finding_is_entered_beside_what_it_comes_from(orchard, organiser):
    page = organiser.get(HARVEST).content.decode()
    assert f"?aus={orchard.session.pk}.so_what#neu" in page
    assert f"?aus={orchard.question.pk}.notes#neu" in page
    taken = organiser.get(f"{HARVEST}?aus={orchard.session.pk}.so_what").context["form"]
    assert taken.initial["text"] == "Ohne Ansprechperson schläft es ein."
    assert (taken.initial["origin"], taken.initial["contributors"]) == (str(orchard.session.pk), "Stadt Ulm")
    given = {"kind": "challenge", "text": "Es schläft ein.", "origin": str(orchard.session.pk), "channel": "paper"}
    answer = organiser.post(HARVEST, given | {"contributors": "Stadt Ulm"})
    assert answer.url == f"{HARVEST}#erkenntnis-1"
    finding = Finding.objects.get()
    assert (finding.session, finding.contributors, finding.channel) == (orchard.session, "Stadt Ulm", "paper")


@pytest.mark.parametrize("what", ["x", "x.so_what", f"{'9' * 32}.notes", ".", ""])
def test_a_strange_source_is_simply_an_empty_form(orchard, organiser, what):
    assert organiser.get(HARVEST, {"aus": what}).context["form"].initial == {}


def test_a_commitment_without_owner_is_shown_again_with_the_sentence(orchard, organiser):
    answer = organiser.post(HARVEST, {"kind": "commitment", "text": "Wir tun es.", "channel": "on_site"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Wir tun es." in page
    assert page.count('kern-form-input--error"') == 2
    assert "Eine Zusage braucht jemanden, der sich kümmert. Bitte nennen Sie die Stelle." in page
    assert "Eine Zusage braucht ein Datum. Bitte sagen Sie, bis wann." in page


def test_everything_a_session_wrote_down_can_be_taken_over_but_not_who_goes_on(orchard, organiser):
    session = orchard.session
    type(session).objects.filter(pk=session.pk).update(what="Drei Städte.", now_what="Ein Vertrag.", who_goes_on="Ulm")
    page = organiser.get(HARVEST).content.decode()
    assert f"?aus={session.pk}.what#neu" in page
    assert f"?aus={session.pk}.who_goes_on#neu" not in page
    taken = organiser.get(f"{HARVEST}?aus={session.pk}.now_what").context["form"]
    assert (taken.initial["text"], taken.initial["owner"]) == ("Ein Vertrag.", "Ulm")
    assert organiser.get(f"{HARVEST}?aus={session.pk}.who_goes_on").context["form"].initial == {}


def test_the_address_for_the_dots_is_given_in_full_and_as_a_code(orchard, organiser):
    orchard.find()
    organiser.post(f"{HARVEST}punkte/offen/", {"act": "open", "per_person": "3"})
    page = organiser.get(f"{HARVEST}punkte/").content.decode()
    assert f"http://localhost:8000{DOTS}</a>" in page
    assert "data:image/svg+xml;base64," in page
    assert orchard.meeting.event_code in page


def test_a_stale_edit_shows_both_texts_and_then_counts(orchard, organiser):
    finding = orchard.find("Alt")
    address, given = f"{HARVEST}{finding.pk}/", {"kind": "guardrail", "version": 1}
    organiser.post(address, given | {"text": "Ihre"})
    answer = organiser.post(address, given | {"text": "Meine"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ihre" in page
    assert "Meine" in page
    assert 'name="version" value="2"' in page
    assert organiser.post(address, given | {"version": 2, "text": "Meine"}).status_code == 302
    assert Finding.objects.get().text == "Meine"


def test_findings_are_merged_after_both_were_shown(orchard, organiser):
    one, two = orchard.find("Eins"), orchard.find("Zwei")
    address = f"{HARVEST}{two.pk}/zusammenfuehren/?mit={one.number}"
    assert "Eins Zwei" in organiser.get(address).content.decode()
    organiser.post(address, {"text": "Eins und zwei"})
    assert list(Finding.objects.values_list("number", "text")) == [(1, "Eins und zwei")]
    assert organiser.get(f"{HARVEST}{one.pk}/zusammenfuehren/?mit=77").url == f"{HARVEST}{one.pk}/"


def test_findings_move_under_headings_are_settled_and_taken_out(orchard, organiser):
    finding = orchard.find()
    organiser.post(f"{HARVEST}ueberschriften/", {"title": "Pflege"})
    assert organiser.post(f"{HARVEST}ueberschriften/", {"title": "Pflege"}).status_code == 422
    group = orchard.meeting.finding_groups.get()
    address = f"{HARVEST}{finding.pk}/tun/"
    organiser.post(address, {"act": "group", "group": str(group.pk)})
    organiser.post(address, {"act": "settle", "resolution": "Erledigt"})
    finding.refresh_from_db()
    assert (finding.group, finding.resolution) == (group, "Erledigt")
    organiser.post(address, {"act": "reopen"})
    organiser.post(address, {"act": "remove"})
    organiser.post(f"{HARVEST}ueberschriften/{group.pk}/", {"act": "rename", "title": "Wer pflegt?"})
    assert (Finding.objects.count(), orchard.meeting.finding_groups.get().title) == (0, "Wer pflegt?")
    organiser.post(f"{HARVEST}ueberschriften/{group.pk}/", {"act": "down"})
    organiser.post(f"{HARVEST}ueberschriften/{group.pk}/", {"act": "remove"})
    assert orchard.meeting.finding_groups.count() == 0


def test_dots_are_given_on_the_phone(orchard, phone):
    finding = orchard.find()
    open_dots(orchard.meeting, 3, by=orchard.organiser, at=orchard.at)
    assert "Noch 3 Punkte übrig" in phone.get(DOTS).content.decode()
    answer = phone.post(f"{DOTS}{finding.pk}/", {"count": "2"})
    assert answer.url == f"{DOTS}#erkenntnis-1"
    assert "Noch 1 Punkt übrig" in phone.get(DOTS).content.decode()
    phone.post(f"{DOTS}{finding.pk}/", {"count": "9"})
    assert DotCount.objects.get().count == 2
    close_dots(orchard.meeting, by=orchard.organiser, at=orchard.at)
    assert "Ihre 2 Punkte zählen." in phone.get(DOTS).content.decode()


def test_whoever_is_not_in_the_room_sees_no_findings_there(orchard, client_of):
    orchard.find("Ein Satz vor der Freigabe")
    for who in ("guest", "member", "outsider"):
        page = client_of(who).get(DOTS).content.decode()
        assert "Ein Satz vor der Freigabe" not in page
        assert "/treffen/tag-1/dabei/" in page


def test_counts_from_paper_are_typed_in_and_shown_with_how_they_were_counted(orchard, organiser):
    one, two = orchard.find("Eins"), orchard.find("Zwei")
    given = {f"n{one.pk}": "4", f"s{one.pk}": "0", f"n{two.pk}": "", f"s{two.pk}": "0"}
    organiser.post(f"{HARVEST}punkte/zaehlen/", given)
    page = organiser.get(f"{HARVEST}punkte/").content.decode()
    assert "0 wurden am Bildschirm vergeben, 4 von Hand gezählt, zusammen 4." in page
    answer = organiser.post(f"{HARVEST}punkte/zaehlen/", given | {f"n{one.pk}": "6"})
    assert answer.status_code == 409
    assert f'name="s{one.pk}" value="4"' in answer.content.decode()
    assert organiser.post(f"{HARVEST}punkte/zaehlen/", given | {f"n{one.pk}": "-1"}).status_code == 422


def test_the_weighting_is_opened_and_closed_by_the_organisers(orchard, organiser):
    address = f"{HARVEST}punkte/offen/"
    assert organiser.post(address, {"act": "open", "per_person": "3"}).status_code == 422
    orchard.find()
    organiser.post(address, {"act": "open", "per_person": "4"})
    assert Harvest.objects.values_list("takes_dots", "dots_per_person").get() == (True, 4)
    organiser.post(address, {"act": "close"})
    assert Harvest.objects.get().takes_dots is False


def test_the_moderation_sees_how_many_phones_gave_dots_beside_who_came(orchard, organiser):
    orchard.find()
    organiser.post(f"{HARVEST}punkte/offen/", {"act": "open", "per_person": "3"})
    assert "Punkte kamen von" not in organiser.get(f"{HARVEST}punkte/").content.decode()
    for name in ("Kim", "Kim noch einmal"):
        give_dots(Finding.objects.get(), 1, by=orchard.somebody(name), at=orchard.at)
    page = organiser.get(f"{HARVEST}punkte/").content.decode()
    assert "Punkte kamen von 2 Geräten; 0 Personen sind da." in page


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_the_sheet_for_sticky_dots_is_a_pdf(orchard, organiser, paper):
    orchard.find()
    answer = organiser.get(f"{HARVEST}punkte.pdf?papier={paper}")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_results_are_a_preview_until_they_are_released(orchard, client_of, organiser):
    orchard.find("Papier zählt gleich.")
    assert client_of("guest").get(RESULTS).status_code == 404
    assert client_of("outsider").get(RESULTS).status_code == 404
    assert "Vorschau: Diese Seite sieht nur die Leitung des Treffens" in organiser.get(RESULTS).content.decode()
    publish(orchard)
    page = client_of("guest").get(RESULTS).content.decode()
    assert "Papier zählt gleich." in page
    assert "Vorschau" not in page


def test_everybody_sees_what_was_released_and_not_what_was_written_since(orchard, client, organiser):
    finding = orchard.find("Geprüft")
    publish(orchard)
    Finding.objects.filter(pk=finding.pk).update(text="Ungeprüft")
    assert "Ungeprüft" not in client.get(f"{RESULTS}?fassung=entwurf").content.decode()
    assert "Ungeprüft" not in organiser.get(RESULTS).content.decode()
    assert "Ungeprüft" in organiser.get(f"{RESULTS}?fassung=entwurf").content.decode()


def test_each_finding_answers_where_from_and_what_became_of_it(orchard, client, cast):
    orchard.find("Warum?", "open_question", session=orchard.session)
    promise = orchard.promise()
    publish(orchard)
    settle_finding(promise, done=True, resolution="Liegt vor.", by=orchard.organiser, at=orchard.at)
    begin = orchard.meeting.starts_at.replace(month=7, day=18)
    day = NextDay("Tag 2", begin, begin.replace(hour=16), 80)
    made = prepare_next(orchard.meeting, day, by=cast.actor("office"), at=orchard.at)
    accept_all(made, by=cast.actor("office"), at=orchard.at)
    assert "Tag 2" not in client.get(RESULTS).content.decode()  # a draft is nobody's business yet
    announce_meeting(made, by=cast.actor("office"), at=orchard.at)
    page = client.get(RESULTS).content.decode()
    assert "Runde 1, Großer Saal: „Wer pflegt die Daten?“" in page
    assert "Leitfrage, 18. Juli 2019</a>: Warum?" in page
    assert "Erledigt am 21. Mai 2019. Liegt vor." in page
    assert "Beigetragen von: Stadt Ulm" in page


def test_an_overdue_commitment_says_so(orchard, client):
    orchard.promise(due=date(2019, 6, 30))
    publish(orchard)
    assert "überfällig" in client.get(RESULTS).content.decode()


def test_findings_stand_under_the_headings_of_the_plenary_or_by_kind(orchard, client):
    group = add_group(orchard.meeting, "Pflege", by=orchard.organiser, at=orchard.at)
    orchard.find("Eins", group=group)
    orchard.find("Zwei", "idea")
    publish(orchard)
    titles = [chapter.title for chapter in client.get(RESULTS).context["page"].chapters]
    by_kind = [chapter.title for chapter in client.get(f"{RESULTS}?nach=art").context["page"].chapters]
    assert (titles, by_kind) == (["Pflege", "Ideen"], ["Leitplanken", "Ideen"])


@pytest.mark.parametrize("count", [1, 3, 200])
@pytest.mark.parametrize("who", ["guest", "organiser"])
def test_the_results_cost_at_most_ten_queries(orchard, client_of, django_assert_max_num_queries, count, who):
    for number in range(count):
        orchard.find(f"Satz {number}", session=orchard.session)
    publish(orchard)
    client = client_of(who)
    client.get(RESULTS)
    with django_assert_max_num_queries(10):
        assert client.get(RESULTS).context["page"].count == count


@pytest.mark.parametrize("address", [HARVEST, f"{HARVEST}punkte/", f"{HARVEST}ueberschriften/", DOTS])
def test_pages_cost_the_same_however_many_findings(orchard, organiser, django_assert_num_queries, address):
    orchard.find("Satz 0", session=orchard.session)
    organiser.get(address)
    with django_assert_num_queries(FEW[address]):
        organiser.get(address)
    for number in range(1, 31):
        orchard.find(f"Satz {number}", session=orchard.session, fishbowl_question=orchard.question)
    with django_assert_num_queries(FEW[address]):
        organiser.get(address)


def test_a_finding_and_unreleased_results_cost_at_most_ten_queries(orchard, organiser, django_assert_max_num_queries):
    for number in range(30):
        finding = orchard.find(f"Satz {number}", session=orchard.session, fishbowl_question=orchard.question)
    for address in (f"{HARVEST}{finding.pk}/", RESULTS):
        organiser.get(address)
        with django_assert_max_num_queries(10):
            assert organiser.get(address).status_code == 200


FEW = {HARVEST: 9, f"{HARVEST}punkte/": 7, f"{HARVEST}ueberschriften/": 7, DOTS: 7}


@pytest.mark.parametrize(("who", "status"), [("office", 200), ("member", 403), ("outsider", 403), ("guest", 403)])
@pytest.mark.parametrize("word", ["", "punkte/", "ueberschriften/", "punkte.pdf"])
def test_only_organisers_open_the_harvest(orchard, client_of, who, status, word):
    assert client_of(who).get(HARVEST + word).status_code == status
