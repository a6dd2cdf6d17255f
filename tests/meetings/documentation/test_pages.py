"""The documentation as page and PDF: a draft for organisers, then at one address for everybody."""

import io
import re

import pikepdf
import pytest

from miteinander.meetings.choices import AgendaFormatKey
from miteinander.meetings.models import Documentation, Finding, Material, Meeting
from miteinander.meetings.services.documentation import release_documentation, review_documentation
from tests.cast import make_item, make_registration
from tests.printing.reading_pdf import squeezed, text_of

STEERING = "/treffen/tag-1/leitung/dokumentation/"
PUBLIC = "/treffen/tag-1/dokumentation/"
PDF = "/treffen/tag-1/dokumentation.pdf"


@pytest.fixture
def organiser(client_of):
    return client_of("organiser")


def publish(orchard):
    review_documentation(orchard.meeting, by=orchard.organiser, at=orchard.at)
    return release_documentation(orchard.meeting, by=orchard.organiser, at=orchard.at)


def test_the_two_steps_are_two_clicks(orchard, organiser, client):
    orchard.find("Papier zählt gleich.")
    assert client.get(PUBLIC).status_code == 404
    organiser.post(f"{STEERING}tun/", {"act": "review"})
    assert "Geprüft, noch nicht freigegeben" in organiser.get(STEERING).content.decode()
    assert client.get(PUBLIC).status_code == 404
    organiser.post(f"{STEERING}tun/", {"act": "release"})
    assert "Papier zählt gleich." in client.get(PUBLIC).content.decode()


def test_while_the_meeting_runs_the_release_is_asked_for_once_more(orchard, organiser, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: orchard.at)
    assert "Das Treffen ist erst am" in organiser.get(STEERING).content.decode()
    organiser.post(f"{STEERING}tun/", {"act": "review"})
    answer = organiser.post(f"{STEERING}tun/", {"act": "release"})
    assert (answer.status_code, "Vor dem Ende des Treffens freigeben?" in answer.content.decode()) == (422, True)
    assert client.get(PUBLIC).status_code == 404
    organiser.post(f"{STEERING}tun/", {"act": "release", "early": "yes"})
    assert client.get(PUBLIC).status_code == 200


def test_the_overview_leads_to_what_is_public(orchard, organiser):
    overview, link = "/treffen/tag-1/leitung/", f'href="{PUBLIC}"'
    assert link not in organiser.get(overview).content.decode()
    publish(orchard)
    page = organiser.get(overview).content.decode()
    assert (link in page, 'href="/treffen/tag-1/ergebnisse/"' in page) == (True, True)


def test_after_the_release_it_is_said_how_to_correct(orchard, organiser):
    publish(orchard)
    page = organiser.get(STEERING).content.decode()
    assert "Etwas stimmt nicht oder kam zu früh?" in page


def test_a_step_too_early_is_answered_with_the_sentence(orchard, organiser):
    page = organiser.post(f"{STEERING}tun/", {"act": "release"}, follow=True).content.decode()
    assert "Nur eine geprüfte Dokumentation kann freigegeben werden. Bitte prüfen Sie sie zuerst." in page
    assert organiser.post(f"{STEERING}tun/", {"act": "burn"}).status_code == 302


def test_before_the_release_organisers_are_led_to_the_preview(orchard, organiser):
    assert organiser.get(PUBLIC).url == f"{STEERING}vorschau/"
    page = organiser.get(f"{STEERING}vorschau/").content.decode()
    assert "Vorschau: Diese Seite sieht nur die Leitung des Treffens" in page
    assert "Drei Städte berichten." in page


def test_what_is_public_is_what_was_frozen(orchard, client):
    finding = orchard.find("Geprüft")
    publish(orchard)
    Finding.objects.filter(pk=finding.pk).update(text="Später")
    orchard.scene.barcamp.pitches.update(title="Später")
    page = client.get(PUBLIC).content.decode()
    assert ("Geprüft" in page, "Später" in page) == (True, False)
    assert squeezed("Später") not in text_of(pikepdf.open(io.BytesIO(client.get(PDF).content)))


def test_the_pdf_says_everything_and_names_nobody(orchard, client):
    make_registration(orchard.meeting, "Robin Beispiel", organisation="Bürgerverein Süd")
    item = make_item(orchard.meeting, AgendaFormatKey.INPUT, minutes=5)
    Material.objects.create(item=item, title="Folien", url="https://example.org/folien.pdf")
    orchard.find("Robin Beispiel kümmert sich um die Vorlage.", session=orchard.session)
    orchard.promise()
    publish(orchard)
    text = text_of(pikepdf.open(io.BytesIO(client.get(PDF).content)))
    for words in (
        "Wer pflegt die Daten?",
        "Was haben kleine Gemeinden davon?",
        "Sie teilen sich die Pflege.",
        "Folien",
        "Bürgerverein Süd kümmert sich um die Vorlage.",
        "Stadt Aalen",
        "30. Juni 2019",
        "geprüft am 21. Mai 2019, freigegeben am 21. Mai 2019",
    ):
        assert squeezed(words) in text
    assert "Robin" not in text
    assert "Stadt Ulm" not in text  # who hosted the session


def test_who_reviews_is_shown_the_words_that_may_name_somebody(orchard, organiser):
    orchard.somebody("Kim")
    orchard.find("Kim kümmert sich um die Vorlage.")
    page = organiser.get(STEERING).content.decode()
    assert "<strong>Kim</strong> kümmert sich um die Vorlage." in page
    assert '<a href="#namen">1 Stelle</a> nennt vielleicht jemanden beim Namen.' in page
    publish(orchard)
    assert "Kim</strong>" not in organiser.get(PUBLIC).content.decode()


def test_an_old_edition_says_that_a_newer_one_took_its_place(orchard, client, organiser):
    orchard.find("Eins")
    publish(orchard)
    orchard.find("Zwei")
    organiser.post(STEERING, {"version": 1, "foreword": "", "what_changed": "Zwei kam dazu."})
    publish(orchard)
    old = client.get(f"{PUBLIC}1/").content.decode()
    assert "Dies ist eine alte Fassung" in old
    assert "Zwei kam dazu." in old
    assert "Zwei</" not in old
    assert f"{PUBLIC}1/" in client.get(PUBLIC).content.decode()
    assert client.get("/treffen/tag-1/dokumentation/1.pdf")["Content-Type"] == "application/pdf"
    assert client.get(f"{PUBLIC}3/").status_code == 404


@pytest.mark.parametrize("address", [PUBLIC, PDF])
def test_an_unchanged_documentation_is_not_sent_again(orchard, client, address):
    publish(orchard)
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    orchard.find("Neu")
    publish(orchard)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_stale_foreword_shows_both_texts(orchard, organiser):
    organiser.post(STEERING, {"version": 1, "foreword": "Ihres"})
    answer = organiser.post(STEERING, {"version": 1, "foreword": "Meines"})
    assert answer.status_code == 409
    assert "Ihres" in answer.content.decode()
    organiser.post(STEERING, {"version": answer.context["form"].data["version"], "foreword": "Meines"})
    assert Documentation.objects.get().foreword == "Meines"


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_documentation_costs_a_handful_of_queries(orchard, client, django_assert_max_num_queries, count):
    for number in range(count):
        orchard.find(f"Satz {number}")
    publish(orchard)
    client.get(PUBLIC)
    with django_assert_max_num_queries(5):
        client.get(PUBLIC)


@pytest.mark.parametrize("word", ["", "vorschau/"])
@pytest.mark.parametrize("count", [1, 30])
def test_before_the_release_a_page_costs_at_most_ten_queries(
    orchard, organiser, django_assert_max_num_queries, word, count
):
    Meeting.objects.update(capacity=count)
    for number in range(count):
        orchard.find(session=orchard.session, fishbowl_question=orchard.question)
        make_item(orchard.meeting, AgendaFormatKey.INPUT, after_minutes=number)
        make_registration(orchard.meeting, f"Robin Beispiel {number}")
    publish(orchard)
    orchard.find()
    organiser.get(STEERING + word)
    with django_assert_max_num_queries(10):
        organiser.get(STEERING + word)


def test_in_english_everything_the_platform_says_is_english(orchard, client):
    make_item(orchard.meeting, AgendaFormatKey.INPUT, minutes=5)
    orchard.find("Papier zählt gleich.", session=orchard.session)
    publish(orchard)
    client.cookies["django_language"] = "en"
    page = client.get(PUBLIC).content.decode()
    for words in (
        "Tuesday, 21 May 2019, 09:30 to 16:00",
        "Round 1, Großer Saal: “Wer pflegt die Daten?”",
        "Topics proposed: 1, of these on paper: 1.",
    ):
        assert words in page
    assert not re.search(r"Dienstag|Runde|Mai 2019|Uhr", page.partition("<main")[2].partition("</main")[0])


@pytest.mark.parametrize(("who", "status"), [("office", 200), ("member", 403), ("outsider", 403), ("guest", 403)])
@pytest.mark.parametrize("word", ["", "vorschau/", "vorschau.pdf"])
def test_only_organisers_see_the_draft(orchard, client_of, who, status, word):
    assert client_of(who).get(STEERING + word).status_code == status
